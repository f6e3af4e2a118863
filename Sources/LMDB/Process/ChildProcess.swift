import CLMDB
import Glibc

/// A program run aside, with limits: what it does to itself stays its own.
///
/// A damaged store is read this way: the child may die on it, hang or talk without end, and the
/// parent says so in a sentence. The parent must start it before it maps the store itself.
///
/// ```swift
/// var child = ChildProcess("/proc/self/exe", ["verify", "--in-this-process", path])
/// child.silenceLimitSeconds = 60
/// let outcome = try child.run { line in show(line) }
/// ```
public struct ChildProcess: Sendable {
  /// The path of the program; `/proc/self/exe` is the one that runs now.
  public var executable: String
  /// The arguments after the program's name.
  public var arguments: [String]
  /// The environment as `NAME=value`; nil passes on the parent's.
  public var environment: [String]?
  /// What the child reads.
  public var standardInput: StandardInput = .nothing
  /// Where the child's standard error goes.
  public var standardError: StandardError = .inherited
  /// How long the child may take.
  public var timeLimitSeconds: Double = 3600
  /// How long the child may write nothing to its standard output: a child that works says so.
  public var silenceLimitSeconds: Double = 3600
  /// How much the child may write to standard output, and to standard error if that is captured.
  public var outputLimitBytes = 64 << 20
  /// How much memory of its own the child may use; the map of a store does not count.
  public var memoryLimitBytes: Int?
  /// How long the child may compute.
  public var processorLimitSeconds: Int?

  /// A run of this program with these arguments.
  public init(_ executable: String, _ arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// What the child reads.
  public enum StandardInput: Sendable {
    /// Nothing: it meets the end at once.
    case nothing
    /// What the parent would read.
    case inherited
  }

  /// Where the child's standard error goes.
  public enum StandardError: Sendable {
    /// Where the parent's goes.
    case inherited
    /// Into the outcome.
    case captured
  }

  /// How a run ended, and what it said.
  public struct Outcome: Equatable, Sendable {
    /// How it ended.
    public var ending: Ending
    /// All it wrote to standard output.
    public var output: [UInt8]
    /// All it wrote to standard error, when that was captured.
    public var errorOutput: [UInt8]
  }

  /// How a run ended.
  public enum Ending: Equatable, Sendable {
    /// It left with this code.
    case exited(Int32)
    /// A signal ended it.
    case signalled(Int32)
    /// It was ended for taking longer than its limit.
    case timedOut
    /// It was ended for saying nothing for longer than its limit.
    case silent
    /// It was ended for saying more than its limit.
    case tooTalkative
  }

  /// Runs the program to its end, calling `line` with each line of its standard output as it
  /// comes, without the line feed.
  ///
  /// However it ends, nothing it started in its process group outlives it.
  public func run(line: ([UInt8]) -> Void = { _ in }) throws(LMDBError) -> Outcome {
    var run = try ChildRun(of: self)
    return try run.toItsEnd(line)
  }

  /// Called by a child at its start: it will be killed when the thread that started it ends, as it
  /// does when the parent is killed.
  public static func dieWithParent() {
    let code = die_with_parent()
    precondition(code == 0, "the system does not know PR_SET_PDEATHSIG")
    // A parent that was gone before it asked tells nobody: another process has taken the child in.
    guard let parent = unsafe getenv(parentVariable) else { return }
    if unsafe String(cString: parent) != "\(getppid())" { raise(SIGKILL) }
  }

  /// The variable of the child's environment that holds the number of its parent.
  static let parentVariable = "ENTENTE_PARENT"
}

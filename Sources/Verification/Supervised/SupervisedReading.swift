public import CanonicalJSON
internal import LMDB
internal import Partnership
internal import Transparency

/// Reads the store of a ledger in a child process of the same program, so that damage which ends the
/// child is told by this one: the fault "damaged near record N, table T".
///
/// What ends the child for another reason is told as that.
///
/// ```swift
/// // first thing in the program:
/// if let code = SupervisedReading.runChildIfAsked(CommandLine.arguments, endOfDay: zones) {
///   exit(code)
/// }
/// // in a command, before any store is open in this process:
/// let report = try SupervisedReading().verify("ledger")
/// ```
public struct SupervisedReading: Sendable {
  /// The hidden first argument that makes the program the child.
  public static let childArgument = "--read-store-in-child"

  /// The program to start: by default the one that runs now.
  public var executable = "/proc/self/exe"
  /// How many threads read the log: one or two.
  public var threads = 2
  /// How long the child may say nothing before it is taken for hung.
  public var silenceLimitSeconds = 60.0
  /// How long the child may take.
  public var timeLimitSeconds = 24.0 * 3_600
  /// How much memory of its own the child may use.
  public var memoryLimitBytes = 4 << 30

  /// A reading with the usual limits.
  public init() {}

  /// Verifies the ledger in a folder.
  ///
  /// The child reads, and what is known from outside is held against what it found here.
  ///
  /// - Parameters:
  ///   - outside: Who may sign the last head, and which head was kept from before.
  ///   - progress: Told where the reading is, some times a second.
  /// - Throws: What is no fault of the ledger: no ledger, no permission, no child.
  public func verify(
    _ path: String, outside: OutsideKnowledge = OutsideKnowledge(),
    progress: (ReadingPlace.Place) -> Void = { _ in }
  ) throws(VerificationError) -> VerificationReport {
    let older = outside.older.map { " \($0.size)" } ?? ""
    let run = try start(["verify", path, "\(threads)\(older)"], progress)
    switch run.message {
    case .reading(let reading): return reading.judged(by: outside)
    case .failure(.damaged(let fault)): return VerificationReport(only: fault)
    case .failure(let error): throw error
    case .state, .at, nil: return VerificationReport(only: run.fault)
    }
  }

  /// Rebuilds the state of an agreement from the log alone.
  ///
  /// - Throws: `.damaged` when the store is damaged where it had to be read.
  public func state(
    _ path: String, _ question: StateQuestion, progress: (ReadingPlace.Place) -> Void = { _ in }
  ) throws(VerificationError) -> JSON {
    // Only a character outside the profile can stop it, which the sentence says.
    guard let asked = try? question.json.canonicalText else {
      throw .badQuestion("the question holds characters that no id or date has")
    }
    let run = try start(["state", path, asked], progress)
    switch run.message {
    case .state(let state): return state
    case .failure(let error): throw error
    case .reading, .at, nil: throw .damaged(run.fault)
    }
  }
}

// MARK: - The parent

extension SupervisedReading {
  /// What a child came to.
  private struct Run {
    var last = ReadingPlace.Place(table: "meta", record: 0, of: 0)
    var message: ChildMessage?
    var ending = ChildProcess.Ending.exited(0)

    /// The fault of a store over which the child has died.
    var fault: Fault {
      Fault(
        .storeDamaged, table: last.table, record: SequenceNumber(last.record),
        parameters: [.text(ending.phrase)])
    }
  }

  private func start(
    _ arguments: [String], _ progress: (ReadingPlace.Place) -> Void
  ) throws(VerificationError) -> Run {
    var child = ChildProcess(executable, [SupervisedReading.childArgument] + arguments)
    // The child's own complaints are the parent's to tell.
    child.standardError = .captured
    child.silenceLimitSeconds = silenceLimitSeconds
    child.timeLimitSeconds = timeLimitSeconds
    child.memoryLimitBytes = memoryLimitBytes
    child.outputLimitBytes = 256 << 20
    var run = Run()
    let before = lastTransaction(readWithoutLockIn: arguments[1])
    let outcome: ChildProcess.Outcome
    do throws(LMDBError) {
      outcome = try child.run { line in
        switch ChildMessage(line) {
        case .at(let place)?:
          run.last = place
          progress(place)
        case let message?: run.message = message
        case nil: break
        }
      }
      run.ending = outcome.ending
    } catch {
      throw .storage(error)
    }
    // A child that died after its answer has not ended well, and its answer is not taken.
    if run.ending != .exited(0) {
      run.message = nil
      // Pages may have been used again under the child: that it died is no damage.
      if let before, lastTransaction(readWithoutLockIn: arguments[1]) != before {
        throw .storage(LMDBError(.writtenMeanwhile, "read", arguments[1]))
      }
      if let interruption = child.interruption(outcome) { throw .interrupted(interruption) }
    }
    return run
  }

  /// The last commit of a store that can only be read without its lock file; nil for every other.
  private func lastTransaction(readWithoutLockIn path: String) -> UInt64? {
    // What keeps it from being looked at, the child says.
    guard !Environment.mayLock(inFolder: path),
      case .fit(let figures)? = try? StoreFile.check(inFolder: path)
    else { return nil }
    return figures.lastTransaction
  }
}

extension ChildProcess.Ending {
  /// How a reading ended that gave no answer.
  fileprivate var phrase: String {
    switch self {
    case .exited(let code): "exit \(code)"
    case .signalled(let number): "signal \(number)"
    case .timedOut: "time limit"
    case .silent: "silence"
    case .tooTalkative: "output limit"
    }
  }
}

extension VerificationReport {
  /// The report of a reading that one fault ended: nothing else was decided.
  init(only fault: Fault) {
    var findings = Findings()
    findings.add(fault)
    self.init(results: findings.results(made: []))
  }
}

// MARK: - The child

extension SupervisedReading {
  /// Does the child's work when this process was started for it, and gives the code to leave with;
  /// nil in every other process.
  ///
  /// Call it first, with `CommandLine.arguments`.
  public static func runChildIfAsked(
    _ arguments: [String], endOfDay: @escaping StateQuestion.EndOfDay
  ) -> Int32? {
    guard arguments.count == 5, arguments[1] == childArgument else { return nil }
    ChildProcess.dieWithParent()
    let place = ReadingPlace { place in
      // A parent that no longer listens ends the child.
      try? ChildMessage.at(place).say()
    }
    do throws(LMDBError) {
      try message(arguments[2], path: arguments[3], arguments[4], place, endOfDay).say()
      return 0
    } catch {
      return 5
    }
  }

  private static func message(
    _ task: String, path: String, _ detail: String, _ place: ReadingPlace,
    _ endOfDay: @escaping StateQuestion.EndOfDay
  ) -> ChildMessage {
    do throws(VerificationError) {
      switch task {
      case "verify":
        var verifier = LedgerVerifier(path, place)
        let words = detail.split(separator: " ")
        verifier.threads = words.first == "1" ? 1 : 2
        return .reading(
          try verifier.reading(olderSize: words.count > 1 ? UInt64(words[1]) : nil))
      case "state":
        // Our own parent wrote it: where it does not read tells nobody anything.
        guard let json = try? JSON(canonical: Array(detail.utf8)),
          let question = StateQuestion(json: json)
        else { throw .badQuestion("the question does not read") }
        return .state(try LedgerReplay(path, place, endOfDay: endOfDay).state(question))
      default: throw .badQuestion("no such task: \(task)")
      }
    } catch {
      return .failure(error)
    }
  }
}

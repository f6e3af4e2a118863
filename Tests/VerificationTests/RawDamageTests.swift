import CanonicalJSON
import Foundation
import LMDB
import Partnership
import Testing
import Verification

/// Damages to the bytes of `data.mdb`, drawn from a seed that is printed; `ENTENTE_SEED` draws the
/// same again and `ENTENTE_DAMAGES` more of them.
@Suite struct `A damaged data.mdb` {
  static let pageBytes = 4_096

  @Test func `ends in a report that fails, or holds with the same answers`() async throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["ENTENTE_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max)
    let rounds = environment["ENTENTE_DAMAGES"].flatMap { Int($0) } ?? 300
    print("ENTENTE_SEED=\(seed)")
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let reading = ProcessReading()
    let sound = try Data(contentsOf: URL(fileURLWithPath: path + "/data.mdb"))
    let answer = try reading.state(path)
    var held = 0
    for round in 0..<rounds {
      var random = Damage.Source(state: seed &+ UInt64(round))
      let damage = Damage(drawing: &random, lengthBytes: sound.count, Self.pageBytes)
      try damage.applied(to: sound).write(to: URL(fileURLWithPath: path + "/data.mdb"))
      let report = try reading.verify(path)
      let what: Comment = "ENTENTE_SEED=\(seed), round \(round): \(damage)"
      switch report {
      case .holds:
        held += 1
        let state = try reading.state(path)
        #expect(
          state.ending == .exited(0),
          "\(what): \(String(decoding: state.errorOutput, as: UTF8.self))")
        #expect(state.output == answer.output, what)
      case .fails(let faults): #expect(!faults.isEmpty, what)
      case .error: break
      case .other(let how): Issue.record("\(what) ended with \(how)")
      }
    }
    // About half of a small store's bytes are free pages and the room left in pages; were far more
    // damages not found than that, they would not be looked for. Eight standard deviations away, so
    // that no seed fails by chance.
    #expect(held < rounds * 3 / 4, "\(held) of \(rounds) damages were to unused bytes")
  }
}

/// liblmdb looks at what a page says it is where it seeks a key, and not where it goes from leaf to leaf;
/// and it seeks by the keys of branches, which going from leaf to leaf never reads.
@Suite struct `A page that is not what its tree wants` {
  @Test(arguments: [0x03, 0x06, 0x0F] as [UInt8])
  func `is found when it says it is of two kinds, or is in no tree`(flags: UInt8) async throws {
    let found = try await SmallLedger.damages { pages in
      pages.all.map { .byte($0 * Pages.size + 10, flags) }
    }
    #expect(found > 4)
  }

  @Test func `is found when it leads to another page for some keys, or is in no tree`() async throws
  {
    let found = try await SmallLedger.damages { pages in
      pages.endsOfBranchKeys.map { .bit($0, 1) }
    }
    #expect(found > 1)
  }
}

extension SmallLedger {
  /// Damages the small ledger one way after the other, each of which has to be found or to change no
  /// answer; gives how many were found.
  fileprivate static func damages(_ draw: (Pages) -> [Damage]) async throws -> Int {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let reading = ProcessReading()
    let file = URL(fileURLWithPath: path + "/data.mdb")
    let sound = try Data(contentsOf: file)
    let answer = try reading.state(path)
    let whole = try reading.report(path)
    var found = 0
    for damage in draw(Pages(sound)) {
      try damage.applied(to: sound).write(to: file)
      let report = try reading.report(path)
      if report.ending == .exited(0) {
        // As many records as before were looked at, too.
        #expect(report.output == whole.output, "\(damage)")
        #expect(try reading.state(path).output == answer.output, "\(damage)")
      } else {
        found += 1
      }
    }
    return found
  }
}

/// A page that an earlier commit wrote and a later one replaced lies in the file until it is used again:
/// sound in itself, and with some rows less.
@Suite struct `A page of the log from an older commit in the place of its own` {
  @Test func `is found, or changes no answer`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let reading = ProcessReading()
    let file = URL(fileURLWithPath: path + "/data.mdb")
    let sound = try Data(contentsOf: file)
    let answer = try reading.state(path)
    let pages = Pages(sound)
    var changed = 0
    for (one, other) in pages.sharingFirstKeys {
      try pages.exchanging(one, other).write(to: file)
      if case .holds = try reading.verify(path) {
        #expect(try reading.state(path).output == answer.output, "pages \(one) and \(other)")
      } else {
        changed += 1
        let state = try reading.state(path)
        #expect(
          state.ending == .exited(4) || state.output == answer.output,
          "pages \(one) and \(other)")
      }
    }
    #expect(changed > 0, "no page of an older commit was in use")
  }
}

/// The pages of a store, by what liblmdb 0.9 writes at their beginning.
private struct Pages {
  static let size = 4_096
  private let bytes: [UInt8]

  init(_ data: Data) { bytes = Array(data) }

  /// Every page but the two that say where the trees are.
  var all: Range<Int> { 2..<bytes.count / Pages.size }

  /// Where the last byte of each key of a branch is; the first of a page says nothing.
  var endsOfBranchKeys: [Int] {
    all.filter { number(at: $0 * Pages.size + 10) == 0x01 }.flatMap { page in
      let start = page * Pages.size
      return (1..<(number(at: start + 12) - 16) / 2).map { index in
        let node = start + number(at: start + 16 + 2 * index)
        return node + 8 + number(at: node + 6) - 1
      }
    }
  }

  private func number(at offset: Int) -> Int {
    Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
  }

  /// The pairs of leaves that begin with the same key, as two versions of a page do.
  var sharingFirstKeys: [(Int, Int)] {
    var leaves: [[UInt8]: [Int]] = [:]
    for page in all {
      guard let key = firstKey(ofLeaf: page) else { continue }
      leaves[key, default: []].append(page)
    }
    return leaves.values.flatMap { pages in
      pages.indices.flatMap { one in pages[(one + 1)...].map { (pages[one], $0) } }
    }
  }

  func exchanging(_ one: Int, _ other: Int) -> Data {
    var changed = bytes
    for offset in 0..<Pages.size {
      changed.swapAt(one * Pages.size + offset, other * Pages.size + offset)
    }
    return Data(changed)
  }

  /// The eight bytes of the first key of a leaf; nil for other pages and other keys.
  private func firstKey(ofLeaf page: Int) -> [UInt8]? {
    let start = page * Pages.size
    guard number(at: start + 10) == 0x02, number(at: start + 12) > 16 else { return nil }
    let node = start + number(at: start + 16)
    guard node + 16 <= start + Pages.size, number(at: node + 6) == 8 else { return nil }
    return Array(bytes[node + 8..<node + 16])
  }
}

/// The program as somebody runs it: its exit code and what it says.
struct ProcessReading {
  enum Ending {
    case holds
    case fails([String])
    case error
    case other(String)
  }

  func report(_ path: String) throws -> ChildProcess.Outcome {
    try run(["--ledger", path, "--json"])
  }

  func verify(_ path: String) throws -> Ending {
    let outcome = try report(path)
    switch outcome.ending {
    case .exited(0): return .holds
    case .exited(4):
      guard
        let json = try? JSON(canonical: outcome.output.dropLast().map { $0 }, limits: .standard),
        case .array(let checks)? = json.objectValue?["checks"]
      else { return .other("a report that does not read") }
      return .fails(
        checks.flatMap { $0.objectValue?["faults"]?.arrayValue ?? [] }.compactMap {
          $0.objectValue?["name"]?.stringValue
        })
    case .exited(5): return outcome.errorOutput.isEmpty ? .other("5 without a sentence") : .error
    default: return .other("\(outcome.ending)")
    }
  }

  func state(_ path: String) throws -> ChildProcess.Outcome {
    try run(["state", "--ledger", path])
  }

  private func run(_ arguments: [String]) throws -> ChildProcess.Outcome {
    var process = ChildProcess(ReplayProgram.path, arguments)
    process.standardError = .captured
    process.timeLimitSeconds = 120
    return try process.run()
  }
}

/// One damage to a file.
enum Damage: CustomStringConvertible {
  case bit(Int, Int)
  case byte(Int, UInt8)
  case zeroed(page: Int)
  case swapped(Int, Int)
  case copied(from: Int, to: Int)
  case cut(Int)
  case noise(page: Int, seed: UInt64)

  /// SplitMix64 (Steele, Lea, Flood 2014).
  struct Source: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  init(drawing random: inout Source, lengthBytes: Int, _ pageBytes: Int) {
    let pages = lengthBytes / pageBytes
    func page() -> Int { Int.random(in: 0..<pages, using: &random) }
    func offset() -> Int { Int.random(in: 0..<lengthBytes, using: &random) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<4: self = .bit(offset(), Int.random(in: 0..<8, using: &random))
    // The headers of pages are where liblmdb trusts most.
    case 4..<7:
      self = .byte(
        page() * pageBytes + Int.random(in: 0..<32, using: &random),
        UInt8.random(in: 0...255, using: &random))
    case 7: self = .zeroed(page: page())
    case 8: self = .swapped(page(), page())
    case 9: self = .copied(from: page(), to: page())
    case 10: self = .cut(offset())
    default: self = .noise(page: page(), seed: random.next())
    }
  }

  func applied(to sound: Data) -> Data {
    var bytes = sound
    let size = `A damaged data.mdb`.pageBytes
    func range(_ page: Int) -> Range<Int> { page * size..<(page + 1) * size }
    switch self {
    case .bit(let offset, let bit): bytes[offset] ^= 1 << UInt8(bit)
    case .byte(let offset, let byte): bytes[offset] = byte
    case .zeroed(let page): bytes.replaceSubrange(range(page), with: Data(count: size))
    case .swapped(let one, let other):
      bytes.replaceSubrange(range(one), with: sound[range(other)])
      bytes.replaceSubrange(range(other), with: sound[range(one)])
    case .copied(let from, let to): bytes.replaceSubrange(range(to), with: sound[range(from)])
    case .cut(let length): bytes = bytes.prefix(length)
    case .noise(let page, let seed):
      var random = Source(state: seed)
      for index in range(page) { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    }
    return bytes
  }

  var description: String {
    switch self {
    case .bit(let offset, let bit): "bit \(bit) of byte \(offset) turned"
    case .byte(let offset, let byte): "byte \(offset) made \(byte)"
    case .zeroed(let page): "page \(page) zeroed"
    case .swapped(let one, let other): "pages \(one) and \(other) swapped"
    case .copied(let from, let to): "page \(from) written over page \(to)"
    case .cut(let length): "cut to \(length) bytes"
    case .noise(let page, _): "page \(page) filled with noise"
    }
  }
}

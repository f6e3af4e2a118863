import Foundation
import LMDB
import Testing
import Transparency

@testable import Witness

extension Scratch {
  /// A witness here that knows the test log.
  func makeWitness(_ name: String = "W") throws -> WitnessFolder {
    let witness = try WitnessFolder.create(
      at: url.appending(path: name).path, name: "witness.example.org", party: "cnrs")
    try witness.trust(try TestLog(0).key.verifierKey)
    return witness
  }
}

extension WitnessAnswer {
  /// The size that was cosigned; nil when none was.
  var size: UInt64? {
    guard case .cosigned(let head, _) = self else { return nil }
    return head.size
  }

  var evidence: String? {
    guard case .refused(_, let evidence) = self else { return nil }
    return evidence
  }

  var verdict: WitnessVerdict? {
    guard case .refused(let verdict, _) = self else { return nil }
    return verdict
  }
}

@Suite("A witness in its folder")
struct WitnessFolderTests {
  private let scratch: Scratch
  private let witness: WitnessFolder

  init() throws {
    scratch = try Scratch()
    witness = try scratch.makeWitness()
  }

  private func fork(at path: String?) throws -> ForkEvidence {
    let path = try #require(path)
    return try ForkEvidence([UInt8](try #require(FileManager.default.contents(atPath: path))))
  }

  @Test("cosigns the first head it sees, and what continues it")
  func growth() throws {
    let log = try TestLog(20)
    #expect(try witness.answer(to: log.request(3, since: 0)).size == 3)
    for (earlier, size) in [(3, 4), (4, 8), (8, 8), (8, 13), (13, 20)] {
      let answer = try witness.answer(to: log.request(size, since: earlier))
      guard case .cosigned(let head, let line) = answer else {
        Issue.record("\(earlier) to \(size): \(answer)")
        continue
      }
      let note = try SignedNote(text: head.text, signatures: [line])
      #expect(try note.verified(by: [witness.identity.key]).cosignatures.count == 1)
      #expect(try witness.lastHead(of: head.origin)?.checkpoint == head)
    }
  }

  @Test("keeps its key for its owner alone, and cosigns with that key only")
  func key() throws {
    let path = "\(witness.path)/witness.key"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let seed = String(repeating: "07", count: 32)
    try Data("entente-witness-key/v1\n\(seed)\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: WitnessError.key(path: path, what: "it is not this witness's key")) {
      try witness.answer(to: TestLog(3).request(3, since: 0))
    }
    // Nothing was kept either: the right key finds the witness as it was.
    #expect(try witness.lastHead(of: Origin(TestLog.origin)) == nil)
  }

  @Test("may have its key outside its folder")
  func keyElsewhere() throws {
    let file = scratch.url.appending(path: "kept.key").path
    let path = scratch.url.appending(path: "V").path
    let made = try WitnessFolder.create(at: path, name: "v", party: "gq", keyFile: file)
    #expect(!scratch.exists("V/witness.key") && scratch.exists("kept.key"))
    try made.trust(TestLog(0).key.verifierKey)
    #expect(try WitnessFolder(at: path).answer(to: TestLog(3).request(3, since: 0)).size == 3)
    try FileManager.default.removeItem(atPath: file)
    #expect(throws: WitnessError.key(path: file, what: "it is not there")) {
      try made.answer(to: TestLog(4).request(4, since: 3))
    }
  }

  @Test("is not made over anything else")
  func notOver() throws {
    #expect(throws: WitnessError.folderNotEmpty(path: witness.path)) {
      try WitnessFolder.create(at: witness.path, name: "v", party: "gq")
    }
    #expect(throws: WitnessError.malformedParty("Génome")) {
      try WitnessFolder.create(
        at: scratch.url.appending(path: "V").path, name: "v", party: "Génome")
    }
    #expect(throws: WitnessError.noWitness(path: scratch.url.path)) {
      try WitnessFolder(at: scratch.url.path)
    }
  }

  @Test("refuses a stale size, a bad proof, an unknown log, another key")
  func refusals() throws {
    let log = try TestLog(20)
    _ = try witness.answer(to: log.request(7, since: 0))
    #expect(try witness.answer(to: log.request(9, since: 3)).verdict == .conflict(seen: 7))
    #expect(try witness.answer(to: log.request(5, since: 0)).verdict == .conflict(seen: 7))
    var path = try log.path(from: 7, to: 9)
    path.append(Digest(hashing: []))
    let surplus = try WitnessRequest(earlierSize: 7, path: path, checkpoint: log.head(9))
    guard case .inconsistent = try witness.answer(to: surplus).verdict else {
      Issue.record("a surplus hash was read over")
      return
    }
    guard case .untrusted = try witness.answer(to: TestLog(9, seed: 8).request(9, since: 7)).verdict
    else {
      Issue.record("another key was trusted")
      return
    }
    let other = try WitnessFolder.create(
      at: scratch.url.appending(path: "V").path, name: "v", party: "gq")
    #expect(try other.answer(to: log.request(7, since: 0)).verdict == .unknownLog)
    #expect(try witness.lastHead(of: Origin(TestLog.origin))?.checkpoint.size == 7)
  }

  @Test("refuses another history of one size, and keeps the evidence, once")
  func splitView() throws {
    let (log, other) = (try TestLog(9), try TestLog(9, story: "other", from: 5))
    _ = try witness.answer(to: log.request(9, since: 0))
    for claimed in [9, 0] as [UInt64] {
      let answer = try witness.answer(to: other.request(9, since: 0).claiming(claimed))
      #expect(answer.verdict == .conflict(seen: 9))
      let fork = try fork(at: answer.evidence)
      #expect(fork.key == log.key.verifierKey && fork.other == nil)
    }
    #expect(try witness.evidence().count == 1)
    // A head that comes alone is judged the same.
    #expect(try witness.answer(toHead: other.head(9)).evidence != nil)
    #expect(try witness.answer(toHead: log.head(9)).size == 9)
    #expect(try witness.answer(toHead: other.head(8)).verdict == .conflict(seen: 9))
  }

  @Test("refuses a history that grew from another one, and keeps the proof as evidence")
  func grownFork() throws {
    let (log, other) = (try TestLog(7), try TestLog(12, story: "other", from: 4))
    _ = try witness.answer(to: log.request(7, since: 0))
    let answer = try witness.answer(to: other.request(12, since: 7))
    guard case .inconsistent = answer.verdict else {
      Issue.record("\(answer)")
      return
    }
    let fork = try fork(at: answer.evidence)
    #expect(fork.other?.root == (try other.checkpoint(7).root))
    // What does not lead to the new head proves nothing, and is no evidence.
    let unproven = try WitnessRequest(
      earlierSize: 7, path: log.path(from: 5, to: 7), checkpoint: other.head(11))
    #expect(try witness.answer(to: unproven).evidence == nil)
  }

  @Test("gives no cosignature that is older than the one before it")
  func clock() throws {
    let log = try TestLog(9)
    func time(_ answer: WitnessAnswer) throws -> UInt64 {
      guard case .cosigned(let head, let line) = answer else { return 0 }
      let note = try SignedNote(text: head.text, signatures: [line])
      return try #require(note.verified(by: [witness.identity.key]).cosignatures.first).time
    }
    #expect(
      try time(witness.answer(to: log.request(3, since: 0), now: 1_700_000_000))
        == 1_700_000_000)
    #expect(
      try time(witness.answer(to: log.request(4, since: 3), now: 1_600_000_000))
        == 1_700_000_000)
    #expect(try time(witness.answer(to: log.request(4, since: 4), now: -5)) == 1_700_000_000)
    #expect(
      try time(witness.answer(to: log.request(5, since: 4), now: 1_700_000_001))
        == 1_700_000_001)
  }

  @Test("cosigns nothing when what it has seen does not read")
  func damagedHead() throws {
    let log = try TestLog(9)
    _ = try witness.answer(to: log.request(3, since: 0))
    let heads = scratch.url.appending(path: "W/heads")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: heads.path).first)
    let file = heads.appending(path: name)
    let whole = try Data(contentsOf: file)
    for offset in whole.indices {
      var damaged = whole
      damaged[offset] ^= 1
      try damaged.write(to: file)
      let other = try TestLog(9, story: "other", from: 0)
      for request in [try other.request(4, since: 3), try other.request(3, since: 0)] {
        // Damaged or not, it was told of three leaves of the first story.
        let answer = try? witness.answer(to: request)
        #expect(answer?.size == nil, "byte \(offset)")
      }
    }
    for length in [0, 10, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(throws: WitnessError.self) { try witness.answer(to: log.request(4, since: 3)) }
    }
    try whole.write(to: file)
    #expect(try witness.answer(to: log.request(4, since: 3)).size == 4)
  }

  @Test("lets one of two histories pass when many tasks send both at once")
  func simultaneous() async throws {
    let (log, other) = (try TestLog(6), try TestLog(6, story: "other", from: 2))
    let path = witness.path
    let sizes = try await withThrowingTaskGroup(of: (Int, UInt64?).self) { group in
      for number in 0..<16 {
        group.addTask {
          let request = try (number % 2 == 0 ? log : other).request(6, since: 0)
          return (number % 2, try WitnessFolder(at: path).answer(to: request).size)
        }
      }
      var sizes: [(Int, UInt64?)] = []
      for try await size in group { sizes.append(size) }
      return sizes
    }
    let cosigned = Set(sizes.filter { $0.1 != nil }.map(\.0))
    #expect(cosigned.count == 1)
    #expect(try witness.evidence().count == 1)
  }
}

@Suite("A witness that is killed")
struct KilledWitnessTests {
  @Test("cosigns no other history after, whatever it had done when it ended")
  func steps() async throws {
    for step in ["judged", "kept", "signed"] {
      let scratch = try Scratch()
      let witness = try scratch.makeWitness()
      let log = try TestLog(9)
      _ = try witness.answer(to: log.request(3, since: 0))
      let path = witness.path
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, step = step as String] in
        let request = try TestLog(9).request(6, since: 3)
        _ = try WitnessFolder(at: path).answer(to: request, now: 1_700_000_000) {
          if "\($0)" == step { kill(getpid(), SIGKILL) }
        }
      }
      let other = try TestLog(9, story: "other", from: 4)
      let isKept = step != "judged"
      #expect(
        try witness.lastHead(of: Origin(TestLog.origin))?.checkpoint.size == (isKept ? 6 : 3))
      if isKept {
        // It may have told of the first history: the second one is refused from here on.
        #expect(try witness.answer(to: other.request(6, since: 3)).verdict == .conflict(seen: 6))
        #expect(try witness.answer(to: log.request(6, since: 6)).size == 6)
      } else {
        // Nothing was signed: either history may be told first, and then no other.
        #expect(try witness.answer(to: other.request(6, since: 3)).size == 6)
        #expect(try witness.answer(to: log.request(6, since: 3)).verdict == .conflict(seen: 6))
      }
    }
  }

  @Test("has never cosigned two histories, when it is killed at any moment")
  func anyMoment() async throws {
    let scratch = try Scratch()
    let witness = try scratch.makeWitness()
    let path = witness.path
    _ = try witness.answer(to: TestLog(1).request(1, since: 0))
    for round in 0..<6 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, round = round as Int] in
        let witness = try WitnessFolder(at: path)
        let story = round % 2 == 0 ? "" : "other"
        let log = try TestLog(400, story: story, from: 1)
        let told = "\(path)/../told-\(round)"
        _ = FileManager.default.createFile(atPath: told, contents: nil)
        let file = try #require(FileHandle(forWritingAtPath: told))
        let killSoon = {
          _ = Task.detached {
            try await Task.sleep(for: .milliseconds(20 + 15 * round))
            kill(getpid(), SIGKILL)
          }
        }
        // On a busy machine it may not come to an answer: in the later rounds its time begins there.
        var isKilledSoon = round < 3
        if isKilledSoon { killSoon() }
        for size in 1..<400 {
          let seen = try witness.lastHead(of: Origin(TestLog.origin))?.checkpoint.size ?? 0
          guard Int(seen) <= size else { continue }
          let answer = try witness.answer(to: log.request(size, since: Int(seen)))
          if case .cosigned(let head, _) = answer {
            file.write(Data("\(head.size) \(head.root.hex)\n".utf8))
          }
          if !isKilledSoon { killSoon() }
          isKilledSoon = true
        }
        kill(getpid(), SIGKILL)
      }
    }
    var roots: [Substring: Set<Substring>] = [:]
    for round in 0..<6 {
      for line in try scratch.text(of: "told-\(round)").split(separator: "\n") {
        let words = line.split(separator: " ")
        // The last line may be cut short.
        if words.count == 2, words[1].count == 64 { roots[words[0], default: []].insert(words[1]) }
      }
    }
    #expect(!roots.isEmpty)
    // All of them are of the history that was told first: sizes 2 and above tell them apart.
    let told = try [TestLog(400, story: "", from: 1), TestLog(400, story: "other", from: 1)].map {
      log in
      try roots.filter { size, _ in size != "1" }.allSatisfy { size, roots in
        guard let size = Int(size) else { return false }
        return roots == [Substring(try log.checkpoint(size).root.hex)]
      }
    }
    #expect(told.contains(true))
  }
}

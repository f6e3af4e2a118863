import CanonicalJSON
import Entente
import EntenteTesting
import Foundation
import LedgerStore
import Partnership
import RecordFormat
import Testing
import Transparency
import Verification

/// Beside the mutants of `Tools/mutate.py`, which are of logs, proofs, records and policies.
@Suite struct `A bundle, changed` {
  private static let mutants = 1_000

  /// A small ledger and the parts of a bundle of it, which a forger may take apart and put together.
  private struct Parts {
    let folder: TemporaryFolder
    let key: VerifierKey
    var from: UInt64
    var notes: [SignedNote]
    var path: [Digest]
    var records: [RecordFile]
    let beginning: TreeFrontier

    init(_ folder: TemporaryFolder, from: UInt64) throws {
      self.folder = folder
      self.from = from
      let ledger = try Ledger(at: folder.path + "/ledger", access: .reading)
      key = try #require(try ledger.checkpointKey())
      notes = try ledger.checkpoints().filter { try Checkpoint(text: $0.text).size > from }
      let to = try Checkpoint(text: try #require(notes.last).text).size
      path =
        from == 0 ? [] : try ledger.consistency(of: try TreeGrowth(from: from, to: to)).path
      records = try (from..<to).map {
        try ledger.shownRecord(SequenceNumber($0), withWords: true).file
      }
      beginning = try ledger.frontier(atSize: from)
    }

    /// The lines, whether or not they fit each other.
    func lines() throws -> [[UInt8]] {
      let last = try notes.last.map { try Checkpoint(text: $0.text).size } ?? from
      let opening: JSON = [
        "bundle": 1, "from": .integer(Int64(from)), "ledger": "example.org/small",
        "to": .integer(Int64(last)),
      ]
      let heads = try notes.map { note in
        let head: JSON = ["checkpoint": .string(String(decoding: note.bytes, as: UTF8.self))]
        return try head.canonicalLine()
      }
      let proof: JSON = ["consistency": .array(path.map { .string($0.hex) })]
      let end: JSON = ["end": .integer(Int64(last - from))]
      return try [opening.canonicalLine()] + heads + [proof.canonicalLine()]
        + records.map(\.canonicalBytes) + [end.canonicalLine()]
    }

    func bytes() throws -> [UInt8] { try lines().flatMap { $0 + [0x0A] } }

    /// What somebody finds who mirrors the ledger up to where the bundle begins, and knows its key.
    func verify(_ bytes: [UInt8]) throws -> VerificationReport {
      let path = "\(folder.path)/bundle"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      var verifier = BundleVerifier(path)
      verifier.outside.policy = try ProvenRecord.policy("log \(key.text)", "quorum none")
      return try verifier.verify(continuing: beginning).report
    }
  }

  private func ledger() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try await SmallLedger.make(at: folder.path + "/ledger")
    return folder
  }

  /// The whole log, and what came after the second head.
  private func bundles() async throws -> [Parts] {
    let folder = try await ledger()
    let whole = try Parts(folder, from: 0)
    let second = try Checkpoint(text: whole.notes[1].text).size
    return [whole, try Parts(folder, from: second)]
  }

  @Test func `in thousands of ways by chance is refused, and ends no verifier`() async throws {
    var random = SeededRandom(for: "bundles changed")
    var counts: [String: Int] = [:]
    for parts in try await bundles() {
      let original = try parts.bytes()
      #expect(try parts.verify(original).outcome == .holds)
      for _ in 0..<`A bundle, changed`.mutants {
        let change = ByteChange.allCases.randomElement(using: &random) ?? .cut
        let bytes = change.made(in: original, using: &random)
        guard bytes != original else { continue }
        let report = try parts.verify(bytes)
        if report.outcome == .holds {
          // A head in between may be left out: that all of them are there nobody can say.
          let isHeadGone = change == .lineGone && parts.notes.count > 1
          #expect(isHeadGone, "\(change): \(String(decoding: bytes.prefix(2_000), as: UTF8.self))")
          counts["a head left out", default: 0] += 1
        } else {
          counts["refused", default: 0] += 1
          #expect(!report.faults.isEmpty)
        }
      }
    }
    print("bundles: \(counts)")
    #expect(counts["refused", default: 0] > `A bundle, changed`.mutants)
  }

  /// Made by somebody who knows the format, and has not the key.
  @Test func `by hand is refused, whatever fits within it`() async throws {
    let bundles = try await bundles()
    for original in bundles {
      var cases: [(String, [UInt8])] = []
      func changed(_ name: String, _ change: (inout Parts) throws -> Void) throws {
        var parts = original
        try change(&parts)
        cases.append((name, try parts.bytes()))
      }
      let stranger = try SignerKey(
        name: original.key.name, seed: [UInt8](repeating: 5, count: 32))
      try changed("two records exchanged") { $0.records.swapAt(0, 1) }
      try changed("a record twice") { $0.records.insert($0.records[1], at: 1) }
      try changed("a record left out") { $0.records.remove(at: 1) }
      try changed("the last head gone, its records still there") { $0.notes.removeLast() }
      try changed("no head") { $0.notes = [] }
      try changed("heads exchanged") { $0.notes.reverse() }
      try changed("a head twice") { $0.notes.append($0.notes[$0.notes.count - 1]) }
      try changed("a hash more in the proof") { $0.path.append(Digest(hashing: [])) }
      if original.from > 0 {
        try changed("no proof") { $0.path = [] }
        try changed("a hash less in the proof") { $0.path.removeLast() }
        try changed("another hash in the proof") { $0.path[0] = Digest(hashing: []) }
      }
      try changed("from another size") { $0.from += 1 }
      try changed("the last head signed by a stranger") { parts in
        let head = try Checkpoint(text: parts.notes[parts.notes.count - 1].text)
        parts.notes[parts.notes.count - 1] = try head.signed(by: stranger)
      }
      try changed("a head of another root by a stranger") { parts in
        let head = try Checkpoint(text: parts.notes[parts.notes.count - 1].text)
        parts.notes[parts.notes.count - 1] = try Checkpoint(
          origin: head.origin, size: head.size, root: Digest(hashing: [])
        ).signed(by: stranger)
      }
      try changed("a head in between by a stranger") { parts in
        let size = try Checkpoint(text: parts.notes[0].text).size
        guard size > parts.from + 1 else { return }
        let head = try Checkpoint(
          origin: Checkpoint(text: parts.notes[0].text).origin, size: size - 1,
          root: Digest(hashing: [1]))
        parts.notes.insert(try head.signed(by: stranger), at: 0)
      }
      for (name, bytes) in cases where bytes != (try original.bytes()) {
        let report = try original.verify(bytes)
        #expect(report.outcome != .holds, "\(name), from \(original.from)")
      }
      // The salt or the facts of one record in another, and a header that commits to something else.
      let lines = try original.lines()
      let first = original.notes.count + 2
      for name in ["facts", "facts_salt", "header"] {
        guard var object = try JSON(canonical: lines[first]).objectValue,
          let other = try JSON(canonical: lines[first + 1]).objectValue
        else { continue }
        object[name] = other[name]
        var mixed = lines
        mixed[first] = try JSON.object(object).canonicalLine()
        let report = try original.verify(mixed.flatMap { $0 + [0x0A] })
        #expect(report.faults.map(\.name) == [.bundleUnreadable], "\(name)")
      }
    }
  }

  /// What may be changed, each with its reason.
  @Test func `holds still where the change takes nothing of what is proven`() async throws {
    let original = try await bundles()[0]
    func holds(_ change: (inout Parts) throws -> Void) throws -> Bool {
      var parts = original
      try change(&parts)
      return try parts.verify(parts.bytes()).outcome == .holds
    }
    // Heads in between: the last one covers their records too.
    #expect(try holds { $0.notes.removeFirst($0.notes.count - 1) })
    // Words, or facts with them, withheld: the header still commits to them.
    for withFacts in [true, false] {
      #expect(
        try holds { parts in
          parts.records = try parts.records.map {
            try RecordFile(
              header: $0.headerBytes, facts: withFacts ? $0.factsOpening : nil, words: nil)
          }
        })
    }
    // A line by a key that nobody asks about: room for witnesses, and for signatures to come.
    #expect(
      try holds { parts in
        let witness = try ProvenRecord.witness()
        let last = parts.notes.count - 1
        let head = try Checkpoint(text: parts.notes[last].text)
        try parts.notes[last].add(try witness.cosign(head, at: 1_700_000_000))
      })
  }
}

extension JSON {
  /// A line of a bundle, without its line feed.
  fileprivate func canonicalLine() throws -> [UInt8] {
    try canonical(limits: JSONLimits(bytes: BundleReader.longestLineBytes))
  }
}

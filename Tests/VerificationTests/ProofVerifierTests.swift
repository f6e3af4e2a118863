import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Testing
import Transparency
import Verification

@Suite struct `A proof of one record, by itself` {
  @Test func `holds for who knows the key, with each part shown or withheld`() async throws {
    let proven = try await ProvenRecord()
    let whole = try proven.verify()
    #expect(whole.verification.outcome == .holds, "\(whole.faults)")
    #expect(whole.index == 4)
    #expect(whole.facts == .shown && whole.words == .shown)
    #expect(whole.leaf == MerkleTree.leafHash(of: proven.record.headerBytes))
    #expect(whole.verification.results.map(\.check) == [.bytes, .order, .tree])
    #expect(whole.verification.vouching?.log == proven.key)
    #expect(whole.statedKey == proven.key)

    let header = try RecordFile(header: proven.record.headerBytes, facts: nil, words: nil)
    let alone = try proven.verify(record: header.canonicalBytes)
    #expect(alone.verification.outcome == .holds)
    #expect(alone.facts == .withheld && alone.words == .withheld)
    let shown = alone.json.objectValue?["record"]?.objectValue
    #expect(shown?["facts"] == .null)
    #expect(shown?["words_state"] == "withheld")
  }

  @Test func `is undecided until somebody says whose it is`() async throws {
    let proven = try await ProvenRecord()
    var verifier = ProofVerifier(proven.proof.bytes)
    verifier.record = proven.record.canonicalBytes
    let report = verifier.verify()
    #expect(report.verification.exitCode == 2)
    #expect(report.faults == [.policyNotGiven])
    #expect(report.verification.vouching == nil)
  }

  @Test func `is undecided without its record`() async throws {
    let proven = try await ProvenRecord()
    var verifier = ProofVerifier(proven.proof.bytes)
    verifier.outside.policy = try proven.policy
    let report = verifier.verify()
    #expect(report.verification.exitCode == 2)
    #expect(report.faults == [.recordNotGiven])
  }

  @Test func `holds for every record under every head that covers it, and under no other`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let ledger = try Ledger(at: path, access: .reading)
    let key = try #require(try ledger.checkpointKey())
    let heads = try ledger.checkpoints().map { try Checkpoint(text: $0.text).size }
    try #require(heads.count == 4)
    let policy = try ProvenRecord.policy("log \(key.text)", "quorum none")
    var proven = 0
    for number in 0..<(try ledger.logSize()) {
      let sequence = SequenceNumber(number)
      let record = try ledger.shownRecord(sequence, withWords: true)
      #expect(record.missingWords == nil)
      for size in heads + [0, 7, .max] {
        let proof = try ledger.proof(of: sequence, atSize: size)
        #expect((proof != nil) == (size > number && heads.contains(size)), "\(number) of \(size)")
        guard let proof else { continue }
        var verifier = ProofVerifier(proof.bytes)
        verifier.record = record.file.canonicalBytes
        verifier.outside.policy = policy
        let report = verifier.verify()
        #expect(report.verification.outcome == .holds, "\(number) of \(size): \(report.faults)")
        #expect(report.verification.size == size)
        proven += 1
      }
    }
    #expect(proven == Int(heads.reduce(0, +)))
    let size = try ledger.logSize()
    #expect(throws: LedgerError.noRecord(SequenceNumber(size), size: size)) {
      _ = try ledger.proof(of: SequenceNumber(size))
    }
  }

  @Test func `with any bit of the proof changed, or cut anywhere, is refused`() async throws {
    let proven = try await ProvenRecord()
    let original = proven.proof.bytes
    let policy = try proven.policy
    // The lowest bit of each byte, and the one that makes another case of a letter.
    for bit in original.indices.flatMap({ [8 * $0, 8 * $0 + 5] }) {
      var bytes = original
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let report = try proven.verify(proof: bytes, policy)
      #expect(report.verification.exitCode == 4, "bit \(bit % 8) of byte \(bit / 8)")
    }
    for count in original.indices {
      let report = try proven.verify(proof: Array(original.prefix(count)), policy)
      #expect(report.verification.exitCode == 4, "cut to \(count)")
    }
  }

  @Test func `with any bit of the record changed, or cut anywhere, is refused`() async throws {
    let proven = try await ProvenRecord()
    let original = proven.record.canonicalBytes
    let policy = try proven.policy
    // The lowest bit of each byte, and the one that makes another case of a letter.
    for bit in original.indices.flatMap({ [8 * $0, 8 * $0 + 5] }) {
      var bytes = original
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let report = try proven.verify(record: bytes, policy)
      // A catalogue or format of a later version is another header, so another leaf.
      #expect(report.verification.exitCode == 4, "bit \(bit % 8) of byte \(bit / 8)")
    }
    for count in original.indices {
      let report = try proven.verify(record: Array(original.prefix(count)), policy)
      #expect(report.verification.exitCode == 4, "cut to \(count)")
    }
  }

  @Test func `is not that of another record of the same log`() async throws {
    let proven = try await ProvenRecord()
    let other = try proven.other(2)
    let swapped = try proven.verify(record: other.record.canonicalBytes)
    #expect(swapped.verification.exitCode == 4)
    #expect(Set(swapped.faults) == [.recordMisplaced, .notIncluded])
    #expect(try proven.verify(proof: other.proof.bytes).verification.exitCode == 4)
    #expect(
      try proven.verify(proof: other.proof.bytes, record: other.record.canonicalBytes)
        .verification.outcome == .holds)
  }

  @Test func `does not take openings that are another record's`() async throws {
    let proven = try await ProvenRecord()
    let other = try proven.other(3).record
    func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
    let mine = text(proven.record.canonicalBytes)
    let facts = mine.replacing(text(proven.record.factsBytes), with: text(other.factsBytes))
    let words = mine.replacing(text(proven.record.wordsBytes), with: text(other.wordsBytes))
    for altered in [facts, words] {
      #expect(altered != mine)
      let report = try proven.verify(record: Array(altered.utf8))
      #expect(report.verification.exitCode == 4)
      #expect(report[bytes: .fails])
    }
  }

  @Test func `with a surplus hash, or one less, is refused`() async throws {
    let proven = try await ProvenRecord()
    let position = try LeafPosition(
      index: 4, size: try Checkpoint(text: proven.proof.checkpoint.text).size)
    let path = proven.proof.path
    for altered in [path + [path[0]], Array(path.dropLast()), []] {
      let proof = LogProof(
        InclusionProof(position: position, path: altered), under: proven.proof.checkpoint,
        stating: proven.key)
      let report = try proven.verify(proof: proof.bytes)
      #expect(report.faults == [.notIncluded])
      #expect(report.verification.exitCode == 4)
    }
  }

  @Test func `spelled in another way is refused`() async throws {
    let proven = try await ProvenRecord()
    let text = String(decoding: proven.proof.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let signature = try #require(lines.last { $0.hasPrefix("—") })
    let hash = try #require(lines.first { $0.count == 44 })
    // The last character before the padding holds two bits that have to be zero.
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let last = try #require(hash.dropLast().last.flatMap { digits.firstIndex(of: $0) })
    let loose = String(hash.dropLast(2)) + String(digits[last | 1]) + "="
    try #require(loose != hash)
    let cases = [
      text.replacing("\n", with: "\r\n"), text.replacing("index 4", with: "index 04"),
      text.replacing("index 4", with: "index +4"), text.replacing("index 4\n", with: ""),
      text.replacing(hash, with: loose), text.replacing(hash, with: hash + "\n"),
      text.replacing(hash, with: hash.dropLast()), text + signature + "\n", text + "\n",
      text.replacing("extra ", with: "extra AA=="),
      text.replacing("tlog-proof@v1", with: "tlog-proof@v2"), "\n" + text,
    ]
    for altered in cases {
      let report = try proven.verify(proof: Array(altered.utf8))
      #expect(report.verification.exitCode == 4, "\(altered)")
      #expect(
        report.faults.contains { [.proofUnreadable, .checkpointUnreadable].contains($0) },
        "\(altered)")
    }
  }

  @Test func `is not accepted from another key than the policy's or the anchors'`() async throws {
    let proven = try await ProvenRecord()
    let stranger = try SignerKey(name: proven.key.name, seed: [UInt8](repeating: 3, count: 32))
    let policy = try ProvenRecord.policy("log \(stranger.verifierKey.text)", "quorum none")
    let report = try proven.verify(policy)
    #expect(report.faults == [.headNotAccepted])
    #expect(report.verification.exitCode == 4)
    var verifier = ProofVerifier(proven.proof.bytes)
    verifier.record = proven.record.canonicalBytes
    verifier.outside.anchors = try ProvenRecord.anchors(
      "checkpoint", proven.key.name.text, stranger.verifierKey)
    #expect(verifier.verify().faults == [.headNotAccepted])
    verifier.outside.anchors = try ProvenRecord.anchors(
      "witness", "cnrs", ProvenRecord.witness().verifierKey)
    let unknown = verifier.verify()
    #expect(unknown.faults == [.headNotVouched])
    #expect(unknown.verification.exitCode == 2)
  }

  @Test func `made up whole by somebody else is consistent, and no more`() async throws {
    let proven = try await ProvenRecord()
    let forger = try SignerKey(name: proven.key.name, seed: [UInt8](repeating: 3, count: 32))
    let leaf = MerkleTree.leafHash(of: proven.record.headerBytes)
    let leaves = (0..<5).map { $0 == 4 ? leaf : Digest(hashing: [$0]) }
    let head = try Checkpoint(
      origin: Origin(proven.key.name.text), size: 5, root: MerkleTree.root(of: leaves))
    // Record 4 of 5: its only neighbour is the root of the four before it.
    let proof = LogProof(
      InclusionProof(
        position: try LeafPosition(index: 4, size: 5),
        path: [MerkleTree.root(of: Array(leaves.prefix(4)))]),
      under: try head.signed(by: forger), stating: forger.verifierKey)
    var verifier = ProofVerifier(proof.bytes)
    verifier.record = proven.record.canonicalBytes
    #expect(verifier.verify().faults == [.policyNotGiven])
    #expect(try proven.verify(proof: proof.bytes).faults == [.headNotAccepted])
    // Nor does it help to state the key of the log above the signature of another.
    let stating = LogProof(
      InclusionProof(position: try LeafPosition(index: 4, size: 5), path: proof.path),
      under: proof.checkpoint, stating: proven.key)
    verifier = ProofVerifier(stating.bytes)
    verifier.record = proven.record.canonicalBytes
    #expect(Set(verifier.verify().faults) == [.checkpointSignature, .policyNotGiven])
  }

  @Test func `keeps the cosignatures of its head, and is vouched for by them`() async throws {
    let proven = try await ProvenRecord()
    let witness = try ProvenRecord.witness()
    let head = try Checkpoint(text: proven.proof.checkpoint.text)
    var note = proven.proof.checkpoint
    try note.add(try witness.cosign(head, at: 1_700_000_000))
    let position = try LeafPosition(index: 4, size: head.size)
    let proof = LogProof(
      InclusionProof(position: position, path: proven.proof.path), under: note,
      stating: proven.key)
    let demanding = try ProvenRecord.policy(
      "log \(proven.key.text)", "witness cnrs \(witness.verifierKey.text)", "quorum cnrs")
    #expect(try proven.verify(demanding).faults == [.quorumNotMet])
    let met = try proven.verify(proof: proof.bytes, demanding)
    #expect(met.verification.outcome == .holds)
    #expect(met.verification.vouching?.cosigners.map(\.name) == ["cnrs"])
    #expect(met.verification.vouching?.cosigners.map(\.time) == [1_700_000_000])
    #expect(met.otherSigners.map(\.name.text) == ["cnrs.example/w"])
    var verifier = ProofVerifier(proof.bytes)
    verifier.record = proven.record.canonicalBytes
    verifier.outside.anchors = try ProvenRecord.anchors("witness", "cnrs", witness.verifierKey)
    let anchored = verifier.verify()
    #expect(anchored.verification.outcome == .holds)
    #expect(anchored.verification.vouching?.log == nil)
    #expect(anchored.verification.vouching?.cosigners.map(\.name) == ["cnrs"])
  }

  @Test func `of a signed act says who signed, as far as their keys are known`() async throws {
    let proven = try await ProvenRecord()
    let signers = try [11, 12].map { seed in
      try SignerKey(name: KeyName("any"), seed: [UInt8](repeating: UInt8(seed), count: 32))
    }
    /// The same act signed by both, as the only record of a log, under a key of a log of its own.
    func signed(spoiling spoilt: Int? = nil) throws -> (LogProof, [UInt8], TrustPolicy) {
      var header = proven.record.header
      header.sequence = 4
      header.content.seen = SeenCheckpoint(
        root: try #require(RootHash(hex: String(repeating: "0", count: 64))), size: 1)
      let bytes = try header.content.signedBytes()
      header.content.signatures = try signers.enumerated().map { index, signer in
        var value = try signer.signature(over: bytes)
        if index == spoilt { value[0] ^= 1 }
        let key = signer.verifierKey.publicKey.fingerprint
        let fingerprint = try #require(KeyFingerprint(hex: key.hex))
        return try #require(ActionSignature(key: fingerprint, value: value))
      }.sorted { $0.key < $1.key }
      let leaf = try header.canonicalBytes()
      let before = MerkleTree.root(of: [Digest](repeating: Digest(hashing: []), count: 4))
      let head = try Checkpoint(
        origin: Origin(proven.key.name.text), size: 5,
        root: MerkleTree.root(
          of: [Digest](repeating: Digest(hashing: []), count: 4)
            + [MerkleTree.leafHash(of: leaf)]))
      let log = try SignerKey(name: proven.key.name, seed: [UInt8](repeating: 3, count: 32))
      let proof = LogProof(
        InclusionProof(position: try LeafPosition(index: 4, size: 5), path: [before]),
        under: try head.signed(by: log), stating: log.verifierKey)
      let policy = try ProvenRecord.policy("log \(log.verifierKey.text)", "quorum none")
      return (proof, Array(#"{"header":"#.utf8) + leaf + Array("}".utf8), policy)
    }
    func verify(spoiling spoilt: Int? = nil, knowing known: Int...) throws -> ProofReport {
      let (proof, record, policy) = try signed(spoiling: spoilt)
      var verifier = ProofVerifier(proof.bytes)
      verifier.record = record
      verifier.outside.policy = policy
      let lines = known.map { index in
        let hex = Digest(signers[index].verifierKey.publicKey.bytes)?.hex ?? ""
        return "act \(["cnrs", "gq"][index]) \(hex)\n"
      }
      if !lines.isEmpty { verifier.outside.anchors = try Anchors(Array(lines.joined().utf8)) }
      return verifier.verify()
    }
    let both = try verify(knowing: 0, 1)
    #expect(both.verification.outcome == .holds, "\(both.verification.faults)")
    #expect(Set(both.signers) == ["cnrs", "gq"])
    #expect(try verify(knowing: 0).faults == [.signatureUnchecked])
    #expect(try verify(knowing: 0).signers == ["cnrs"])
    #expect(try verify().verification.exitCode == 2)
    // A signature that does not fit is found whether or not that of an unknown key stands before it.
    for (spoilt, known) in [(0, 0), (1, 1)] {
      let report = try verify(spoiling: spoilt, knowing: known)
      #expect(report.verification.exitCode == 4)
      #expect(report.faults.contains(.signatureInvalid))
      #expect(report.signers == [])
    }
  }

  @Test func `of a record that a newer version wrote is placed, and otherwise undecided`()
    async throws
  {
    let proven = try await ProvenRecord()
    let signer = try SignerKey(name: proven.key.name, seed: [UInt8](repeating: 3, count: 32))
    let header = String(decoding: proven.record.headerBytes, as: UTF8.self)
      .replacing(#""catalogue":1"#, with: #""catalogue":999"#)
    let leaf = MerkleTree.leafHash(of: Array(header.utf8))
    let before = Digest(hashing: [])
    let root = try #require(
      MerkleTree.root(of: [before, before, before, before, leaf]) as Digest?)
    let head = try Checkpoint(origin: Origin(proven.key.name.text), size: 5, root: root)
    let proof = LogProof(
      InclusionProof(
        position: try LeafPosition(index: 4, size: 5),
        path: [MerkleTree.root(of: [before, before, before, before])]),
      under: try head.signed(by: signer), stating: signer.verifierKey)
    let policy = try ProvenRecord.policy("log \(signer.verifierKey.text)", "quorum none")
    let report = try proven.verify(
      proof: proof.bytes, record: Array(#"{"header":\#(header)}"#.utf8), policy)
    #expect(report.faults == [.recordNewer])
    #expect(report.verification[.tree]?.outcome == .holds)
    #expect(report.verification.exitCode == 2)
  }
}

extension ProofReport {
  fileprivate subscript(bytes outcome: Outcome) -> Bool {
    verification[.bytes]?.outcome == outcome
  }
}

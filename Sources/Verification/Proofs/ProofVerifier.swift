internal import LedgerTables
public import Partnership
internal import RecordFormat
internal import Transparency

/// Verifies the proof of one record (C2SP tlog-proof) with the file of that record, and nothing else.
///
/// ```swift
/// var verifier = ProofVerifier(bytes)
/// verifier.record = recordBytes
/// verifier.outside.policy = try TrustPolicy(policyBytes)
/// let report = verifier.verify()
/// ```
///
/// That the record is in the log, and what it says, is decided here; whether it was allowed, and what
/// became of it later, is for the whole log to say.
public struct ProofVerifier: Sendable {
  /// The checks that are made.
  public static let checks: [Check] = [.bytes, .order, .tree]

  private let proof: [UInt8]
  /// The bytes of the record's file; nil when nobody gave one.
  public var record: [UInt8]?
  /// What is known from outside: who may sign the head.
  public var outside = OutsideKnowledge()

  /// A verifier of the bytes of a `.tlog-proof`.
  public init(_ proof: [UInt8]) {
    self.proof = proof
  }

  /// Makes the checks; what is wrong is in the report.
  public func verify() -> ProofReport {
    var findings = Findings()
    var report = ProofReport()
    var made: Set<Check> = []
    do throws(TransparencyError) {
      let proof = try LogProof(proof)
      report.index = proof.index
      report.statedKey = try proof.statedKey
      if let head = head(of: proof, &report, &findings) {
        let leaf = leaf(at: proof.index, of: head.origin, &report, &findings)
        if leaf != nil { made = [.bytes, .order] }
        if let leaf, place(leaf, proof, head, &findings) { made.insert(.tree) }
        judge(proof.checkpoint, &report, &findings)
      }
    } catch {
      findings.add(Fault(.proofUnreadable, parameters: [.said(error.description)]))
    }
    report.verification.results = findings.results(made: made)
      .filter { ProofVerifier.checks.contains($0.check) }
    return report
  }

  /// The head the proof ends at, whose log has signed it as far as the proof itself can say.
  private func head(
    of proof: LogProof, _ report: inout ProofReport, _ findings: inout Findings
  ) -> Checkpoint? {
    let note = proof.checkpoint
    let head: Checkpoint
    do throws(TransparencyError) {
      head = try Checkpoint(text: note.text)
    } catch {
      findings.add(
        Fault(
          .checkpointUnreadable,
          parameters: [.name(TilesFolder.checkpoint), .text(error.description)]))
      return nil
    }
    report.verification.ledger = head.origin.text
    report.verification.size = head.size
    report.verification.root = head.root
    report.otherSigners = note.signatures.filter { $0.name != head.origin.keyName }
    do throws(TransparencyError) {
      if let key = report.statedKey {
        _ = try Checkpoint(note, signedBy: key)
      } else if report.otherSigners.count == note.signatures.count {
        throw .noKnownSignature
      }
    } catch {
      findings.add(
        Fault(
          .checkpointSignature,
          parameters: [.name(TilesFolder.checkpoint), .text(error.description)]))
    }
    return head
  }

  /// The leaf of the record that was given, once it is of this log and of this place.
  private func leaf(
    at index: UInt64, of origin: Origin, _ report: inout ProofReport, _ findings: inout Findings
  ) -> Digest? {
    guard let record else {
      findings.add(Fault(.recordNotGiven))
      return nil
    }
    findings.count(.bytes)
    guard let header = read(record, &report, &findings) else { return nil }
    findings.count(.order)
    if header.sequence != index {
      findings.add(Fault(.recordMisplaced, record: SequenceNumber(index)))
    }
    if header.ledger != origin.text {
      findings.add(Fault(.otherLedger, parameters: [.name(header.ledger)]))
    }
    let leaf = MerkleTree.leafHash(of: header.bytes)
    report.leaf = leaf
    return leaf
  }

  private func read(
    _ bytes: [UInt8], _ report: inout ProofReport, _ findings: inout Findings
  ) -> (bytes: [UInt8], sequence: UInt64, ledger: String)? {
    do throws(RecordFormatError) {
      let file = try RecordFile(canonical: bytes)
      report.record = file
      let header = file.header
      report.signers = ActSignatures(outside.anchors, knowsRecords: true)
        .check(header, &findings).compactMap(\.owner)
      return (file.headerBytes, header.sequence.index, header.ledger.text)
    } catch {
      switch error {
      case .unknownCatalogue, .unknownFormat:
        // Its place can be told; its parts are for a newer version to read. That the file splits was seen
        // before its header was refused.
        if let header = try? RecordFile.headerBytes(in: bytes), let outline = HeaderOutline(header)
        {
          findings.add(
            Fault(
              .recordNewer, record: SequenceNumber(outline.sequence),
              parameters: [.expected("\(Catalogue.version)")]))
          return (header, outline.sequence, outline.ledger.text)
        }
      default: break
      }
      findings.add(Fault(error.faultName, parameters: [.said(error.description)]))
      return nil
    }
  }

  private func place(
    _ leaf: Digest, _ proof: LogProof, _ head: Checkpoint, _ findings: inout Findings
  ) -> Bool {
    findings.count(.tree)
    do throws(TransparencyError) {
      let position = try LeafPosition(index: proof.index, size: head.size)
      try InclusionProof(position: position, path: proof.path)
        .check(leafHash: leaf, root: head.root)
    } catch {
      findings.add(
        Fault(
          .notIncluded, record: SequenceNumber(proof.index), parameters: [.said(error.description)])
      )
    }
    return true
  }

  private func judge(
    _ note: SignedNote, _ report: inout ProofReport, _ findings: inout Findings
  ) {
    guard outside.namesKeys else { return findings.add(Fault(.policyNotGiven)) }
    report.verification.vouching = outside.judge(note) { findings.add($0) }
  }
}

internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// What one record says of a cosignature: `checkpoint.cosigned`.
struct RecordedCosignature: Sendable {
  let record: SequenceNumber
  let size: UInt64
  let root: Digest
  let witness: Ed25519PublicKey
  let time: UInt64
  let signature: [UInt8]
}

extension RecordedCosignature {
  /// Nil for a record of another type, and for one whose key nobody could hold a signature against.
  init?(_ header: Header, _ facts: Facts) {
    guard header.type == .checkpointCosigned,
      let size = facts.integer(.size).flatMap({ UInt64(exactly: $0) }),
      let time = facts.integer(.time).flatMap({ UInt64(exactly: $0) }),
      let root = facts.text(.root).flatMap({ Digest(hex: $0) }),
      let key = facts.text(.witness).flatMap({ Digest(hex: $0) }),
      let signature = facts.text(.signature), signature.utf8.count == 128,
      let first = Digest(hex: String(signature.prefix(64))),
      let second = Digest(hex: String(signature.suffix(64))),
      // Which of the reasons it is does not matter: the record is told to be wrong.
      let witness = try? Ed25519PublicKey(key.bytes)
    else { return nil }
    record = header.sequence
    self.size = size
    self.root = root
    self.witness = witness
    self.time = time
    self.signature = first.bytes + second.bytes
  }
}

/// *tree*, the cosignatures: each that is recorded checked over the head it is about, which has to be
/// one the ledger signed, and each line under a stored head by a witness that is recorded.
struct CosignatureCheck {
  /// The log's name, whose heads they are about.
  let name: KeyName
  /// The public keys that have ever signed them, in hexadecimal.
  let signers: Set<String>
  /// The stored heads that hold, with their notes.
  let heads: [(seen: VerificationReport.CheckpointSeen, note: SignedNote)]

  /// Whether no record says whose the keys are that have signed the heads.
  func isHostUnnamed(_ owners: [RecordedOwner]) -> Bool {
    !owners.contains { signers.contains($0.key) && $0.use == KeyUse.checkpoint.rawValue }
  }

  /// Holds them all against the log.
  ///
  /// - Returns: The recorded cosignatures that hold, in the order of the log.
  func check(
    _ recorded: [RecordedCosignature], unreadable: [SequenceNumber], _ owners: [RecordedOwner],
    _ findings: inout Findings
  ) -> [VerificationReport.CosignatureSeen] {
    for record in unreadable { add(record, &findings) }
    let bySize = Dictionary(
      heads.map { ($0.seen.size, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: [VerificationReport.CosignatureSeen] = []
    for cosignature in recorded {
      findings.count(.tree)
      guard let head = bySize[cosignature.size], head.seen.root == cosignature.root,
        holds(cosignature)
      else {
        add(cosignature.record, &findings)
        continue
      }
      seen.append(description(of: cosignature, in: head.note, owners))
    }
    let witnesses = Set(recorded.map(\.witness))
    for (head, note) in heads {
      let keys = note.cosigners(among: Array(witnesses))
      guard !keys.isEmpty else { continue }
      findings.count(.tree)
      do throws(TransparencyError) {
        _ = try note.verified(by: keys)
      } catch {
        findings.add(
          Fault(
            .cosignatureInvalid, table: LedgerTable.checkpoints.name,
            parameters: [.name("\(head.size)"), .text(error.description)]))
      }
    }
    return seen
  }

  private func holds(_ cosignature: RecordedCosignature) -> Bool {
    do throws(TransparencyError) {
      let head = try Checkpoint(
        origin: try Origin(name.text), size: cosignature.size, root: cosignature.root)
      try Cosignature.check(
        cosignature.signature, of: head, at: cosignature.time, by: cosignature.witness)
      return true
    } catch {
      return false
    }
  }

  private func description(
    of cosignature: RecordedCosignature, in note: SignedNote, _ owners: [RecordedOwner]
  ) -> VerificationReport.CosignatureSeen {
    let hex = Digest(cosignature.witness.bytes)?.hex ?? ""
    let owner = owners.first { $0.key == hex && $0.use == "witness" }?.owner
    let hosts = owners.filter { signers.contains($0.key) && $0.use == "checkpoint" }.map(\.owner)
    return VerificationReport.CosignatureSeen(
      size: cosignature.size, witness: hex,
      name: note.cosigners(among: [cosignature.witness]).first?.name.text, owner: owner,
      isHosts: signers.contains(hex) || owner.map(hosts.contains) == true, time: cosignature.time,
      record: cosignature.record)
  }

  private func add(_ record: SequenceNumber, _ findings: inout Findings) {
    findings.add(
      Fault(.cosignatureInvalid, table: LedgerTable.records.name, record: record))
  }
}

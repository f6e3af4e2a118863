internal import Dispatch
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Synchronization
internal import Transparency

/// Part of *tree*: every signature of an action is by its key over the record's own header, and every
/// signer had seen this history.
///
/// Which keys may sign what, and when, the rules say; here every key that any record names counts.
struct SignaturesCheck: Sendable {
  /// Fewer are not worth a second thread.
  private static let fewestToShare = 64

  private let map: LogMap
  private let keys: [KeyFingerprint: Ed25519PublicKey]
  private let place: ReadingPlace

  init(
    _ map: LogMap, _ place: ReadingPlace, _ transaction: borrowing ReadTransaction,
    _ findings: inout Findings
  ) throws(LMDBError) {
    self.map = map
    self.place = place
    var keys: [KeyFingerprint: Ed25519PublicKey] = [:]
    for sequence in map.journals[.keys] ?? [] {
      let stored = try ifSound { () throws(LedgerTablesError) in
        try transaction.storedRecord(SequenceNumber(sequence))
      }
      guard let record = stored?.record, let hex = record.keyNamed,
        let fingerprint = KeyFingerprint(ofPublicKey: hex), let bytes = RootHash(hex: hex)?.bytes
      else { continue }
      do throws(TransparencyError) {
        keys[fingerprint] = try Ed25519PublicKey(bytes)
      } catch {
        // That of the ledger's heads is told with the heads.
        guard record.type != .ledgerOpened else { continue }
        findings.add(
          Fault(.keyUnusable, table: logTable, of: record, parameters: [.said(error.description)]))
      }
    }
    self.keys = keys
  }

  /// Checks every record that bears signatures, on as many threads as are given.
  ///
  /// - Returns: Those records, ascending, with what their authors had seen.
  func check(
    _ environment: Environment, threads: Int, _ findings: inout Findings
  ) throws(LMDBError) -> [SignedRecord] {
    let signed = map.signed
    guard !signed.isEmpty else { return [] }
    let parts = signed.count < SignaturesCheck.fewestToShare ? 1 : max(1, threads)
    let results = Mutex<[Int: Swift.Result<Share, LMDBError>]>([:])
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let range = signed.count * part / parts..<signed.count * (part + 1) / parts
      let result: Swift.Result<Share, LMDBError>
      do throws(LMDBError) {
        result = .success(
          try environment.read { transaction throws(LMDBError) in
            var share = Share()
            for sequence in signed[range] {
              place.come(to: LedgerTable.records, sequence)
              try check(sequence, transaction, &share)
            }
            return share
          })
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[part] = result }
    }
    var records: [SignedRecord] = []
    for (_, result) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      let share = try result.get()
      findings.merge(share.findings)
      records += share.records
    }
    return records
  }

  /// What a thread has found.
  private struct Share: Sendable {
    var findings = Findings()
    var records: [SignedRecord] = []
    /// The last head that was looked up: one act after the other was signed upon the same.
    var head: Head?
  }

  /// What the log has at a size that an author had verified.
  private struct Head: Sendable {
    let size: UInt64
    /// Nil where the log is shorter, or its tree is not that of the records, which is told by itself.
    let root: Digest?
    /// When the last record under it was recorded.
    let recorded: Recorded?
  }

  private func head(
    ofSize size: UInt64, _ transaction: borrowing ReadTransaction, _ share: inout Share
  ) throws(LMDBError) -> Head {
    if let head = share.head, head.size == size { return head }
    let root = try ifSound { () throws(LedgerTablesError) in
      size > map.size ? nil : try transaction.root(atSize: size)
    }
    let recorded = try ifSound { () throws(LedgerTablesError) in
      size == 0 || size > map.size
        ? nil : try transaction.storedRecord(SequenceNumber(size - 1)).header.recorded
    }
    let head = Head(size: size, root: root ?? nil, recorded: recorded ?? nil)
    share.head = head
    return head
  }

  private func check(
    _ sequence: UInt64, _ transaction: borrowing ReadTransaction, _ share: inout Share
  ) throws(LMDBError) {
    let stored = try ifSound { () throws(LedgerTablesError) in
      try transaction.storedRecord(SequenceNumber(sequence))
    }
    // What does not read is told with its bytes.
    guard let stored else { return }
    let record = stored.record
    do throws(RecordFormatError) {
      try stored.header.content.checkSignatures { key, signature, bytes in
        guard let key = keys[key] else { return nil }
        do throws(TransparencyError) {
          try key.check(signature, over: bytes)
          return true
        } catch {
          return false
        }
      }
    } catch {
      switch error {
      case .unknownSigner(let key):
        share.findings.add(
          Fault(
            .signatureUnchecked, table: logTable, of: record,
            parameters: [.name(key.description)]))
      case .signatureMismatch(let key):
        share.findings.add(
          Fault(
            .signatureInvalid, table: logTable, of: record, parameters: [.name(key.description)]))
      default:
        share.findings.add(
          Fault(
            .headerUnreadable, table: logTable, of: record, parameters: [.said(error.description)])
        )
      }
    }
    guard let seen = stored.header.seen else { return }
    let head = try head(ofSize: seen.size, transaction, &share)
    if seen.size <= sequence, let before = head.recorded {
      share.records.append(
        SignedRecord(
          record: record.sequence, signers: record.signers.map(\.description), seen: seen.size,
          notBefore: before))
    }
    let last = record.recordsNamed.max()
    if head.root?.bytes != seen.root.bytes || last.map({ $0.index >= seen.size }) == true {
      share.findings.add(
        Fault(
          .seenDiffers, table: logTable, of: record,
          parameters: [.limit(Int(clamping: seen.size))]))
    }
  }
}

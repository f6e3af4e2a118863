internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Transparency

/// *tree*, the signed heads: each checkpoint read, its signature checked with the key of
/// `ledger.opened`, its root held against the log, and the published ones against the stored.
struct CheckpointCheck: Sendable {
  /// The stored notes by the size they stand under.
  private var stored: [(size: UInt64, bytes: [UInt8])] = []
  /// The published notes by the name of their file.
  private var published: [(name: String, bytes: [UInt8])] = []
  private var guardHead: CheckpointGuard?
  private var guardIsUnreadable = false

  /// Reads the published checkpoints and the guard.
  ///
  /// Before the transaction that reads the store begins: they follow what is committed, so that a
  /// store read later is never behind them because somebody is writing.
  init(in folder: Folder) throws(LMDBError) {
    let publishedFolder = Folder(folder.path(of: LedgerFiles.published))
    if try publishedFolder.exists() {
      for name in try publishedFolder.names()
      where name == LedgerFiles.lastCheckpoint || UInt64(name) != nil {
        let note = try publishedFolder.read(name, limitBytes: SignedNote.longest)
        published.append((name, note))
      }
    }
    guard try folder.lengthBytes(of: LedgerFiles.checkpointGuard) != nil else { return }
    guardHead = CheckpointGuard(try folder.read(LedgerFiles.checkpointGuard, limitBytes: 4_096))
    guardIsUnreadable = guardHead == nil
  }

  /// Reads the stored checkpoints, and says what does not read.
  mutating func read(
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) {
    if guardIsUnreadable {
      findings.add(Fault(.guardUnreadable, parameters: [.name(LedgerFiles.checkpointGuard)]))
    }
    var stored: [(UInt64, [UInt8])] = []
    var unknown = 0
    try transaction.withCursor(LedgerTable.checkpoints) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        if let size = UInt64(row: row.key), row.value.count <= SignedNote.longest {
          stored.append((size, [UInt8](copying: row.value)))
        } else {
          unknown += 1
        }
      }
    }
    for _ in 0..<unknown {
      findings.add(Fault(.checkpointUnreadable, table: LedgerTable.checkpoints.name))
    }
    self.stored = stored
  }

  /// The sizes whose roots are needed, ascending.
  var sizes: [UInt64] {
    var sizes = Set(stored.map(\.size))
    for note in published {
      // What does not read is told in `check`.
      if let size = try? Checkpoint(text: SignedNote(note.bytes).text).size { sizes.insert(size) }
    }
    if let guardHead { sizes.insert(guardHead.size) }
    return sizes.sorted()
  }

  /// Holds them all against the log.
  ///
  /// - Returns: The stored checkpoints that hold, ascending, and what should be said.
  func check(
    _ map: LogMap, key: VerifierKey, _ findings: inout Findings
  ) -> (seen: [VerificationReport.CheckpointSeen], remarks: [Remark]) {
    var seen: [VerificationReport.CheckpointSeen] = []
    for (size, bytes) in stored {
      findings.count(.tree)
      let place = Place(table: LedgerTable.checkpoints.name, name: "\(size)", size: size)
      if let checkpoint = place.check(bytes, map, key, &findings) {
        seen.append(.init(size: checkpoint.size, root: checkpoint.root))
      }
    }
    if map.size > 1, !stored.contains(where: { $0.size == 1 }) {
      findings.add(
        Fault(.checkpointMissing, table: LedgerTable.checkpoints.name, record: 0))
    }
    checkPublished(map, key, &findings)
    if let guardHead { check(guardHead, map, &findings) }
    var remarks: [Remark] = []
    let names = Set(published.map(\.name))
    if stored.contains(where: { !names.contains("\($0.size)") }) {
      remarks.append(.checkpointUnpublished)
    }
    if (seen.last?.size ?? 0) < map.size { remarks.append(.recordsAfterCheckpoint) }
    return (seen, remarks)
  }

  private func checkPublished(
    _ map: LogMap, _ key: VerifierKey, _ findings: inout Findings
  ) {
    for (name, bytes) in published {
      findings.count(.tree)
      let size = UInt64(name)
      if let size, stored.contains(where: { $0.size == size && $0.bytes == bytes }) { continue }
      if size == nil, stored.contains(where: { $0.bytes == bytes }) { continue }
      // A head the key did sign says more than that it is not stored.
      let place = Place(table: nil, name: "\(LedgerFiles.published)/\(name)", size: size)
      guard place.check(bytes, map, key, &findings) != nil else { continue }
      findings.add(Fault(.checkpointUnstored, parameters: [.name(place.name)]))
    }
  }

  private func check(_ head: CheckpointGuard, _ map: LogMap, _ findings: inout Findings) {
    let limit = Parameter.limit(Int(clamping: head.size))
    if head.size > map.size {
      findings.add(Fault(.guardAhead, parameters: [limit]))
    } else if let root = map.roots[head.size], root != head.root {
      findings.add(Fault(.guardDisagrees, parameters: [limit]))
    }
  }
}

/// Where a checkpoint was found.
private struct Place {
  let table: String?
  let name: String
  /// The size it has to have; nil for the last one.
  let size: UInt64?

  /// The checkpoint when it holds; what is wrong with it otherwise.
  func check(
    _ bytes: [UInt8], _ map: LogMap, _ key: VerifierKey, _ findings: inout Findings
  ) -> Checkpoint? {
    let note: SignedNote
    let checkpoint: Checkpoint
    do throws(TransparencyError) {
      note = try SignedNote(bytes)
      checkpoint = try Checkpoint(text: note.text)
    } catch {
      add(.checkpointUnreadable, &findings, text: error.description)
      return nil
    }
    do throws(TransparencyError) {
      _ = try Checkpoint(note, signedBy: key)
    } catch {
      add(.checkpointSignature, &findings, text: error.description)
      return nil
    }
    guard checkpoint.origin.keyName == key.name, size == nil || size == checkpoint.size else {
      add(.checkpointUnreadable, &findings, text: "its size is \(checkpoint.size)")
      return nil
    }
    guard checkpoint.size <= map.size else {
      add(.checkpointAhead, &findings)
      return nil
    }
    guard let root = map.roots[checkpoint.size] else { return nil }
    guard root == checkpoint.root else {
      add(.checkpointRoot, &findings, record: SequenceNumber(checkpoint.size - 1))
      return nil
    }
    return checkpoint
  }

  private func add(
    _ name: FaultName, _ findings: inout Findings, record: SequenceNumber? = nil,
    text: String? = nil
  ) {
    findings.add(
      Fault(
        name, table: table, record: record,
        parameters: [.name(self.name)] + (text.map { [.text($0)] } ?? [])))
  }
}

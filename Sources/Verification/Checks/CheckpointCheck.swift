internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Transparency

/// *tree*, the signed heads: each checkpoint read, its signature checked with the keys that may sign
/// heads of its size, its root held against the log, and the published ones against the stored.
struct CheckpointCheck: Sendable {
  /// The stored notes by the size they stand under.
  private var stored: [(size: UInt64, bytes: [UInt8])] = []
  /// The published notes by the name of their file.
  private var published: [(name: String, bytes: [UInt8])] = []
  private var guardHead: CheckpointGuard?
  /// The name of the guard, or of what says where it is, when that does not read.
  private var unreadable: String?
  /// The time stamps that are published.
  let stamps: TimeStampCheck

  /// Reads the published checkpoints and the guard.
  ///
  /// Before the transaction that reads the store begins: they follow what is committed, so that a
  /// store read later is never behind them because somebody is writing.
  init(in folder: Folder) throws(LMDBError) {
    stamps = try TimeStampCheck(in: folder)
    let publishedFolder = Folder(folder.path(of: LedgerFiles.published))
    if try publishedFolder.exists() {
      for name in try publishedFolder.names()
      where name == LedgerFiles.lastCheckpoint || UInt64(name) != nil {
        let note = try publishedFolder.read(name, limitBytes: SignedNote.longest)
        published.append((name, note))
      }
    }
    guard let place = try CheckpointKeyPlace(expectedIn: folder) else {
      unreadable = LedgerFiles.checkpointKeyPlace
      return
    }
    let file = FilePlace(place.guardPath)
    guard try file.exists() else { return }
    guardHead = CheckpointGuard(try file.folder.read(file.name, limitBytes: 4_096))
    if guardHead == nil { unreadable = file.name }
  }

  /// Reads the stored checkpoints, and says what does not read.
  mutating func read(
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) {
    if let unreadable {
      findings.add(Fault(.guardUnreadable, parameters: [.name(unreadable)]))
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
  ///
  /// - Parameter olderSize: One more.
  func sizes(and olderSize: UInt64?) -> [UInt64] {
    var sizes = Set(stored.map(\.size))
    if let olderSize { sizes.insert(olderSize) }
    for note in published {
      // What does not read is told in `check`.
      if let size = try? Checkpoint(text: SignedNote(note.bytes).text).size { sizes.insert(size) }
    }
    if let guardHead { sizes.insert(guardHead.size) }
    return sizes.sorted()
  }

  /// Holds them all against the log.
  ///
  /// - Returns: The stored checkpoints that hold, ascending, the note of the last of them, and what
  ///   should be said.
  func check(
    _ map: LogMap, by signers: HeadSigners, _ findings: inout Findings
  ) -> (seen: [VerificationReport.CheckpointSeen], head: [UInt8]?, remarks: [Remark]) {
    var seen: [VerificationReport.CheckpointSeen] = []
    var head: [UInt8]?
    for (size, bytes) in stored {
      findings.count(.tree)
      let place = Place(table: LedgerTable.checkpoints.name, name: "\(size)", size: size)
      if let checkpoint = place.check(bytes, map, signers, &findings) {
        seen.append(.init(size: checkpoint.size, root: checkpoint.root))
        head = bytes
      }
    }
    if map.size > 1, !stored.contains(where: { $0.size == 1 }) {
      findings.add(
        Fault(.checkpointMissing, table: LedgerTable.checkpoints.name, record: 0))
    }
    checkPublished(map, signers, &findings)
    if let guardHead { check(guardHead, map, &findings) }
    var remarks: [Remark] = []
    let names = Set(published.map(\.name))
    let bytes = Set(published.map(\.bytes))
    if stored.contains(where: { !names.contains("\($0.size)") || !bytes.contains($0.bytes) }) {
      remarks.append(.checkpointUnpublished)
    }
    // What is recorded of its cosignatures comes after a head, and is no news.
    let last = seen.last?.size ?? 0
    let news = map.size - last - UInt64(map.cosignatures.count { $0.record.index >= last })
    if news > 0 { remarks.append(.recordsAfterCheckpoint) }
    return (seen, head, remarks)
  }

  /// The notes of those that hold.
  func heads(
    _ seen: [VerificationReport.CheckpointSeen]
  ) -> [(seen: VerificationReport.CheckpointSeen, note: SignedNote)] {
    let bytes = storedBySize
    return seen.compactMap { head in
      // It was read when it was found to hold.
      guard let note = bytes[head.size].flatMap({ try? SignedNote($0) }) else { return nil }
      return (head, note)
    }
  }

  private var storedBySize: [UInt64: [UInt8]] {
    Dictionary(stored.map { ($0.size, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a stored head has all that a published note says: cosignatures are stored before they are
  /// published, and whoever stores them may be stopped in between.
  ///
  /// - Parameter expected: The size its name says; nil for the last one.
  private static func isStored(
    _ bytes: [UInt8], as expected: UInt64?, in stored: [UInt64: [UInt8]]
  ) -> Bool {
    // A note that does not read is told of by its place.
    guard let note = try? SignedNote(bytes), let size = try? Checkpoint(text: note.text).size,
      expected ?? size == size, let row = stored[size]
    else { return false }
    // Most often they are the same bytes; else the text decides, and that there is no line more.
    if row == bytes { return true }
    guard let kept = try? SignedNote(row), kept.text == note.text else { return false }
    return note.signatures.allSatisfy(kept.signatures.contains)
  }

  private func checkPublished(
    _ map: LogMap, _ signers: HeadSigners, _ findings: inout Findings
  ) {
    let rows = storedBySize
    for (name, bytes) in published {
      findings.count(.tree)
      let size = UInt64(name)
      if CheckpointCheck.isStored(bytes, as: size, in: rows) { continue }
      // A head the key did sign says more than that it is not stored.
      let place = Place(table: nil, name: "\(LedgerFiles.published)/\(name)", size: size)
      guard place.check(bytes, map, signers, &findings) != nil else { continue }
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
    _ bytes: [UInt8], _ map: LogMap, _ signers: HeadSigners, _ findings: inout Findings
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
      guard try signers.haveSigned(note, ofSize: checkpoint.size) else {
        add(.checkpointKeyOutside, &findings)
        return nil
      }
    } catch {
      add(.checkpointSignature, &findings, text: error.description)
      return nil
    }
    guard checkpoint.origin.keyName == signers.name, size == nil || size == checkpoint.size else {
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

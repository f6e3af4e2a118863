internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// Makes the keys of words before the records that need them.
///
/// 4,096 at a time, synced before the record that needs the first of them commits, so that an
/// append costs no sync of its own. Extended under the store's write lock only, so that two
/// processes never make the same slots.
struct WordsKeysWriter: ~Copyable {
  static let slotsAtATime = 4_096

  private let file: DataFile
  /// The keys read last: those of one run of slots.
  private var run: (start: UInt64, keys: [UInt8]) = (0, [])

  /// Makes the file of a new ledger, with its head and no slot; leaves one that is there alone.
  static func create(in folder: Folder, of ledger: LedgerName) throws(LedgerStoreError) {
    try inStorage { () throws(LMDBError) in
      if try folder.lengthBytes(of: WordsKeysFile.name) == nil {
        try folder.replace(WordsKeysFile.name, WordsKeysHead.bytes(of: ledger))
      }
    }
  }

  init(in folder: Folder, of ledger: LedgerName) throws(LedgerStoreError) {
    // Checks the head.
    _ = try inTables { () throws(LedgerTablesError) in
      try WordsKeysFile(in: folder, of: ledger)
    }
    file = try inStorage { () throws(LMDBError) in
      try DataFile(opening: folder.path(of: WordsKeysFile.name), access: .writing)
    }
  }

  /// Throws unless the file is still the one of the folder, with every key that was read from it.
  func checkInPlace() throws(LedgerStoreError) {
    try inStorage { () throws(LMDBError) in
      let needed =
        run.keys.isEmpty ? 0 : WordsKeysFile.offset(of: SequenceNumber(run.start)) + run.keys.count
      let isWhole = try file.isInPlace() ? try file.lengthBytes() >= needed : false
      guard isWhole else {
        throw LMDBError(.replaced(WordsKeysFile.name), "write", file.path)
      }
    }
  }

  /// How long the file is that has the keys of that many records, with those made ahead.
  static func bytes(forRecords count: UInt64) -> Int {
    let slots = UInt64(slotsAtATime)
    return WordsKeysFile.offset(of: SequenceNumber((count / slots + 1) * slots))
  }

  /// The key for the words of a record about to be appended.
  mutating func key(of sequence: SequenceNumber) throws(LedgerStoreError) -> WordsKey {
    let index = sequence.index
    let slots = UInt64(WordsKeysWriter.slotsAtATime)
    if index < run.start || index >= run.start + UInt64(run.keys.count / WordsKeysFile.slotBytes) {
      let start = index - index % slots
      try inStorage { () throws(LMDBError) in try load(runFrom: start) }
    }
    let offset = Int(index - run.start) * WordsKeysFile.slotBytes
    let slot = offset..<offset + WordsKeysFile.slotBytes
    if run.keys[slot].allSatisfy({ $0 == 0 }) {
      // A loss of power may leave a file longer than what was written to it. The slot of a record
      // that is not there yet cannot have been erased.
      let fresh = try inStorage { () throws(LMDBError) -> [UInt8] in
        let fresh = try SystemRandom.bytes(count: WordsKeysFile.slotBytes)
        try file.write(fresh, at: WordsKeysFile.offset(of: sequence))
        try file.synchronize()
        return fresh
      }
      run.keys.replaceSubrange(slot, with: fresh)
    }
    guard let key = WordsKey(Array(run.keys[slot])) else {
      preconditionFailure("a slot has the bytes of a key")
    }
    return key
  }

  /// Destroys the keys of records whose words were erased; durable when this returns.
  ///
  /// A slot past the end of the file is none.
  static func destroy(_ records: [SequenceNumber], in folder: Folder) throws(LMDBError) {
    guard !records.isEmpty else { return }
    let file = try DataFile(opening: folder.path(of: WordsKeysFile.name), access: .writing)
    let length = try file.lengthBytes()
    for record in records {
      let offset = WordsKeysFile.offset(of: record)
      guard offset + WordsKeysFile.slotBytes <= length else { continue }
      try file.write(WordsKey.erased.bytes, at: offset)
    }
    try file.synchronize()
  }

  /// Forgets the keys that were read: another process may fill a slot whose record was given up.
  mutating func forget() { run = (0, []) }

  /// Reads a run of slots, making those that are not there yet.
  private mutating func load(runFrom start: UInt64) throws(LMDBError) {
    let begin = WordsKeysFile.offset(of: SequenceNumber(start))
    let end = begin + WordsKeysWriter.slotsAtATime * WordsKeysFile.slotBytes
    let length = try file.lengthBytes()
    // A crash may have left a part of a run, of which no record can have used a slot that is not
    // whole: slots are made whole again from there.
    let whole = max(WordsKeysFile.slotBytes, length - length % WordsKeysFile.slotBytes)
    if whole < end { try file.write(try SystemRandom.bytes(count: end - whole), at: whole) }
    // Also where the slots are all there: who made them may have been stopped before this.
    try file.synchronize()
    run = (start, try file.read(at: begin, count: end - begin))
  }
}

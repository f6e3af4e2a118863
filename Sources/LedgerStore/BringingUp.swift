internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Synchronization
internal import Transparency

/// What came of bringing a copy of a ledger up to it.
public enum CopyBroughtUp: Sendable, Hashable {
  /// It had this many records, took the others, and destroyed what they erase.
  case taken(from: UInt64)
  /// It was made without the keys of words, and has nothing that was erased.
  case withoutWords
}

extension LedgerStore {
  /// Brings an older copy of this ledger up to it, so that what was erased here since is erased there too.
  ///
  /// The copy takes the records it lacks, with those that erase: words that were erased by no record of its
  /// own would be missing there. Each is decided again, and the roots have to be those of this ledger.
  /// Then the copy destroys what they erase, as any ledger does. Stopped anywhere, it goes on when it is
  /// asked for again.
  ///
  /// - Parameter path: A folder that `backup` made, open nowhere.
  /// - Returns: How many records the copy had; or that it has nothing to erase.
  /// - Throws: `.noCopy` for this ledger itself, for what is no ledger, for one that links lead out of, for
  ///   another ledger or history, and for a copy that has no keys and keeps documents that were erased;
  ///   `.mirror` for a mirror, which takes bundles.
  public func bringUp(copyAt path: String) throws(LedgerStoreError) -> CopyBroughtUp {
    guard !folder.isSame(asFolderAt: path) else { throw .noCopy(path: path, .itself) }
    try checkFiles(ofCopyAt: path)
    if let left = try documentsLeft(inCopyWithoutWordsAt: path) {
      guard left == 0 else { throw .noCopy(path: path, .documentsInTheClear(left)) }
      return .withoutWords
    }
    let copy = try LedgerStore(at: path, access: .writing)
    let size = try logSize()
    let keys = try wordsKeys()
    let before = try check(copy, at: path, upTo: size)
    // Before the records that name them.
    try copyDocuments(to: copy)
    let erased = try erased()
    let place = Mutex(before)
    try copy.take(upTo: try heads(upTo: size)) { () throws(LedgerStoreError) in
      let next = place.withLock { place in
        defer { place += 1 }
        return place
      }
      guard next < size else { return nil }
      let sequence = SequenceNumber(next)
      return try recordFile(sequence, keys, isErased: erased.records[sequence] != nil)
    }
    try copy.writer?.sweepDocuments()
    return .taken(from: before)
  }

  /// How many documents that were erased here a copy keeps in the clear that has no keys of words; nil for
  /// one that has some.
  ///
  /// It is opened for reading alone: whoever writes to a ledger needs its keys.
  private func documentsLeft(
    inCopyWithoutWordsAt path: String
  ) throws(LedgerStoreError) -> Int? {
    let place = Folder(path)
    let hasKeys = try inStorage { () throws(LMDBError) in
      try place.lengthBytes(of: WordsKeysFile.name) != nil
    }
    guard !hasKeys else { return nil }
    let copy = try LedgerStore(at: path, access: .reading)
    _ = try check(copy, at: path, upTo: try logSize())
    let erased = try erased().documents.keys
    let documents = DocumentFolder(of: place)
    return try inStorage { () throws(LMDBError) in
      var left = 0
      for document in erased where try documents.forms(of: document).isClear { left += 1 }
      return left
    }
  }

  /// Refuses a file, a folder that holds no ledger, and a ledger whose files lie elsewhere: what links lead to
  /// is another's, in which nothing is to be destroyed.
  private func checkFiles(ofCopyAt path: String) throws(LedgerStoreError) {
    let problem = try inStorage { () throws(LMDBError) -> CopyProblem? in
      let copy = Folder(path)
      guard try copy.exists() else { return try copy.isFile() ? .noLedger : nil }
      let names = try copy.names()
      guard names.contains(LedgerFiles.store) else { return .noLedger }
      for name in names where LedgerStore.writtenInCopies.contains(name) {
        let isOwn = try copy.ownLengthBytes(of: name) != nil
        if !isOwn, try !copy.ownFolderExists(name) { return .link(name) }
        // Copies that share their files, as some backups of backups do, would change together.
        if try copy.hasOtherName(name) { return .link(name) }
      }
      let documents = Folder(copy.path(of: LedgerFiles.documents))
      guard try documents.exists() else { return nil }
      for name in try documents.names() where try documents.ownLengthBytes(of: name) == nil {
        return .link("\(LedgerFiles.documents)/\(name)")
      }
      return nil
    }
    if let problem { throw .noCopy(path: path, problem) }
  }

  /// What is written, or destroyed, where an erasure is carried into a copy.
  private static let writtenInCopies: Set<String> = [
    LedgerFiles.store, LedgerFiles.storeLock, LedgerFiles.presence, WordsKeysFile.name,
    LedgerFiles.documents, LedgerFiles.pendingDocuments, LedgerFiles.published,
  ]

  /// Refuses what is no copy of this ledger: its records are the first of these, and no others.
  ///
  /// - Returns: How many it has.
  private func check(
    _ copy: LedgerStore, at path: String, upTo size: UInt64
  ) throws(LedgerStoreError) -> UInt64 {
    guard copy.mirrored == nil else { throw .mirror(path: path) }
    guard copy.name == name else { throw .noCopy(path: path, .ofOtherLedger(copy.name.text)) }
    let before = try copy.logSize()
    guard before <= size, try root(atSize: before) == copy.root(atSize: before) else {
      throw .noCopy(path: path, .ofOtherHistory)
    }
    return before
  }

  private func logSize() throws(LedgerStoreError) -> UInt64 {
    try read { _, view throws(LedgerTablesError) in view.size }
  }

  private func root(atSize size: UInt64) throws(LedgerStoreError) -> Digest {
    try read { transaction, _ throws(LedgerTablesError) in try transaction.root(atSize: size) }
  }

  /// Copies the documents that the copy lacks.
  ///
  /// What is sealed here is sealed anew there: the slots of records that came since are its own. Where
  /// another form is there already, which of the two stays is known when the records are.
  private func copyDocuments(to copy: LedgerStore) throws(LedgerStoreError) {
    let documents = DocumentFolder(of: folder)
    let copies = DocumentFolder(of: copy.folder)
    let missing = try inStorage { () throws(LMDBError) in
      var missing: [DocumentFile] = []
      var inBoth: [String] = []
      for file in try documents.settled() {
        let (isClear, isSealed) = try copies.forms(of: file.sha256)
        if isClear || (isSealed && file.isSealed) { continue }
        missing.append(file)
        if isSealed { inBoth.append(file.sha256) }
      }
      guard !missing.isEmpty else { return missing }
      try copies.folder.makeIfMissing()
      if !inBoth.isEmpty {
        try copy.folder.replace(
          LedgerFiles.pendingDocuments, PendingDocuments(inBoth.sorted()).bytes)
      }
      return missing
    }
    for file in missing where !file.isSealed {
      try inStorage { () throws(LMDBError) in
        try copies.folder.copy(
          file.name, from: documents.folder, limitBytes: DocumentFile.largestBytes)
      }
    }
    for file in missing where file.isSealed { try seal(file, in: copies, of: copy) }
  }

  /// Seals a document in the copy as it is sealed here; what does not open here is for `verify` to say.
  private func seal(
    _ file: DocumentFile, in copies: DocumentFolder, of copy: LedgerStore
  ) throws(LedgerStoreError) {
    let found = try inTables { () throws(LedgerTablesError) in
      try DocumentReader(of: folder, named: name).find(file.sha256)
    }
    guard case .bytes(let bytes) = found, let record = bytes.sealing,
      let key = try copy.writer?.key(of: record)
    else { return }
    try inStorage { () throws(LMDBError) in
      try copies.folder.replace(
        file.name,
        SealedDocument.seal(
          try bytes.all(), sha256: file.sha256, by: record, key: key, ledger: name))
    }
  }

  /// The signed heads that are stored, up to a size.
  private func heads(upTo size: UInt64) throws(LedgerStoreError) -> [SignedNote] {
    let notes = try environment.read { transaction throws(LedgerStoreError) -> [[UInt8]] in
      try inStorage { () throws(LMDBError) in
        try transaction.withCursor(LedgerTable.checkpoints) { cursor throws(LMDBError) in
          var notes: [[UInt8]] = []
          while let row = try cursor.next() {
            if UInt64(row: row.key).map({ $0 <= size }) == true {
              notes.append([UInt8](copying: row.value))
            }
          }
          return notes
        }
      }
    }
    return try notes.map { note throws(LedgerStoreError) in
      try inTransparency { () throws(TransparencyError) in try SignedNote(note) }
    }
  }

  /// A record with its words, but for those that were erased.
  private func recordFile(
    _ sequence: SequenceNumber, _ keys: borrowing WordsKeysFile, isErased: Bool
  ) throws(LedgerStoreError) -> RecordFile {
    let (header, facts, words) = try environment.read {
      transaction throws(LedgerStoreError) -> ([UInt8], Opening, Opening?) in
      try inTables { () throws(LedgerTablesError) in
        let words = isErased ? nil : try transaction.wordsOpening(of: sequence, keys)
        return try transaction.withRecordRow(sequence) { row throws(LedgerTablesError) in
          guard let salt = Salt(row.factsSalt) else { throw .missingRecord(sequence) }
          return (
            [UInt8](copying: row.header), Opening(salt: salt, bytes: [UInt8](copying: row.facts)),
            words
          )
        }
      }
    }
    return try inFormat { () throws(RecordFormatError) in
      try RecordFile(header: header, facts: facts, words: words)
    }
  }
}

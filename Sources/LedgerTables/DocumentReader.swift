public import LMDB
public import Partnership
public import RecordFormat

/// Reads the documents that a ledger holds, whichever way their bytes lie there.
///
/// Whoever gives or checks the bytes of a document reads them here, and so does no other.
public struct DocumentReader: ~Copyable, Sendable {
  private let folder: Folder
  private let ledger: LedgerName?
  private let keys: WordsKeysFile?

  /// Reads those in a ledger's folder, and what is sealed with the keys there, where there are any.
  public init(of folder: Folder, named ledger: LedgerName) throws(LedgerTablesError) {
    self.init(
      of: folder, named: ledger,
      with: try WordsKeysFile(in: folder, of: ledger, ifThere: true))
  }

  /// The same with the keys that were opened before; what is sealed is not read without keys, or where
  /// nothing says whose they are.
  public init(
    of folder: Folder, named ledger: LedgerName?, with keys: consuming WordsKeysFile?
  ) {
    self.folder = Folder(folder.path(of: LedgerFiles.documents))
    self.ledger = ledger
    self.keys = keys
  }

  /// Looks for the bytes of a document.
  ///
  /// What lies there as it is has not been held against its hash; what was sealed has.
  public func find(_ sha256: String) throws(LedgerTablesError) -> DocumentFound {
    do throws(LMDBError) {
      if let file = try clear(sha256) { return .bytes(file) }
      if let sealed = try sealed(sha256) { return try open(sealed, sha256) }
      // A sealed one goes once the other is there: between the two looks it may have.
      if let file = try clear(sha256) { return .bytes(file) }
      return .absent
    } catch {
      throw .storage(error)
    }
  }

  /// The path of the file whose bytes are given, or would be.
  public func path(of sha256: String, isSealed: Bool) -> String {
    folder.path(of: DocumentFile(sha256, isSealed: isSealed).name)
  }

  private func clear(_ sha256: String) throws(LMDBError) -> DocumentBytes? {
    let name = DocumentFile(sha256).name
    return try ifThere { () throws(LMDBError) in
      try DocumentBytes(lying: DataFile(opening: folder.path(of: name), access: .reading))
    }
  }

  private func sealed(_ sha256: String) throws(LMDBError) -> [UInt8]? {
    let name = DocumentFile(sha256, isSealed: true).name
    let limit = DocumentFile.largestBytes + SealedDocument.overhead
    do throws(LMDBError) {
      return try ifThere { () throws(LMDBError) in try folder.read(name, limitBytes: limit) }
    } catch {
      // Longer than any: nothing of it opens.
      if case .tooLong = error.reason { return [] }
      throw error
    }
  }

  private func ifThere<Result: ~Copyable>(
    _ look: () throws(LMDBError) -> Result
  ) throws(LMDBError) -> Result? {
    do throws(LMDBError) {
      return try look()
    } catch {
      if error.reason == .missing { return nil }
      throw error
    }
  }

  private func open(_ sealed: [UInt8], _ sha256: String) throws(LMDBError) -> DocumentFound {
    guard let record = SealedDocument.record(sealing: sealed) else { return .altered }
    guard let ledger, hasKeys else { return .withheld(by: record) }
    guard let key = try key(of: record) else { return .keyMissing(of: record) }
    guard !key.isErased else { return .keyDestroyed(of: record) }
    do throws(RecordFormatError) {
      let bytes = try SealedDocument.open(sealed, sha256: sha256, key: key, ledger: ledger)
      return .bytes(
        DocumentBytes(
          opened: bytes, of: path(of: sha256, isSealed: true), sealing: record))
    } catch {
      return .altered
    }
  }

  private var hasKeys: Bool {
    switch keys {
    case .some: true
    case .none: false
    }
  }

  private func key(of record: SequenceNumber) throws(LMDBError) -> WordsKey? {
    do throws(LedgerTablesError) {
      switch keys {
      case .some(let keys): return try keys.key(of: record)
      case .none: return nil
      }
    } catch {
      // Nothing else goes wrong with a file whose head was read.
      guard case .storage(let error) = error else { return nil }
      throw error
    }
  }
}

/// What became of a document whose bytes are looked for.
public enum DocumentFound: ~Copyable, Sendable {
  /// They are here.
  case bytes(DocumentBytes)
  /// No file holds them.
  case absent
  /// They are sealed, and the keys are not here, as in a copy made without words.
  case withheld(by: SequenceNumber)
  /// They are sealed, and the keys end before the one of that record.
  case keyMissing(of: SequenceNumber)
  /// They are sealed under the key of a record, which was destroyed.
  case keyDestroyed(of: SequenceNumber)
  /// They are sealed, and do not open with their key to what their name says.
  case altered
}

/// The bytes of a document, read a piece at a time.
public struct DocumentBytes: ~Copyable, Sendable {
  private let file: DataFile?
  private let path: String
  private let opened: [UInt8]
  /// How many there are.
  public let lengthBytes: Int
  /// The record under whose key they were sealed; nil for those that lie there as they are.
  public let sealing: SequenceNumber?

  fileprivate init(
    lying file: consuming DataFile
  ) throws(LMDBError) {
    path = file.path
    lengthBytes = try file.lengthBytes()
    self.file = consume file
    opened = []
    sealing = nil
  }

  fileprivate init(opened: [UInt8], of path: String, sealing: SequenceNumber) {
    file = nil
    self.path = path
    self.opened = opened
    lengthBytes = opened.count
    self.sealing = sealing
  }

  /// Reads exactly `count` bytes from an offset; throws `endOfFile` when there are fewer.
  public func read(at offset: Int, count: Int) throws(LMDBError) -> [UInt8] {
    switch file {
    case .some(let file): return try file.read(at: offset, count: count)
    case .none: return Array(opened[offset..<offset + count])
    }
  }

  /// Reads all of them; throws `tooLong` rather than reading more than a document can have.
  public func all() throws(LMDBError) -> [UInt8] {
    guard lengthBytes <= DocumentFile.largestBytes else {
      throw LMDBError(.tooLong(limitBytes: DocumentFile.largestBytes), "read", path)
    }
    return try read(at: 0, count: lengthBytes)
  }
}

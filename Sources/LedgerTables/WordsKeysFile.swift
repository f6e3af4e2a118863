public import LMDB
public import Partnership
public import RecordFormat

/// The file of the words' keys, read: a head that binds it to its ledger, then one key a record.
public struct WordsKeysFile: ~Copyable, Sendable {
  /// The file's name in the ledger's folder.
  public static let name = "words.keys"
  /// The bytes of the head, and of each slot.
  public static let slotBytes = 32

  private let file: DataFile

  /// Opens the file in a ledger's folder and checks that it is this ledger's.
  public init(in folder: Folder, of ledger: LedgerName) throws(LedgerTablesError) {
    file = try WordsKeysFile.opened(folder.path(of: WordsKeysFile.name), of: ledger)
  }

  /// The same; nil where the folder holds none, as in a copy made without words.
  public init?(in folder: Folder, of ledger: LedgerName, ifThere: Bool) throws(LedgerTablesError) {
    do throws(LMDBError) {
      guard try folder.lengthBytes(of: WordsKeysFile.name) != nil else { return nil }
    } catch {
      throw .storage(error)
    }
    try self.init(in: folder, of: ledger)
  }

  private static func opened(
    _ path: String, of ledger: LedgerName
  ) throws(LedgerTablesError) -> DataFile {
    do throws(LMDBError) {
      let file = try DataFile(opening: path, access: .reading)
      let head = try file.read(at: 0, count: slotBytes)
      if head == WordsKeysHead.bytes(of: ledger) { return file }
    } catch {
      throw .storage(error)
    }
    throw .wordsKeys(path: path, what: "its head is not that of \(ledger.text)")
  }

  /// The key of a record's words; all zero once they were erased, nil past the end of the file.
  public func key(of sequence: SequenceNumber) throws(LedgerTablesError) -> WordsKey? {
    do throws(LMDBError) {
      let offset = WordsKeysFile.offset(of: sequence)
      guard try file.lengthBytes() >= offset + WordsKeysFile.slotBytes else { return nil }
      return WordsKey(try file.read(at: offset, count: WordsKeysFile.slotBytes))
    } catch {
      throw .storage(error)
    }
  }

  /// The slots of a run of records, one after the other, for who opens many; fewer where the file
  /// ends.
  public func slots(
    from sequence: SequenceNumber, count: Int
  ) throws(LedgerTablesError) -> [UInt8] {
    do throws(LMDBError) {
      let offset = WordsKeysFile.offset(of: sequence)
      let whole = max(0, try file.lengthBytes() - offset) / WordsKeysFile.slotBytes
      return try file.read(at: offset, count: min(count, whole) * WordsKeysFile.slotBytes)
    } catch {
      throw .storage(error)
    }
  }

  /// Where a record's slot begins.
  public static func offset(of sequence: SequenceNumber) -> Int {
    slotBytes + Int(clamping: min(sequence.index, 1 << 53)) * slotBytes
  }
}

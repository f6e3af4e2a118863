internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// The words' keys as a pass over the log needs them: a run at a time.
struct WordsKeysReading: ~Copyable {
  private static let slotsAtATime = 4_096

  private let file: WordsKeysFile
  private var start: UInt64 = 0
  private var slots: [UInt8] = []

  init(_ file: consuming WordsKeysFile) {
    self.file = file
  }

  /// The key of a record; nil past the end of the file.
  mutating func key(of sequence: UInt64) throws(LMDBError) -> WordsKey? {
    let slotBytes = WordsKeysFile.slotBytes
    if sequence < start || sequence >= start + UInt64(slots.count / slotBytes) {
      do throws(LedgerTablesError) {
        slots = try file.slots(
          from: SequenceNumber(sequence), count: WordsKeysReading.slotsAtATime)
      } catch {
        guard case .storage(let error) = error else { return nil }
        throw error
      }
      start = sequence
    }
    let offset = Int(sequence - start) * slotBytes
    guard offset + slotBytes <= slots.count else { return nil }
    return WordsKey(slots.span.extracting(offset..<offset + slotBytes))
  }
}

/// Whether a ledger's folder has the words' keys.
enum WordsKeysState: Sendable, Equatable {
  case absent
  case usable
  /// There, and not this ledger's, or not readable: how.
  case altered(String)

  init(in folder: Folder, of ledger: LedgerName?) throws(LMDBError) {
    guard try folder.lengthBytes(of: WordsKeysFile.name) != nil else {
      self = .absent
      return
    }
    guard let ledger else {
      self = .altered("no ledger's name to hold it against")
      return
    }
    do throws(LedgerTablesError) {
      _ = try WordsKeysFile(in: folder, of: ledger)
      self = .usable
    } catch {
      switch error {
      case .storage(let error) where error.reason != .endOfFile: throw error
      default: self = .altered(error.description)
      }
    }
  }

  /// The keys, where they can be used.
  func keys(in folder: Folder, of ledger: LedgerName?) throws(LMDBError) -> WordsKeysFile? {
    guard self == .usable, let ledger else { return nil }
    return try ifSound { () throws(LedgerTablesError) in try WordsKeysFile(in: folder, of: ledger) }
  }
}

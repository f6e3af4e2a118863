internal import LMDB
internal import LedgerTables
internal import Partnership

/// Opening the store of a ledger for reading, with each way in which it cannot be told as a fault of
/// the ledger or an error of the machine.
enum StoreOpening {
  case open(Environment)
  case unfit(Fault)

  /// Plain checks first, then the map.
  static func open(_ folder: Folder) throws(VerificationError) -> StoreOpening {
    let verdict = try read { () throws(LMDBError) in
      try folder.exists() ? try StoreFile.check(inFolder: folder.path) : .absent
    }
    switch verdict {
    case .fit: break
    case .absent: throw .noLedger(path: folder.path)
    case .unreadable(let reason):
      throw .storage(LMDBError(reason, "read data.mdb", folder.path))
    case .empty, .foreign, .otherVersion, .truncated, .damagedMeta, .damagedPage:
      return .unfit(Fault(.storeUnfit, parameters: [.said(verdict.description)]))
    }
    do throws(LMDBError) {
      return .open(
        try Environment(at: folder.path, access: .reading, tables: LedgerTable.all))
    } catch {
      let start = ReadingPlace.Place(table: LedgerTable.meta.name, record: 0, of: 0)
      guard let fault = fault(error, at: start) else { throw .storage(error) }
      return .unfit(fault)
    }
  }

  private static func read<Result>(
    _ work: () throws(LMDBError) -> Result
  ) throws(VerificationError) -> Result {
    do throws(LMDBError) {
      return try work()
    } catch {
      throw .storage(error)
    }
  }

  /// The presence lock, shared; nil in a copy of a ledger, which has no such file.
  static func presence(in folder: Folder) throws(VerificationError) -> FileLock? {
    do throws(LMDBError) {
      guard try folder.lengthBytes(of: "presence") != nil else { return nil }
      return try FileLock(.shared, on: folder.path(of: "presence"), waiting: false)
    } catch {
      if error.reason == .locked { throw .inUse(path: folder.path) }
      throw .storage(error)
    }
  }

  /// The fault an error of the store stands for; nil when it is the machine's.
  static func fault(_ error: LMDBError, at place: ReadingPlace.Place) -> Fault? {
    switch error.reason {
    case .tableMissing(let name): return Fault(.tableMissing, table: name)
    case .unfit(let verdict):
      return Fault(.storeUnfit, parameters: [.said(verdict.description)])
    case .corrupted, .pageNotFound, .panic, .versionMismatch, .invalid, .badSize, .other,
      .keyExists,
      .mapResized, .transactionFull, .transactionDoomed:
      return Fault(
        .storeDamaged, table: place.table, record: SequenceNumber(place.record),
        parameters: [.said(error.description)])
    default: return nil
    }
  }
}

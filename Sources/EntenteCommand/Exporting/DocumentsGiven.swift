import Entente
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import Transparency

/// The documents of a ledger as they are handed out: those whose bytes are here and can be read here.
struct DocumentsGiven: ~Copyable {
  private let reader: DocumentReader
  private let erased: ErasedParts

  init(of store: borrowing Ledger, _ ledger: LedgerOption) throws(CommandError) {
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    reader = try DocumentsGiven.reader(of: store, ledger)
    self.erased = erased
  }

  private static func reader(
    of store: borrowing Ledger, _ ledger: LedgerOption
  ) throws(CommandError) -> DocumentReader {
    do throws(LedgerTablesError) {
      return try DocumentReader(of: store.store.folder, named: store.name)
    } catch {
      throw CommandError(.tables(error), at: ledger.path)
    }
  }

  /// The bytes of a document; nil where they are not here, were erased, or are sealed and their key is not
  /// here: as words are left out then.
  ///
  /// What lies here as it is has not been held against its hash.
  ///
  /// - Throws: `corrupted` for sealed bytes that do not open with their key.
  func bytes(of sha256: String) throws(LMDBError) -> DocumentBytes? {
    guard erased.documents[sha256] == nil else { return nil }
    switch try found(sha256) {
    case .bytes(let bytes): return bytes
    case .absent: return nil
    case .withheld: return nil
    case .keyDestroyed: return nil
    case .keyMissing: throw damage(of: sha256)
    case .altered: throw damage(of: sha256)
    }
  }

  private func found(_ sha256: String) throws(LMDBError) -> DocumentFound {
    do throws(LedgerTablesError) {
      return try reader.find(sha256)
    } catch {
      guard case .storage(let error) = error else { throw damage(of: sha256) }
      throw error
    }
  }

  /// The same all at once, held against the hash.
  func whole(_ sha256: String) throws(LMDBError) -> [UInt8]? {
    guard let found = try bytes(of: sha256) else { return nil }
    let bytes = try found.all()
    guard Digest(hashing: bytes).hex == sha256 else { throw damage(of: sha256, isSealed: false) }
    return bytes
  }

  func damage(of sha256: String, isSealed: Bool = true) -> LMDBError {
    LMDBError(.corrupted, "read", reader.path(of: sha256, isSealed: isSealed))
  }
}

import LMDB
import LedgerTables
import Partnership
import RecordFormat
import Transparency

@testable import LedgerStore

/// Writes a log anew with changes, its commitments, tree and derived tables made to fit: what
/// somebody could do who has the store and not the checkpoint key.
struct LogForgery {
  /// A record as it is to be written.
  struct Entry {
    var header: Header
    var facts: Facts
    var factsSalt: Salt
    var sealedWords: [UInt8]

    /// The header's bytes where they are not those the format writes.
    var headerBytes: [UInt8]?
  }

  private let path: String
  var entries: [Entry]

  /// Reads the log as it is.
  init(of path: String) throws {
    self.path = path
    entries = []
    for row in try RowSurgery(on: path).rows(of: LedgerTable.records) {
      guard let parts = RecordRow(row.value.span), let salt = Salt(parts.factsSalt) else {
        throw Malformed()
      }
      let header = try Header(canonical: parts.header)
      entries.append(
        Entry(
          header: header, facts: try FactsFormat.read(parts.facts, type: header.type),
          factsSalt: salt, sealedWords: [UInt8](copying: parts.sealedWords)))
    }
  }

  /// The last record of a type.
  func last(_ type: RecordType) throws -> Int {
    guard let index = entries.lastIndex(where: { $0.header.type == type }) else {
      throw Malformed()
    }
    return index
  }

  /// Appends a record like another one, a second after the last and under a new action.
  mutating func append(like index: Int, _ change: (inout Entry) throws -> Void = { _ in }) throws {
    var entry = entries[index]
    guard let last = entries.last else { throw Malformed() }
    entry.header.sequence = SequenceNumber(UInt64(entries.count))
    entry.header.recorded = last.header.recorded.adding(microseconds: 1_000_000)
    entry.header.content.action = ActionID(
      unixMilliseconds: 1_700_000_000_000, random: 7, UInt64(entries.count))
    try seal(&entry, wordsOf: entries[index])
    try change(&entry)
    entries.append(entry)
  }

  /// Seals the words of one record for another; who has the store has its words' keys.
  private func seal(_ entry: inout Entry, wordsOf original: Entry) throws {
    guard let commitment = original.header.words else { return }
    let ledger = original.header.ledger
    let keys = try WordsKeysFile(in: Folder(path), of: ledger)
    guard let old = try keys.key(of: original.header.sequence),
      let new = try keys.key(of: entry.header.sequence)
    else { throw Malformed() }
    let words = try SealedWords.open(
      original.sealedWords, key: old, ledger: ledger, action: original.header.action,
      commitment: commitment)
    let action = entry.header.action
    entry.sealedWords = try SealedWords.seal(words, key: new, ledger: ledger, action: action)
    entry.header.content.words = .words(
      words.bytes, salt: words.salt, ledger: ledger, action: action)
  }

  /// Writes the log, the tree, and the derived tables that follow from them.
  func write(derived: Bool = true) throws {
    var rows: [RowSurgery.Row] = []
    var tree: [RowSurgery.Row] = []
    var frontier = TreeFrontier()
    for (index, entry) in entries.enumerated() {
      var header = entry.header
      let facts = try FactsFormat.canonicalBytes(entry.facts, type: header.type)
      header.content.facts = .facts(
        facts, salt: entry.factsSalt, ledger: header.ledger, action: header.action)
      let bytes = try entry.headerBytes ?? header.canonicalBytes()
      let key = LedgerKeys.bigEndian(UInt64(index))
      rows.append(
        RowSurgery.Row(
          key: key,
          value: RecordRow.bytes(
            header: bytes, facts: Opening(salt: entry.factsSalt, bytes: facts),
            sealedWords: entry.sealedWords)))
      tree.append(
        RowSurgery.Row(
          key: key, value: frontier.append(MerkleTree.leafHash(of: bytes)).bytes))
    }
    let surgery = RowSurgery(on: path)
    try surgery.set(rows, in: LedgerTable.records)
    try surgery.set(tree, in: LedgerTable.tree)
    guard derived else { return }
    let environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
    // Of another version, so that nothing of the log that stood here is kept.
    try environment.write { transaction throws(LMDBError) in
      try transaction.put(
        MetaRow.derived.rawValue, MetaRow.bytes(of: DerivedPosition(version: 0, size: 0)),
        in: LedgerTable.meta)
    }
    try Advancing.rebuild(environment) { _, _ in }
  }
}

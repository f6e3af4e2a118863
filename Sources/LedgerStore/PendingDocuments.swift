internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Transparency

/// The list of documents that were not held before and are being kept: their hashes, each in a line.
struct PendingDocuments: Equatable {
  /// More than a list has of one commit, and of what comes while a copy is made.
  static let longestBytes = 1 << 20

  let hashes: [String]

  init(_ hashes: [String]) {
    self.hashes = hashes
  }

  /// Reads a list; nil where it is none.
  init?(reading bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else {
      return nil
    }
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.allSatisfy({ Digest(hex: String($0)) != nil }) else { return nil }
    hashes = lines.map(String.init)
  }

  var bytes: [UInt8] { Array(hashes.map { $0 + "\n" }.joined().utf8) }

  /// Those that no record of the log names anywhere in its facts.
  func unnamed(
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [String] {
    var unnamed = Set(hashes)
    var next = try transaction.logSize()
    // Backwards: the record that names them is the last one, unless its commit failed.
    while next > 0, !unnamed.isEmpty {
      next -= 1
      let facts = try transaction.withRecordRow(SequenceNumber(next)) {
        row throws(LedgerTablesError) in
        String(decoding: [UInt8](copying: row.facts), as: UTF8.self)
      }
      unnamed = unnamed.filter { !facts.contains($0) }
    }
    return hashes.filter(unnamed.contains)
  }
}

import Foundation
import LMDB
import LedgerTables
import Partnership
import RecordFormat
import Transparency

@testable import LedgerStore

/// A history that the host itself rewrites, and signs again with the key it has: every checkpoint,
/// published or not, and the guard.
struct RewrittenHistory {
  /// Rewrites a record of a ledger so that nothing within the folder speaks of it.
  static func write(at path: String, changing type: RecordType, _ change: (inout Facts) -> Void)
    throws
  {
    var forgery = try LogForgery(of: path)
    let index = try forgery.last(type)
    change(&forgery.entries[index].facts)
    try forgery.write()
    let headers = try RowSurgery(on: path).rows(of: LedgerTable.records).map { row in
      guard let parts = RecordRow(row.value.span) else { throw Malformed() }
      return [UInt8](copying: parts.header)
    }
    try sign(headers, at: path, named: forgery.entries[0].header.ledger)
  }

  private static func sign(_ headers: [[UInt8]], at path: String, named name: LedgerName) throws {
    let signer = try CheckpointKey(
      at: CheckpointKeyPlace(inFolder: Folder(path)), of: name
    ).signer
    let leaves = headers.map { MerkleTree.leafHash(of: $0) }
    let surgery = RowSurgery(on: path)
    let published = Folder(Folder(path).path(of: LedgerFiles.published))
    var rows: [RowSurgery.Row] = []
    for row in try surgery.rows(of: LedgerTable.checkpoints) {
      guard let size = UInt64(row: row.key.span) else { throw Malformed() }
      let head = try Checkpoint(
        origin: Origin(name.text), size: size,
        root: MerkleTree.root(of: Array(leaves.prefix(Int(size)))))
      let note = try head.signed(by: signer)
      rows.append(RowSurgery.Row(key: row.key, value: note.bytes))
      try published.replace("\(size)", note.bytes)
      try published.replace(LedgerFiles.lastCheckpoint, note.bytes)
      try Folder(path).replace(
        "\(LedgerFiles.checkpointKey).guard", CheckpointGuard(size: size, root: head.root).bytes)
    }
    try surgery.set(rows, in: LedgerTable.checkpoints)
  }
}

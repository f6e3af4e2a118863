public import LMDB
internal import Transparency

/// An archival transfer that is being written: its files first, and the message that counts them last.
///
/// The message of an earlier run goes first away, and files that this one does not hand over go before it
/// comes: what was given with words then is not left lying beside a transfer without.
public struct TransferPublication: ~Copyable {
  private let parts: PartsFolder
  private var part: TransferPart
  private var records: PartPublication

  /// Begins to write into a folder of parts.
  ///
  /// - Throws: `.folderInUse` for a folder that holds something else.
  public init(
    of scope: ExportScope, between parties: TransferParties, in parts: PartsFolder
  ) throws(ExportError) {
    records = try PartPublication(handingOver: TransferPart.records, in: parts)
    part = TransferPart(of: scope, between: parties)
    self.parts = parts
  }

  /// Writes the next record, in order of sequence.
  public mutating func write(_ record: ExportedRecord) throws(ExportError) {
    try records.write(try part.add(record))
  }

  /// Hands over the documents that are held, writes the message and puts everything in its place.
  ///
  /// - Parameter documents: The folder that holds documents by their hashes; nil to hand over none.
  /// - Returns: How many documents are handed over, and how many records name.
  public consuming func finish(
    _ agreements: [ExportedAgreement], documents: Folder?, limitBytes: Int,
    word: @escaping WordFinding
  ) throws(ExportError) -> (given: Int, named: Int) {
    let (parts, part) = (parts, part)
    try inFolder { () throws(LMDBError) in _ = try parts.folder.remove(PartsFolder.transfer) }
    try records.finish()
    let hashes = part.documentHashes
    let held = try TransferPublication.handOver(
      hashes, from: documents, limitBytes: limitBytes, to: parts.contentFolder)
    var message = try PartPublication(PartsFolder.transfer, in: parts)
    try message.write(try part.finish(agreements, held: held, word: word))
    try message.finish()
    return (held.count, hashes.count)
  }

  /// Copies what is there, in bytes of its hash, and takes away what another run left.
  private static func handOver(
    _ hashes: [String], from documents: Folder?, limitBytes: Int, to content: Folder
  ) throws(ExportError) -> [String: Int] {
    var held: [String: Int] = [:]
    do throws(LMDBError) {
      if let documents {
        for hash in hashes where try documents.lengthBytes(of: hash) != nil {
          let bytes = try documents.read(hash, limitBytes: limitBytes)
          guard Digest(hashing: bytes).hex == hash else {
            throw LMDBError(.corrupted, "read", documents.path(of: hash))
          }
          try content.replace(hash, bytes)
          held[hash] = bytes.count
        }
      }
      for name in try content.names() where name != TransferPart.records && held[name] == nil {
        try content.remove(name)
      }
    } catch {
      throw .storage(error)
    }
    return held
  }
}

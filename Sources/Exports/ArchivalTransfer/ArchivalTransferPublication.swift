public import LMDB

/// An archival transfer that is being written: its files first, and the message that counts them last.
///
/// The message of an earlier run goes first away, and files that this one does not hand over go before it
/// comes: what was given with words then is not left lying beside a transfer without.
public struct ArchivalTransferPublication: ~Copyable {
  private let parts: PartsFolder
  private var part: ArchivalTransferPart
  private var records: PartPublication

  /// Begins to write into a folder of parts.
  ///
  /// - Throws: `.folderInUse` for a folder that holds something else.
  public init(
    of scope: ExportScope, between agencies: ArchivalAgencies, in parts: PartsFolder
  ) throws(ExportError) {
    records = try PartPublication(handingOver: ArchivalTransferPart.records, in: parts)
    part = ArchivalTransferPart(of: scope, between: agencies)
    self.parts = parts
  }

  /// Writes the next record, in order of sequence.
  public mutating func write(_ record: ExportedRecord) throws(ExportError) {
    try records.write(try part.add(record))
  }

  /// Hands over the documents that are held, writes the message and puts everything in its place.
  ///
  /// - Parameter document: Gives the bytes of a document by their hash, which they have; nil for one that is not handed over.
  /// - Returns: How many documents are handed over, and how many records name.
  public consuming func finish(
    _ agreements: [ExportedAgreement], word: @escaping WordFinding,
    document: (String) throws(LMDBError) -> [UInt8]?
  ) throws(ExportError) -> (given: Int, named: Int) {
    let (parts, part) = (parts, part)
    try inFolder { () throws(LMDBError) in _ = try parts.folder.remove(PartsFolder.transfer) }
    try records.finish()
    let hashes = part.documentHashes
    let held = try ArchivalTransferPublication.handOver(
      hashes, to: parts.contentFolder, document)
    var message = try PartPublication(PartsFolder.transfer, in: parts)
    try message.write(try part.finish(agreements, held: held, word: word))
    try message.finish()
    return (held.count, hashes.count)
  }

  /// Writes what is there, and takes away what another run left.
  private static func handOver(
    _ hashes: [String], to content: Folder, _ document: (String) throws(LMDBError) -> [UInt8]?
  ) throws(ExportError) -> [String: Int] {
    var held: [String: Int] = [:]
    do throws(LMDBError) {
      for hash in hashes {
        guard let bytes = try document(hash) else { continue }
        var file = try ReplacementFile(hash, in: content)
        try file.append(bytes)
        try file.finish()
        held[hash] = bytes.count
      }
      for name in try content.names()
      where name != ArchivalTransferPart.records && held[name] == nil {
        try content.remove(name)
      }
    } catch {
      throw .storage(error)
    }
    return held
  }
}

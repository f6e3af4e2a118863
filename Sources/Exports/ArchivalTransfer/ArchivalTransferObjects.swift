internal import Verification
internal import XMLWriting

/// The files that a transfer hands over, each a group of one object, by what they are called in the message.
struct ArchivalTransferObjects {
  private struct File {
    let name: String
    let hash: String
    let bytes: Int
    let mediaType: String
  }

  private var files: [File] = []
  /// The number of the group of a document, by hash.
  private var numbers: [String: Int] = [:]

  /// The records and the documents that are held.
  init(
    records: FileDigests, _ documents: [ArchivalTransferDocument], _ held: [String: Int]
  ) {
    files.append(
      File(
        name: ArchivalTransferPart.records, hash: records.sha256, bytes: records.lengthBytes,
        mediaType: "application/jsonl"))
    for document in documents.map(\.document) {
      guard let bytes = held[document.sha256], numbers[document.sha256] == nil else { continue }
      files.append(
        File(
          name: document.sha256, hash: document.sha256, bytes: bytes,
          mediaType: document.mediaType))
      numbers[document.sha256] = files.count
    }
  }

  /// The group of the records.
  var recordsGroup: String { ArchivalTransferObjects.group(1) }

  /// The group of a document; nil for one that is not handed over.
  func group(of hash: String) -> String? { numbers[hash].map(ArchivalTransferObjects.group) }

  private static func group(_ number: Int) -> String { "group-\(number)" }

  /// Writes every group.
  func write(to writer: XMLWriter) {
    for (index, file) in files.enumerated() {
      writer.element("DataObjectGroup", [("id", ArchivalTransferObjects.group(index + 1))]) {
        writer.element("BinaryDataObject", [("id", "object-\(index + 1)")]) {
          writer.element("DataObjectVersion", "BinaryMaster_1")
          writer.element("Uri", "\(ArchivalTransferPart.content)/\(file.name)")
          writer.element("MessageDigest", file.hash, [("algorithm", "SHA-256")])
          // A size is positive in SEDA; of an empty file its hash says that it is.
          if file.bytes > 0 { writer.element("Size", String(file.bytes)) }
          writer.element("FormatIdentification") {
            writer.element("MimeType", file.mediaType)
          }
          writer.element("FileInfo") { writer.element("Filename", file.name) }
        }
      }
    }
  }
}

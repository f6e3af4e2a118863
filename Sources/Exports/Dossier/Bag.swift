internal import RecordFormat
internal import Verification

/// The files by which a folder is a bag (RFC 8493).
enum Bag {
  /// The declaration.
  static let declaration = Array(
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// The files beside the payload; the list of them comes last.
  ///
  /// - Parameters:
  ///   - payload: The files of the payload, ascending by the bytes of their names.
  ///   - payloadBytes: How many bytes they have.
  static func tags(
    _ payload: [(name: String, digests: FileDigests)], _ info: DossierInfo, payloadBytes: Int
  ) throws(ExportError) -> [(name: String, bytes: [UInt8])] {
    var tags: [(name: String, bytes: [UInt8])] = [
      (DossierFolder.info, try self.info(info, payloadBytes: payloadBytes, files: payload.count)),
      (DossierFolder.declaration, declaration),
    ]
    var (short, long): ([UInt8], [UInt8]) = ([], [])
    for (name, digests) in payload {
      short += Array("\(digests.sha256)  \(name)\n".utf8)
      long += Array("\(digests.sha512)  \(name)\n".utf8)
    }
    for (name, bytes) in zip(DossierFolder.manifests, [short, long]) { tags.append((name, bytes)) }
    var list: [UInt8] = []
    for (name, bytes) in tags {
      var digesting = FileDigesting()
      digesting.update(bytes)
      list += Array("\(digesting.finish().sha512)  \(name)\n".utf8)
    }
    tags.append((DossierFolder.tagManifest, list))
    return tags
  }

  /// What the dossier says of itself.
  static func info(
    _ info: DossierInfo, payloadBytes: Int, files: Int
  ) throws(ExportError) -> [UInt8] {
    do throws(RecordFormatError) {
      return try info.bytes(payloadBytes: payloadBytes, files: files)
    } catch {
      throw .unwritable(error.description)
    }
  }
}

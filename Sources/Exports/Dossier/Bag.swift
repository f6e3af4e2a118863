internal import LMDB
internal import RecordFormat
internal import Verification

/// The files by which a folder is a bag (RFC 8493).
enum Bag {
  /// The declaration.
  static let declaration = Array(
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// The files beside the payload, in the order in which they are written; the list of them comes last.
  static let tags =
    [DossierFolder.info, DossierFolder.declaration] + DossierFolder.manifests
    + [DossierFolder.tagManifest]

  /// Makes a bag of a folder with its payload.
  ///
  /// - Returns: What the list of its lists digests to.
  static func close(
    _ staged: inout StagedFolder, _ payload: PayloadFiles, _ info: DossierInfo
  ) throws(ExportError) -> FileDigests {
    let about = try self.info(info, payloadBytes: payload.lengthBytes, files: payload.count)
    var digests = [
      try write(about, DossierFolder.info, in: &staged),
      try write(declaration, DossierFolder.declaration, in: &staged),
    ]
    digests += try writeManifests(of: payload, in: &staged)
    let lines = zip(tags, digests).map { "\($1.sha512)  \($0)\n" }
    return try write(Array(lines.joined().utf8), DossierFolder.tagManifest, in: &staged)
  }

  private static func writeManifests(
    of payload: PayloadFiles, in staged: inout StagedFolder
  ) throws(ExportError) -> [FileDigests] {
    var lists: [StagedFile] = []
    do throws(LMDBError) {
      for name in DossierFolder.manifests { lists.append(StagedFile(try staged.begin(name))) }
    } catch {
      throw .storage(error)
    }
    try payload.forEach { entry throws(ExportError) in
      do throws(LMDBError) {
        for (list, digest) in zip(lists, [entry.sha256, entry.sha512]) {
          try list.append(Array("\(digest)  \(entry.name)\n".utf8))
        }
      } catch {
        throw .storage(error)
      }
    }
    var digests: [FileDigests] = []
    do throws(LMDBError) {
      for list in lists { digests.append(try list.finish()) }
    } catch {
      throw .storage(error)
    }
    return digests
  }

  private static func write(
    _ bytes: [UInt8], _ name: String, in staged: inout StagedFolder
  ) throws(ExportError) -> FileDigests {
    do throws(LMDBError) {
      let file = StagedFile(try staged.begin(name))
      try file.append(bytes)
      return try file.finish()
    } catch {
      throw .storage(error)
    }
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

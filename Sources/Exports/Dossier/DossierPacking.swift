internal import Archives
internal import LMDB

/// Puts the files of a folder into a single one, as they are and in the order given: the same files make the
/// same bytes.
public struct DossierPacking: Sendable {
  /// What a dossier is as a single file.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case zip, tar
  }

  private let form: Form
  private let folder: Folder
  private let top: String

  private static let pieceBytes = 1 << 16
  /// The longest name of a folder at the top, so that the names below fit the header of a tar.
  private static let longestTop = 100

  init(_ form: Form, from folder: Folder, below top: String) {
    self.form = form
    self.folder = folder
    self.top = top
  }

  /// The folder that all of an archive is in: the archive's name without its ending, where that is a name on
  /// every machine.
  public static func top(of path: String, _ form: Form) -> String {
    let name = FilePlace(path).name
    let ending = ".\(form.rawValue)"
    let top = name.lowercased().hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
    let isName =
      !top.isEmpty && top != "." && top != ".." && top.utf8.count <= longestTop
      && top.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C && $0 != 0x3A }
    return isName ? top : "dossier"
  }

  /// Packs the files of a bag into one of that name, beside them: its own first, and then the payload.
  func write(
    _ payload: PayloadFiles, to name: String, _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) {
    switch form {
    case .zip: try writeZip(payload, to: name, progress)
    case .tar: try writeTar(payload, to: name, progress)
    }
  }

  /// The rows of the directory wait on the disk, and each header is written when its file is summed.
  private func writeZip(
    _ payload: PayloadFiles, to name: String, _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) {
    let archive = try inFolder { () throws(LMDBError) in
      try DataFile(
        opening: folder.path(of: name), access: .creatingExclusively, readers: folder.readers)
    }
    var zip = ZipWriter()
    let rows = SpooledBytes(in: folder)
    try forEachFile(of: payload, progress) { file, source, length throws(ExportError) in
      let entry = "\(top)/\(file)"
      var place = zip.offset + ZipWriter.headerBytes(entry, sizeBytes: length)
      var checksum: UInt32 = 0
      try forEachPiece(of: source, length) { piece throws(ExportError) in
        checksum = ZipWriter.checksum(of: piece, after: checksum)
        try inFolder { () throws(LMDBError) in try archive.write(piece, at: place) }
        place += piece.count
      }
      let start = zip.offset
      let headers = try packing(name) { () throws(PackingError) in
        try zip.add(entry, sizeBytes: length, checksum: checksum)
      }
      try inFolder { () throws(LMDBError) in
        try archive.write(headers.before, at: start)
        try rows.append(headers.row)
      }
    }
    var place = zip.offset
    try rows.forEachPiece({ ExportError.storage($0) }) { piece throws(ExportError) in
      try inFolder { () throws(LMDBError) in try archive.write(piece, at: place) }
      place += piece.count
    }
    try inFolder { () throws(LMDBError) in try archive.write(zip.end(), at: place) }
  }

  private func writeTar(
    _ payload: PayloadFiles, to name: String, _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) {
    let tar = try packing(name) { () throws(PackingError) in
      try TarWriter(folder.path(of: name))
    }
    try forEachFile(of: payload, progress) { file, source, length throws(ExportError) in
      guard length <= TarWriter.longestFile else { throw .tooLargeForTar(file: file) }
      try packing(name) { () throws(PackingError) in
        try tar.begin("\(top)/\(file)", sizeBytes: length)
      }
      try forEachPiece(of: source, length) { piece throws(ExportError) in
        try packing(name) { () throws(PackingError) in try tar.write(piece) }
      }
    }
    try packing(name) { () throws(PackingError) in try tar.finish() }
  }

  private func forEachFile(
    of payload: PayloadFiles, _ progress: (UInt64, UInt64) -> Void,
    _ body: (String, borrowing DataFile, _ lengthBytes: Int) throws(ExportError) -> Void
  ) throws(ExportError) {
    let all = UInt64(Bag.tags.count + payload.count)
    var packed: UInt64 = 0
    func pack(_ file: String) throws(ExportError) {
      let source = try inFolder { () throws(LMDBError) in
        try DataFile(opening: folder.path(of: file), access: .reading)
      }
      try body(file, source, try inFolder { () throws(LMDBError) in try source.lengthBytes() })
      packed += 1
      progress(packed, all)
    }
    for name in Bag.tags { try pack(name) }
    try payload.forEach { entry throws(ExportError) in try pack(entry.name) }
  }

  private func forEachPiece(
    of source: borrowing DataFile, _ length: Int, _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    for start in stride(from: 0, to: length, by: DossierPacking.pieceBytes) {
      let count = min(DossierPacking.pieceBytes, length - start)
      let piece: [UInt8]
      do throws(LMDBError) {
        piece = try source.read(at: start, count: count)
      } catch {
        throw .storage(error)
      }
      try body(piece)
    }
  }

  /// Runs work on an archive and speaks its error as this module's.
  private func packing<Result>(
    _ name: String, _ work: () throws(PackingError) -> Result
  ) throws(ExportError) -> Result {
    do throws(PackingError) {
      return try work()
    } catch {
      switch error {
      case .system(let number, _):
        throw .storage(LMDBError(.init(code: number), "write", folder.path(of: name)))
      case .library(let what): throw .archive(what)
      }
    }
  }
}

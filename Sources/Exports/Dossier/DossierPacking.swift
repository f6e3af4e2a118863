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

  /// What has no place in a name on Windows, nor in a path, and what is a device there whatever it ends with.
  private static let signsOfNoName: Set<Character> = [
    "\u{7F}", "\\", "/", ":", "*", "?", "\"", "<", ">", "|",
  ]
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })
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
      !top.isEmpty && top.utf8.count <= longestTop
      && !top.contains { ($0.asciiValue ?? 0x20) < 0x20 || signsOfNoName.contains($0) }
      && ![" ", "."].contains(top.last)
      && !devices.contains(top.prefix { $0 != "." }.lowercased())
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

  /// In flat memory: the rows of the directory wait on the disk, and each header is written when its file is
  /// summed.
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
    of source: borrowing DataFile, _ lengthBytes: Int, _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    for start in stride(from: 0, to: lengthBytes, by: DataFile.pieceBytes) {
      let count = min(DataFile.pieceBytes, lengthBytes - start)
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
      case .refused(let what): throw .archive(what)
      }
    }
  }
}

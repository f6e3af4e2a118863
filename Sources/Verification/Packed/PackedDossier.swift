public import LMDB

/// A dossier as a single file, zip or tar, whose files are read where they lie.
///
/// Nothing is unpacked, so only what is stored as it is can be read: its files take no more room than the
/// archive has, and none of them can be made to grow. `Docs/Formats/Dossier.md` says what is refused.
public enum PackedDossier {
  /// The forms there are.
  enum Form {
    case zip, tar
    /// Another, or one of these two compressed as a whole.
    case other
  }

  /// The most files and folders: their names are kept in memory.
  static let mostEntries = BagCheck.mostFiles
  /// The most bytes of a name.
  static let longestName = 1_024

  /// Whether a file is an archive, by how it begins or by the ending of its name.
  public static func isArchive(_ path: String) throws(LMDBError) -> Bool {
    try form(of: path) != nil
  }

  private static let beginnings: [(Form, [UInt8])] = [
    (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
    // gzip, xz, bzip2, zstd, 7z
    (.other, [0x1F, 0x8B]), (.other, [0xFD, 0x37, 0x7A, 0x58, 0x5A]), (.other, [0x42, 0x5A, 0x68]),
    (.other, [0x28, 0xB5, 0x2F, 0xFD]), (.other, [0x37, 0x7A, 0xBC, 0xAF]),
  ]

  private static func form(of path: String) throws(LMDBError) -> Form? {
    let file = try DataFile(opening: path, access: .reading)
    let start = try file.read(at: 0, count: min(try file.lengthBytes(), TarBlock.bytes))
    if let form = beginnings.first(where: { start.starts(with: $0.1) })?.0 { return form }
    if TarBlock.isUstar(start) { return .tar }
    // What is none says so under the name that it has.
    let name = path.lowercased()
    return name.hasSuffix(".zip") ? .zip : name.hasSuffix(".tar") ? .tar : nil
  }

  /// What is at a path: a folder's files, or those of an archive below its one top folder.
  static func files(at path: String) throws(PackedFailure) -> FileTree {
    let found = try PackedFailure.onDisk { () throws(LMDBError) in
      try Folder(path, for: .all).exists() ? nil : try form(of: path)
    }
    guard let form = found else { return .folder(Folder(path, for: .all)) }
    var reading = try PackedFailure.onDisk { () throws(LMDBError) in try PackedReading(path) }
    switch form {
    case .zip: try reading.readZip()
    case .tar: try reading.readTar()
    case .other: throw .otherForm("compressed as a whole")
    }
    let (files, top) = try reading.finish()
    return .packed(files, below: top)
  }
}

/// Why an archive is not read.
enum PackedFailure: Error {
  /// It is damaged, or readers would not agree about it.
  case refused(String)
  /// It may be what it should, in a form that somebody has to unpack before.
  case otherForm(String)
  /// The disk refuses.
  case storage(LMDBError)

  /// Runs work on the disk and speaks its error as one of these.
  static func onDisk<Result: ~Copyable>(
    _ work: () throws(LMDBError) -> Result
  ) throws(PackedFailure) -> Result {
    do throws(LMDBError) {
      return try work()
    } catch {
      // A length that an archive gives itself leads beyond its end.
      throw error.reason == .endOfFile ? .refused("it was cut") : .storage(error)
    }
  }
}

/// The list of what an archive holds while it is made.
struct PackedReading: ~Copyable {
  let file: DataFile
  let lengthBytes: Int
  private var files: PackedFiles
  private var ahead: (start: Int, bytes: [UInt8]) = (0, [])

  init(_ path: String) throws(LMDBError) {
    let file = try DataFile(opening: path, access: .reading)
    lengthBytes = try file.lengthBytes()
    files = PackedFiles(path)
    self.file = file
  }

  /// Reads bytes of the archive, ahead where they are few: headers stand close to each other.
  mutating func read(at offset: Int, count: Int) throws(PackedFailure) -> [UInt8] {
    let start = offset - ahead.start
    if start >= 0, start <= ahead.bytes.count, count <= ahead.bytes.count - start {
      return Array(ahead.bytes[start..<start + count])
    }
    let room = min(max(count, PackedReading.aheadBytes), max(count, lengthBytes - offset))
    let bytes = try PackedFailure.onDisk { () throws(LMDBError) in
      try file.read(at: offset, count: room)
    }
    ahead = (offset, bytes)
    return Array(ahead.bytes[..<count])
  }

  private static let aheadBytes = 1 << 12

  /// A name as a sentence can show it.
  static func shown(_ name: [UInt8]) -> String {
    String(decoding: name.prefix(200), as: UTF8.self).debugDescription
  }

  /// Takes an entry by its name as the archive has it.
  mutating func take(
    _ bytes: [UInt8], isFolder: Bool, at place: Range<Int>, checksum: UInt32? = nil
  ) throws(PackedFailure) {
    guard let whole = String(validating: bytes, as: UTF8.self), !whole.isEmpty,
      bytes.count <= PackedDossier.longestName
    else { throw .refused("a name is missing, too long or not in UTF-8") }
    let name = isFolder && bytes.last == UInt8(ascii: "/") ? Array(bytes.dropLast()) : bytes
    // One name may lead nowhere but down, on any machine.
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isDown = parts.allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
    guard isDown, !name.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      !name.contains(UInt8(ascii: "\\")), !name.contains(UInt8(ascii: ":"))
    else {
      throw .refused("a name that leads elsewhere: \(PackedReading.shown(name))")
    }
    guard files.count < PackedDossier.mostEntries else {
      throw .refused("more than \(PackedDossier.mostEntries) entries")
    }
    if isFolder, !place.isEmpty {
      throw .refused("a folder with bytes: \(PackedReading.shown(name))")
    }
    files.add(name, isFolder: isFolder, at: place, checksum: checksum)
  }

  /// The files, and the one folder that all of them are in.
  consuming func finish() throws(PackedFailure) -> (files: PackedFiles, top: String) {
    var files = files
    if let name = files.sort() {
      throw .refused("two entries of one name: \(PackedReading.shown(name))")
    }
    let top = files.names(in: "")
    guard top.count == 1, files.hasFolder(top[0]) else {
      throw .refused("not one folder at its top")
    }
    return (files, top[0])
  }
}

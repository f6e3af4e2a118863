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

  /// Why an archive is not read.
  struct Refusal: Error {
    let what: String
    /// Whether it may well be what it should, in a form that is not read in place.
    let isOfForm: Bool

    /// It is damaged, or readers would not agree about it.
    init(_ what: String) {
      self.what = what
      isOfForm = false
    }

    /// It has to be unpacked by somebody before.
    init(form what: String) {
      self.what = what
      isOfForm = true
    }
  }

  /// The most files and folders: their names are kept in memory.
  static let mostEntries = BagCheck.mostFiles
  /// The most bytes of a name.
  static let longestName = 1_024

  /// Whether a file is an archive, by how it begins or by the ending of its name.
  public static func isOne(_ path: String) throws(LMDBError) -> Bool { try form(of: path) != nil }

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
  static func files(at path: String) throws(LMDBError) -> Result<FileTree, Refusal> {
    let folder = Folder(path, for: .all)
    guard try !folder.exists(), let form = try form(of: path) else {
      return .success(.folder(folder))
    }
    let file = try DataFile(opening: path, access: .reading)
    do {
      let length = try file.lengthBytes()
      var reading = PackedReading(file, length)
      switch form {
      case .zip: try reading.readZip()
      case .tar: try reading.readTar()
      case .other: throw Refusal(form: "compressed as a whole")
      }
      let (files, top) = try reading.finish()
      return .success(.packed(files, below: top))
    } catch let refusal as Refusal {
      return .failure(refusal)
    } catch let error as LMDBError {
      // A length that it gives itself leads beyond its end.
      if error.reason == .endOfFile { return .failure(Refusal("it was cut")) }
      throw error
    } catch {
      return .failure(Refusal("\(error)"))
    }
  }
}

/// The list of what an archive holds while it is made.
struct PackedReading: ~Copyable {
  let file: DataFile
  let lengthBytes: Int
  private var files: PackedFiles
  private var ahead: (start: Int, bytes: [UInt8]) = (0, [])

  init(_ file: consuming DataFile, _ lengthBytes: Int) {
    files = PackedFiles(file.path)
    self.file = file
    self.lengthBytes = lengthBytes
  }

  /// Reads bytes of the archive, ahead where they are few: headers stand close to each other.
  mutating func read(at offset: Int, count: Int) throws(LMDBError) -> [UInt8] {
    let start = offset - ahead.start
    if start >= 0, start <= ahead.bytes.count, count <= ahead.bytes.count - start {
      return Array(ahead.bytes[start..<start + count])
    }
    let room = min(max(count, PackedReading.aheadBytes), max(count, lengthBytes - offset))
    ahead = (offset, try file.read(at: offset, count: room))
    return Array(ahead.bytes[..<count])
  }

  private static let aheadBytes = 1 << 12

  /// A name as a sentence can show it.
  static func shown(_ name: [UInt8]) -> String {
    String(decoding: name.prefix(200), as: UTF8.self).debugDescription
  }

  /// Takes an entry by its name as the archive has it.
  mutating func take(_ bytes: [UInt8], isFolder: Bool, at place: Range<Int>) throws {
    guard let whole = String(validating: bytes, as: UTF8.self), !whole.isEmpty,
      bytes.count <= PackedDossier.longestName
    else { throw PackedDossier.Refusal("a name is missing, too long or not in UTF-8") }
    let name = isFolder && bytes.last == UInt8(ascii: "/") ? Array(bytes.dropLast()) : bytes
    // One name may lead nowhere but down, on any machine.
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isDown = parts.allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
    guard isDown, !name.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      !name.contains(UInt8(ascii: "\\")), !name.contains(UInt8(ascii: ":"))
    else {
      throw PackedDossier.Refusal("a name that leads elsewhere: \(PackedReading.shown(name))")
    }
    guard files.count < PackedDossier.mostEntries else {
      throw PackedDossier.Refusal("more than \(PackedDossier.mostEntries) entries")
    }
    if isFolder, !place.isEmpty {
      throw PackedDossier.Refusal("a folder with bytes: \(PackedReading.shown(name))")
    }
    files.add(name, isFolder: isFolder, at: place)
  }

  /// The files, and the one folder that all of them are in.
  consuming func finish() throws -> (files: PackedFiles, top: String) {
    var files = files
    if let name = files.sort() {
      throw PackedDossier.Refusal("two entries of one name: \(PackedReading.shown(name))")
    }
    let top = files.names(in: "")
    guard top.count == 1, files.hasFolder(top[0]) else {
      throw PackedDossier.Refusal("not one folder at its top")
    }
    return (files, top[0])
  }
}

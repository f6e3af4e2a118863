/// Files below one root that are read and never written: those of a folder, or those that lie one behind
/// the other in a single file, read there without being unpacked.
public enum FileTree: Sendable {
  /// A folder; what lies behind a link does not count.
  case folder(Folder)
  /// What a single file holds, below the folder of that name in it; `""` is its root.
  case packed(PackedFiles, below: String)

  /// Where it is, to be named in a sentence.
  public var path: String {
    switch self {
    case .folder(let folder): folder.path
    case .packed(let files, ""): files.path
    case .packed(let files, let below): "\(files.path)/\(below)"
    }
  }

  /// The files of a folder below.
  public func below(_ name: String) -> FileTree {
    switch self {
    case .folder(let folder): .folder(Folder(folder.path(of: name), for: folder.readers))
    case .packed(let files, let below): .packed(files, below: PackedFiles.join(below, name))
    }
  }

  /// Whether the root is there.
  public func exists() throws(LMDBError) -> Bool {
    switch self {
    case .folder(let folder): try folder.exists()
    case .packed(let files, let below): files.hasFolder(below)
    }
  }

  /// The names of what is directly below the root, in no order.
  public func names() throws(LMDBError) -> [String] {
    switch self {
    case .folder(let folder): return try folder.names()
    case .packed(let files, let below):
      guard files.hasFolder(below) else { throw LMDBError(.missing, "list", path) }
      return files.names(in: below)
    }
  }

  /// Whether a folder of that name is there itself.
  public func ownFolderExists(_ name: String) throws(LMDBError) -> Bool {
    switch self {
    case .folder(let folder): try folder.ownFolderExists(name)
    case .packed(let files, let below): files.hasFolder(PackedFiles.join(below, name))
    }
  }

  /// The length of a file that is there itself; nil when there is none.
  public func ownLengthBytes(of name: String) throws(LMDBError) -> Int? {
    switch self {
    case .folder(let folder): try folder.ownLengthBytes(of: name)
    case .packed(let files, let below): files.place(of: PackedFiles.join(below, name))?.count
    }
  }

  /// What is said that the bytes of a file sum up to, by a single file that says so; nil elsewhere.
  public func checksum(of name: String) -> UInt32? {
    switch self {
    case .folder: nil
    case .packed(let files, let below): files.checksum(of: PackedFiles.join(below, name))
    }
  }

  /// Opens a file for reading.
  public func open(_ name: String) throws(LMDBError) -> DataFile {
    switch self {
    case .folder(let folder):
      return try DataFile(opening: folder.path(of: name), access: .reading)
    case .packed(let files, let below):
      guard let place = files.place(of: PackedFiles.join(below, name)) else {
        throw LMDBError(.missing, "read", "\(path)/\(name)")
      }
      return try DataFile(opening: files.path, part: place)
    }
  }

  /// Reads a file whole; throws `tooLong` rather than reading more than the limit.
  public func read(_ name: String, limitBytes: Int) throws(LMDBError) -> [UInt8] {
    let file = try open(name)
    let length = try file.lengthBytes()
    guard length <= limitBytes else {
      throw LMDBError(.tooLong(limitBytes: limitBytes), "read", "\(path)/\(name)")
    }
    return try file.read(at: 0, count: length)
  }
}

internal import Glibc

/// Where a file lies: its folder, and its name there.
public struct FilePlace: Hashable, Sendable {
  /// The folder.
  public let folder: Folder
  /// The name in the folder.
  public let name: String

  /// The place of a path, whose folder need not exist.
  ///
  /// By byte: what follows a slash may be a character that joins it.
  ///
  /// - Parameter readers: Who may read what is made there.
  public init(_ path: String, for readers: Readers = .owner) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      folder = Folder(".", for: readers)
      name = path
      return
    }
    folder = Folder(slash == path.startIndex ? "/" : String(path[..<slash]), for: readers)
    name = String(path[path.utf8.index(after: slash)...])
  }

  /// A path without the slashes that a shell ends the name of a folder with.
  public static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The place by its whole path, with every link on the way followed, the file's own too; the folder
  /// has to be there.
  ///
  /// Two ways to one file are one place then, and what lies beside it lies there once.
  public func resolved() throws(LMDBError) -> FilePlace {
    let path = folder.path(of: name)
    if let whole = try FilePlace.wholePath(of: path) { return FilePlace(whole) }
    guard let whole = try FilePlace.wholePath(of: folder.path) else {
      throw LMDBError(.missing, "look at", folder.path)
    }
    return FilePlace(whole == "/" ? "/\(name)" : "\(whole)/\(name)")
  }

  /// The path of the file.
  public var path: String { folder.path == "/" ? "/\(name)" : folder.path(of: name) }

  private static func wholePath(of path: String) throws(LMDBError) -> String? {
    // The system makes the text, and it is ours to free.
    guard let whole = unsafe realpath(path, nil) else {
      if errno == ENOENT { return nil }
      throw LMDBError(.init(code: errno), "look at", path)
    }
    defer { unsafe free(whole) }
    return unsafe String(cString: whole)
  }

  /// Whether a file is there.
  public func exists() throws(LMDBError) -> Bool { try folder.lengthBytes(of: name) != nil }
}

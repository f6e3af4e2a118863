import Glibc

/// What stands at a path, found out without opening it.
public enum FileKind: Sendable {
  /// A file that can be read from its beginning to its end.
  case file
  /// A folder.
  case folder
  /// A pipe, a device or a socket, whose bytes may never come or never end.
  case endless

  /// Looks at a path, through symbolic links; nil when nothing is there.
  public init?(at path: String) throws(LMDBError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw LMDBError(.init(code: errno), "look at", path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .endless
    }
  }
}

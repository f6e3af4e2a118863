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
    case .packed(let files, let below): files.folders[below] != nil
    }
  }

  /// The names of what is directly below the root, in order of their bytes.
  public func names() throws(LMDBError) -> [String] {
    switch self {
    case .folder(let folder): return try folder.names()
    case .packed(let files, let below):
      guard let names = files.folders[below] else { throw LMDBError(.missing, "list", path) }
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  /// Whether a folder of that name is there itself.
  public func ownFolderExists(_ name: String) throws(LMDBError) -> Bool {
    switch self {
    case .folder(let folder): try folder.ownFolderExists(name)
    case .packed(let files, let below): files.folders[PackedFiles.join(below, name)] != nil
    }
  }

  /// The length of a file that is there itself; nil when there is none.
  public func ownLengthBytes(of name: String) throws(LMDBError) -> Int? {
    switch self {
    case .folder(let folder): try folder.ownLengthBytes(of: name)
    case .packed(let files, let below): files.places[PackedFiles.join(below, name)]?.count
    }
  }

  /// Opens a file for reading.
  public func open(_ name: String) throws(LMDBError) -> DataFile {
    switch self {
    case .folder(let folder):
      return try DataFile(opening: folder.path(of: name), access: .reading)
    case .packed(let files, let below):
      guard let place = files.places[PackedFiles.join(below, name)] else {
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

/// Where in a single file the files are that it holds.
public struct PackedFiles: Sendable {
  /// The file.
  public let path: String
  /// By path, which bytes are a file's.
  public private(set) var places: [String: Range<Int>] = [:]
  /// By path, the names of what is directly in a folder.
  public private(set) var folders: [String: [String]] = ["": []]
  /// The paths without regard to case: two that differ in it alone are one on other machines.
  private var folded: [String: String] = [:]

  /// A file that holds nothing yet.
  public init(_ path: String) { self.path = path }

  /// How many files and folders it holds.
  public var count: Int { places.count + folders.count - 1 }

  /// Adds a file, and the folders that lead to it.
  ///
  /// - Returns: False where something is there already, or would be on a machine that ignores case.
  public mutating func add(_ name: String, at place: Range<Int>) -> Bool {
    guard places[name] == nil, folders[name] == nil, addParents(of: name), link(name) else {
      return false
    }
    places[name] = place
    return true
  }

  /// Adds a folder, and those that lead to it; false as for a file, but a folder may be named again.
  public mutating func addFolder(_ name: String) -> Bool {
    if folders[name] != nil { return true }
    guard places[name] == nil, addParents(of: name), link(name) else { return false }
    folders[name] = []
    return true
  }

  private mutating func addParents(of name: String) -> Bool {
    guard let slash = name.lastIndex(of: "/") else { return true }
    return addFolder(String(name[..<slash]))
  }

  private mutating func link(_ name: String) -> Bool {
    guard folded.updateValue(name, forKey: name.lowercased()) == nil else { return false }
    let slash = name.lastIndex(of: "/")
    let parent = slash.map { String(name[..<$0]) } ?? ""
    folders[parent, default: []].append(
      slash.map { String(name[name.index(after: $0)...]) } ?? name)
    return true
  }

  static func join(_ below: String, _ name: String) -> String {
    below.isEmpty ? name : "\(below)/\(name)"
  }
}

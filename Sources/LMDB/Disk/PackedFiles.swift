/// Where in a single file the files are that it holds: each a run of its bytes.
///
/// There may be a million: they are kept as one text of all names and one row a file, in order of names.
/// Names are compared by their bytes.
public struct PackedFiles: Sendable {
  /// The file.
  public let path: String
  private var names: [UInt8] = []
  private var rows: [Row] = []

  private struct Row {
    let name: Range<Int>
    let isFolder: Bool
    let place: Range<Int>
    let checksum: UInt32?
  }

  /// A file that holds nothing yet.
  public init(_ path: String) { self.path = path }

  /// How many files and folders were added.
  public var count: Int { rows.count }

  /// Adds a file, or a folder that is named itself, which has no place.
  ///
  /// - Parameter checksum: What the single file says that the file's bytes sum up to; nil where it says
  ///   nothing of it.
  public mutating func add(
    _ name: [UInt8], isFolder: Bool, at place: Range<Int>, checksum: UInt32? = nil
  ) {
    names += name
    rows.append(
      Row(
        name: names.count - name.count..<names.count, isFolder: isFolder, place: place,
        checksum: checksum))
  }

  /// Puts the names in order, without which none is found.
  ///
  /// - Returns: A name that stands twice, or of a file where another has a folder; nil where there is none.
  public mutating func sort() -> [UInt8]? {
    let names = names
    rows.sort { names[$0.name].lexicographicallyPrecedes(names[$1.name]) }
    var parent: ArraySlice<UInt8> = []
    for (index, row) in rows.enumerated() {
      let name = names[row.name]
      if index > 0, names[rows[index - 1].name].elementsEqual(name) { return Array(name) }
      guard let slash = name.lastIndex(of: PackedFiles.slash) else { continue }
      // Neighbours mostly share their folder.
      guard !name[..<slash].elementsEqual(parent) else { continue }
      parent = name[..<slash]
      for end in parent.indices + [slash] where names[end] == PackedFiles.slash {
        let above = name[..<end]
        if let found = self.row(of: Array(above)), !found.isFolder { return Array(above) }
      }
    }
    return nil
  }

  // MARK: Looking

  /// Which bytes are a file's; nil where there is none of that name.
  public func place(of name: String) -> Range<Int>? {
    guard let row = row(of: Array(name.utf8)), !row.isFolder else { return nil }
    return row.place
  }

  /// What the single file says that a file's bytes sum up to; nil where it says nothing, or has none of that
  /// name.
  public func checksum(of name: String) -> UInt32? {
    row(of: Array(name.utf8))?.checksum
  }

  /// Whether there is a folder: one that is named, or that files are in; `""` is the root.
  public func hasFolder(_ name: String) -> Bool {
    if name.isEmpty || row(of: Array(name.utf8))?.isFolder == true { return true }
    let within = Array(name.utf8) + [PackedFiles.slash]
    let index = firstIndex(notBefore: within)
    return index < rows.count && names[rows[index].name].starts(with: within)
  }

  /// The names of what is directly in a folder, in order of their bytes.
  public func names(in folder: String) -> [String] {
    let within = folder.isEmpty ? [] : Array(folder.utf8) + [PackedFiles.slash]
    var found: [String] = []
    var index = firstIndex(notBefore: within)
    while index < rows.count, names[rows[index].name].starts(with: within) {
      let rest = names[rows[index].name].dropFirst(within.count)
      let child = rest.prefix { $0 != PackedFiles.slash }
      found.append(String(decoding: child, as: UTF8.self))
      // All that is in a folder is one name here.
      index =
        child.count == rest.count
        ? index + 1 : firstIndex(notBefore: within + child + [PackedFiles.slash + 1])
    }
    found.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // A folder that is named itself, and that files are in.
    return found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }
  }

  private static let slash = UInt8(ascii: "/")

  private func row(of name: [UInt8]) -> Row? {
    let index = firstIndex(notBefore: name)
    guard index < rows.count, names[rows[index].name].elementsEqual(name) else { return nil }
    return rows[index]
  }

  private func firstIndex(notBefore name: [UInt8]) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if names[rows[middle].name].lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  static func join(_ below: String, _ name: String) -> String {
    below.isEmpty ? name : "\(below)/\(name)"
  }
}

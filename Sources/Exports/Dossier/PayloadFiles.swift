internal import LMDB
internal import Verification

/// The files of a bag's payload with what they digest to, until the lists of them are written.
///
/// The proofs of records are as many as the records, and are made in the order in which the lists name them:
/// those wait on the disk, and the rest, which are few, in memory.
struct PayloadFiles {
  /// A line of the lists.
  struct Entry {
    let name: String
    let sha256: String
    let sha512: String
  }

  private var few: [String: FileDigests] = [:]
  private let many: SpooledBytes
  private var last = ""
  /// How many files there are.
  private(set) var count = 0
  /// How many bytes they have.
  private(set) var lengthBytes = 0

  /// - Parameter folder: Where what waits on the disk lies, without a name.
  init(spooledIn folder: Folder) { many = SpooledBytes(in: folder) }

  mutating func add(_ name: String, _ digests: FileDigests) throws(LMDBError) {
    count += 1
    lengthBytes += digests.lengthBytes
    guard name.hasPrefix("\(DossierFolder.records)/"),
      last.utf8.lexicographicallyPrecedes(name.utf8)
    else {
      few[name] = digests
      return
    }
    last = name
    try many.append(Array("\(digests.sha256) \(digests.sha512) \(name)\n".utf8))
  }

  /// Whether a file is there, of those that are not proofs of records.
  func contains(_ name: String) -> Bool { few[name] != nil }

  /// Gives all of them, ascending by the bytes of their names.
  func forEach(_ body: (Entry) throws(ExportError) -> Void) throws(ExportError) {
    var rest = few.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }[...]
    func giveRest(before name: String?) throws(ExportError) {
      while let (next, digests) = rest.first,
        name.map({ next.utf8.lexicographicallyPrecedes($0.utf8) }) ?? true
      {
        rest.removeFirst()
        try body(Entry(name: next, sha256: digests.sha256, sha512: digests.sha512))
      }
    }
    var line: [UInt8] = []
    try many.forEachPiece({ ExportError.storage($0) }) { piece throws(ExportError) in
      for byte in piece {
        guard byte == UInt8(ascii: "\n") else {
          line.append(byte)
          continue
        }
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2)
        line.removeAll(keepingCapacity: true)
        let name = String(parts[2])
        try giveRest(before: name)
        try body(Entry(name: name, sha256: String(parts[0]), sha512: String(parts[1])))
      }
    }
    try giveRest(before: nil)
  }
}

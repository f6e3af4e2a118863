import Glibc
import Testing

@testable import LMDB

/// A folder for one test, removed with all that is in it when the test lets it go.
final class Scratch: Sendable {
  let folder: Folder
  var path: String { folder.path }

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    let name = UInt64.random(in: 0...UInt64.max)
    folder = Folder("\(base)/entente-test-\(String(name, radix: 36))")
    try folder.make()
  }

  deinit {
    remove(folder)
  }

  private func remove(_ folder: Folder) {
    // Left-overs of a test do no harm, and a test that failed has said why already.
    for name in (try? folder.names()) ?? [] {
      let inner = Folder(folder.path(of: name))
      if (try? inner.exists()) == true {
        remove(inner)
      } else {
        _ = try? folder.remove(name)
      }
    }
    try? folder.removeIfEmpty()
  }
}

/// A small file system of its own inside a scratch folder; nil where mounting is not permitted.
final class SmallDisk {
  static let canMount: Bool = {
    guard let scratch = try? Scratch() else { return false }
    return SmallDisk(at: scratch.path, bytes: 1 << 20) != nil
  }()

  let path: String

  init?(at path: String, bytes: Int) {
    self.path = path
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(bytes)") == 0 else { return nil }
  }

  /// Refuses every write from here on.
  func makeReadOnly() -> Bool {
    mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
  }

  deinit {
    umount2(path, CInt(MNT_DETACH))
  }
}

/// Random numbers that can be drawn again: the seed is printed, and taken from `ENTENTE_SEED`.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init() {
    let given = getenv("ENTENTE_SEED").flatMap { UInt64(String(cString: $0)) }
    state = given ?? UInt64.random(in: 0...UInt64.max)
    print("ENTENTE_SEED=\(state)")
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

let records = Table(0, "records")
let names = Table(1, "names")

extension Environment {
  /// Opens a store with the tables all tests use.
  convenience init(_ scratch: Scratch, _ access: Access = .creating) throws(LMDBError) {
    try self.init(at: scratch.path, access: access, tables: [records, names])
  }

  /// Appends one row to `records` in a transaction of its own.
  func append(_ number: UInt64, _ row: [UInt8] = [1, 2, 3]) throws(LMDBError) {
    try write { transaction throws(LMDBError) in
      try transaction.append(number, row, in: records)
    }
  }

  /// The keys of `records`, in order.
  func numbers() throws(LMDBError) -> [UInt64] {
    try read { transaction throws(LMDBError) in
      try transaction.withCursor(records) { cursor throws(LMDBError) in
        var numbers: [UInt64] = []
        while let row = try cursor.next() {
          numbers.append(UInt64(row: row.key) ?? .max)
        }
        return numbers
      }
    }
  }
}

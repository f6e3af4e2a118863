internal import LMDB
public import RecordFormat
public import Verification

/// A bundle on its way to a file: the file is there under its name when it is whole, and not before.
public struct BundlePublication: ~Copyable {
  private let head: BundleHead
  private var file: ReplacementFile

  /// Begins to write a bundle to a path.
  public init(_ head: BundleHead, to path: String) throws(ExportError) {
    let lines: [UInt8]
    do throws(BundleError) {
      lines = try head.lines()
    } catch {
      throw .bundle(error)
    }
    let opened = try inFolder { () throws(LMDBError) in
      var file = try ReplacementFile(at: FilePlace(path))
      try file.append(lines)
      return file
    }
    self.head = head
    file = opened
  }

  /// Writes the next record.
  public mutating func write(_ record: RecordFile) throws(ExportError) {
    let line = record.canonicalBytes + [0x0A]
    do throws(LMDBError) {
      try file.append(line)
    } catch {
      throw .storage(error)
    }
  }

  /// Ends the bundle and puts the file in its place.
  public consuming func finish() throws(ExportError) {
    let line: [UInt8]
    do throws(BundleError) {
      line = try head.lastLine()
    } catch {
      throw .bundle(error)
    }
    do throws(LMDBError) {
      try file.append(line)
      try file.finish()
    } catch {
      throw .storage(error)
    }
  }
}

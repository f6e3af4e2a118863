internal import LMDB
public import Verification

/// The records of a selection that are being written beside the tiles of their log.
///
/// The line that says what was chosen goes last: a run that is stopped leaves a folder that says of
/// itself that it is not whole, and the next run makes it so.
public struct SelectionPublication: ~Copyable {
  private let line: [UInt8]
  private let folder: Folder
  private var records: ReplacementFile

  /// Begins to write into a folder of tiles; an earlier selection in it is given up.
  ///
  /// - Parameter line: The canonical form of the selection.
  public init(of line: [UInt8], to selection: SelectionFolder) throws(ExportError) {
    let folder = selection.folder
    do throws(LMDBError) {
      if let length = try folder.lengthBytes(of: SelectionFolder.selection) {
        // The same one is replaced in one step, and stands until then.
        let isSame =
          length == line.count
          ? try folder.read(SelectionFolder.selection, limitBytes: length) == line : false
        if !isSame { try folder.remove(SelectionFolder.selection) }
      }
      records = try ReplacementFile(SelectionFolder.records, in: folder)
    } catch {
      throw .storage(error)
    }
    self.line = line
    self.folder = folder
  }

  /// Writes the next record, in order of sequence.
  ///
  /// - Parameter record: The canonical form of its file.
  public mutating func write(_ record: [UInt8]) throws(ExportError) {
    do throws(LMDBError) {
      try records.append(record + [0x0A])
    } catch {
      throw .storage(error)
    }
  }

  /// Puts everything in its place.
  ///
  /// - Parameter erasures: The records that say that words were erased, in order of sequence.
  public consuming func finish(erasures: [[UInt8]]) throws(ExportError) {
    let (line, folder) = (line, folder)
    do throws(LMDBError) {
      try records.finish()
      if erasures.isEmpty {
        try folder.remove(SelectionFolder.erasures)
      } else {
        try folder.replace(SelectionFolder.erasures, erasures.flatMap { $0 + [0x0A] })
      }
      try folder.replace(SelectionFolder.selection, line)
    } catch {
      throw .storage(error)
    }
  }
}

import Glibc

/// A file that is written piece by piece and takes the place of the one of its name, if any, in one step
/// at the end: stopped before, nothing is there under the name that was not there.
///
/// Until then its owner alone may open it, whoever may read it after: what a run leaves that is stopped may
/// be words, and nobody has been given them yet.
public struct ReplacementFile: ~Copyable {
  private let folder: Folder
  private let name: String
  /// What it is called until then; nil for a pipe or a device, which keeps its place and is written into.
  private let temporary: String?
  private let file: DataFile
  /// The mode it has once it is whole; nil where it has it already.
  private let mode: mode_t?
  private var buffer: [UInt8] = []
  private var lengthBytes = 0
  private var isFinished = false

  private static let bufferBytes = 1 << 20

  /// Begins to write in a folder whose names are all ours; what a crash left of an earlier attempt makes
  /// room.
  public init(_ name: String, in folder: Folder) throws(LMDBError) {
    try folder.remove("\(name).new")
    try self.init(name, in: folder, temporary: "\(name).new")
  }

  /// Begins to write where somebody else keeps files: none of them is touched but the one of that name.
  ///
  /// A pipe or a device is written into: a file in its place would be its end.
  public init(at place: FilePlace) throws(LMDBError) {
    if case .endless? = try FileKind(at: place.path) {
      try self.init(place.name, in: place.folder, temporary: nil)
    } else {
      // What a link leads to is replaced, and not the link: `/dev/stdout` is one.
      let place = try place.exists() ? place.resolved() : place
      try self.init(place.name, in: place.folder, temporary: FilePlace.temporaryName())
    }
  }

  private init(_ name: String, in folder: Folder, temporary: String?) throws(LMDBError) {
    self.folder = folder
    self.name = name
    self.temporary = temporary
    let file = try DataFile(
      opening: folder.path(of: temporary ?? name),
      access: temporary == nil ? .streaming : .creatingExclusively, readers: folder.readers)
    mode = temporary != nil && folder.readers == .all ? try file.restrictToOwner() : nil
    self.file = file
  }

  /// Writes more bytes behind those before.
  public mutating func append(_ bytes: [UInt8]) throws(LMDBError) {
    buffer += bytes
    if buffer.count >= ReplacementFile.bufferBytes { try flush() }
  }

  /// Puts the file in its place, durably.
  public consuming func finish() throws(LMDBError) {
    try flush()
    do throws(LMDBError) {
      if let mode { try file.setMode(mode) }
      try file.synchronize()
      if let temporary { try folder.move(temporary, to: name) }
    } catch {
      discard()
      throw error
    }
    isFinished = true
  }

  private mutating func flush() throws(LMDBError) {
    do throws(LMDBError) {
      try file.write(buffer, at: lengthBytes)
    } catch {
      // At once: whoever meets a full disk may end without letting go of this.
      discard()
      throw error
    }
    lengthBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  deinit {
    if !isFinished { discard() }
  }

  /// What is half written is not left behind; that the disk refuses this too changes nothing.
  private func discard() {
    if let temporary { unsafe unlink(folder.path(of: temporary)) }
  }
}

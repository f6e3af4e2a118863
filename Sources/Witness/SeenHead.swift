internal import LMDB
public import Transparency

/// The last head of a log that a witness has cosigned, with when it last did.
public struct SeenHead: Sendable, Hashable {
  /// The head.
  public let checkpoint: Checkpoint
  /// The head with the signature of the log, which is half of the evidence if another one turns up.
  public let note: SignedNote
  /// When it was last cosigned, in POSIX seconds: no later cosignature is older.
  public let time: UInt64

  private static let title = "entente-witness-head/v1"

  init(note: SignedNote, time: UInt64) throws(TransparencyError) {
    checkpoint = try Checkpoint(text: note.text)
    self.note = note
    self.time = time
  }

  static func name(of origin: Origin) -> String {
    "\(WitnessFiles.heads)/\(Digest(hashing: Array(origin.text.utf8)).hex)"
  }
}

// MARK: - The file

extension SeenHead {
  /// Reads the last head of a log; nil when none was cosigned.
  init?(of origin: Origin, in folder: Folder) throws(WitnessError) {
    let name = SeenHead.name(of: origin)
    let exists =
      try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: name) } != nil
    guard exists else { return nil }
    let bytes = try inStorage { () throws(LMDBError) in
      try folder.read(name, limitBytes: SignedNote.longest + 256)
    }
    do throws(TransparencyError) {
      guard let read = try SeenHead(bytes), read.checkpoint.origin == origin else {
        throw .malformedNoteText
      }
      self = read
    } catch {
      throw .damaged(path: folder.path(of: name), what: "it is not the head of \(origin)")
    }
  }

  private init?(_ bytes: [UInt8]) throws(TransparencyError) {
    let opening = Array("\(SeenHead.title)\ntime ".utf8)
    guard bytes.starts(with: opening) else { return nil }
    let rest = bytes[opening.count...]
    guard let end = rest.firstIndex(of: 0x0A), rest[end...].dropFirst().first == 0x0A else {
      return nil
    }
    let digits = String(decoding: rest[..<end], as: UTF8.self)
    guard let time = UInt64(digits), String(time) == digits else { return nil }
    try self.init(note: SignedNote(Array(bytes[(end + 2)...])), time: time)
  }

  /// Refuses a head that no key of its log has signed: the file was changed after it was written.
  func check(signedBy keys: [VerifierKey], in folder: Folder) throws(WitnessError) {
    do throws(TransparencyError) {
      _ = try note.verified(by: keys.filter { $0.name == checkpoint.origin.keyName })
    } catch {
      throw .damaged(
        path: folder.path(of: SeenHead.name(of: checkpoint.origin)), what: error.description)
    }
  }

  /// Writes it in place of the one before, durable when this returns.
  func write(in folder: Folder) throws(WitnessError) {
    let bytes = Array("\(SeenHead.title)\ntime \(time)\n\n".utf8) + note.bytes
    try inStorage { () throws(LMDBError) in
      try folder.replace(SeenHead.name(of: checkpoint.origin), bytes)
    }
  }
}

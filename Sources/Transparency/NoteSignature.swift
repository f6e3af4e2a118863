/// One signature line of a note: em dash, space, name, space, base64 of key id and signature.
///
/// Lines of unknown keys and types are kept as they are: a cosignature or a post-quantum signature
/// under a checkpoint does not disturb who cannot verify it.
public struct NoteSignature: Sendable, Hashable {
  /// Whose signature it claims to be.
  public let name: KeyName
  /// Which of the keys of that name it claims to be by.
  public let id: KeyID
  /// What follows the id: for Ed25519 the 64 bytes of the signature.
  public let bytes: [UInt8]

  /// The line as it stands in a note, with its line feed.
  public var line: [UInt8] {
    Self.opening + Array(name.text.utf8) + [Self.space] + Base64.encode(id.bytes + bytes)
      + [SignedNote.newline]
  }

  init(name: KeyName, id: KeyID, bytes: [UInt8]) {
    self.name = name
    self.id = id
    self.bytes = bytes
  }

  /// Reads a line without its line feed; `nil` when it is not of the form.
  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.opening) else { return nil }
    let parts = line.dropFirst(Self.opening.count).split(
      separator: Self.space, omittingEmptySubsequences: false)
    guard parts.count == 2, let payload = Base64.decode(Array(parts[1])), payload.count > 4,
      // Why a name is wrong matters less than which line it stands in, which the caller says.
      let name = try? KeyName(String(decoding: parts[0], as: UTF8.self))
    else { return nil }
    self.init(name: name, id: KeyID(bigEndian: payload), bytes: Array(payload.dropFirst(4)))
  }

  private static let space = UInt8(ascii: " ")
  /// U+2014 and a space.
  private static let opening: [UInt8] = [0xe2, 0x80, 0x94, space]
}

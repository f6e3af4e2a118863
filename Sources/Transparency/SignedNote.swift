/// A text with signatures under it (C2SP signed-note), read more strictly than the specification
/// asks.
///
/// Reading checks the form alone; ``verified(by:)`` says who signed.
public struct SignedNote: Sendable, Hashable {
  /// The greatest number of bytes read.
  public static let longest = 1_000_000
  /// The greatest number of signature lines read.
  public static let mostSignatures = 100

  /// What is signed: lines that each end with a line feed.
  public let text: [UInt8]
  /// The signature lines in their order, known or not.
  public private(set) var signatures: [NoteSignature]

  /// Puts signatures under a text; refuses a text no reader would split off again.
  public init(text: [UInt8], signatures: [NoteSignature]) throws(TransparencyError) {
    guard text.last == Self.newline else { throw .malformedNoteText }
    try Self.checkCharacters(text)
    guard !signatures.isEmpty else { throw .missingSignatures }
    self.text = text
    self.signatures = []
    for signature in signatures {
      try add(signature)
    }
    guard bytes.count <= Self.longest else {
      throw .noteTooLong(limit: Self.longest, found: bytes.count)
    }
  }

  /// Reads the bytes of a note.
  ///
  /// Refused beyond the specification: base64 with a second spelling, two lines with one name and
  /// id, U+007F, more than ``longest`` bytes or ``mostSignatures`` lines.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count <= Self.longest else {
      throw .noteTooLong(limit: Self.longest, found: bytes.count)
    }
    try Self.checkCharacters(bytes)
    guard bytes.last == Self.newline else { throw .missingFinalNewline }
    guard let split = Self.lastBlankLine(bytes) else { throw .missingBlankLine }
    let lines = bytes[(split + 1)...].dropLast().split(
      separator: Self.newline, omittingEmptySubsequences: false)
    guard bytes.count > split + 1 else { throw .missingSignatures }
    guard lines.count <= Self.mostSignatures else {
      throw .tooManySignatures(limit: Self.mostSignatures, found: lines.count)
    }
    var signatures: [NoteSignature] = []
    for (number, line) in lines.enumerated() {
      guard let signature = NoteSignature(line: line) else {
        throw .malformedSignatureLine(number + 1)
      }
      signatures.append(signature)
    }
    try self.init(text: Array(bytes[..<split]), signatures: signatures)
  }

  /// The note as it is stored and sent.
  public var bytes: [UInt8] {
    signatures.reduce(text + [Self.newline]) { $0 + $1.line }
  }

  /// Puts one more signature under the text; refuses a second one with the same name and id.
  public mutating func add(_ signature: NoteSignature) throws(TransparencyError) {
    guard signatures.count < Self.mostSignatures else {
      throw .tooManySignatures(limit: Self.mostSignatures, found: signatures.count + 1)
    }
    let isDuplicate = signatures.contains { $0.name == signature.name && $0.id == signature.id }
    guard !isDuplicate else {
      throw .duplicateSignature(name: signature.name.text, id: signature.id)
    }
    signatures.append(signature)
  }

  static let newline: UInt8 = 0x0a
}

/// Who signed a note, as far as the given keys can tell.
public struct NoteVerification: Sendable, Hashable {
  /// The keys whose signatures were checked and fit; at least one.
  public let verified: [VerifierKey]
  /// What the witnesses among them say.
  public let cosignatures: [Cosignature]
  /// The lines by other keys, about which nothing is known.
  public let unknown: [NoteSignature]
}

extension SignedNote {
  /// Checks the signature lines of these keys and says which there are.
  ///
  /// Throws when a line of a given key does not fit the text, whatever the other lines are, and
  /// when no line is by a given key. That all keys you require have signed is for you to see in
  /// ``NoteVerification/verified``.
  public func verified(by keys: [VerifierKey]) throws(TransparencyError) -> NoteVerification {
    var verified: [VerifierKey] = []
    var cosignatures: [Cosignature] = []
    var unknown: [NoteSignature] = []
    for signature in signatures {
      let candidates = Set(keys.filter { $0.name == signature.name && $0.id == signature.id })
      guard let key = candidates.first else {
        unknown.append(signature)
        continue
      }
      guard candidates.count == 1 else {
        throw .ambiguousKeys(name: key.name.text, id: key.id)
      }
      switch key.type {
      case .note:
        do throws(TransparencyError) {
          try key.publicKey.check(signature.bytes, over: text)
        } catch {
          throw .invalidSignature(name: key.name.text, id: key.id)
        }
      case .cosignature: cosignatures.append(try Cosignature(signature, over: text, by: key))
      }
      verified.append(key)
    }
    guard !verified.isEmpty else { throw .noKnownSignature }
    return NoteVerification(verified: verified, cosignatures: cosignatures, unknown: unknown)
  }

  private static func checkCharacters(_ bytes: [UInt8]) throws(TransparencyError) {
    if let offset = bytes.firstIndex(where: { ($0 < 0x20 && $0 != newline) || $0 == 0x7f }) {
      throw .controlCharacter(byte: bytes[offset], offset: offset)
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .invalidUTF8(offset: error.byteOffsets.lowerBound)
    }
  }

  /// The index of the second line feed of the last two in a row.
  private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
  }
}

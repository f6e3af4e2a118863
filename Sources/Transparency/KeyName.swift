/// The name of a key in a signed note: not empty, without spaces, plus signs or control characters.
public struct KeyName: Sendable, Hashable {
  /// The greatest number of bytes; the names of C2SP logs and witnesses are far shorter.
  public static let longest = 1024

  /// The name as text.
  public let text: String

  /// Refuses a name that could not be read back out of a signature line or a verifier key.
  public init(_ text: String) throws(TransparencyError) {
    let isReadable = text.unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
        && scalar != "+"
    }
    guard !text.isEmpty, text.utf8.count <= Self.longest, isReadable else {
      throw .malformedKeyName(text)
    }
    self.text = text
  }

  /// The grammar of origins is within that of key names.
  init(origin: Origin) {
    text = origin.text
  }

  /// Compares byte by byte: Unicode equivalence would make one name of two that sign differently.
  public static func == (left: KeyName, right: KeyName) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the bytes that `==` compares.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 {
      hasher.combine(byte)
    }
  }
}

extension KeyName: CustomStringConvertible {
  /// The name.
  public var description: String { text }
}

/// The four bytes that tell apart the keys of one name: the first of SHA-256(name ‖ LF ‖ type ‖
/// public key).
public struct KeyID: Sendable, Hashable {
  /// The four bytes as one big-endian number.
  public let value: UInt32

  /// Takes the four bytes as one big-endian number.
  public init(_ value: UInt32) {
    self.value = value
  }

  /// Computes the id of an Ed25519 key of this name and type (C2SP signed-note).
  public init(name: KeyName, key: Ed25519PublicKey, type: SignatureType) {
    let digest = Digest(hashing: Array(name.text.utf8) + [0x0a, type.rawValue] + key.bytes)
    self.init(bigEndian: digest.bytes.prefix(4))
  }

  /// Takes the first four bytes there are.
  init(bigEndian bytes: some Sequence<UInt8>) {
    value = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The four bytes, first byte first.
  public var bytes: [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }
}

extension KeyID: CustomStringConvertible {
  /// Eight lower-case hexadecimal characters, as in a verifier key.
  public var description: String { Hexadecimal.encode(bytes) }
}

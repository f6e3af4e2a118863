internal import Crypto
public import Partnership

/// The hash in a header that binds its facts or its words without showing them.
///
/// SHA-256(`entente/facts/v1` LF ‖ ledger LF ‖ action LF ‖ salt ‖ bytes), and `entente/words/v1`
/// for words. The salt keeps short words from being guessed; ledger and action keep an opening
/// from passing for that of another record.
public struct Commitment: ThirtyTwoBytes {
  /// The 32 bytes.
  public let block: Bytes32

  /// The commitment of those 32 bytes.
  public init(_ block: Bytes32) {
    self.block = block
  }
}

/// What a commitment is opened with: the bytes that were committed to, and their salt.
public struct Opening: Sendable, Hashable {
  /// The salt.
  public var salt: Salt
  /// The canonical bytes of the facts or the words.
  public var bytes: [UInt8]

  /// An opening of those two.
  public init(salt: Salt, bytes: [UInt8]) {
    self.salt = salt
    self.bytes = bytes
  }
}

extension Commitment {
  /// The commitment to the facts of an action.
  public static func facts(
    _ bytes: [UInt8], salt: Salt, ledger: LedgerName, action: ActionID
  ) -> Commitment {
    Commitment("entente/facts/v1\n", bytes, salt, ledger, action)
  }

  /// The commitment to the words of an action.
  public static func words(
    _ bytes: [UInt8], salt: Salt, ledger: LedgerName, action: ActionID
  ) -> Commitment {
    Commitment("entente/words/v1\n", bytes, salt, ledger, action)
  }

  private init(
    _ purpose: String, _ bytes: [UInt8], _ salt: Salt, _ ledger: LedgerName, _ action: ActionID
  ) {
    var message: [UInt8] = []
    message.reserveCapacity(256 + bytes.count)
    message.append(contentsOf: purpose.utf8)
    message.append(contentsOf: ledger.text.utf8)
    message.append(0x0A)
    message.append(contentsOf: action.description.utf8)
    message.append(0x0A)
    salt.append(to: &message)
    message.append(contentsOf: bytes)
    self.init(SHA256.hash(data: message))
  }
}

extension ThirtyTwoBytes {
  init(_ digest: SHA256Digest) {
    var bytes = digest.makeIterator()
    func word() -> UInt64 {
      var word: UInt64 = 0
      for _ in 0..<8 {
        guard let byte = bytes.next() else {
          preconditionFailure("SHA-256 returned fewer than 32 bytes: the library is broken")
        }
        word = word << 8 | UInt64(byte)
      }
      return word
    }
    self.init(Bytes32(first: word(), second: word(), third: word(), fourth: word()))
  }
}

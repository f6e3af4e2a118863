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
    self.init(Bytes32(SHA256.hash(data: message)))
  }
}

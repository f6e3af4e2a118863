internal import CanonicalJSON
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
    facts(bytes.span, salt: salt, ActionBinding(ledger, action))
  }

  /// The commitment to the words of an action.
  public static func words(
    _ bytes: [UInt8], salt: Salt, ledger: LedgerName, action: ActionID
  ) -> Commitment {
    words(bytes.span, salt: salt, ActionBinding(ledger, action))
  }

  static func facts(_ bytes: Span<UInt8>, salt: Salt, _ binding: ActionBinding) -> Commitment {
    Commitment(to: bytes, for: Purpose.facts, salt: salt, binding)
  }

  static func words(_ bytes: Span<UInt8>, salt: Salt, _ binding: ActionBinding) -> Commitment {
    Commitment(to: bytes, for: Purpose.words, salt: salt, binding)
  }

  private init(
    to bytes: Span<UInt8>, for purpose: [UInt8], salt: Salt, _ binding: ActionBinding
  ) {
    var message = binding.message(for: purpose, reserving: Salt.byteCount + bytes.count)
    salt.append(to: &message)
    message.append(bytes)
    self.init(hashing: message)
  }

  /// The commitment whose message is already there: purpose, binding, salt and bytes.
  init(hashing message: [UInt8]) {
    self.init(Bytes32(SHA256.hash(data: message)))
  }
}

/// What a hash or a seal is for, as its message begins.
enum Purpose {
  static let facts = Array("entente/facts/v1\n".utf8)
  static let words = Array("entente/words/v1\n".utf8)
  static let seal = Array("entente/words-row/v1\n".utf8)
}

/// What binds the parts of an action to it, so that none passes for that of another: every hash and
/// seal of a part begins with the name of its ledger and the id of its action.
///
/// Make one for all parts of an action.
package struct ActionBinding: Sendable {
  /// The action that is bound to.
  let action: ActionID
  /// `ledger LF action`.
  private let bytes: [UInt8]

  /// Binds to an action of a ledger.
  package init(_ ledger: LedgerName, _ action: ActionID) {
    self.action = action
    var bytes: [UInt8] = []
    bytes.reserveCapacity(LedgerName.maximumBytes + 40)
    bytes.append(ledger.text.utf8Span.span)
    bytes.append(0x0A)
    action.append(to: &bytes)
    self.bytes = bytes
  }

  /// A message for a purpose that is to go on with a number of bytes, after a line feed.
  func message(for purpose: [UInt8], reserving count: Int) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(purpose.count + bytes.count + 1 + count)
    message.append(contentsOf: purpose)
    message.append(contentsOf: bytes)
    message.append(0x0A)
    return message
  }

  /// What is authenticated with sealed words: no line feed ends it.
  var sealContext: [UInt8] { Purpose.seal + bytes }
}

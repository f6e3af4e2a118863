internal import Crypto

/// The first 32 bytes of `words.keys`, which tell whose keys follow: SHA-256(`entente/words-keys/v1` LF ‖ ledger LF).
///
/// After them come 32 bytes a record, in order of sequence.
public enum WordsKeysHead {
  /// How many bytes the head has.
  public static let byteCount = 32

  /// The head of a ledger's file of keys.
  public static func bytes(of ledger: LedgerName) -> [UInt8] {
    Array(SHA256.hash(data: Array("entente/words-keys/v1\n\(ledger.text)\n".utf8)))
  }

  /// Refuses the keys of another ledger, under which no words of this one would open.
  public static func check(_ head: [UInt8], of ledger: LedgerName) throws(RecordFormatError) {
    guard head == bytes(of: ledger) else {
      throw .malformed(
        part: .wordsKeys, key: "head", offset: 0, expected: "that of the ledger \(ledger)")
    }
  }
}

internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The keys that records of a ledger name, to hold signatures of actions against.
///
/// Which of them may sign what, the rules say.
struct KnownKeys {
  private var keys: [KeyFingerprint: Ed25519PublicKey] = [:]

  /// Those that the log names so far; those that bind nobody are none.
  init(
    _ view: LedgerView, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    for record in try view.journal(of: .keys, in: transaction) {
      if let hex = record.keyNamed { add(hex) }
    }
  }

  /// None.
  init() {}

  /// Takes in a key that a record names.
  mutating func add(_ hex: String) {
    do throws(TransparencyError) {
      try takeIn(hex)
    } catch {
      // It was never taken by a ledger, and what it signed is by nobody who is known.
    }
  }

  private mutating func takeIn(_ hex: String) throws(TransparencyError) {
    guard let fingerprint = KeyFingerprint(ofPublicKey: hex), let bytes = RootHash(hex: hex)?.bytes
    else { return }
    keys[fingerprint] = try Ed25519PublicKey(bytes)
  }

  /// Refuses a signature that does not fit, or is by none of these keys.
  ///
  /// - Parameter added: The key that the action itself adds, which signs it too.
  func check(_ header: ActionHeader, adding added: String?) throws(Refusal) {
    var known = self
    if let added {
      do throws(TransparencyError) {
        try known.takeIn(added)
      } catch {
        throw Refusal(.badField, .field("data.key"), .expected(error.description), .text(added))
      }
    }
    do throws(RecordFormatError) {
      try header.checkSignatures { key, signature, bytes in
        guard let key = known.keys[key] else { return nil }
        do throws(TransparencyError) {
          try key.check(signature, over: bytes)
          return true
        } catch {
          return false
        }
      }
    } catch {
      switch error {
      case .unknownSigner(let key): throw Refusal(.signerUnknown, .text(key.description))
      case .signatureMismatch(let key): throw Refusal(.signatureInvalid, .text(key.description))
      default: throw Refusal(.signedOtherwise, .field("header"), .said(error.description))
      }
    }
  }
}

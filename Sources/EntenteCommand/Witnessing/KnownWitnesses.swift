import Entente
import RecordFormat
import Transparency
import Wording

/// The witnesses whose cosignatures are believed: those of a policy that came from outside, else those
/// the ledger itself records.
enum KnownWitnesses {
  case policy(TrustPolicy, path: String)
  case recorded([Ed25519PublicKey])

  /// Reads them: a policy has to name the ledger's own key.
  init(
    policy path: String?, of store: Ledger, _ ledger: LedgerOption
  ) throws(CommandError) {
    guard let path else {
      self = .recorded(
        try ledger.asking { () throws(LedgerError) in try store.recordedWitnesses() })
      return
    }
    let bytes = try FileRead.bytes(of: path, limitBytes: TrustPolicy.longest)
    let policy = try readingPolicy(path) { () throws(TransparencyError) in
      try TrustPolicy(bytes)
    }
    let notes = try ledger.asking { () throws(LedgerError) in try store.checkpoints() }
    // The first head is signed when a ledger is opened, later ones by later keys; why a policy accepts
    // none comes to one.
    guard notes.reversed().contains(where: { (try? policy.judge($0)) != nil }) else {
      throw .trouble(.witness(.otherLog(path: path, origin: store.name.text)))
    }
    self = .policy(policy, path: path)
  }

  /// The policy, where there is one.
  var policy: TrustPolicy? {
    guard case .policy(let policy, _) = self else { return nil }
    return policy
  }

  /// Where the policy says its witnesses are reached.
  var addresses: [String] { policy?.witnesses.compactMap(\.url) ?? [] }

  /// The keys whose lines a note may carry.
  func keys(in note: SignedNote) -> [VerifierKey] {
    switch self {
    case .policy(let policy, _): policy.witnesses.map(\.key)
    case .recorded(let keys): note.cosigners(among: keys)
    }
  }

  /// What a witness is called: by the policy, else by itself.
  func name(of key: VerifierKey) -> String {
    policy?.witnesses.first { $0.key == key }?.name.description ?? key.name.text
  }
}

/// Reads a policy, and says which file does not read.
private func readingPolicy<Result>(
  _ path: String, _ work: () throws(TransparencyError) -> Result
) throws(CommandError) -> Result {
  do throws(TransparencyError) {
    return try work()
  } catch {
    throw .trouble(.file(path: path, .said(error.description)))
  }
}

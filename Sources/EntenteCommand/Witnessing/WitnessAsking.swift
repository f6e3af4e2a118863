import Entente
import LedgerStore
import Partnership
import Transparency
import Verification
import WitnessClient
import Wording

/// Witnesses that are asked about the last head of a ledger while it is verified.
///
/// A witness is asked by sending it the head with the proof that it continues what the witness has seen,
/// so that one who had not seen it yet cosigns it; what it gives is not stored.
struct WitnessAsking {
  private let clients: [WitnessClient]
  private let policy: String?
  private let ledger: String

  init(_ addresses: [String], policy: String?, ledger: String) throws(CommandError) {
    clients = try WitnessClient.all(at: addresses)
    self.policy = policy
    self.ledger = ledger
  }

  /// Asks them, and adds what they say to the report.
  func ask(
    about report: inout VerificationReport, _ speaker: Speaker
  ) async throws(CommandError) {
    var option = LedgerOption()
    option.folder = ledger
    let store = try option.open(.reading, speaker)
    let known = try KnownWitnesses(policy: policy, of: store, option)
    let standings: [WitnessRound.Standing]
    do throws(LedgerError) {
      guard let note = try store.checkpoints().last else { return }
      standings = try await WitnessRound(ledger: store, clients: clients, known: known)
        .ask(about: note, after: report.checkpoints.last?.size ?? 0)
    } catch {
      throw CommandError(error, at: ledger)
    }
    for (client, standing) in zip(clients, standings) {
      if let fault = standing.fault(of: client) { report.add(fault) }
    }
    if standings.allSatisfy({ $0.lines != nil }) { report.remarks.insert(.witnessesAgree, at: 0) }
  }
}

extension WitnessClient {
  /// The witnesses at these addresses, each once.
  static func all(at addresses: [String]) throws(CommandError) -> [WitnessClient] {
    var clients: [WitnessClient] = []
    for address in addresses {
      do throws(WitnessClientError) {
        let client = try WitnessClient(address)
        if !clients.contains(client) { clients.append(client) }
      } catch {
        throw .trouble(.witness(.badAddress(address)))
      }
    }
    return clients
  }
}

extension WitnessRound.Standing {
  /// What is wrong, or not known, where a witness says this; nil where it agrees.
  fileprivate func fault(of client: WitnessClient) -> Fault? {
    switch self {
    case .agrees: nil
    case .ahead(let size):
      Fault(.witnessAhead, parameters: [.name(client.url), .limit(Int(clamping: size))])
    case .contradicts(let size):
      Fault(.witnessDiffers, parameters: [.name(client.url), .limit(Int(clamping: size))])
    case .silent(let why):
      Fault(.witnessSilent, parameters: [.name(client.url), .said(why.name)])
    }
  }
}

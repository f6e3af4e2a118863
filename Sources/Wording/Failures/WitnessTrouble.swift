/// Why a witness does not cosign, or why none is asked.
public enum WitnessTrouble: Sendable, Hashable {
  // The folder of a witness.

  /// There is no witness in the folder.
  case none(path: String)
  /// A file of the witness does not read.
  case damaged(path: String, what: String)
  /// Its private key is missing, or is not its own.
  case key(path: String, what: String)
  /// A key or a name cannot be used.
  case badName(what: String)
  /// What a party is called is no id.
  case badParty(String)
  /// It knows as many logs as it may.
  case tooManyLogs(limit: UInt64)
  /// Its address cannot be listened on.
  case cannotListen(address: String, what: String)
  /// It stopped serving without having been asked to.
  case stopped(what: String)

  // A head that it is given.

  /// The file holds no request and no head.
  case unreadable(path: String, what: String)
  /// It does not cosign; where it met a fork, the evidence is in the file at the path.
  case refused(WitnessRefusal, evidence: String?)

  // A ledger that asks.

  /// The head that came back is none that this ledger signed.
  case otherHead(size: UInt64)
  /// No witness whose key is known has cosigned the head in the file.
  case notCosigned(path: String)
  /// The policy does not name the key of this ledger.
  case otherLog(path: String, origin: String)
  /// The address is none of a witness.
  case badAddress(String)
  /// No address was given, and none stands in the policy.
  case nobodyToAsk
  /// A witness says it has seen a later head of this ledger than there is here; `signed` is the size
  /// of a head that was signed here before it said so, nil where none was.
  case ahead(url: String, seen: UInt64, last: UInt64, signed: UInt64?)
  /// A witness answers as one that has seen another history of this ledger; `signed` as above.
  case contradicts(url: String, size: UInt64, signed: UInt64?)
}

/// Why a head is not cosigned.
public enum WitnessRefusal: Sendable, Hashable {
  /// The witness does not know the log.
  case unknownLog(String)
  /// No key that the witness trusts for the log has signed the head.
  case untrusted
  /// It is said to continue a larger head.
  case sizesOutOfOrder
  /// The witness has seen a head of that size.
  case conflict(seen: UInt64)
  /// The proof does not lead from the head that was seen to this one.
  case inconsistent(what: String)

  /// The reason for programs.
  public var name: String {
    switch self {
    case .unknownLog: "unknown_log"
    case .untrusted: "untrusted"
    case .sizesOutOfOrder: "sizes_out_of_order"
    case .conflict: "conflict"
    case .inconsistent: "inconsistent"
    }
  }
}

extension WitnessTrouble {
  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .none: "no_witness"
    case .damaged: "witness_damaged"
    case .key: "witness_key"
    case .badName: "bad_name"
    case .badParty: "bad_party"
    case .tooManyLogs: "too_many_logs"
    case .cannotListen: "cannot_listen"
    case .stopped: "stopped"
    case .unreadable: "unreadable_request"
    case .refused: "not_cosigned"
    case .otherHead: "other_head"
    case .notCosigned: "no_known_cosignature"
    case .otherLog: "other_log"
    case .badAddress: "bad_address"
    case .nobodyToAsk: "nobody_to_ask"
    case .ahead: "witness_ahead"
    case .contradicts: "witness_contradicts"
    }
  }

  /// What it names, by role.
  public var texts: [(String, String)] {
    switch self {
    case .none(let path), .notCosigned(let path): [("path", path)]
    case .damaged(let path, let what), .key(let path, let what), .unreadable(let path, let what):
      [("path", path), ("what", what)]
    case .badName(let what), .stopped(let what): [("what", what)]
    case .badParty(let party): [("party", party)]
    case .cannotListen(let address, let what): [("address", address), ("what", what)]
    case .refused(let refusal, let evidence):
      [("reason", refusal.name)] + (evidence.map { [("evidence", $0)] } ?? [])
    case .otherLog(let path, let origin): [("path", path), ("origin", origin)]
    case .badAddress(let url), .ahead(let url, _, _, _), .contradicts(let url, _, _):
      [("url", url)]
    case .tooManyLogs, .otherHead, .nobodyToAsk: []
    }
  }

  /// The sizes it names, by role.
  public var sizes: [(String, UInt64)] {
    switch self {
    case .tooManyLogs(let limit): [("limit", limit)]
    case .otherHead(let size): [("size", size)]
    case .contradicts(_, let size, let signed):
      [("size", size)] + (signed.map { [("signed", $0)] } ?? [])
    case .ahead(_, let seen, let last, let signed):
      [("seen", seen), ("size", last)] + (signed.map { [("signed", $0)] } ?? [])
    case .refused(.conflict(let seen), _): [("seen", seen)]
    default: []
    }
  }
}

/// Why a witness that was asked gave no cosignature.
public enum WitnessSilence: Sendable, Hashable {
  /// It was not reached, or took too long; what the network says.
  case unreachable(what: String)
  /// It answered what no witness answers.
  case unreadable(what: String)
  /// It does not know this ledger.
  case unknownLog
  /// It refused, with a status of HTTP and its words.
  case refused(status: Int, words: String)
  /// What it signed is not by a key that is known.
  case unknownKey(what: String)
  /// It stood at another size each time it was asked.
  case unsteady
  /// It has cosigned a later head of this ledger, which another process signed meanwhile.
  case overtaken(size: UInt64)

  /// The same without its particulars, by the name that programs know it by.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case unreachable, unreadable, refused, unsteady, overtaken
    case unknownLog = "unknown_log"
    case unknownKey = "unknown_key"
  }

  /// Which of them it is.
  public var kind: Kind {
    switch self {
    case .unreachable: .unreachable
    case .unreadable: .unreadable
    case .unknownLog: .unknownLog
    case .refused: .refused
    case .unknownKey: .unknownKey
    case .unsteady: .unsteady
    case .overtaken: .overtaken
    }
  }

  /// The reason for programs.
  public var name: String { kind.rawValue }
}

/// Why a file was not fetched from an address of HTTP.
public enum FetchTrouble: Sendable, Hashable {
  /// The address names no machine, or no machine of that name is known.
  case badAddress, unknownName
  /// Nobody listens there, or no way leads there.
  case nobodyListens, noWay
  /// Nothing came for too long, or the other side hung up before the end.
  case silence, hungUp
  /// What answers is no server of such files, or cannot show that it is the one.
  case otherAnswer
  /// The server gives no such file, with a status of HTTP.
  case refused(status: Int)
  /// The file is longer than is taken.
  case tooLong(limitBytes: Int)
  /// The whole of it lasted too long.
  case tooSlow(seconds: Int)

  /// The reason, for programs.
  public var name: String {
    switch self {
    case .badAddress: "bad_address"
    case .unknownName: "unknown_name"
    case .nobodyListens: "nobody_listens"
    case .noWay: "no_way"
    case .silence: "silence"
    case .hungUp: "hung_up"
    case .otherAnswer: "other_answer"
    case .refused: "refused"
    case .tooLong: "too_long"
    case .tooSlow: "too_slow"
    }
  }

  /// What was counted, by the part it plays, for programs.
  public var counts: [(role: String, count: Int)] {
    switch self {
    case .refused(let status): [("status", status)]
    case .tooLong(let limit): [("limit", limit)]
    case .tooSlow(let seconds): [("seconds", seconds)]
    default: []
    }
  }
}

extension Wording {
  /// What kept a file from being fetched, behind its address: what, and what now.
  func sentence(for trouble: FetchTrouble) -> String {
    switch trouble {
    case .badAddress:
      say(
        fr: "ce n'est pas une adresse HTTP entière. Corrigez-la.",
        en: "this is not a whole address of HTTP. Correct it.")
    case .unknownName:
      say(
        fr: "aucune machine de ce nom n'est connue. Vérifiez l'adresse et le réseau.",
        en: "no machine of that name is known. Check the address and the network.")
    case .nobodyListens:
      say(
        fr: "personne n'y répond. Vérifiez l'adresse, ou recommencez plus tard.",
        en: "nobody listens there. Check the address, or try again later.")
    case .noWay:
      say(
        fr: "aucun chemin n'y mène. Vérifiez le réseau.",
        en: "no way leads there. Check the network.")
    case .silence:
      say(
        fr: "rien n'est venu depuis trop longtemps. Recommencez plus tard.",
        en: "nothing came for too long. Try again later.")
    case .hungUp:
      say(
        fr: "la connexion a été coupée avant la fin. Recommencez.",
        en: "the connection was cut before the end. Try again.")
    case .otherAnswer:
      say(
        fr: "ce qui y répond n'est pas un serveur HTTP, ou ne prouve pas qui il est. Vérifiez"
          + " l'adresse avec qui publie le fichier.",
        en: "what answers there is no server of HTTP, or does not prove who it is. Check the"
          + " address with whoever publishes the file.")
    case .refused(let status):
      say(
        fr: "le serveur ne donne pas ce fichier (état \(String(status))). Vérifiez l'adresse avec"
          + " qui le publie.",
        en: "the server does not give this file (status \(String(status))). Check the address with"
          + " whoever publishes it.")
    case .tooLong(let limit):
      say(
        fr: "le fichier dépasse \(String(limit)) octets. Vérifiez l'adresse.",
        en: "the file is longer than \(String(limit)) bytes. Check the address.")
    case .tooSlow(let seconds):
      say(
        fr: "le fichier n'est pas venu en entier en \(String(seconds)) secondes. Recommencez plus"
          + " tard, ou apportez-le autrement.",
        en: "the file did not come whole within \(String(seconds)) seconds. Try again later, or"
          + " bring it another way.")
    }
  }
}

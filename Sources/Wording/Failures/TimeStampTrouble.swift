/// Why a time stamp was not taken.
public enum TimeStampTrouble: Sendable, Hashable {
  /// The authority was not reached, or did not answer as one does.
  case unreachable(url: String, _ what: String)
  /// It gave none.
  case notGranted(status: Int, _ words: String)
  /// What came is none, or is not over a SHA-256.
  case unreadable(_ what: String)
  /// It is over no head of the ledger.
  case otherHead
  /// It answers another question.
  case otherQuestion
  /// The head has another one.
  case there(path: String)

  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .unreachable: "stamp_unreachable"
    case .notGranted: "stamp_not_granted"
    case .unreadable: "stamp_unreadable"
    case .otherHead: "stamp_other_head"
    case .otherQuestion: "stamp_other_question"
    case .there: "stamp_there"
    }
  }

  /// What it names, by the part it plays, for programs.
  public var texts: [(role: String, text: String)] {
    switch self {
    case .unreachable(let url, let what): [("url", url), ("what", what)]
    case .notGranted(let status, let words): [("status", String(status)), ("what", words)]
    case .unreadable(let what): [("what", what)]
    case .otherHead, .otherQuestion: []
    case .there(let path): [("path", path)]
    }
  }
}

extension Wording {
  /// What a trouble with a time stamp says: what, where, what now.
  func sentence(for trouble: TimeStampTrouble) -> String {
    switch trouble {
    case .unreachable(let url, let what):
      say(
        fr: "\(url) n'a pas horodaté (\(said(inStore: what))). La tête est signée ; recommencez"
          + " plus tard, ou portez la demande vous-même avec --demande-horodatage.",
        en: "\(url) gave no time stamp (\(said(inStore: what))). The checkpoint is signed; try"
          + " again later, or carry the query yourself with --timestamp-query.")
    case .notGranted(let status, let words):
      say(
        fr: "L'autorité n'a pas horodaté (état \(said(status, words))). Recommencez plus tard, ou"
          + " demandez à une autre. Rien n'a été gardé.",
        en: "The authority gave no stamp (status \(said(status, words))). Try again later, or ask"
          + " another one. Nothing was kept.")
    case .unreadable(let what):
      say(
        fr: "Ce n'est pas un horodatage (\(said(inStore: what))). Rien n'a été gardé.",
        en: "This is no time stamp (\(said(inStore: what))). Nothing was kept.")
    case .otherHead:
      say(
        fr: "Cet horodatage n'est celui d'aucune tête signée de ce registre. Rien n'a été gardé.",
        en: "This time stamp is of no signed checkpoint of this ledger. Nothing was kept.")
    case .otherQuestion:
      say(
        fr: "Cet horodatage répond à une autre demande. Redemandez-le. Rien n'a été gardé.",
        en: "This time stamp answers another query. Ask again. Nothing was kept.")
    case .there(let path):
      say(
        fr: "Cette tête a déjà un autre horodatage, \(path). Déplacez-le pour garder celui-ci.",
        en: "This checkpoint has another time stamp, \(path). Move it away to keep this one.")
    }
  }

  private func said(_ status: Int, _ words: String) -> String {
    words.isEmpty ? String(status) : "\(String(status)), \(words)"
  }
}

import CanonicalJSON
import Partnership
import Transparency
import Verification
import Wording

/// The evidence of a fork, read and checked from its file, and whose it is by what came from outside.
///
/// That two histories were signed the file shows alone. By whom it cannot: anybody makes a key under
/// the name of a log, and two histories with it.
struct ForkPage {
  private let path: String
  private let speaker: Speaker

  /// Whose key has signed both histories.
  private enum Signer {
    /// One that came from outside for this log.
    case ofTheLog
    /// Nobody has said: that two were signed is shown, and not by whom.
    case notCompared
    /// Others came from outside for this log.
    case another
  }

  init(_ path: String, _ speaker: Speaker) {
    self.path = path
    self.speaker = speaker
  }

  /// Says what the file shows, and of whom.
  ///
  /// - Returns: Done where a fork is shown; damaged where it is one of a key that is not the log's, and
  ///   undecided where a policy or anchors were given that name no key for it.
  func put(_ outside: OutsideKnowledge) throws(CommandError) -> Ending {
    let bytes = try FileRead.bytes(of: path, limitBytes: ForkEvidence.longest)
    let heads: (earlier: Checkpoint, later: Checkpoint)
    let evidence: ForkEvidence
    do throws(TransparencyError) {
      evidence = try ForkEvidence(bytes)
      heads = (
        try Checkpoint(text: evidence.earlier.text), try Checkpoint(text: evidence.later.text)
      )
    } catch {
      throw .trouble(.noFork(path: path, what: error.description))
    }
    let given = outside.logKeys(of: heads.earlier.origin)
    let signer: Signer =
      given.contains(evidence.key) ? .ofTheLog : given.isEmpty ? .notCompared : .another
    if speaker.isJSON {
      try speaker.put(json(evidence, heads.earlier, heads.later, signer))
    } else {
      try speaker.put(lines(evidence, heads.earlier, heads.later, signer))
    }
    return switch signer {
    case .ofTheLog: .done
    case .another: .damaged
    // What was asked of a policy that names no key for this log, it does not answer.
    case .notCompared: outside.policy == nil && outside.anchors == nil ? .done : .undecided
    }
  }

  private func json(
    _ evidence: ForkEvidence, _ earlier: Checkpoint, _ later: Checkpoint, _ signer: Signer
  ) -> JSON {
    func head(_ head: Checkpoint) -> JSON {
      ["root": .string(head.root.hex), "size": .integer(Int64(clamping: head.size))]
    }
    return [
      "earlier": head(earlier),
      // Of the log, or of a key in its name that nobody has compared.
      "fork": .bool(signer != .another),
      "key": .string(evidence.key.text), "later": head(later),
      "origin": .string(earlier.origin.text),
      "other_root": evidence.other.map { .string($0.root.hex) } ?? .null,
      "vouched": .bool(signer == .ofTheLog),
    ]
  }

  /// The first line: what is shown, and by whose key.
  private func opening(_ key: String, _ origin: String, _ signer: Signer) -> String {
    switch signer {
    case .ofTheLog:
      speaker.wording.say(
        fr: "Bifurcation prouvée : la clé \(key), qu'on vous a donnée pour le registre, a signé"
          + " deux histoires de \(origin).",
        en: "A fork is proven: the key \(key), which you were given for the ledger, has signed two"
          + " histories of \(origin).")
    case .notCompared:
      speaker.wording.say(
        fr: "Bifurcation prouvée : la clé \(key) a signé deux histoires sous le nom de \(origin).",
        en: "A fork is proven: the key \(key) has signed two histories under the name of \(origin)."
      )
    case .another:
      speaker.wording.say(
        fr: "Cette clé n'est pas celle du registre : elle n'accuse personne. On vous en a donné une"
          + " autre pour \(origin) que \(key).",
        en: "This key is not the log's: it accuses nobody. You were given another for \(origin)"
          + " than \(key).")
    }
  }

  /// What follows, in the last line.
  private func closing(_ signer: Signer) -> String {
    switch signer {
    case .ofTheLog:
      speaker.wording.say(
        fr: "Qui la détient a récrit l'histoire, ou l'a laissé faire. Montrez ce fichier à chaque"
          + " partenaire.",
        en: "Whoever holds it has rewritten history, or let it be rewritten. Show this file to each"
          + " partner.")
    case .notCompared:
      speaker.wording.say(
        fr: "Comparez la clé avec celle que chaque partenaire a reçue (--politique, --ancres) : si"
          + " c'est elle, qui la détient a récrit l'histoire, ou l'a laissé faire; sinon, ce"
          + " fichier n'accuse personne.",
        en: "Compare the key with the one that each partner was given (--policy, --anchors): if it"
          + " is that one, whoever holds it has rewritten history, or let it be rewritten; if not,"
          + " this file accuses nobody.")
    case .another:
      speaker.wording.say(
        fr: "N'importe qui peut se faire une clé qui porte le nom d'un registre. Demandez à qui"
          + " vous a remis ce fichier d'où vient la clé.",
        en: "Anybody can make a key that bears the name of a log. Ask whoever handed you this file"
          + " where the key is from.")
    }
  }

  private func lines(
    _ evidence: ForkEvidence, _ earlier: Checkpoint, _ later: Checkpoint, _ signer: Signer
  ) -> [String] {
    let wording = speaker.wording
    let (size, next) = (String(earlier.size), String(later.size))
    var lines = [
      opening(evidence.key.text, earlier.origin.text, signer),
      wording.say(
        fr: "Une tête signée de \(size) écritures a la racine \(earlier.root.hex).",
        en: "A signed checkpoint of \(size) records has the root \(earlier.root.hex)."),
    ]
    if let other = evidence.other {
      lines.append(
        wording.say(
          fr:
            "Une tête signée de \(next) écritures, de racine \(later.root.hex), continue une autre"
            + " histoire : à \(size), sa racine était \(other.root.hex), ce que la preuve montre.",
          en: "A signed checkpoint of \(next) records, of root \(later.root.hex), continues another"
            + " history: at \(size) its root was \(other.root.hex), which the proof shows."))
    } else {
      lines.append(
        wording.say(
          fr: "Une autre tête signée de la même taille a la racine \(later.root.hex).",
          en: "Another signed checkpoint of the same size has the root \(later.root.hex)."))
    }
    lines.append(closing(signer))
    return lines.flatMap { wrap($0, toWidth: speaker.width) }
  }
}

import CanonicalJSON
import Transparency
import Wording

/// The evidence of a fork, read and checked from its file alone.
struct ForkPage {
  private let path: String
  private let speaker: Speaker

  init(_ path: String, _ speaker: Speaker) {
    self.path = path
    self.speaker = speaker
  }

  /// Says what the file shows: nothing else is needed to be convinced.
  ///
  /// - Returns: Done where it shows a fork.
  func put() throws(CommandError) -> Ending {
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
    if speaker.isJSON {
      try speaker.put(json(evidence, heads.earlier, heads.later))
    } else {
      try speaker.put(lines(evidence, heads.earlier, heads.later))
    }
    return .done
  }

  private func json(
    _ evidence: ForkEvidence, _ earlier: Checkpoint, _ later: Checkpoint
  ) -> JSON {
    func head(_ head: Checkpoint) -> JSON {
      ["root": .string(head.root.hex), "size": .integer(Int64(clamping: head.size))]
    }
    return [
      "earlier": head(earlier), "fork": true, "key": .string(evidence.key.text),
      "later": head(later), "origin": .string(earlier.origin.text),
      "other_root": evidence.other.map { .string($0.root.hex) } ?? .null,
    ]
  }

  private func lines(
    _ evidence: ForkEvidence, _ earlier: Checkpoint, _ later: Checkpoint
  ) -> [String] {
    let wording = speaker.wording
    let (size, next) = (String(earlier.size), String(later.size))
    var lines = [
      wording.say(
        fr: "Bifurcation prouvée : la clé \(evidence.key.text) a signé deux histoires de"
          + " \(earlier.origin.text).",
        en: "A fork is proven: the key \(evidence.key.text) has signed two histories of"
          + " \(earlier.origin.text)."),
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
    lines.append(
      wording.say(
        fr:
          "Comparez la clé avec celle que chaque partenaire a reçue : si c'est elle, qui la détient"
          + " a récrit l'histoire, ou l'a laissé faire.",
        en: "Compare the key with the one that each partner was given: if it is that one, whoever"
          + " holds it has rewritten history, or let it be rewritten."))
    return lines.flatMap { wrap($0, toWidth: speaker.width) }
  }
}

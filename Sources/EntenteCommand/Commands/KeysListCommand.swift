import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// `entente keys list`: the keys that partners hand each other in person, as the ledger has them.
struct KeysListCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list", "enumerer",
      fr: "Énumérer les clés à échanger en personne, telles que le registre les a.",
      en: "List the keys to hand over in person, as the ledger has them.")
  }

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let page = try KeysPage(of: store, ledger)
    if speaker.isJSON {
      try speaker.put(page.json)
      return .done
    }
    try speaker.put(page.lines(for: speaker))
    speaker.say(
      fr:
        "Remettez-les en personne ou sur papier, et comparez-les à ce que chaque partenaire vous a"
        + " remis : ce dossier ne peut pas répondre de ses propres clés.",
      en: "Hand them over in person or on paper, and compare them with what each partner gave you:"
        + " this folder cannot vouch for its own keys.")
    return .done
  }
}

/// The keys of a ledger, and the lines that state them in a policy and in anchors.
struct KeysPage {
  private let keys: StatedKeys

  /// The keys of a ledger.
  init(of store: borrowing Ledger, _ ledger: LedgerOption) throws(CommandError) {
    let (heads, recorded) = try ledger.asking { () throws(LedgerError) in
      (try store.recordedHeadKeys(), try store.recordedKeys())
    }
    guard let keys = StatedKeys(of: store.name, heads: heads, recorded) else {
      throw .trouble(.damaged(path: ledger.path, what: "the first record names no usable key"))
    }
    self.keys = keys
  }

  private func hex(_ key: VerifierKey) -> String { Digest(key.publicKey.bytes)?.hex ?? "" }

  var json: JSON {
    [
      "anchors": .string(keys.anchors.map { "\($0)\n" }.joined()),
      "checkpoint": keys.heads.last.map(json(of:)) ?? .null,
      "checkpoints": .array(keys.heads.map(json(of:))),
      "keys": .array(keys.recorded.map(\.json)),
      "policy": .string(keys.policy.map { "\($0)\n" }.joined()),
    ]
  }

  private func json(of key: VerifierKey) -> JSON {
    [
      "key": .string(hex(key)), "origin": .string(key.name.text),
      "verifier_key": .string(key.text),
    ]
  }

  func lines(for speaker: Speaker) -> [String] {
    let wording = speaker.wording
    func heading(_ text: String) -> String {
      StyledText(text, .heading).shown(inColour: speaker.isColourful)
    }
    var lines: [String] = []
    for key in keys.heads {
      lines += [
        heading(
          wording.say(
            fr: "Clé des têtes de \(key.name.text)",
            en: "Key of the checkpoints of \(key.name.text)")),
        wording.say(fr: "  clé de vérification", en: "  verifier key"), "    \(key.text)",
        wording.say(fr: "  clé brute", en: "  raw key"), "    \(hex(key))", "",
      ]
    }
    lines.append(heading(wording.say(fr: "Clés des parties", en: "Keys of the parties")))
    if keys.recorded.isEmpty {
      lines.append(wording.say(fr: "  aucune n'est consignée", en: "  none are recorded"))
    }
    for key in keys.recorded {
      lines.append("  \(wording.label(of: key.use, in: .use)) · \(key.owner)")
      lines.append("    \(key.key)")
      if let fingerprint = KeyFingerprint(ofPublicKey: key.key)?.description {
        lines.append(
          "    " + wording.say(fr: "empreinte \(fingerprint)", en: "fingerprint \(fingerprint)"))
      }
      lines.append("    \(standing(of: key, wording))")
    }
    lines += ["", heading(wording.say(fr: "Pour une politique", en: "For a policy"))] + keys.policy
    lines += ["", heading(wording.say(fr: "Pour des ancres", en: "For anchors"))] + keys.anchors
    return lines
  }

  private func standing(of key: RecordedKey, _ wording: Wording) -> String {
    let since = key.since.description
    guard let by = key.retiredBy?.description, let day = key.retired?.day, let why = key.why else {
      return wording.say(fr: "depuis l'écriture \(since)", en: "since record \(since)")
    }
    let date = wording.date(day)
    let reason = wording.label(of: why, in: .why)
    return wording.say(
      fr: "depuis l'écriture \(since) ; retirée le \(date) par l'écriture \(by) (\(reason))",
      en: "since record \(since); retired on \(date) by record \(by) (\(reason))")
  }
}

extension RecordedKey {
  fileprivate var json: JSON {
    [
      "fingerprint": KeyFingerprint(ofPublicKey: key).map { .string($0.description) } ?? .null,
      "key": .string(key), "owner": .string(owner),
      "retired": retired.map { .string($0.description) } ?? .null,
      "retired_by": retiredBy.map { .integer(Int64(clamping: $0.index)) } ?? .null,
      "since": .integer(Int64(clamping: since.index)), "use": .string(use),
      "why": why.map { .string($0) } ?? .null,
    ]
  }
}

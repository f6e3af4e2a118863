import CanonicalJSON
import Partnership
import Projections
import RecordFormat
import Wording

/// What stands in an action that travels to be signed, and who has signed it, as lines for people.
struct SignatureLines {
  private let file: ActionFile
  private let speaker: Speaker
  /// The public keys that have signed it just now; whether other signatures fit, the file cannot say.
  private let made: [String]

  init(_ file: ActionFile, signedBy made: ActionSigning, _ speaker: Speaker) {
    self.file = file
    self.speaker = speaker
    self.made = made.signers.compactMap {
      KeyFingerprint(ofPublicKey: $0.publicKeyHex)?.description
    }
  }

  /// What the action says, so that whoever signs has read it.
  func content() throws(CommandError) -> [String] {
    let header = file.header
    let action: PreparedAction
    do throws(RecordFormatError) {
      action = try file.prepared()
    } catch {
      throw .trouble(.actionFile(path: "-", what: error.description))
    }
    let wording = speaker.wording
    let title = "\(wording.label(of: header.type)) (\(header.type.name))"
    let lines = RecordContentLines(
      type: header.type, agreement: header.agreement, occurred: header.occurred,
      onBehalfOf: header.onBehalfOf, parties: header.parties, axes: header.axes,
      target: header.target, facts: action.facts, wording: wording,
      text: { action.words[$0] ?? "…" }
    ).lines(width: speaker.width)
    return [StyledText(title, .heading).shown(inColour: speaker.isColourful)] + lines
  }

  /// Which keys have signed, and what comes next.
  func lines(at path: String) -> [String] {
    let wording = speaker.wording
    let header = file.header
    let word = shellQuoted(terminalSafe(path))
    var lines = [
      wording.say(
        fr: "Action \(header.action.description) du registre \(header.ledger.text), dans"
          + " \(terminalSafe(path)).",
        en: "Action \(header.action.description) of the ledger \(header.ledger.text), in"
          + " \(terminalSafe(path)).")
    ]
    for signature in header.signatures {
      let key = signature.key.description
      lines.append(
        made.contains(key)
          ? wording.say(fr: "Signée par la clé \(key)", en: "Signed by the key \(key)")
          : wording.say(
            fr:
              "Porte une signature d'empreinte \(key), non vérifiée ici : le registre dira si elle va"
              + " à cette action",
            en:
              "Bears a signature of fingerprint \(key), not checked here: the ledger will say whether"
              + " it fits this action"))
    }
    if header.signatures.isEmpty {
      lines.append(
        wording.say(
          fr: "Personne ne l'a signée encore : entente signer \(word) --cle CLÉ",
          en: "Nobody has signed it yet: entente sign \(word) --key KEY"))
    }
    lines.append(
      wording.say(
        fr: "Pour la consigner : entente consigner --signee \(word)",
        en: "To record it: entente record --signed \(word)"))
    return lines
  }

  /// The same for programs: the header, and the fingerprints of those who signed.
  func json(at path: String) -> JSON {
    [
      "action": .string(file.header.action.description), "file": .string(terminalSafe(path)),
      "ledger": .string(file.header.ledger.text),
      "signers": .array(
        file.header.signatures.map {
          let key = $0.key.description
          return ["made": .bool(made.contains(key)), "key": .string(key)]
        }),
      "type": .string(file.header.type.name),
    ]
  }
}

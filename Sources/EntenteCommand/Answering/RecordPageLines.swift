import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Transparency
import Wording

/// One record as lines for people: what it says, what became of it, how it is proven.
struct RecordPageLines {
  let page: RecordPage
  let row: TimelineRow?
  /// For a correction, the type of what it corrects and what it changes there.
  let changes: (type: RecordType, values: [FieldChange])?
  /// The words that the changes point to.
  let words: WordsFound
  /// The names of whom it names.
  let names: NamesFound
  let speaker: Speaker

  private var wording: Wording { speaker.wording }

  var lines: [String] {
    content + [""] + erasure + standing + signatures + proof
  }

  /// What it is and what it says.
  var content: [String] { [heading] + said }

  private var heading: String {
    let number = page.header.sequence.description
    let label = wording.label(of: page.header.type)
    let title = wording.say(
      fr: "Écriture \(number) — \(label)", en: "Record \(number) — \(label)")
    return StyledText("\(title) (\(page.header.type.name))", .heading).shown(
      inColour: speaker.isColourful)
  }

  /// What its author gave, one part a line.
  private var said: [String] {
    let header = page.header
    let content = RecordContentLines(
      type: header.type, agreement: header.agreement, occurred: header.occurred,
      onBehalfOf: header.onBehalfOf, parties: header.parties, axes: header.axes,
      target: header.target, facts: page.facts, wording: wording, text: text(at:),
      changes: changes, word: word, name: { id in names[id].map { "\($0) (\(id))" } ?? id })
    let recorded = "\(wording.instant(header.recorded)) · \(wording.byline(header.author))"
    return content.lines(
      recorded: (wording.say(fr: "Consigné", en: "Recorded"), recorded), width: speaker.width)
  }

  private func text(at path: String) -> String {
    if let text = page.words?[path] { return text }
    return wording.label(of: page.missingWords == .withheld ? MissingWord.withheld : .erased)
  }

  private func word(_ reference: WordReference) -> String {
    words.text(reference)
      ?? wording.label(of: words[reference] == .withheld ? MissingWord.withheld : .erased)
  }

  /// By which records its words, its document and its evidence were erased.
  private var erasure: [String] {
    var lines: [String] = []
    if case .erased(let erasure)? = page.missingWords {
      lines.append(
        wording.say(
          fr: "Textes effacés par l'écriture \(erasure.description) ; la preuve tient toujours.",
          en: "Words erased by record \(erasure.description); the proof still stands."))
    }
    for document in page.erasedDocuments {
      let (sha256, by) = (document.sha256, document.erasure.description)
      lines.append(
        document.isEvidence
          ? wording.say(
            fr: "✗ Pièce détruite par l'écriture \(by) ; son empreinte reste : \(sha256)",
            en: "✗ Evidence destroyed by record \(by); its hash stays: \(sha256)")
          : wording.say(
            fr: "✗ Document détruit par l'écriture \(by) ; son empreinte reste.",
            en: "✗ Document destroyed by record \(by); its hash stays."))
    }
    return lines
  }

  /// What later records made of it.
  private var standing: [String] {
    guard let row else { return [] }
    var lines: [String] = []
    if let record = row.annulledBy {
      lines.append(
        wording.say(
          fr: "✗ Annulée par l'écriture \(record.description).",
          en: "✗ Annulled by record \(record.description)."))
    }
    if !row.correctedBy.isEmpty {
      let list = wording.list(row.correctedBy.map { "#\($0)" })
      lines.append(
        wording.say(fr: "Rectifiée par \(list).", en: "Corrected by \(list)."))
    }
    if let days = row.daysLate {
      let days = wording.count(days, .day)
      lines.append(
        wording.say(fr: "Consignée \(days) après le fait.", en: "Recorded \(days) after the fact."))
    }
    for anomaly in row.anomalies { lines.append("! " + wording.sentence(for: anomaly)) }
    return lines.flatMap { wrap(terminalSafe($0), toWidth: speaker.width) }
  }

  /// Which keys signed it, and what their holders had verified then.
  private var signatures: [String] {
    let header = page.header
    let seen = header.seen.map { wording.number(Int(clamping: $0.size)) } ?? ""
    return header.signatures.flatMap { signature in
      wrap(
        wording.say(
          fr: "Signée par la clé d'empreinte \(signature.key.description), après vérification de la"
            + " tête de \(seen).",
          en: "Signed by the key of fingerprint \(signature.key.description), after verifying the"
            + " head of \(seen)."),
        toWidth: speaker.width)
    }
  }

  /// The receipt, and the proof where a checkpoint covers the record.
  private var proof: [String] {
    let leaf = page.receipt.leaf.hex
    let action = page.receipt.action.description
    var lines = [
      wording.say(
        fr: "Reçu : feuille \(leaf)", en: "Receipt: leaf \(leaf)"),
      wording.say(fr: "action \(action)", en: "action \(action)"),
    ]
    guard let proof = page.proof else {
      let none = wording.say(
        fr: "Pas encore de preuve : aucune tête ne couvre l'écriture. Un reçu seul ne prouve rien.",
        en: "No proof yet: no checkpoint covers the record. A receipt alone proves nothing.")
      return lines + wrap(none, toWidth: speaker.width)
    }
    let size = String(proof.inclusion.position.size)
    let steps = proof.inclusion.path.map { "  \($0.hex)" }
    let under = wording.say(
      fr: "Preuve d'inclusion (RFC 9162 §2.1.3) sous la tête de \(size) écritures, racine",
      en: "Inclusion proof (RFC 9162 §2.1.3) under the checkpoint of \(size) records, root")
    lines += wrap(under, toWidth: speaker.width) + ["  \(proof.root.hex)"]
    if !steps.isEmpty {
      lines.append(
        wording.say(fr: "par ces empreintes :", en: "through these hashes:"))
    }
    return lines + steps
  }
}

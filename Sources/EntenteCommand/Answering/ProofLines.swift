import CanonicalJSON
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// The verification of one record's proof as lines for people: the checks, the record as far as it
/// is shown, and whose keys remain to be compared.
struct ProofLines {
  let report: ProofReport
  let speaker: Speaker

  private var wording: Wording { speaker.wording }

  var lines: [String] {
    let checks = wording.lines(ofChecks: report.verification.figures.checks, titled: title)
      .flatMap { wrapIndented($0, toWidth: speaker.width) }
    // What is refuted is not read out: somebody might take it for proven.
    if report.verification.outcome == .fails { return checks }
    return checks + record
      + (place + given + keys).flatMap { wrapIndented($0, toWidth: speaker.width) }
  }

  private var title: String {
    let ledger = terminalSafe(report.verification.ledger ?? "?")
    guard let index = report.index.map({ String($0) }) else {
      return wording.say(fr: "Preuve", en: "Proof")
    }
    return wording.say(
      fr: "Écriture \(index) de \(ledger)", en: "Record \(index) of \(ledger)")
  }

  /// What the record says, where it is the one its header commits to.
  private var record: [String] {
    guard let record = report.record else { return [] }
    let header = record.header
    let label = wording.label(of: header.type)
    let content = RecordContentLines(
      type: header.type, agreement: header.agreement, occurred: header.occurred,
      onBehalfOf: header.onBehalfOf, parties: header.parties, axes: header.axes,
      target: header.target, facts: record.facts ?? Facts(), wording: wording,
      text: { path in
        record.words?[path] ?? wording.say(fr: "(absent de la preuve)", en: "(not in the proof)")
      })
    let recorded = "\(wording.instant(header.recorded)) · \(wording.byline(header.author))"
    let heading = StyledText("\(label) (\(header.type.name))", .heading)
    return ["", heading.shown(inColour: speaker.isColourful)]
      + content.lines(
        recorded: (wording.say(fr: "Consigné", en: "Recorded"), recorded), width: speaker.width)
  }

  /// Where it stands, to which the proof has led.
  private var place: [String] {
    guard let leaf = report.leaf, let root = report.verification.root else { return [] }
    let size = String(report.verification.size)
    return [
      "", wording.say(fr: "Feuille \(leaf.hex)", en: "Leaf \(leaf.hex)"),
      wording.say(
        fr: "sous la tête de \(size), racine \(root.hex)",
        en: "under the checkpoint of \(size), root \(root.hex)"),
      wording.say(
        fr: "Ceci est une preuve sous une tête signée, et non un simple reçu. Ce que l'écriture est"
          + " devenue ensuite, rectifiée ou annulée, le registre seul le dit.",
        en: "This is a proof under a signed checkpoint, and not a mere receipt. What became of the"
          + " record later, corrected or annulled, the ledger alone says."),
    ]
  }

  /// What was shown and what was not.
  private var given: [String] {
    guard let facts = report.facts, let words = report.words else { return [] }
    var shown = [wording.say(fr: "l'en-tête", en: "the header")]
    var withheld: [String] = []
    let factsLabel = wording.say(fr: "les données", en: "the facts")
    let wordsLabel = wording.say(fr: "les textes", en: "the words")
    if facts == .shown { shown.append(factsLabel) } else { withheld.append(factsLabel) }
    switch words {
    case .shown: shown.append(wordsLabel)
    case .withheld: withheld.append(wordsLabel)
    case .none: break
    }
    let shownList = wording.list(shown)
    var lines = ["", wording.say(fr: "Montré : \(shownList).", en: "Shown: \(shownList).")]
    if !withheld.isEmpty {
      let list = wording.list(withheld)
      lines.append(
        wording.say(
          fr: "Engagé par l'en-tête et absent de la preuve : \(list).",
          en: "Committed to by the header and not in the proof: \(list)."))
    }
    if words == .withheld, let index = report.index.map({ String($0) }) {
      // Nothing that a proof has says what became of words: the record that erases them is another.
      lines.append(
        wording.say(
          fr:
            "Si ces textes n'ont pas été remis, ou s'ils ont été effacés depuis, quand et sur quel"
            + " fondement, la preuve ne le dit pas ; le registre, oui : entente voir \(index).",
          en:
            "Whether these words were kept back, or have been erased, when and on which basis, the"
            + " proof does not say; the ledger does: entente show \(index)."))
    }
    if !report.signers.isEmpty {
      let signers = wording.list(report.signers)
      lines.append(
        wording.say(
          fr: "L'acte est signé par les clés que l'on vous a données pour : \(signers).",
          en: "The act is signed by the keys that you were given for: \(signers)."))
    }
    if words == .none {
      lines.append(wording.say(fr: "Elle n'a pas de textes.", en: "It has no words."))
    }
    return lines
  }

  /// Who stands behind the head, or whose keys somebody has to compare.
  private var keys: [String] {
    let vouched = wording.lines(ofVouching: report.verification.vouching?.figures)
    guard vouched.isEmpty, report.verification.ledger != nil else { return vouched }
    var lines = [
      wording.say(
        fr: "À comparer à ce que chaque partenaire vous a remis :",
        en: "To be compared with what each partner gave you:")
    ]
    if let key = report.statedKey, let raw = Digest(key.publicKey.bytes) {
      lines += [
        wording.say(fr: "  la clé du registre", en: "  the key of the ledger"), "    \(key.text)",
        wording.say(fr: "  la même, brute", en: "  the same, raw"), "    \(raw.hex)",
      ]
    } else {
      lines.append(
        wording.say(
          fr: "  la clé du registre, que la preuve ne donne pas",
          en: "  the key of the ledger, which the proof does not give"))
    }
    for signer in report.otherSigners {
      let name = terminalSafe("\(signer.name)+\(signer.id)")
      lines.append(wording.say(fr: "  le témoin \(name)", en: "  the witness \(name)"))
    }
    return lines
  }
}

extension Vouching {
  /// Who stands behind a head, as far as a page says it.
  var figures: VouchingFigures {
    VouchingFigures(
      size: size, isSignedByLog: log != nil,
      cosigners: cosigners.map { cosigner in
        let (product, overflow) = Int64(clamping: cosigner.time)
          .multipliedReportingOverflow(by: 1_000_000)
        return (
          name: cosigner.name, time: overflow ? nil : Recorded(unixMicroseconds: product)
        )
      })
  }
}

import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Wording

/// The letter about an erasure to whoever may hold a copy: what to destroy, how, and what stays.
///
/// It is made of the log alone and says nothing of what was erased, so that it can be made again at any
/// time and sent to anybody.
struct ErasureNotice {
  private let erasure: RecordPage
  /// The records whose words were erased.
  private let records: [RecordPage]
  /// The documents that were destroyed, by their SHA-256.
  private let documents: [String]
  /// The partners who hold a key of a witness or a mirror.
  private let partners: [String]
  private let wording: Wording

  init(of sequence: SequenceNumber, in ledger: Ledger, _ wording: Wording) throws(LedgerError) {
    erasure = try ledger.page(of: sequence)
    let erased = try ledger.erased()
    // It names others too: records that never had words, and what went before.
    records = try erasure.facts.records(.records).filter { erased.records[$0] == sequence }
      .map { record throws(LedgerError) in try ledger.page(of: record) }
      .filter { $0.header.words != nil }
    documents = erasure.facts.texts(.documents).filter { erased.documents[$0] == sequence }
    partners = Set(
      try ledger.recordedKeys().filter { $0.use == KeyUse.witness.rawValue && $0.retired == nil }
        .map(\.owner)
    ).sorted()
    self.wording = wording
  }

  /// Whether the record says that something was erased.
  var isOfAnErasure: Bool { erasure.header.type == .personalErased }

  private var number: String { erasure.header.sequence.description }

  var lines: [String] {
    [title, ""] + facts + ["", request, ""] + taken + ["", heading] + steps + ["", rest, check]
  }

  private var title: String {
    wording.say(fr: "AVIS D'EFFACEMENT", en: "NOTICE OF ERASURE")
  }

  private var facts: [String] {
    let basis = erasure.facts.text(.legalBasis) ?? "—"
    let day = wording.instant(erasure.header.recorded)
    let ledger = erasure.header.ledger.text
    var lines = [
      wording.say(fr: "Registre : \(ledger)", en: "Ledger: \(ledger)"),
      wording.say(
        fr: "Effacement : écriture \(number), consignée le \(day)",
        en: "Erasure: record \(number), of \(day)"),
      wording.say(fr: "Fondement : \(basis)", en: "Legal basis: \(basis)"),
    ]
    if !partners.isEmpty {
      let list = wording.list(partners)
      lines.append(
        wording.say(
          fr: "À qui tient un témoin ou un miroir, selon le registre : \(list)",
          en: "To those who keep a witness or a mirror, by the ledger: \(list)"))
    }
    return lines
  }

  private var what: String {
    switch (records.isEmpty, documents.isEmpty) {
    case (_, true): wording.say(fr: "Des textes", en: "Words")
    case (true, false): wording.say(fr: "Des documents", en: "Documents")
    case (false, false):
      wording.say(fr: "Des textes et des documents", en: "Words and documents")
    }
  }

  private var request: String {
    wording.say(
      fr: "\(what) de ce registre ont été effacés pour de bon. Si vous en tenez une copie,"
        + " détruisez-la comme il est dit ci-dessous, et confirmez-le-nous par écrit.",
      en: "\(what) of this ledger were erased for good. If you hold a copy, destroy it as said"
        + " below, and confirm it to us in writing.")
  }

  private var taken: [String] {
    let words = records.map { page in
      let header = page.header
      let (record, label) = (header.sequence.description, wording.label(of: header.type))
      let day = wording.instant(header.recorded)
      return wording.say(
        fr: "- textes de l'écriture \(record) (\(label)), consignée le \(day)",
        en: "- words of record \(record) (\(label)), of \(day)")
    }
    return [wording.say(fr: "Ce qui a été effacé :", en: "What was erased:")] + words
      + documents.map { document in
        wording.say(
          fr: "- document d'empreinte SHA-256 \(document)",
          en: "- document of SHA-256 \(document)")
      }
  }

  private var heading: String {
    wording.say(fr: "Ce que nous vous demandons :", en: "What we ask of you:")
  }

  private var steps: [String] {
    [
      wording.say(
        fr: "- Miroir : prenez le prochain paquet (entente miroir prendre PAQUET), qui les efface.",
        en: "- Mirror: take the next bundle (entente mirror take BUNDLE), which erases them."),
      wording.say(
        fr: "- Sauvegarde du registre : entente effacer --appliquer SAUVEGARDE, ou détruisez-la."
          + " Faite sans les clés des textes, détruisez-la.",
        en: "- Backup of the ledger: entente erase --apply BACKUP, or destroy it. If it was"
          + " made without the words' keys, destroy it."),
      wording.say(
        fr:
          "- Dossier exporté : détruisez-le ; qui le retoucherait lui ôterait sa valeur. Nous en"
          + " remettons un autre, sans ce qui est effacé, à qui le demande.",
        en: "- Dossier: destroy it; whoever changes it takes its proof away. We hand another one,"
          + " without what was erased, to whoever asks for it."),
      wording.say(
        fr: "- Paquet d'avant, sélection, preuve, tableau, extrait ou impression qui donne ce qui"
          + " est effacé, et ce qu'une exportation interrompue a laissé (NOM.new) : détruisez-les, ou"
          + " retirez-l'en.",
        en:
          "- Earlier bundle, selection, proof, table, extract or print that gives what was erased,"
          + " and what an interrupted export left (NAME.new): destroy it, or take that out of it."),
      wording.say(
        fr: "- Transmis plus loin : faites suivre cet avis, et dites-nous à qui.",
        en: "- Passed on: forward this notice, and tell us to whom."),
    ]
  }

  private var rest: String {
    wording.say(
      fr: "En-têtes, données et preuves restent : ils ne redisent pas ces textes, n'ont d'un"
        + " document que l'empreinte, et se vérifient comme avant.",
      en: "Headers, facts and proofs stay: they do not say these words, have of a document its hash"
        + " alone, and verify as before.")
  }

  private var check: String {
    let leaf = erasure.receipt.leaf.hex
    return wording.say(
      fr: "Pour vérifier cet avis : l'écriture \(number) du registre a la feuille \(leaf).",
      en: "To check this notice: record \(number) of the ledger has the leaf \(leaf).")
  }
}

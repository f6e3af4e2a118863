import CanonicalJSON
import Entente
import Exports
import LedgerStore
import Partnership
import RecordFormat
import Wording

/// What a ledger holds about a person: the records about the person with their words, those that name the
/// person beside, and those whose texts do.
struct PersonHoldings {
  let person: PersonID
  /// How many records the ledger had.
  private let size: UInt64
  /// The records about the person, ascending.
  let about: [RecordPage]
  /// The others that name the person, ascending.
  let naming: [RecordPage]
  /// Further records whose texts say the name, a word of it, or the address, ascending.
  private let mentioning: [SequenceNumber]
  /// The personal documents that these records name, which no extract has in it.
  let documents: [PersonRecords.Document]
  /// Whether the words of the others are asked for too.
  private let allWords: Bool

  init(
    of person: PersonID, in ledger: Ledger, allWords: Bool, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerError) {
    let records = try ledger.records(about: person, progress: progress)
    self.person = person
    self.allWords = allWords
    size = records.size
    documents = records.documents
    about = try records.about.map { record throws(LedgerError) in try ledger.page(of: record) }
    naming = try records.naming.map { record throws(LedgerError) in try ledger.page(of: record) }
    var known: [Words] = []
    try ledger.forEachWords(of: records.about) { known.append($1) }
    let found = Set(records.about + records.naming)
    mentioning = try NameInTexts(of: known, in: ledger).records(in: ledger, progress: progress)
      .filter { !found.contains($0) }
  }

  /// Whom the records name.
  var named: [Subject] {
    var named: Set<Subject> = [.person(person)]
    for page in about + naming { named.formUnion(page.named) }
    return Array(named)
  }

  // MARK: For people

  func lines(_ names: NamesFound, _ words: WordsFound, _ speaker: Speaker) -> [String] {
    let wording = speaker.wording
    let name = names[person.text] ?? "—"
    let title = wording.say(
      fr: "Personne \(person.text) — \(name)", en: "Person \(person.text) — \(name)")
    var lines = [StyledText(title, .heading).shown(inColour: speaker.isColourful)]
    for page in about + (allWords ? naming : []) {
      lines.append("")
      lines +=
        RecordPageLines(
          page: page, row: nil, changes: nil, words: words, names: names, speaker: speaker
        ).content
    }
    if !naming.isEmpty, !allWords {
      lines.append("")
      let list = wording.list(naming.map { $0.header.sequence.description })
      let isAuthor = naming.contains { $0.header.author.text == person.text }
      let authored =
        isAuthor
        ? wording.say(fr: " ou pour l'avoir consigné", en: " or as who recorded it") : ""
      lines += wrap(
        wording.say(
          fr: "La nomment aussi, pour ce qui s'est passé\(authored) : \(list). --textes les"
            + " montre.",
          en: "These name the person too, for what happened\(authored): \(list). --words"
            + " shows them."),
        toWidth: speaker.width)
    }
    let apart = linesApart(speaker.wording)
    if !apart.isEmpty { lines += [""] + apart.flatMap { wrapIndented($0, toWidth: speaker.width) } }
    return lines
  }

  /// What is neither shown nor in an extract, and how it is handed over: what other texts say, and personal
  /// documents; nothing where there is neither.
  func linesApart(_ wording: Wording) -> [String] {
    guard !mentioning.isEmpty else { return documentLines(wording) }
    let records = wording.some(mentioning)
    let sentence = wording.say(
      fr: "D'autres textes disent son nom, un mot de son nom ou son adresse : \(records). Lisez-les"
        + " (entente montrer NUMÉRO) ; ce qui y est dit de la personne se remet à part.",
      en: "Other texts say the person's name, a word of it or the address: \(records). Read them"
        + " (entente show NUMBER); what they say about the person is handed over apart.")
    return [sentence] + documentLines(wording)
  }

  /// The personal documents, one a line, below the sentence that says how they are given; nothing for none.
  private func documentLines(_ wording: Wording) -> [String] {
    guard !documents.isEmpty else { return [] }
    let sentence = wording.say(
      fr:
        "Les documents de classe personnelle que ces écritures nomment ne sont pas dans l'extrait,"
        + " et se remettent à part (entente exporter dossier --textes-personnels les donne) :",
      en: "The documents of class personal that these records name are not in the extract, and are"
        + " handed over apart (entente export dossier --personal-words gives them):")
    return [sentence]
      + documents.map { document in
        let name = document.code.map { "\($0.text) · " } ?? ""
        let record = document.record.description
        return wording.say(
          fr: "  \(name)écriture \(record) · SHA-256 \(document.sha256)",
          en: "  \(name)record \(record) · SHA-256 \(document.sha256)")
      }
  }

  // MARK: For programs

  /// The records whose texts say the name.
  var mentioningJSON: JSON {
    .array(mentioning.map { .integer(Int64(clamping: $0.index)) })
  }

  /// The personal documents that stay apart.
  var documentsJSON: JSON {
    .array(
      documents.map { document in
        [
          "document": document.code.map { .string($0.text) } ?? .null,
          "record": .integer(Int64(clamping: document.record.index)),
          "sha256": .string(document.sha256),
        ]
      })
  }

  /// The answer as other questions give theirs: ids, codes and dates apart from words, which may be
  /// erased one day.
  var json: JSON {
    let shown = about + (allWords ? naming : [])
    return [
      "answer": [
        "about": .array(about.map(\.lineJSON)), "documents": documentsJSON,
        "mentioning": mentioningJSON, "naming": .array(naming.map(\.lineJSON)),
        "person": .string(person.text),
      ],
      "asked": ["known_on": .integer(Int64(clamping: size) - 1), "person": .string(person.text)],
      "words": .array(shown.flatMap(\.wordItems)),
    ]
  }

  /// The file that is handed over, in the form of `Docs/Formats/PersonExtract.md`.
  func extract(from ledger: Ledger) throws(LedgerError) -> [UInt8] {
    func files(_ pages: [RecordPage], withWords: Bool) throws(LedgerError) -> [[UInt8]] {
      try pages.map { page throws(LedgerError) in
        try ledger.shownRecord(page.header.sequence, withWords: withWords).file.canonicalBytes
      }
    }
    let extract = PersonExtract(
      person: person, size: size, about: try files(about, withWords: true),
      naming: try files(naming, withWords: allWords))
    return extract.bytes
  }
}

extension RecordPage {
  /// What the record says but for its words.
  fileprivate var lineJSON: JSON {
    var object: JSONObject = [
      "facts": facts.json.isEmpty ? [:] : .object(facts.json),
      "record": .integer(Int64(clamping: header.sequence.index)),
      "recorded": .string(header.recorded.description), "type": .string(header.type.name),
    ]
    object["agreement"] = header.agreement.map { .string($0.text) } ?? .null
    object["occurred"] = header.occurred.map { .string($0.description) } ?? .null
    return .object(object)
  }
}

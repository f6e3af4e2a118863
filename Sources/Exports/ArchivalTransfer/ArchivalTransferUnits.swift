internal import Partnership
internal import Projections
internal import RecordFormat
internal import Wording
internal import XMLWriting

/// The units of description of a transfer: the ledger, below it the agreements, and below these the
/// documents; what was recorded stands as the events of the unit it is about.
struct ArchivalTransferUnits {
  private let part: ArchivalTransferPart
  let writer: XMLWriter
  private let objects: ArchivalTransferObjects
  private let word: WordFinding
  private var count = 0

  init(
    _ part: ArchivalTransferPart, _ writer: XMLWriter, _ objects: ArchivalTransferObjects,
    _ word: @escaping WordFinding
  ) {
    self.part = part
    self.writer = writer
    self.objects = objects
    self.word = word
  }

  /// Writes the unit of the ledger, with everything below it.
  mutating func write(_ agreements: [ExportedAgreement]) {
    let ids = Set(agreements.map(\.id))
    let scope = part.scope
    open()
    writer.element("Content") {
      writer.element("DescriptionLevel", "RecordGrp")
      title("Registre \(scope.ledger.text)", "Ledger \(scope.ledger.text)")
      writer.element("OriginatingSystemId", scope.ledger.text)
      describe(sentences(in: Wording(.frCA)), sentences(in: Wording(.en)))
      writer.element("RegisteredDate", scope.recorded.description)
      for entry in part.entries where entry.header.agreement.map({ !ids.contains($0) }) ?? true {
        event(entry)
      }
    }
    writeRecords()
    for agreement in agreements { write(agreement) }
    for document in part.documents where document.agreement.map({ !ids.contains($0) }) ?? true {
      write(document)
    }
    writer.close()
  }

  /// What was chosen, what stays behind, and what proves it.
  private func sentences(in wording: Wording) -> String {
    let chosen = wording.line(of: part.scope.selection.asked)
    let records = wording.count(part.words.withheld, .record)
    let withheld =
      part.words.withheld == 0
      ? ""
      : wording.say(
        fr: " Les textes de \(records) ne sont pas remis.",
        en: " The words of \(records) are withheld.")
    let proof = wording.say(
      fr: "Qui veut une preuve reçoit une sélection du registre.",
      en: "Whoever wants a proof is given a selection of the ledger.")
    return "\(chosen).\(withheld) \(proof)"
  }

  /// The file of records, of which it is said who may see it: rules of the ledger's unit would hold for all.
  private mutating func writeRecords() {
    open()
    ArchivalTransferRules.writeAccess(of: part.namesPersons ? "personal" : nil, to: writer)
    writer.element("Content") {
      writer.element("DescriptionLevel", "Item")
      title("Écritures, en CloudEvents 1.0", "Records, as CloudEvents 1.0")
      writer.element("RegisteredDate", part.scope.recorded.description)
    }
    reference(objects.recordsGroup)
    writer.close()
  }

  private mutating func write(_ agreement: ExportedAgreement) {
    let view = AgreementView(of: agreement.id, in: agreement.answer)
    open()
    ArchivalTransferRules(of: view).write(to: writer)
    writer.element("Content") {
      writer.element("DescriptionLevel", "File")
      writeTitles(of: view)
      writer.element("OriginatingAgencyArchiveUnitIdentifier", agreement.id.text)
      for (reference, language) in [(view.object?.french, "fr"), (view.object?.english, "en")] {
        guard let text = text(reference) else { continue }
        writer.element("Description", text, [("xml:lang", language)])
      }
      let rules = ArchivalTransferRules.sentences(of: view)
      if let rules { describe(rules.french, rules.english) }
      for axis in view.axes { writer.element("Tag", axis.id.text) }
      for party in view.parties {
        writer.element("Agent") {
          writer.element("Corpname", text(party.name) ?? party.id.text)
          writer.element("Identifier", party.id.text)
        }
      }
      if let days = view.force?.days {
        writer.element("StartDate", days.first.description)
        writer.element("EndDate", days.last.description)
      }
      for entry in part.entries where entry.header.agreement == agreement.id { event(entry) }
    }
    for document in part.documents where document.agreement == agreement.id { write(document) }
    writer.close()
  }

  /// A document; evidence that is not handed over is told of by the record alone.
  private mutating func write(_ item: ArchivalTransferDocument) {
    let document = item.document
    let group = objects.group(of: document.sha256)
    guard document.code != nil || group != nil else { return }
    open()
    ArchivalTransferRules.writeAccess(of: document.documentClass, to: writer)
    writer.element("Content") {
      writer.element("DescriptionLevel", "Item")
      writeTitles(of: item)
      if let code = document.code {
        writer.element("OriginatingAgencyArchiveUnitIdentifier", code)
      }
      if group == nil {
        describe("Le fichier n’est pas remis ici.", "The file is not handed over here.")
      }
      if let language = document.language { writer.element("Language", language) }
      for axis in item.axes { writer.element("Tag", axis.text) }
      writer.element("RegisteredDate", item.recorded.description)
      if let first = item.occurred?.first { writer.element("StartDate", first.description) }
      if let last = item.occurred?.last { writer.element("EndDate", last.description) }
      writer.element("PersistentIdentifier") {
        writer.element("PersistentIdentifierType", "NIH (RFC 6920)")
        writer.element("PersistentIdentifierContent", "nih:sha-256;\(document.sha256)")
      }
    }
    if let group { reference(group) }
    writer.close()
  }

  private func writeTitles(of item: ArchivalTransferDocument) {
    let document = item.document
    guard document.titles.isEmpty else {
      for (language, text) in document.titles {
        writer.element(
          "Title", withoutReordering(text), language == "name" ? [] : [("xml:lang", language)])
      }
      return
    }
    let why = document.hasTitle ? ArchivalTransferUnits.whyMissing(isErased: item.isErased) : nil
    let name = document.code ?? String(document.sha256.prefix(12))
    title("Document \(name)\(why?.french ?? "")", "Document \(name)\(why?.english ?? "")")
  }

  /// The titles that are shown; where none is, a name that says why.
  private func writeTitles(of view: AgreementView) {
    let all = [(view.title?.french, "fr"), (view.title?.english, "en")]
    let shown = all.compactMap { reference, language in text(reference).map { ($0, language) } }
    guard shown.isEmpty else {
      for (text, language) in shown { writer.element("Title", text, [("xml:lang", language)]) }
      return
    }
    let why = all.compactMap(\.0).first.map { reference in
      ArchivalTransferUnits.whyMissing(isErased: word(reference) != .withheld)
    }
    let name = view.agreement
    title("Entente \(name)\(why?.french ?? "")", "Agreement \(name)\(why?.english ?? "")")
  }

  /// What stands behind a name in place of a title that exists.
  private static func whyMissing(isErased: Bool) -> InBoth {
    isErased
      ? InBoth(" (intitulé effacé)", " (title erased)")
      : InBoth(" (intitulé non remis)", " (title withheld)")
  }
}

// MARK: - What units are made of

extension ArchivalTransferUnits {
  private mutating func open() {
    count += 1
    writer.open("ArchiveUnit", [("id", "unit-\(count)")])
  }

  private func title(_ french: String, _ english: String) {
    writer.element("Title", french, [("xml:lang", "fr")])
    writer.element("Title", english, [("xml:lang", "en")])
  }

  private func describe(_ french: String, _ english: String) {
    writer.element("Description", french, [("xml:lang", "fr")])
    writer.element("Description", english, [("xml:lang", "en")])
  }

  private func reference(_ group: String) {
    writer.element("DataObjectReference") { writer.element("DataObjectGroupReferenceId", group) }
  }

  private func text(_ reference: WordReference?) -> String? {
    guard let reference, case .text(let text) = word(reference) else { return nil }
    return withoutReordering(text)
  }

  /// What was recorded, at the time at which the ledger took it.
  private func event(_ entry: ArchivalTransferEntry) {
    let header = entry.header
    writer.element("Event") {
      writer.element("EventIdentifier", part.scope.name(of: header.sequence.index))
      writer.element("EventType", header.type.name)
      writer.element("EventDateTime", header.recorded.description)
      if let occurred = header.occurred {
        writer.element("EventDetail", "Survenue\u{A0}: \(occurred)", [("xml:lang", "fr")])
      }
      writer.element("Outcome", entry.standing.rawValue)
      let notes =
        (entry.annulledBy.map { ["annulée par \(part.scope.name(of: $0))"] } ?? [])
        + entry.correctedBy.map { "rectifiée par \(part.scope.name(of: $0))" }
        + (entry.erasedBy.map { ["textes effacés par \(part.scope.name(of: $0.index))"] } ?? [])
      if !notes.isEmpty {
        writer.element("OutcomeDetailMessage", notes.joined(separator: ", "))
      }
      agent("author", header.author.text)
      for party in header.onBehalfOf { agent("acting party", party.text) }
    }
  }

  private func agent(_ role: String, _ name: String) {
    writer.element("LinkingAgentIdentifier") {
      writer.element("LinkingAgentIdentifierType", "entente")
      writer.element("LinkingAgentIdentifierValue", name)
      writer.element("LinkingAgentRole", role)
    }
  }
}

internal import Partnership
internal import RecordFormat
internal import XMLWriting

// What was done: each record is the taking of itself, at the time at which the ledger took it.

extension PreservationPart {
  func writeEvent(of record: ExportedRecord) {
    let header = record.header
    writer.element("event") {
      names.identify("event", .sequence, scope.name(of: header.sequence.index), in: writer)
      let type = PreservationPart.preservation[header.type]
      writer.element(
        "eventType", type ?? header.type.name,
        [("authority", type == nil ? "entente catalogue" : "eventType, Library of Congress")])
      writer.element("eventDateTime", header.recorded.description)
      writer.element("eventDetailInformation") {
        let occurred = header.occurred.map { ", occurred \($0)" } ?? ""
        writer.element("eventDetail", "recorded: \(header.type.name)\(occurred)")
      }
      writeOutcome(of: record)
      names.identify(
        "linkingAgent", .author, header.author.text, role: "recorder", in: writer)
      for party in header.onBehalfOf {
        names.identify("linkingAgent", .actor, party.text, role: "acting party", in: writer)
      }
      writeObjects(of: record)
    }
  }

  private func writeOutcome(of record: ExportedRecord) {
    let verdict = record.header.type == .verificationRun ? record.facts?.text(.result) : nil
    writer.element("eventOutcomeInformation") {
      writer.element("eventOutcome", verdict ?? record.standing.rawValue)
      note(record.mark?.annulledBy.map { "annulled by \(scope.name(of: $0))" })
      for correction in record.mark?.correctedBy ?? [] {
        note("corrected by \(scope.name(of: correction))")
      }
      note(record.words.erasure.map { "words erased by \(scope.name(of: $0.index))" })
    }
  }

  private func note(_ text: String?) {
    guard let text else { return }
    writer.element("eventOutcomeDetail") { writer.element("eventOutcomeDetailNote", text) }
  }

  /// What it made, what it is about, and which documents stand behind it; of records, those that are here.
  private func writeObjects(of record: ExportedRecord) {
    func link(_ kind: PreservationNames.Kind, _ name: String?, _ role: String) {
      guard let name else { return }
      names.identify("linkingObject", kind, name, role: role, in: writer)
    }
    link(.action, record.header.action.description, "outcome")
    link(.action, record.header.target.flatMap { records[$0.index] }, "target")
    guard let facts = record.facts else { return }
    link(.action, facts.cause.flatMap { records[$0.index] }, "cause")
    for document in ExportedDocument.all(of: record) {
      link(.document, document.sha256, document.code == nil ? "evidence" : "attached")
    }
    if record.header.type == .documentReplaced {
      let agreement = "\(record.header.agreement?.text ?? "")/"
      link(.document, facts.code(.document).flatMap { attached[agreement + $0.text] }, "replacing")
      link(.document, facts.code(.replaces).flatMap { attached[agreement + $0.text] }, "replaced")
    }
    if record.header.type == .personalErased {
      for erased in facts.records(.records) { link(.action, records[erased.index], "erased") }
      for hash in facts.texts(.documents) where documents.contains(hash) {
        link(.document, hash, "erased")
      }
    }
  }

  /// What archives call what these types are; the other types keep the names of the catalogue.
  private static let preservation: [RecordType: String] = [
    .documentAttached: "ingestion", .recordsImported: "ingestion", .personalErased: "deletion",
    .recordCorrected: "modification", .verificationRun: "validation",
    .exportIssued: "dissemination",
  ]
}

internal import Partnership
internal import RecordFormat
internal import XMLWriting

/// What may be done with something, and on which basis: a class of documents, a retention rule, a hold,
/// conditions of use, the legal basis of an erasure.
///
/// A legal basis is a code that partners chose. Which statute of which place it stands for no record
/// says, so it stands here as it is and not as a statute.
struct PreservationRights: Sendable {
  let name: String
  let basis: String
  let act: String
  var restrictions: [String] = []
  var note: String?
  var documents: [String] = []
  var records: [String] = []

  static func write(
    _ statements: [PreservationRights], to writer: XMLWriter, _ names: PreservationNames
  ) {
    guard !statements.isEmpty else { return }
    writer.element("rights") {
      for statement in statements { statement.write(to: writer, names) }
    }
  }

  private func write(to writer: XMLWriter, _ names: PreservationNames) {
    writer.element("rightsStatement") {
      names.identify("rightsStatement", .rights, name, in: writer)
      writer.element("rightsBasis", "other")
      writer.element("otherRightsInformation") { writer.element("otherRightsBasis", basis) }
      writer.element("rightsGranted") {
        writer.element("act", act)
        for restriction in restrictions { writer.element("restriction", restriction) }
        if let note { writer.element("rightsGrantedNote", note) }
      }
      for document in documents { names.identify("linkingObject", .document, document, in: writer) }
      for record in records { names.identify("linkingObject", .action, record, in: writer) }
    }
  }
}

extension PreservationPart {
  /// Takes what a record says may be done.
  mutating func addRights(of record: ExportedRecord) {
    guard let facts = record.facts else { return }
    let place = scope.name(of: record.header.sequence.index)
    let itself = record.header.action.description
    switch record.header.type {
    case .documentAttached:
      guard let documentClass = facts.text(.documentClass), let hash = facts.text(.sha256) else {
        return
      }
      var statement = PreservationRights(
        name: place, basis: "class of the document: \(documentClass)", act: "disseminate")
      if documentClass != "public" { statement.restrictions = [documentClass] }
      statement.documents = [hash]
      rights.append(statement)
    case .protocolDrafted, .protocolRevised, .transferMade:
      let conditions =
        facts.texts(.dataClasses).map { "class of data: \($0)" }
        + facts.texts(.duo).map { "GA4GH DUO: \($0)" }
        + (facts.text(.nagoya).map { ["Nagoya: \($0)"] } ?? [])
      guard !conditions.isEmpty else { return }
      rights.append(
        PreservationRights(
          name: place, basis: "protocol \(facts.text(.protocolCode) ?? "")", act: "use",
          restrictions: conditions, records: [itself]))
    case .retentionAssigned:
      rights.append(
        PreservationRights(
          name: place, basis: "retention rule \(facts.text(.rule) ?? "")",
          act: facts.text(.action) ?? "keep", note: facts.text(.after).map { "after \($0)" },
          records: [itself]))
    case .holdPlaced:
      rights.append(
        PreservationRights(
          name: place, basis: "hold \(facts.text(.hold) ?? "")", act: "destroy",
          restrictions: ["not until it is lifted"], records: [itself]))
    case .personalErased:
      guard let basis = facts.text(.legalBasis) else { return }
      rights.append(
        PreservationRights(
          name: place, basis: basis, act: "erase the words",
          documents: facts.texts(.documents).filter { documents.contains($0) },
          records: facts.records(.records).compactMap { records[$0.index] }))
    default: break
    }
  }
}

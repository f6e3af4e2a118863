internal import Partnership
internal import RecordFormat
internal import XMLWriting

/// Who is spoken of in a PREMIS document, with what they are called where that is shown.
struct PreservationAgents: Sendable {
  private var authors: Set<String> = []
  private var actors: Set<String> = []
  /// What persons and institutions are called, by the last record whose words say so.
  private var names: [String: String] = [:]

  /// Takes whom a record names, and what it says somebody is called.
  mutating func add(_ record: ExportedRecord) {
    let header = record.header
    authors.insert(header.author.text)
    for party in header.onBehalfOf { actors.insert(party.text) }
    guard case .shown(let words) = record.words, let name = words["name"], let facts = record.facts
    else { return }
    switch header.type {
    case .actorRegistered, .actorRenamed:
      if let actor = facts.actor(.actor) { names[actor.text] = name }
    case .personRegistered, .personUpdated:
      if let person = facts.person(.person) { names[person.text] = name }
    default: break
    }
  }

  /// Writes them, authors before institutions, each by name.
  func write(to writer: XMLWriter, _ form: PreservationNames) {
    func write(_ kind: PreservationNames.Kind, _ id: String, _ type: String?) {
      writer.element("agent") {
        form.identify("agent", kind, id, in: writer)
        if let name = names[id] { writer.element("agentName", form.shown(name)) }
        if let type { writer.element("agentType", type) }
      }
    }
    for id in authors.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      // A service is software; whoever sits at the machine may be anything.
      let type = PersonID(id) != nil ? "person" : id.hasPrefix("svc-") ? "software" : nil
      write(.author, id, type)
    }
    for id in actors.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      write(.actor, id, "organization")
    }
  }
}

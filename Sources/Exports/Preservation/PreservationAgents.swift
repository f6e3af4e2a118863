internal import Partnership
internal import RecordFormat
internal import XMLWriting

/// Who is spoken of in a PREMIS document, with what they are called where that is shown.
struct PreservationAgents: Sendable {
  private var authors: Set<Author> = []
  private var actors: Set<ActorID> = []
  /// What persons and institutions are called, by the last record whose words say so.
  private var names: [String: String] = [:]

  /// Takes whom a record names, and what it says somebody is called.
  mutating func add(_ record: ExportedRecord) {
    let header = record.header
    authors.insert(header.author)
    for party in header.onBehalfOf { actors.insert(party) }
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
    for author in authors.sorted() {
      let type: String? =
        switch AuthorKind(author) {
        case .person: "person"
        case .service: "software"
        case nil: nil
        }
      write(.author, author.text, type)
    }
    for actor in actors.sorted() { write(.actor, actor.text, "organization") }
  }
}

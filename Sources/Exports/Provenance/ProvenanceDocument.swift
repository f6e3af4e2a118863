internal import CanonicalJSON
internal import LMDB
internal import Partnership
internal import RecordFormat

/// The provenance of the records of a selection, as W3C PROV-JSON: who recorded what, when, on whose
/// behalf, what revises or invalidates what, and which documents stand behind it.
///
/// A record is an entity, and taking it is an activity: what is proven is that it was recorded. That
/// what it says also happened, its author says, and the attributes of the entity say what.
///
/// All statements of a sort stand together, so they wait on the disk. What is held in memory is who is spoken
/// of, the documents, and 24 bytes of each record.
public struct ProvenanceDocument: ~Copyable {
  private let names: ProvenanceNames
  private let scope: ExportScope
  private var statements: ProvenanceStatements
  private var records = RecordActions()
  /// The documents that are declared: one may be evidence of many records.
  private var declared: Set<String> = []
  /// The documents attached so far, by agreement and code.
  private var documents: [String: String] = [:]
  /// Who is spoken of, with what they are called where that is shown.
  private var agents: [String: Agent] = [:]

  /// Begins a document of what was chosen.
  ///
  /// - Parameter folder: Where statements lie, without a name, until all are there.
  public init(of scope: ExportScope, spooledIn folder: String) {
    self.scope = scope
    statements = ProvenanceStatements(in: Folder(folder))
    names = ProvenanceNames(of: scope)
  }

  /// Takes the next record, in order of sequence.
  public mutating func add(_ record: ExportedRecord) throws(ExportError) {
    let header = record.header
    let entity = names.record(header.action)
    let activity = names.recording(header.sequence.index)
    let time = header.recorded.description
    records.add(header)
    try statements.add(.entity, entity, attributes(of: record))
    try statements.add(
      .activity, activity,
      [("prov:startTime", .text(time)), ("prov:endTime", .text(time))])
    try statements.relate(
      .wasGeneratedBy,
      [
        ("prov:entity", .text(entity)), ("prov:activity", .text(activity)),
        ("prov:time", .text(time)),
      ])
    try associate(record, entity, activity)
    if let target = header.target?.index { try point(record, at: target, entity, activity) }
    if let cause = record.facts?.cause?.index {
      try statements.relate(
        .wasInformedBy,
        [("prov:informed", .text(activity)), ("prov:informant", .text(names.recording(cause)))])
    }
    try addDocuments(of: record, activity)
    try addErasure(of: record, activity)
    name(record)
  }

  /// Gives the whole document, piece by piece.
  public consuming func finish(
    _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    var statements = statements
    for (id, agent) in agents.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      var attributes: [(String, JSONText)] =
        agent.type.map { [("prov:type", names.name($0))] } ?? []
      if let label = agent.label { attributes.append(("prov:label", .text(label))) }
      try statements.add(.agent, id, attributes)
    }
    try statements.write(prefixes: names.prefixes, body)
  }

  private struct Agent: Sendable {
    var type: String?
    var label: String?
  }
}

// MARK: - What is said of a record

extension ProvenanceDocument {
  private func attributes(of record: ExportedRecord) -> [(String, JSONText)] {
    let header = record.header
    var attributes: [(String, JSONText)] = [
      ("prov:type", names.name("entente:\(header.type.name)")),
      ("prov:label", .text("#\(header.sequence) \(header.type.name)")),
      ("entente:sequence", ProvenanceNames.integer(header.sequence.index)),
      ("entente:ledger", .text(header.ledger.text)), ("entente:leaf", .text(record.leaf)),
    ]
    func add(_ key: String, _ texts: [String]) {
      if let only = texts.first {
        attributes.append((key, texts.count == 1 ? .text(only) : .texts(texts)))
      }
    }
    add("entente:agreement", header.agreement.map { [$0.text] } ?? [])
    add("entente:axes", header.axes.map(\.text))
    add("entente:parties", header.parties.map(\.text))
    add("entente:occurred", header.occurred.map { [$0.description] } ?? [])
    add("entente:subject", record.subject.map { [$0] } ?? [])
    if record.facts == nil { attributes.append(("entente:facts", "withheld")) }
    if record.words != .none { attributes.append(("entente:words", .text(record.words.name))) }
    if scope.isClockSimulated { attributes.append(("entente:simulated", .truth(true))) }
    return attributes
  }

  /// Who recorded, and for whom.
  private mutating func associate(
    _ record: ExportedRecord, _ entity: String, _ activity: String
  ) throws(ExportError) {
    let header = record.header
    let author = names.author(header.author)
    agents[author, default: Agent()].type =
      switch AuthorKind(header.author) {
      case .person: "prov:Person"
      case .service: "prov:SoftwareAgent"
      case nil: nil
      }
    try statements.relate(
      .wasAssociatedWith, [("prov:activity", .text(activity)), ("prov:agent", .text(author))])
    for party in header.onBehalfOf {
      let responsible = names.actor(party)
      agents[responsible, default: Agent()].type = "prov:Organization"
      try statements.relate(
        .actedOnBehalfOf,
        [
          ("prov:delegate", .text(author)), ("prov:responsible", .text(responsible)),
          ("prov:activity", .text(activity)),
        ])
      try statements.relate(
        .wasAttributedTo, [("prov:entity", .text(entity)), ("prov:agent", .text(responsible))])
    }
  }

  /// A correction revises its target; an annulment ends it.
  private mutating func point(
    _ record: ExportedRecord, at target: UInt64, _ entity: String, _ activity: String
  ) throws(ExportError) {
    // Whatever is corrected or annulled came before, and is chosen with what points at it.
    let other = records[target].map(names.record) ?? names.record(at: target)
    if record.header.type == .recordAnnulled {
      try statements.relate(
        .wasInvalidatedBy,
        [
          ("prov:entity", .text(other)), ("prov:activity", .text(activity)),
          ("prov:time", .text(record.header.recorded.description)),
        ])
    } else {
      try revise(other, by: entity, activity)
    }
  }

  private mutating func revise(
    _ before: String, by after: String, _ activity: String
  ) throws(ExportError) {
    try statements.relate(
      .wasDerivedFrom,
      [
        ("prov:generatedEntity", .text(after)), ("prov:usedEntity", .text(before)),
        ("prov:activity", .text(activity)), ("prov:type", names.name("prov:Revision")),
      ])
  }

  /// The documents that are given as evidence, and those that are attached.
  private mutating func addDocuments(
    of record: ExportedRecord, _ activity: String
  ) throws(ExportError) {
    guard let facts = record.facts else { return }
    func use(_ entity: String, _ attributes: [(String, JSONText)]) throws(ExportError) {
      if declared.insert(entity).inserted { try statements.add(.entity, entity, attributes) }
      try statements.relate(
        .used, [("prov:activity", .text(activity)), ("prov:entity", .text(entity))])
    }
    let kind = ("prov:type", names.name("entente:document"))
    if case .tree(let evidence) = facts[.evidence] {
      for item in evidence.arrayValue ?? [] {
        guard let hash = item["sha256"]?.stringValue else { continue }
        let mediaType = item["media_type"]?.stringValue.map {
          ("entente:media_type", JSONText.text($0))
        }
        try use(names.document(hash), [kind] + [mediaType].compactMap { $0 })
      }
    }
    guard let code = facts.code(.document) else { return }
    let key = "\(record.header.agreement?.text ?? "")/"
    if let hash = facts.text(.sha256) {
      let entity = names.document(hash)
      try use(entity, [kind, ("entente:code", .text(code.text))])
      documents[key + code.text] = entity
    } else if let replaced = facts.code(.replaces), let before = documents[key + replaced.text],
      let after = documents[key + code.text]
    {
      try revise(before, by: after, activity)
    }
  }

  /// Words that were erased are an entity that is no more.
  private mutating func addErasure(
    of record: ExportedRecord, _ activity: String
  ) throws(ExportError) {
    guard let erasure = record.words.erasure else { return }
    let words = names.words(record.header.sequence.index)
    try statements.add(.entity, words, [("prov:type", names.name("entente:words"))])
    try statements.relate(
      .wasGeneratedBy,
      [
        ("prov:entity", .text(words)), ("prov:activity", .text(activity)),
        ("prov:time", .text(record.header.recorded.description)),
      ])
    try statements.relate(
      .wasInvalidatedBy,
      [
        ("prov:entity", .text(words)),
        ("prov:activity", .text(names.recording(erasure.index))),
      ])
  }

  /// What an actor or a person is called, by the last record whose words say so.
  private mutating func name(_ record: ExportedRecord) {
    guard case .shown(let words) = record.words, let name = words["name"], let facts = record.facts
    else { return }
    switch record.header.type {
    case .actorRegistered, .actorRenamed:
      guard let actor = facts.actor(.actor) else { return }
      agents[names.actor(actor), default: Agent(type: "prov:Organization")].label = name
    case .personRegistered, .personUpdated:
      guard let person = facts.person(.person), let author = Author(person.text) else { return }
      agents[names.author(author), default: Agent(type: "prov:Person")].label = name
    default: break
    }
  }
}

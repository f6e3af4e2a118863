internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// The provenance of the records of a selection, as W3C PROV-JSON: who recorded what, when, on whose
/// behalf, what revises or invalidates what, and which documents stand behind it.
///
/// A record is an entity, and taking it is an activity: what is proven is that it was recorded. That
/// what it says also happened, its author says, and the attributes of the entity say what.
public struct ProvenanceDocument: Sendable {
  private let names: ProvenanceNames
  private let scope: ExportScope
  private var statements = ProvenanceStatements()
  /// The name of each record so far, for those that speak of it.
  private var records: [UInt64: String] = [:]
  /// The documents attached so far, by agreement and code.
  private var documents: [String: String] = [:]
  /// Who is spoken of, with what they are called where that is shown.
  private var agents: [String: Agent] = [:]

  /// Begins a document of what was chosen.
  public init(of scope: ExportScope) {
    self.scope = scope
    names = ProvenanceNames(of: scope)
  }

  /// Takes the next record, in order of sequence.
  public mutating func add(_ record: ExportedRecord) {
    let header = record.header
    let entity = names.record(header.action)
    let activity = names.recording(header.sequence.index)
    let time = header.recorded.description
    records[header.sequence.index] = entity
    statements.add(.entity, entity, attributes(of: record))
    statements.add(
      .activity, activity,
      [("prov:startTime", .text(time)), ("prov:endTime", .text(time))])
    statements.relate(
      .wasGeneratedBy,
      [
        ("prov:entity", .text(entity)), ("prov:activity", .text(activity)),
        ("prov:time", .text(time)),
      ])
    associate(record, entity, activity)
    if let target = header.target?.index { point(record, at: target, entity, activity) }
    if let cause = record.facts?.cause?.index {
      statements.relate(
        .wasInformedBy,
        [("prov:informed", .text(activity)), ("prov:informant", .text(names.recording(cause)))])
    }
    addDocuments(of: record, activity)
    addErasure(of: record, activity)
    name(record)
  }

  /// The whole document.
  public var bytes: [UInt8] {
    var whole = statements
    for (id, agent) in agents.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      var attributes: [(String, JSONText)] =
        agent.type.map { [("prov:type", names.name($0))] } ?? []
      if let label = agent.label { attributes.append(("prov:label", .text(label))) }
      whole.add(.agent, id, attributes)
    }
    return whole.bytes(prefixes: names.prefixes)
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
  private mutating func associate(_ record: ExportedRecord, _ entity: String, _ activity: String) {
    let header = record.header
    let author = names.author(header.author)
    // A service is software; whoever sits at the machine may be anything.
    let isPerson = PersonID(header.author.text) != nil
    let isService = header.author.text.hasPrefix("svc-")
    agents[author, default: Agent()].type =
      isPerson ? "prov:Person" : isService ? "prov:SoftwareAgent" : nil
    statements.relate(
      .wasAssociatedWith, [("prov:activity", .text(activity)), ("prov:agent", .text(author))])
    for party in header.onBehalfOf {
      let responsible = names.actor(party)
      agents[responsible, default: Agent()].type = "prov:Organization"
      statements.relate(
        .actedOnBehalfOf,
        [
          ("prov:delegate", .text(author)), ("prov:responsible", .text(responsible)),
          ("prov:activity", .text(activity)),
        ])
      statements.relate(
        .wasAttributedTo, [("prov:entity", .text(entity)), ("prov:agent", .text(responsible))])
    }
  }

  /// A correction revises its target; an annulment ends it.
  private mutating func point(
    _ record: ExportedRecord, at target: UInt64, _ entity: String, _ activity: String
  ) {
    // Whatever is corrected or annulled came before, and is chosen with what points at it.
    let other = records[target] ?? names.record(at: target)
    if record.header.type == .recordAnnulled {
      statements.relate(
        .wasInvalidatedBy,
        [
          ("prov:entity", .text(other)), ("prov:activity", .text(activity)),
          ("prov:time", .text(record.header.recorded.description)),
        ])
    } else {
      revise(other, by: entity, activity)
    }
  }

  private mutating func revise(_ before: String, by after: String, _ activity: String) {
    statements.relate(
      .wasDerivedFrom,
      [
        ("prov:generatedEntity", .text(after)), ("prov:usedEntity", .text(before)),
        ("prov:activity", .text(activity)), ("prov:type", names.name("prov:Revision")),
      ])
  }

  /// The documents that are given as evidence, and those that are attached.
  private mutating func addDocuments(of record: ExportedRecord, _ activity: String) {
    guard let facts = record.facts else { return }
    func use(_ entity: String, _ attributes: [(String, JSONText)]) {
      statements.add(.entity, entity, attributes)
      statements.relate(
        .used, [("prov:activity", .text(activity)), ("prov:entity", .text(entity))])
    }
    let kind = ("prov:type", names.name("entente:document"))
    if case .tree(let evidence) = facts[.evidence] {
      for item in evidence.arrayValue ?? [] {
        guard let hash = item["sha256"]?.stringValue else { continue }
        let mediaType = item["media_type"]?.stringValue.map {
          ("entente:media_type", JSONText.text($0))
        }
        use(names.document(hash), [kind] + [mediaType].compactMap { $0 })
      }
    }
    guard let code = facts.code(.document) else { return }
    let key = "\(record.header.agreement?.text ?? "")/"
    if let hash = facts.text(.sha256) {
      let entity = names.document(hash)
      use(entity, [kind, ("entente:code", .text(code.text))])
      documents[key + code.text] = entity
    } else if let replaced = facts.code(.replaces), let before = documents[key + replaced.text],
      let after = documents[key + code.text]
    {
      revise(before, by: after, activity)
    }
  }

  /// Words that were erased are an entity that is no more.
  private mutating func addErasure(of record: ExportedRecord, _ activity: String) {
    guard let erasure = record.words.erasure else { return }
    let words = names.words(record.header.sequence.index)
    statements.add(.entity, words, [("prov:type", names.name("entente:words"))])
    statements.relate(
      .wasGeneratedBy,
      [
        ("prov:entity", .text(words)), ("prov:activity", .text(activity)),
        ("prov:time", .text(record.header.recorded.description)),
      ])
    statements.relate(
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

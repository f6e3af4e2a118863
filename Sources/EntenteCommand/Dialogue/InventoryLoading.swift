import Entente
import LedgerStore
import Partnership
import Projections
import Wording

extension Inventory {
  /// What there is in an agreement and in the ledger around it, as known now.
  init(
    of agreement: AgreementID?, in ledger: Ledger, _ wording: Wording
  ) throws(LedgerError) {
    let now = try ledger.question(about: agreement, at: Moment())
    let everyone = try ledger.history(of: nil, known: now.knownOn).answer(asOf: .latest)
    let history = try agreement.map { id throws(LedgerError) in
      try ledger.history(of: id, known: now.knownOn)
    }
    let answer = history?.answer(asOf: .latest)
    let survey = Survey(everyone: everyone, answer: answer, day: now.asOf)
    let words = try ledger.words(survey.references)
    func text(_ reference: WordReference?) -> String? {
      guard let reference, case .text(let text)? = words[reference] else { return nil }
      return text
    }
    func item(_ found: Survey.Found) -> Item {
      let title = wording.text(fr: text(found.french), en: text(found.english))?.marked
      return Item(
        id: found.id, name: text(found.name) ?? title,
        note: found.stage.map { wording.label(of: $0) }, isOpen: found.isOpen,
        record: found.record)
    }
    self.agreement = agreement
    axes = survey.axes.map(item)
    persons = wording.sorted(survey.persons.map(item)) { $0.name ?? $0.id }
    let all = survey.actors.map(item)
    let party = Set((answer?.state.agreement.parties ?? []).map(\.text))
    parties = all.filter { party.contains($0.id) }
    actors = parties + wording.sorted(all.filter { !party.contains($0.id) }) { $0.name ?? $0.id }
    objects = survey.objects.mapValues { $0.map(item) }
    versions = survey.versions
  }
}

/// What two answers know, and where its words stand: the ledger's own, and that of an agreement.
private struct Survey {
  struct Found {
    let id: String
    var record: SequenceNumber?
    var stage: Stage?
    var isOpen = true
    var name: WordReference?
    var french: WordReference?
    var english: WordReference?
  }

  private(set) var axes: [Found] = []
  private(set) var actors: [Found] = []
  private(set) var persons: [Found] = []
  private(set) var objects: [ObjectKind: [Found]] = [:]
  private(set) var versions: [String: Int64] = [:]
  private let day: Day

  init(everyone: Answer, answer: Answer?, day: Day) {
    self.day = day
    actors = everyone.state.actors.keys.sorted().map { id in
      Found(
        id: id.text, record: everyone.state.actors[id]?.registered, name: everyone.name(of: id))
    }
    persons = everyone.state.persons.keys.sorted().map { id in
      Found(
        id: id.text, record: everyone.state.persons[id]?.registered, name: everyone.name(of: id))
    }
    for (code, hold) in everyone.state.holds {
      add(.hold, code, everyone, [hold.placed], isOpen: hold.lifted == nil)
    }
    for (code, rule) in everyone.state.retention {
      add(.rule, code, everyone, [rule.assigned], isOpen: rule.decided == nil)
    }
    for (code, document) in everyone.state.agreement.documents {
      add(.document, code, everyone, [document.attached].compactMap { $0 })
    }
    if let answer { survey(answer) }
    for kind in objects.keys { objects[kind]?.sort { $0.id < $1.id } }
  }

  var references: [WordReference] {
    (axes + actors + persons + objects.values.flatMap { $0 }).flatMap { found in
      [found.name, found.french, found.english].compactMap { $0 }
    }
  }

  private func found(
    _ code: Code, _ answer: Answer, _ records: [SequenceNumber], _ stage: Stage? = nil,
    isOpen: Bool = true
  ) -> Found {
    let first = records.first.flatMap { answer[$0] }
    return Found(
      id: code.text, record: records.first, stage: stage, isOpen: isOpen,
      french: first?.word("title.fr") ?? first?.word("subject.fr") ?? first?.word("what.fr"),
      english: first?.word("title.en") ?? first?.word("subject.en") ?? first?.word("what.en"))
  }

  private mutating func add(
    _ kind: ObjectKind, _ code: Code, _ answer: Answer, _ records: [SequenceNumber],
    _ stage: Stage? = nil, isOpen: Bool = true
  ) {
    // A ledger-wide document of the agreement's own history is one.
    guard objects[kind]?.contains(where: { $0.id == code.text }) != true else { return }
    objects[kind, default: []].append(found(code, answer, records, stage, isOpen: isOpen))
  }

  private mutating func survey(_ answer: Answer) {
    let state = answer.state.agreement
    axes = state.axes.sorted { $0.key < $1.key }.map { code, axis in
      found(code, answer, axis.records, .axis(axis.stage), isOpen: axis.stage != .retired)
    }
    for (code, one) in state.amendments {
      let stage = one.progress.stage ?? .proposed
      add(
        .amendment, code, answer, one.records, .amendment(stage),
        isOpen: stage == .proposed || stage == .adopted)
    }
    for (code, one) in state.commitments {
      let stage = one.stage(on: day, in: state)
      add(.commitment, code, answer, one.records, .commitment(stage), isOpen: stage.isOwed)
    }
    for (code, one) in state.disputes {
      let stage = one.progress.stage ?? .raised
      add(.dispute, code, answer, one.records, .dispute(stage), isOpen: one.isOpen)
    }
    for (code, one) in state.incidents {
      let stage = one.progress.stage ?? .open
      add(.incident, code, answer, one.records, .incident(stage), isOpen: stage == .open)
    }
    for (code, one) in state.initiatives {
      let stage = one.progress.stage ?? .launched
      add(.initiative, code, answer, one.records, .initiative(stage), isOpen: stage == .launched)
    }
    for (code, one) in state.leads {
      let stage = one.progress.stage ?? .identified
      add(
        .lead, code, answer, one.records, .lead(stage),
        isOpen: [.identified, .applied, .awarded].contains(stage))
    }
    for (code, one) in state.opportunities {
      let stage = one.progress.stage ?? .identified
      add(
        .opportunity, code, answer, one.records, .opportunity(stage), isOpen: stage != .setAside)
    }
    for (code, one) in state.tools {
      let stage = one.progress.stage ?? .proposed
      add(.tool, code, answer, one.records, .tool(stage), isOpen: stage != .retired)
    }
    for (code, one) in state.protocols {
      guard let last = one.versions.keys.max(), let version = one.versions[last] else { continue }
      versions[code.text] = last
      add(
        .protocol, code, answer, version.records,
        version.progress.stage.map { .protocolVersion($0) },
        isOpen: version.progress.stage != .retired)
    }
    for (code, one) in state.transfers {
      add(.transfer, code, answer, one.records, isOpen: one.acknowledged == nil)
    }
    for (code, one) in state.documents {
      add(.document, code, answer, [one.attached].compactMap { $0 })
    }
    for (code, one) in state.exchanges {
      add(
        .exchange, code, answer, one.records, .exchange(one.stage),
        isOpen: one.stage == .scheduled)
    }
    for record in answer.records where record.type == .innovationPromoted {
      if let code = record.facts.code(.innovation) {
        add(.innovation, code, answer, [record.sequence])
      }
    }
  }
}

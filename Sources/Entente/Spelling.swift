public import Partnership
public import Projections

extension Ledger {
  /// What a question is about as the ledger spells it: codes are unique whatever their capitals, so that
  /// `a3` can only be `A3`.
  ///
  /// - Throws: `.unknownCode` when nothing recorded until now has the code, with those there are.
  public func spelled(
    _ subject: ViewSubject, in agreement: AgreementID
  ) throws(LedgerError) -> ViewSubject {
    switch subject {
    case .board, .agreement: return subject
    case .axis(let code): return .axis(try spelled(code, as: nil, in: agreement))
    case .object(let kind, let code):
      return .object(kind, try spelled(code, as: kind, in: agreement))
    case .party(let id):
      let now = try question(about: agreement, at: Moment())
      if try !names(of: [.actor(id)], known: now.knownOn, asOf: .latest).isEmpty { return subject }
      throw try unknown(id.text, as: .party, in: agreement)
    }
  }

  /// The path of a value as the ledger spells its view.
  ///
  /// - Throws: `.unknownCode`, as for the view.
  public func spelled(
    _ path: ViewPath, in agreement: AgreementID
  ) throws(LedgerError) -> ViewPath {
    ViewPath(try spelled(path.subject, in: agreement), path.path)
  }

  /// The code of an axis, or of an object of a sort, as the ledger spells it.
  ///
  /// - Throws: `.unknownCode`, as for a whole subject.
  public func spelled(
    _ code: Code, as kind: ObjectKind?, in agreement: AgreementID
  ) throws(LedgerError) -> Code {
    let now = try question(about: agreement, at: Moment()).knownOn
    let codes = try history(of: agreement, known: now).codes(of: kind)
    if codes.contains(code) { return code }
    let same = codes.filter { $0.folded == code.folded }
    if let only = same.first, same.count == 1 { return only }
    throw try unknown(code.text, as: kind.map { .object($0) } ?? .axis, in: agreement)
  }

  /// Why a text is none of the codes of a sort, or none of the actors' ids: `.unknownCode`, with those
  /// there are and what each is called, so that who typed a name finds the code.
  public func unknown(
    _ typed: String, as sort: SubjectSort, in agreement: AgreementID
  ) throws(LedgerError) -> LedgerError {
    .unknownCode(typed, known: try names(of: sort, in: agreement))
  }

  /// The codes of a sort that anything recorded until now has, or the actors' ids, with what each is
  /// called in both languages.
  public func names(
    of sort: SubjectSort, in agreement: AgreementID
  ) throws(LedgerError) -> [String: [String]] {
    let now = try question(about: agreement, at: Moment()).knownOn
    let history = try history(of: agreement, known: now)
    switch sort {
    case .party:
      var known: [String: [String]] = [:]
      for id in history.answer(asOf: .latest).state.actors.keys { known[id.text] = [] }
      for (actor, name) in try namesOfActors() { known[actor.text]?.append(name) }
      return known
    case .axis: return try titles(nil, in: history)
    case .object(let kind): return try titles(kind, in: history)
    }
  }

  /// The codes of axes, or of the objects of a sort, with their titles in both languages.
  private func titles(
    _ kind: ObjectKind?, in history: History
  ) throws(LedgerError) -> [String: [String]] {
    let field = kind.map { FieldName(name: $0.rawValue) } ?? .axis
    var references: [(code: Code, title: WordReference)] = []
    for record in history.records {
      guard let code = field.flatMap({ record.facts.code($0) }) else { continue }
      guard let dated = history[record.sequence] else { continue }
      for path in ["title.fr", "title.en"] {
        if let title = dated.word(path) { references.append((code, title)) }
      }
    }
    let words = try words(references.map(\.title))
    var titles: [String: [String]] = [:]
    for code in history.codes(of: kind) { titles[code.text] = [] }
    for (code, reference) in references {
      if case .text(let title)? = words[reference] { titles[code.text]?.append(title) }
    }
    return titles
  }
}

/// What a question may be about by a code or an id.
public enum SubjectSort: Sendable, Hashable {
  case axis
  case party
  case object(ObjectKind)
}

extension History {
  /// Every code that records have given an axis, or an object of a sort.
  fileprivate func codes(of kind: ObjectKind?) -> Set<Code> {
    guard let kind else { return Set(records.flatMap { $0.axes + $0.axesNamed }) }
    guard let field = FieldName(name: kind.rawValue) else { return [] }
    return Set(records.compactMap { $0.facts.code(field) })
  }
}

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
      let actors = try history(of: agreement, known: now.knownOn).answer(asOf: .latest).state.actors
      throw .unknownCode(id.text, known: actors.keys.sorted().map(\.text))
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
    let same = codes.filter { $0.text.lowercased() == code.text.lowercased() }
    if let only = same.first, same.count == 1 { return only }
    throw .unknownCode(code.text, known: codes.sorted().map(\.text))
  }
}

extension History {
  /// Every code that records have given an axis, or an object of a sort.
  fileprivate func codes(of kind: ObjectKind?) -> Set<Code> {
    guard let kind else { return Set(records.flatMap { $0.axes + $0.axesNamed }) }
    guard let field = FieldName(name: kind.rawValue) else { return [] }
    return Set(records.compactMap { $0.facts.code(field) })
  }
}

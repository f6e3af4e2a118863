internal import CanonicalJSON
public import Partnership
public import Projections

extension Ledger {
  /// Why a value of a view is what it is: the fewest records that give it.
  ///
  /// - Throws: `.unknownObject` when there is no such view, `.unknownPath` when it has no value there.
  public func why(
    _ path: ViewPath, of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<ProvenanceView> {
    let question = try question(about: agreement, at: moment)
    let others = try others(of: path.subject, known: question.knownOn)
    return try ask(question, moment, including: others) {
      history, answer throws(LedgerError) in
      guard let json = path.subject.json(of: agreement, in: answer) else {
        throw .unknownObject(path.subject.text)
      }
      guard let view = ProvenanceView(path, of: agreement, in: answer, of: history) else {
        throw .noValue(at: path, in: json)
      }
      return view
    } concerning: {
      path.subject.isConcerned(by: $0)
    }
  }

  /// What changed in a view between two moments that differ on one line of time.
  ///
  /// - Throws: `.unknownObject` when neither answer knows what is compared.
  public func comparison(
    of subject: ViewSubject, in agreement: AgreementID, from then: Moment, to now: Moment
  ) throws(LedgerError) -> Compared {
    let first = try question(about: agreement, at: then)
    let last = try question(about: agreement, at: now)
    let others = try others(of: subject, known: max(first.knownOn, last.knownOn))
    let before = try history(of: agreement, including: others, known: first.knownOn)
    let after = try history(of: agreement, including: others, known: last.knownOn)
    guard
      [(before, first.asOf), (after, last.asOf)].contains(where: { history, day in
        subject.json(of: agreement, in: history.answer(asOf: day)) != nil
      })
    else { throw .unknownObject(subject.text) }
    let view = ComparisonView(
      subject, of: agreement, from: (history: before, day: first.asOf),
      to: (history: after, day: last.asOf))
    let authors = after.records.map(\.author) + before.records.map(\.author)
    return Compared(
      from: first,
      asked: Asked(question: last, view: view, changedSince: nil, authors: Set(authors)))
  }

  /// The first record after which a value is no longer the one expected.
  ///
  /// - Throws: `.unknownObject` when there is no such view, `.unknownPath` when it never had a value there.
  public func bisection(
    _ path: ViewPath, is expected: String, of agreement: AgreementID, at moment: Moment = Moment()
  ) throws(LedgerError) -> Asked<BisectionView> {
    let question = try question(about: agreement, at: moment)
    let others = try others(of: path.subject, known: question.knownOn)
    let history = try history(of: agreement, including: others, known: question.knownOn)
    let view = BisectionView(
      path, is: expected, of: agreement, in: history, asOf: question.asOf)
    guard let view else {
      let answer = history.answer(asOf: question.asOf)
      guard let json = path.subject.json(of: agreement, in: answer) else {
        throw .unknownObject(path.subject.text)
      }
      throw .noValue(at: path, in: json)
    }
    return Asked(
      question: question, view: view, changedSince: nil,
      authors: Set(history.records.map(\.author)))
  }
}

extension Ledger {
  /// The subjects whose journals a view needs beside the agreement's.
  private func others(
    of subject: ViewSubject, known: SequenceNumber
  ) throws(LedgerError) -> [Subject] {
    if case .party(let id) = subject { try subjects(about: id, known: known) } else { [] }
  }
}

/// What changed between two questions about the same view.
public struct Compared: Sendable {
  /// The question it begins at, resolved.
  public let from: Question
  /// What changed, with the question it ends at.
  public let asked: Asked<ComparisonView>
}

extension LedgerError {
  /// Why a view has no value at a path: nothing is recorded there, or it is not a place of the view,
  /// which has others like it.
  fileprivate static func noValue(at path: ViewPath, in view: JSON) -> LedgerError {
    let isEmpty = ViewValues.isEmpty(in: view, at: path.path)
    return .unknownPath(path, near: isEmpty ? [] : ViewValues(of: view).paths(near: path.path))
  }
}

extension ViewSubject {
  /// The id or code it names, for saying that nobody knows it.
  fileprivate var text: String {
    switch self {
    case .board, .agreement: description
    case .axis(let code), .object(_, let code): code.text
    case .party(let id): id.text
    }
  }
}

extension ViewValues {
  /// The paths that are most like a mistaken one, for whoever wrote it: those with the most letters of
  /// it from the beginning on, the shorter ones first.
  fileprivate func paths(near path: String) -> [String] {
    func shared(_ other: String) -> Int { zip(path, other).prefix { $0 == $1 }.count }
    let ranked = paths.map { (path: $0, shared: shared($0)) }.sorted { one, other in
      one.shared == other.shared
        ? one.path.utf8.count < other.path.utf8.count : one.shared > other.shared
    }
    return ranked.prefix(8).map(\.path)
  }
}

public import Partnership
public import Projections

/// An agreement as a report tells of it: its views, folded once, as far as they were chosen.
public struct ReportedAgreement: Sendable {
  /// The agreement: its stage, its parties, its steps.
  let view: AgreementView
  /// What each partner did on each axis, as far as it was chosen.
  let board: BoardView
  /// How many records there are when.
  let activity: Activity
  /// Who gave know-how to whom, and on which axes each did.
  let knowhow: KnowhowMatrix
  let knowhowAxes: [SequenceNumber: [Code]]
  /// Funding leads and their money by currency.
  let funding: FundingFunnel
  /// The commitments, those that are not kept first, then those still owed, by day.
  let commitments: [CommitmentLine]
  /// What an auditor asks after, newest last.
  let lists: [AuditList: [AuditRow]]
  /// Records of the agreement whose facts are not at hand: all the rest is made without them.
  let withheld: WithheldRecords
  /// What was chosen.
  let choice: TableChoice
  /// Whether dates or types were chosen too, which choose records and nothing of what is told here.
  let choosesDatesOrTypes: Bool
  /// Whether any of its records are made up.
  let isSynthetic: Bool

  /// What a history says of an agreement.
  ///
  /// - Parameters:
  ///   - asked: What was asked for, of which the choice is a part.
  ///   - withheld: Its records whose facts are not at hand: what was erased of them is told all the same.
  public init(
    _ agreement: AgreementID, _ history: History, _ answer: Answer, _ choice: TableChoice,
    asked: SelectionAsked, withheld: WithheldRecords = .none
  ) {
    view = AgreementView(of: agreement, in: answer)
    board = BoardView(of: agreement, in: answer, where: choice.includes)
    activity = Activity(of: agreement, in: answer) { choice.includes($0) }
    let matrix = answer.knowhowMatrix { choice.includes($0) }
    knowhow = matrix
    knowhowAxes = Dictionary(
      matrix.cells.flatMap(\.records).map { ($0, answer[$0]?.axes ?? []) },
      uniquingKeysWith: { first, _ in first })
    funding = answer.funding { choice.includes($0.record, in: answer) }
    commitments = answer.objects(.commitment)
      .compactMap { if case .commitment(let line) = $0 { line } else { nil } }
      .filter { choice.includes($0.record, in: answer) }
      .sorted { ($0.urgency, $0.day, $0.id) < ($1.urgency, $1.day, $1.id) }
    var lists: [AuditList: [AuditRow]] = [:]
    for list in ReportedAgreement.lists {
      lists[list] = AuditView(list, of: history, in: answer) { choice.includes($0) }.rows
    }
    // An erasure is the ledger's, and of what it erased.
    let erasable = AuditView.erasable(of: history, withheld: withheld.all, in: answer, choice)
    lists[.erased] =
      AuditView(.erased, of: history, in: answer, lookUp: AuditLookUp(erasable: erasable)).rows
    self.lists = lists
    self.withheld = withheld
    self.choice = choice
    choosesDatesOrTypes = asked.choosesDatesOrTypes
    isSynthetic = history.records.contains { $0.author == .synthetic }
  }

  private static let lists: [AuditList] = [.anomalies, .late, .corrected, .annulled]

  /// The agreement.
  var id: AgreementID { view.agreement }

  /// How many anomalies there are.
  var anomalies: Int { lists[.anomalies]?.count ?? 0 }
}

extension CommitmentLine {
  /// What has to be seen first, if not all can be shown.
  fileprivate var urgency: Int {
    switch stage {
    case .missed, .overdue, .partlyMet: 0
    case .open: 1
    case .met, .metLate, .waived: 2
    }
  }

  fileprivate var day: Int32 { dueDay?.ordinal ?? .max }
}

public import CanonicalJSON
public import Partnership

/// What each partner did on each axis: the first page of an agreement.
///
/// A record counts once on each of its axes, once for each of its parties, once in the total;
/// totals are of distinct records, so rows and columns may add up to more.
public struct BoardView: View, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// Where it stands.
  public let stage: AgreementStage
  /// Where its title stands.
  public let title: TextReference?
  /// Its days in force.
  public let force: Force?
  /// Calendar days from the day asked about to the last day in force; nil unless in force.
  public let daysLeft: Int?
  /// The partners, ascending: the parties, and every other actor that a counted record concerns.
  public let partners: [Column]
  /// The axes, ascending.
  public let axes: [Row]
  /// The records without axis.
  public let withoutAxis: Cells
  /// All records, each counted once.
  public let total: Tally
  /// The commitments overdue, missed or met in part, ascending.
  public let unkept: [CommitmentLine]
  /// What is out of rule, by record.
  public let anomalies: [Anomaly]

  /// A partner, and what it did on all axes and none.
  public struct Column: Sendable, Hashable {
    /// The partner.
    public let id: ActorID
    /// Where its name at the date stands.
    public let name: WordReference?
    /// Whether it is a party of the agreement.
    public let isParty: Bool
    /// Its distinct records.
    public let total: Tally
  }

  /// What each partner did in one row of the board, in the order of the board's partners.
  public struct Cells: Sendable, Hashable {
    /// One tally a partner.
    public let cells: [Tally]
    /// The distinct records of the row.
    public let total: Tally
  }

  /// An axis.
  public struct Row: Sendable, Hashable {
    /// The axis: stage, who has agreed, title.
    public let axis: AxisLine
    /// Whether every party has given know-how to and received it from some other party.
    public let isMutual: Bool
    /// What the axis is expected to show.
    public let expects: [String]
    /// What each partner did on it.
    public let row: Cells
  }

  /// What an answer says of its agreement, axis by axis and partner by partner.
  ///
  /// - Parameter isWanted: Which records and commitments are counted; all of them unless told.
  public init(
    of agreement: AgreementID, in answer: Answer, where isWanted: (Record) -> Bool = { _ in true }
  ) {
    let state = answer.state.agreement
    let tallies = BoardTallies(of: agreement, in: answer, where: isWanted)
    self.agreement = agreement
    stage = state.stage(on: answer.day)
    title = TextReference("title", in: state.proposal.flatMap { answer[$0.record] })
    force = state.force
    daysLeft = state.daysLeft(on: answer.day)
    let partners = tallies.partners.sorted()
    self.partners = partners.map { id in
      Column(
        id: id, name: answer.name(of: id), isParty: state.parties.contains(id),
        total: tallies.tally(axis: nil, partner: id))
    }
    axes = tallies.axes.sorted().map { id in
      Row(
        axis: AxisLine(id, in: answer), isMutual: tallies.isMutual(on: id),
        expects: state.axes[id]?.expects ?? [],
        row: Cells(
          cells: partners.map { tallies.tally(axis: id, partner: $0) },
          total: tallies.tally(axis: id, partner: nil)))
    }
    withoutAxis = Cells(
      cells: partners.map { tallies.tallyWithoutAxis(partner: $0) },
      total: tallies.tallyWithoutAxis(partner: nil))
    total = tallies.tally(axis: nil, partner: nil)
    unkept =
      state.commitments.filter {
        let stage = $0.value.stage(on: answer.day, in: state)
        return stage == .overdue || stage == .missed || stage == .partlyMet
      }
      .compactMap { CommitmentLine($0.key, $0.value, in: answer) }
      .sorted { $0.id < $1.id }
    anomalies = answer.anomalies
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreement": .text(agreement), "anomalies": .array(anomalies.map(\.json)),
      "axes": .array(axes.map(json(of:))), "days_left": daysLeft.map { .count($0) } ?? .null,
      "force": force?.json ?? .null, "partners": .array(partners.map(\.json)),
      "stage": .string(stage.rawValue), "title": .text(title), "total": total.json,
      "unkept": .array(unkept.map(\.json)),
      "without_axis": [
        "partners": json(of: withoutAxis), "total": withoutAxis.total.json,
      ],
    ]
  }

  /// One row an axis and partner, and one a total; no axis and no partner stand for all of them.
  public var table: ViewTable {
    var rows: [JSON] = []
    func add(_ axis: JSON, _ stage: JSON, _ cells: Cells) {
      for (partner, tally) in zip(partners, cells.cells) {
        rows.append(row(axis, stage, .text(partner.id), tally))
      }
      rows.append(row(axis, stage, .null, cells.total))
    }
    for row in axes {
      add(.text(row.axis.id), .optional(row.axis.stage?.rawValue), row.row)
    }
    add("—", .null, withoutAxis)
    for partner in partners { rows.append(row(.null, .null, .text(partner.id), partner.total)) }
    rows.append(row(.null, .null, .null, total))
    return ViewTable(of: rows, beginningWith: ["axis", "stage", "partner", "records"])
  }

  private func row(_ axis: JSON, _ stage: JSON, _ partner: JSON, _ tally: Tally) -> JSON {
    guard case .object(var cells) = tally.json else { return .null }
    cells["last"] = tally.last.map { .record($0.sequence) } ?? .null
    cells["axis"] = axis
    cells["stage"] = stage
    cells["partner"] = partner
    return .object(cells)
  }

  private func json(of row: Row) -> JSON {
    [
      "agreed": row.axis.agreed.json, "expects": .texts(row.expects), "id": .text(row.axis.id),
      "mutual": .bool(row.isMutual), "partners": json(of: row.row),
      "stage": .optional(row.axis.stage?.rawValue), "title": .text(row.axis.title),
      "total": row.row.total.json,
    ]
  }

  private func json(of cells: Cells) -> JSON {
    .array(
      zip(partners, cells.cells).map { ["id": .text($0.id), "tally": $1.json] })
  }
}

extension BoardView.Column {
  /// The column as JSON.
  public var json: JSON {
    [
      "id": .text(id), "name": .word(name), "party": .bool(isParty), "total": total.json,
    ]
  }
}

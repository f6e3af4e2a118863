internal import CanonicalJSON
internal import Partnership
internal import Projections

// The tables of agreements themselves, their axes, their partners, and what each did on each.

extension TableDefinition {
  /// An agreement a row.
  static let agreements = TableDefinition(
    "agreements", InBoth("Les ententes et leur état", "Agreements and where they stand"), key: [],
    [
      TableColumn("stage", .text), TableColumn("from", .day, at: "force/from"),
      TableColumn("until", .day, at: "force/until"), TableColumn("days_left", .integer),
      TableColumn("term", .text), TableColumn("parties", .texts),
    ] + TableColumn.share("signed") + TableColumn.share("ratified") + commitmentCounts + [
      TableColumn("records", .integer)
    ] + TableColumn.both("title") + TableColumn.both("object")
  ) { agreement, _ in
    let view = AgreementView(of: agreement.id, in: agreement.answer)
    var row = view.json.objectValue ?? [:]
    row["parties"] = .array(view.parties.map { .string($0.id.text) })
    // How many did is not known where one such record is withheld.
    for (share, type) in [("signed", RecordType.agreementSigned), ("ratified", .agreementRatified)]
    where !agreement.withheld.counting(type).isEmpty {
      row[share] = .object(["by": .null, "of": row[share]?["of"] ?? .null])
    }
    let line = JSON.object(row)
    return [agreement.withheld.mayChange(view.stage) ? line.withoutStage : line]
  }

  /// An axis a row.
  static let axes = TableDefinition(
    "axes", InBoth("Les axes", "Axes"), key: ["id"],
    [TableColumn("id", .text), TableColumn("stage", .text)] + TableColumn.share("agreed") + [
      TableColumn("mutual", .truth), TableColumn("records", .integer, at: "total/records"),
      TableColumn("last", .integer, at: "total/last/record"),
    ] + TableColumn.both("title")
  ) { agreement, choice in
    let board = BoardView(of: agreement.id, in: agreement.answer)
    return zip(board.axes, board.json["axes"]?.arrayValue ?? [])
      .filter { choice.includes($0.0.axis.id) }.map { $0.1 }
  }

  /// A partner a row: the parties, and every other actor that a record concerns.
  static let partners = TableDefinition(
    "partners", InBoth("Les partenaires", "Partners"), key: ["id"],
    [
      TableColumn("id", .text), TableColumn("party", .truth),
      TableColumn("signed", .text, at: "signed/occurred"),
      TableColumn("signed_record", .integer, at: "signed/record"),
      TableColumn("ratified", .text, at: "ratified/occurred"),
      TableColumn("ratified_record", .integer, at: "ratified/record"),
      TableColumn("records", .integer, at: "total/records"), TableColumn("name", .word),
    ]
  ) { agreement, choice in
    let board = BoardView(of: agreement.id, in: agreement.answer)
    let parties = AgreementView(of: agreement.id, in: agreement.answer).parties
    return board.partners.filter { choice.includes($0.id) }.map { column in
      var row = column.json.objectValue ?? [:]
      let party = parties.first { $0.id == column.id }?.json
      for key in ["signed", "ratified"] { row[key] = party?[key] ?? .null }
      return .object(row)
    }
  }

  /// An axis and a partner a row, and the totals: `*` for all of them, `(none)` for what has no axis, as
  /// no code and no id is written.
  static let board = TableDefinition(
    "board",
    InBoth("Ce que chaque partenaire a fait sur chaque axe", "What each partner did on each axis"),
    key: ["axis", "partner"],
    [
      TableColumn("axis", .text), TableColumn("partner", .text), TableColumn("records", .integer),
      TableColumn("exchanges_held", .integer), TableColumn("given", .integer),
      TableColumn("received", .integer), TableColumn("leads", .integer),
      TableColumn("innovations", .integer), TableColumn("protocols", .integer),
      TableColumn("sent", .integer), TableColumn("obtained", .integer),
      TableColumn("tools", .integer), TableColumn("relations", .integer),
    ] + commitmentCounts + [TableColumn("last", .integer, at: "last/record")]
  ) { agreement, choice in
    let board = BoardView(of: agreement.id, in: agreement.answer)
    var rows: [JSON] = []
    func add(_ axis: String, _ cells: BoardView.Cells) {
      for (partner, tally) in zip(board.partners, cells.cells) where choice.includes(partner.id) {
        rows.append(row(axis, partner.id.text, tally))
      }
      if choice.includesEveryPartner { rows.append(row(axis, "*", cells.total)) }
    }
    for axis in board.axes where choice.includes(axis.axis.id) {
      add(axis.axis.id.text, axis.row)
    }
    guard choice.includesEveryAxis else { return rows }
    add("(none)", board.withoutAxis)
    for partner in board.partners where choice.includes(partner.id) {
      rows.append(row("*", partner.id.text, partner.total))
    }
    if choice.includesEveryPartner { rows.append(row("*", "*", board.total)) }
    return rows
  }

  private static func row(_ axis: String, _ partner: String, _ tally: Tally) -> JSON {
    var row = tally.json.objectValue ?? [:]
    row["axis"] = .string(axis)
    row["partner"] = .string(partner)
    return .object(row)
  }

  private static let commitmentCounts = [
    "open", "overdue", "missed", "partly_met", "met", "met_late", "waived",
  ].map { TableColumn("commitments_\($0)", .integer, at: "commitments/\($0)") }
}

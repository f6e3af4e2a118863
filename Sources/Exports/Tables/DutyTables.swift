internal import CanonicalJSON
internal import Partnership
internal import Projections

// The tables of what is owed, asked, disputed or out of rule.

extension TableDefinition {
  /// A commitment a row.
  static let commitments = TableDefinition(
    "commitments", InBoth("Les engagements", "Commitments"), of: .commitment,
    [
      TableColumn("stage", .text), TableColumn("kind", .text), TableColumn("due", .text),
      TableColumn("due_day", .day), TableColumn("debtors", .texts),
      TableColumn("creditor", .text), TableColumn("axes", .texts),
      TableColumn("record", .integer), TableColumn("met", .integer),
      TableColumn("missed", .integer),
    ] + TableColumn.both("title"))

  /// What falls due, by day.
  static let due = TableDefinition(
    "due", InBoth("Les échéances", "Due dates"), key: ["id"],
    [
      TableColumn("id", .text), TableColumn("kind", .text), TableColumn("stage", .text),
      TableColumn("day", .day), TableColumn("days", .integer), TableColumn("from", .day),
      TableColumn("written", .text), TableColumn("about", .text), TableColumn("debtors", .texts),
      TableColumn("parties", .texts), TableColumn("axes", .texts), TableColumn("type", .text),
      TableColumn("record", .integer), TableColumn("changed", .integer),
      TableColumn("recorded", .instant),
    ] + TableColumn.both("title")
  ) { agreement, choice in
    DueView(of: agreement.id, in: agreement.answer).rows
      .filter { choice.includes($0.record, in: agreement.answer) }.map { row in
        let mayHaveEnded = row.kind == .exchange && agreement.withheld.mayEndExchanges
        return mayHaveEnded ? row.json.withoutStage : row.json
      }
  }

  /// A funding lead a row; amounts are in the smallest unit of their currency.
  static let leads = TableDefinition(
    "leads", InBoth("Les pistes de financement", "Funding leads"), of: .lead,
    [
      TableColumn("stage", .text), TableColumn("funder", .text), TableColumn("through", .text),
      TableColumn("amount", .integer, at: "asked/amount"),
      TableColumn("currency", .text, at: "asked/currency"), TableColumn("deadline", .day),
      TableColumn("axes", .texts), TableColumn("parties", .texts),
    ] + recordAndSince)

  /// An award a row.
  static let awards = TableDefinition(
    "awards", InBoth("Les financements accordés", "Funding awarded"), of: .lead, each: "awards",
    id: "lead", key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("day", .day),
      TableColumn("amount", .integer, at: "money/amount"),
      TableColumn("currency", .text, at: "money/currency"),
    ])

  /// A currency a row: never added up across two.
  static let funding = TableDefinition(
    "funding", InBoth("Le financement par devise", "Funding by currency"), key: ["currency"],
    [
      TableColumn("currency", .text, at: "id"), TableColumn("identified", .integer),
      TableColumn("pending", .integer), TableColumn("awarded", .integer),
    ]
  ) { agreement, choice in
    agreement.answer.funding { choice.includes($0.record, in: agreement.answer) }.sums.map(\.json)
  }

  /// An amendment a row.
  static let amendments = TableDefinition(
    "amendments", InBoth("Les avenants", "Amendments"), of: .amendment,
    [
      TableColumn("stage", .text), TableColumn("effective", .day),
      TableColumn("proposers", .texts),
    ] + TableColumn.share("accepted") + [
      TableColumn("waiting", .texts), TableColumn("rejected", .texts),
      TableColumn("operations", .array), TableColumn("axes", .texts),
    ] + recordAndSince + TableColumn.both("title"))

  /// A dispute a row.
  static let disputes = TableDefinition(
    "disputes", InBoth("Les différends", "Disputes"), of: .dispute,
    [
      TableColumn("stage", .text), TableColumn("occurred", .text),
      TableColumn("raisers", .texts), TableColumn("against", .texts), TableColumn("axes", .texts),
    ] + TableColumn.share("settled") + recordAndSince + TableColumn.both("subject"))

  /// An incident a row.
  static let incidents = TableDefinition(
    "incidents", InBoth("Le registre des incidents", "The register of incidents"), of: .incident,
    [
      TableColumn("stage", .text), TableColumn("occurred", .text), TableColumn("risk", .text),
      TableColumn("notified", .texts), TableColumn("axes", .texts),
      TableColumn("parties", .texts), TableColumn("record", .integer),
      TableColumn("closed", .integer),
    ] + TableColumn.both("what"))

  /// A document a row.
  static let documents = TableDefinition(
    "documents", InBoth("Les documents", "Documents"), of: .document,
    [
      TableColumn("occurred", .text), TableColumn("sha256", .text), TableColumn("bytes", .integer),
      TableColumn("media_type", .text), TableColumn("language", .text),
      TableColumn("class", .text), TableColumn("replaced_by", .text), TableColumn("axes", .texts),
      TableColumn("record", .integer),
    ] + TableColumn.both("title"))

  /// A delegation that holds a row.
  static let delegations = TableDefinition(
    "delegations", InBoth("Les délégations en vigueur", "Delegations that hold"),
    key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("grantor", .text, at: "from"),
      TableColumn("delegate", .text, at: "to"), TableColumn("every_axis", .truth, at: "all"),
      TableColumn("axes", .texts), TableColumn("except_axes", .texts, at: "except"),
      TableColumn("occurred", .text),
      TableColumn("until", .day),
    ]
  ) { agreement, choice in
    DelegationLine.all(in: agreement.answer)
      .filter { choice.includes($0.granted.record, in: agreement.answer) }.map(\.json)
  }

  /// A hold a row; why it was placed stands with its record.
  static let holds = TableDefinition(
    "holds", InBoth("Les gels de conservation", "Holds"), of: .hold,
    [
      TableColumn("placed", .integer), TableColumn("lifted", .integer),
      TableColumn("covers", .object),
    ])

  /// What is out of rule; one record may wear the same anomaly beside several others.
  static let anomalies = TableDefinition(
    "anomalies", InBoth("Les anomalies", "Anomalies"), key: ["record", "anomaly"],
    [
      TableColumn("record", .integer), TableColumn("anomaly", .text),
      TableColumn("others", .texts),
    ]
  ) { agreement, choice in
    var rows: [(record: SequenceNumber, name: String, others: [JSON])] = []
    for anomaly in agreement.answer.anomalies.sorted()
    where choice.includes(anomaly.record, in: agreement.answer) {
      let other = anomaly.other.map { JSON.integer(Int64(clamping: $0.index)) }
      if let last = rows.last, last.record == anomaly.record, last.name == anomaly.name.rawValue {
        rows[rows.count - 1].others += [other].compactMap { $0 }
      } else {
        rows.append((anomaly.record, anomaly.name.rawValue, [other].compactMap { $0 }))
      }
    }
    return rows.map { row in
      [
        "anomaly": .string(row.name), "others": .array(row.others),
        "record": .integer(Int64(clamping: row.record.index)),
      ]
    }
  }
}

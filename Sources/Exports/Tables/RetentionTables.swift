internal import CanonicalJSON
internal import Partnership
internal import Projections

// The tables of how long records are kept, and of what was decided on them.

extension TableDefinition {
  /// A retention rule a row, those for all agreements in each of them.
  ///
  /// What keeps records longer is not here: a hold may be of another agreement than the one whose records
  /// it covers.
  static let retention = TableDefinition(
    "retention", InBoth("Les règles de conservation", "Retention rules"), key: ["rule"],
    [
      TableColumn("rule", .text), TableColumn("disposition", .text, at: "action"),
      TableColumn("after", .text), TableColumn("for_all", .truth), TableColumn("ends", .day),
      TableColumn("kept_until", .day), TableColumn("assigned", .integer),
      TableColumn("decided", .integer),
    ]
  ) { agreement, choice in
    // A rule is for all the records of its agreement, and no part of them.
    guard choice.includesEveryAxis, choice.includesEveryPartner else { return [] }
    let own = (id: agreement.id, history: agreement.history, answer: agreement.answer)
    return RetentionView(of: [own], in: agreement.answer, holds: []).rows.map(\.json)
  }

  /// A decision on what becomes of records a row; why it was taken stands with its record.
  static let dispositions = TableDefinition(
    "dispositions", InBoth("Les décisions de sort final", "Disposition decisions"),
    key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("recorded", .instant),
      TableColumn("rule", .text), TableColumn("disposition", .text),
      TableColumn("author", .text), TableColumn("on_behalf_of", .texts),
    ]
  ) { agreement, choice in
    agreement.answer.records.filter { dated in
      dated.type == .dispositionDecided && dated.record.agreement == agreement.id
        && choice.includes(dated.sequence, in: agreement.answer)
    }.map { dated in
      let record = dated.record
      return [
        "author": .string(record.author.text),
        "disposition": .string(record.facts.text(.action) ?? ""),
        "on_behalf_of": .array(record.onBehalfOf.map { .string($0.text) }),
        "record": .integer(Int64(clamping: record.sequence.index)),
        "recorded": .string(record.recorded.description),
        "rule": .string(record.facts.code(.rule)?.text ?? ""),
      ]
    }
  }
}

internal import CanonicalJSON
internal import Partnership
internal import Projections

// The tables of what partners do together.

extension TableDefinition {
  /// An exchange a row.
  static let exchanges = TableDefinition(
    "exchanges", InBoth("Les échanges formels", "Formal exchanges"), key: ["id"],
    [
      TableColumn("id", .text), TableColumn("stage", .text), TableColumn("form", .text),
      TableColumn("planned", .text),
      TableColumn("occurred", .text), TableColumn("axes", .texts), TableColumn("parties", .texts),
      TableColumn("participants", .texts), TableColumn("scheduled", .integer),
      TableColumn("held", .integer), TableColumn("cancelled", .integer),
    ] + TableColumn.both("title") + TableColumn.both("place")
  ) { agreement, choice in
    choice.objects(.exchange, of: agreement.answer).map { row in
      let isToCome = row["held"]?.integerValue == nil && row["cancelled"]?.integerValue == nil
      return isToCome && agreement.withheld.mayEndExchanges ? row.withoutStage : row
    }
  }

  /// A transfer of know-how a row.
  static let knowhow = TableDefinition(
    "knowhow", InBoth("Les transferts de savoir-faire", "Transfers of know-how"), key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("occurred", .text), TableColumn("giver", .text),
      TableColumn("receiver", .text), TableColumn("axes", .texts), TableColumn("exchange", .text),
    ] + TableColumn.both("subject")
  ) { agreement, choice in
    agreement.answer.knowhow.filter { choice.includes($0.record, in: agreement.answer) }
      .map(\.json)
  }

  /// A relation a row.
  static let relations = TableDefinition(
    "relations", InBoth("Les relations établies", "Relations established"), key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("occurred", .text), TableColumn("a", .text),
      TableColumn("b", .text), TableColumn("kind", .text), TableColumn("through", .text),
      TableColumn("academic_private", .truth), TableColumn("axes", .texts),
    ]
  ) { agreement, choice in
    agreement.answer.relations.filter { choice.includes($0.record, in: agreement.answer) }
      .map(\.json)
  }

  /// An opportunity a row.
  static let opportunities = TableDefinition(
    "opportunities", InBoth("Les occasions", "Opportunities"), of: .opportunity,
    [
      TableColumn("stage", .text), TableColumn("occurred", .text), TableColumn("by", .text),
      TableColumn("axes", .texts), TableColumn("initiatives", .texts),
    ] + TableColumn.share("retained") + recordAndSince + TableColumn.both("title"))

  /// An initiative a row.
  static let initiatives = TableDefinition(
    "initiatives", InBoth("Les initiatives", "Initiatives"), of: .initiative,
    [
      TableColumn("stage", .text), TableColumn("occurred", .text),
      TableColumn("opportunity", .text), TableColumn("leads", .texts), TableColumn("axes", .texts),
      TableColumn("raid", .text),
    ] + recordAndSince + TableColumn.both("title"))

  /// A promotion of an innovation a row.
  static let innovations = TableDefinition(
    "innovations", InBoth("Les promotions d’innovations", "Promotions of innovations"),
    of: .innovation, each: "promotions", id: "innovation", key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("occurred", .text),
      TableColumn("audience", .text), TableColumn("parties", .texts),
      TableColumn("channel", .word), TableColumn("challenge", .word, at: "object/challenge"),
      TableColumn("title_fr", .word, at: "object/title/fr"),
      TableColumn("title_en", .word, at: "object/title/en"),
    ])

  /// A version of a protocol a row.
  static let protocols = TableDefinition(
    "protocols", InBoth("Les protocoles et leurs versions", "Protocols and their versions"),
    of: .protocol, each: "versions", id: "protocol", key: ["version"],
    [
      TableColumn("version", .integer, at: "id"), TableColumn("stage", .text),
      TableColumn("in_force", .integer, at: "object/in_force"),
    ] + TableColumn.share("adopted") + [
      TableColumn("waiting", .texts), TableColumn("axes", .texts, at: "object/axes"),
      TableColumn("impact_assessment", .text), TableColumn("text_sha256", .text),
      TableColumn("drafted", .integer), TableColumn("since", .integer),
      TableColumn("description_fr", .word, at: "object/description/fr"),
      TableColumn("description_en", .word, at: "object/description/en"),
    ])

  /// A transfer of information a row.
  static let transfers = TableDefinition(
    "transfers", InBoth("Le registre des transferts", "The register of transfers"), of: .transfer,
    [
      TableColumn("occurred", .text), TableColumn("sender", .text), TableColumn("receiver", .text),
      TableColumn("protocol", .text), TableColumn("version", .integer),
      TableColumn("personal", .truth), TableColumn("impact_assessment", .text),
      TableColumn("bytes", .integer), TableColumn("items", .integer),
      TableColumn("manifest_sha256", .text), TableColumn("acknowledged", .integer),
      TableColumn("intact", .truth), TableColumn("axes", .texts), TableColumn("record", .integer),
    ] + TableColumn.both("description"))

  /// A tool a row.
  static let tools = TableDefinition(
    "tools", InBoth("Les outils", "Tools"), of: .tool,
    [TableColumn("stage", .text), TableColumn("owner", .text), TableColumn("axes", .texts)]
      + recordAndSince + TableColumn.both("title"))

  /// A use of a tool a row.
  static let toolUses = TableDefinition(
    "tool_uses", InBoth("L’usage des outils", "Use of tools"), of: .tool, each: "used",
    id: "tool", key: ["record"],
    [
      TableColumn("record", .integer), TableColumn("occurred", .text),
      TableColumn("period", .text), TableColumn("uses", .integer),
    ])

  static let recordAndSince = [TableColumn("record", .integer), TableColumn("since", .integer)]
}

import Partnership
public import Projections

extension Rendering {
  /// The board: what each partner did on each axis, and what is not kept.
  public func lines(of board: BoardView) -> [String] {
    let rendering = naming(board.partners)
    let parties = board.partners.filter(\.isParty).map { rendering.name(of: $0.id) }
    let title = wording.say(fr: "Entente", en: "Agreement")
    let names = parties.isEmpty ? "" : " — \(parties.joined(separator: " · "))"
    return rendering.header("\(title) \(board.agreement)\(names)")
      + (text(board.title).map { rendering.paragraph($0) } ?? [])
      + rendering.standing(board.stage, board.force, daysLeft: board.daysLeft)
      + [""] + rendering.lines(of: rendering.table(of: board))
      + rendering.others(in: board)
      + rendering.unkept(board.unkept)
      + rendering.section(anomaliesTitle, rendering.lines(of: board.anomalies))
  }

  /// The same, with the names that the board gives its partners.
  func naming(_ partners: [BoardView.Column]) -> Rendering {
    var names: [ActorID: WordReference] = [:]
    for partner in partners { names[partner.id] = partner.name }
    return Rendering(
      wording.language, of: question, width: width, inColour: inColour, isBrief: isBrief,
      word: word, missing: missing, erasure: erasure, author: author,
      nameOfActor: { [nameOfActor] in names[$0] ?? nameOfActor($0) },
      nameOfPerson: nameOfPerson)
  }

  /// The axes by the parties: other partners come after it, since a column each leaves no room to
  /// read any.
  func table(of board: BoardView, _ choice: TableChoice = .everything) -> TextTable {
    let parties = board.partners.indices.filter {
      board.partners[$0].isParty && choice.includes(board.partners[$0].id)
    }
    var columns: [TextTable.Column] = [
      .init(wording.label(of: .axis), .leading, .keep),
      .init(wording.say(fr: "Intitulé", en: "Title"), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .wrap),
    ]
    columns += parties.map { .init(name(of: board.partners[$0].id), .leading, .wrap) }
    columns.append(
      .init(wording.say(fr: "Dernière écriture", en: "Last record"), .leading, .wrap))
    var table = TextTable(columns)
    for row in board.axes where choice.includes(row.axis.id) {
      table.add(
        [
          StyledText(row.axis.id.text), styled(row.axis.title), state(of: row),
        ] + cells(row.row, of: parties))
    }
    guard choice.includesEveryAxis else { return table }
    if board.withoutAxis.total.records > 0 {
      table.add(
        ["—", StyledText(wording.say(fr: "sans axe", en: "no axis")), ""]
          + cells(board.withoutAxis, of: parties))
    }
    table.add(
      [
        StyledText(wording.say(fr: "Total", en: "Total"), .heading),
        StyledText(wording.count(board.total.records, .record)), "",
      ] + parties.map { StyledText(summary(of: board.partners[$0].total)) })
    return table
  }

  /// The partners that are no party: on which axes they are, and what they did on all of them.
  private func others(in board: BoardView) -> [String] {
    let table = table(ofOthersIn: board)
    return table.rows.isEmpty ? [] : [""] + lines(of: table)
  }

  /// The partners that are no party, a row each.
  func table(ofOthersIn board: BoardView, _ choice: TableChoice = .everything) -> TextTable {
    var table = TextTable([
      .init(wording.say(fr: "Autre partenaire", en: "Other partner"), .leading, .wrap),
      .init(wording.say(fr: "Axes", en: "Axes"), .leading, .keep),
      .init(wording.say(fr: "Total", en: "Total"), .leading, .wrap),
    ])
    for (index, partner) in board.partners.enumerated()
    where !partner.isParty && choice.includes(partner.id) {
      let axes = board.axes.filter { $0.row.cells[index].records > 0 }.map(\.axis.id.text)
      table.add([
        StyledText(name(of: partner.id)),
        StyledText(axes.isEmpty ? "—" : axes.joined(separator: " ")),
        StyledText(summary(of: partner.total)),
      ])
    }
    return table
  }

  func state(of row: BoardView.Row) -> StyledText {
    let state = shown(row.axis)
    guard row.expects.contains("knowhow_mutual") || row.isMutual else { return state }
    let mutual =
      row.isMutual
      ? wording.say(fr: "mutuel ✓", en: "mutual ✓")
      : wording.say(fr: "pas encore mutuel", en: "not yet mutual")
    return StyledText("\(state.text), \(mutual)", state.style)
  }

  private func cells(_ cells: BoardView.Cells, of partners: [Int]) -> [StyledText] {
    partners.map { StyledText(summary(of: cells.cells[$0])) }
      + [StyledText(cells.total.last.map { line($0, isShort: true) } ?? "—")]
  }

  /// What a partner did, in a few words: `donne 1, reçoit 1, 2 échanges tenus`.
  func summary(of tally: Tally) -> String {
    var parts: [String] = []
    if tally.given > 0 {
      let given = wording.number(tally.given)
      parts.append(wording.say(fr: "donne \(given)", en: "gave \(given)"))
    }
    if tally.received > 0 {
      let received = wording.number(tally.received)
      parts.append(wording.say(fr: "reçoit \(received)", en: "received \(received)"))
    }
    if tally.sent > 0 {
      let sent = wording.count(tally.sent, .transfer)
      parts.append(wording.say(fr: "envoie \(sent)", en: "sent \(sent)"))
    }
    if tally.obtained > 0 {
      let obtained = wording.count(tally.obtained, .transfer)
      parts.append(wording.say(fr: "reçoit \(obtained)", en: "got \(obtained)"))
    }
    if tally.exchangesHeld > 0 { parts.append(wording.count(tally.exchangesHeld, .heldExchange)) }
    let objects: [(Int, Counted)] = [
      (tally.leads, .lead), (tally.innovations, .innovation), (tally.protocols, .protocol),
      (tally.tools, .tool), (tally.relations, .relation),
    ]
    parts += objects.filter { $0.0 > 0 }.map { wording.count($0.0, $0.1) }
    if tally.commitments.overdue > 0 {
      parts.append(wording.count(tally.commitments.overdue, .overdueCommitment))
    }
    if tally.commitments.missed > 0 {
      parts.append(wording.count(tally.commitments.missed, .missedCommitment))
    }
    if parts.isEmpty, tally.records > 0 { parts.append(wording.count(tally.records, .record)) }
    return parts.isEmpty ? "—" : parts.joined(separator: ", ")
  }

  /// `! 1 engagement manqué : C-1 « Livrer » (2023-01-31, A3, CNRS)`.
  private func unkept(_ commitments: [CommitmentLine]) -> [String] {
    var lines: [String] = []
    for (stage, counted) in [
      (CommitmentStage.overdue, Counted.overdueCommitment), (.missed, .missedCommitment),
      (.partlyMet, .partlyMetCommitment),
    ] {
      let unkept = commitments.filter { $0.stage == stage }
      if unkept.isEmpty { continue }
      let which = unkept.map { described($0) }.joined(separator: ", ")
      let count = wording.count(unkept.count, counted)
      lines += paragraph(
        wording.say(fr: "! \(count) : \(which)", en: "! \(count): \(which)"), .warning)
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func described(_ line: CommitmentLine) -> String {
    let title = text(line.title).map { wording.say(fr: " « \($0) »", en: " “\($0)”") } ?? ""
    let details =
      [due(line)] + line.axes.map(\.text) + [
        names(of: line.debtors), "#\(line.record)", byline(of: line.record),
      ]
    return "\(line.id)\(title) (\(details.filter { !$0.isEmpty }.joined(separator: ", ")))"
  }
}

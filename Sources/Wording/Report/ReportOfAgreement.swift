import Partnership
import Projections

extension Rendering {
  /// The chapter of an agreement.
  ///
  /// - Parameter number: By which it is linked to: ids may be the beginning of each other.
  func chapter(
    of agreement: ReportedAgreement, _ number: Int, isOnly: Bool
  ) -> ReportSection {
    let id = "entente-\(number)"
    let parts: [(String, String, [ReportBlock])] = [
      (
        "etat", wording.say(fr: "État de l'entente", en: "State of the agreement"), state(agreement)
      ),
      ("axes", wording.say(fr: "Axes et partenaires", en: "Axes and partners"), board(agreement)),
      ("temps", wording.say(fr: "Au fil du temps", en: "Over time"), time(agreement)),
      (
        "savoir",
        wording.say(fr: "Savoir-faire : qui donne à qui", en: "Know-how: who gives to whom"),
        mutuality(agreement)
      ),
      (
        "argent", wording.say(fr: "Financement par devise", en: "Funding by currency"),
        funding(agreement)
      ),
      (
        "engagements", wording.say(fr: "Engagements", en: "Commitments"), commitments(agreement)
      ),
      (
        "signaler", wording.say(fr: "Anomalies et retards", en: "Anomalies and late records"),
        irregularities(agreement)
      ),
      (
        "change",
        wording.say(
          fr: "Rectifié, annulé, effacé", en: "Corrected, annulled, erased"), changes(agreement)
      ),
    ]
    // The title of the only one stands above the page already.
    let name = wording.say(fr: "Entente \(agreement.id.text)", en: "Agreement \(agreement.id.text)")
    return ReportSection(
      id, isOnly ? StyledText(name) : title(of: agreement), [],
      parts: parts.map { ReportSection("\(id)-\($0.0)", StyledText($0.1), $0.2) })
  }

  /// The title of an agreement; its id where it has none, or none that is shown.
  func title(of agreement: ReportedAgreement) -> StyledText {
    guard let title = agreement.view.title else { return StyledText(agreement.id.text) }
    let references = [title.french, title.english].compactMap { $0 }
    guard references.contains(where: { word($0) != nil }) else {
      return StyledText("\(agreement.id.text) \(mark(ofMissing: references))")
    }
    return styled(title)
  }

  // MARK: State

  private func state(_ agreement: ReportedAgreement) -> [ReportBlock] {
    let view = agreement.view
    var blocks = standing(of: agreement)
    if let sentence = wording.sentence(withheld: agreement.withheld.all) {
      blocks.append(.paragraph(StyledText(sentence)))
    }
    if view.object != nil { blocks.append(.paragraph(styled(view.object))) }
    blocks.append(.figures(figures(agreement)))
    let limit = ReportLimit.parties
    let parties = parties(of: view, withheld: agreement.withheld)
    var shown = TextTable(parties.columns)
    for row in parties.rows.prefix(limit) { shown.add(row) }
    blocks.append(
      block(
        wording.say(
          fr: "Signature et ratification par chaque partie",
          en: "Signature and ratification by each party"), shown,
        leavingOut: parties.rows.count - limit, in: "partners.csv"))
    return blocks
  }

  private func standing(of agreement: ReportedAgreement) -> [ReportBlock] {
    let view = agreement.view
    guard agreement.withheld.mayChange(view.stage) else {
      return standing(view.stage, view.force, daysLeft: view.daysLeft)
        .map { .paragraph(StyledText($0)) }
    }
    let one = agreement.withheld.counting(.agreementSigned).count == 1
    return [
      .paragraph(
        StyledText(
          wording.say(
            fr: "Où en est l'entente n'est pas dit :"
              + (one ? " une signature n'est pas remise." : " des signatures ne sont pas remises."),
            en: "Where the agreement stands is not told:"
              + (one ? " a signature is withheld." : " signatures are withheld."))))
    ]
  }

  /// Where an agreement stands; that this is not told, where a signature that is not at hand may decide it.
  func stage(of agreement: ReportedAgreement) -> StyledText {
    guard agreement.withheld.mayChange(agreement.view.stage) else {
      return shown(.agreement(agreement.view.stage))
    }
    return StyledText(wording.label(of: .withheld), .faint)
  }

  private func figures(_ agreement: ReportedAgreement) -> [ReportFigure] {
    let view = agreement.view
    let counts = agreement.board.total.commitments
    let kept = counts.met + counts.metLate
    let unkept = counts.missed + counts.overdue + counts.partlyMet
    let awarded = agreement.funding.sums.filter { $0.awarded > 0 }
    let money = awarded.prefix(3).map { wording.money($0.awarded, $0.currency) }
    let others = awarded.count - money.count
    return [
      ReportFigure(
        wording.say(fr: "État", en: "State"), stage(of: agreement),
        note: view.daysLeft.map { wording.distance(days: $0) } ?? ""),
      ReportFigure(
        wording.say(fr: "Écritures", en: "Records"),
        StyledText(wording.number(agreement.board.total.records)),
        note: extent(of: agreement)),
      ReportFigure(
        wording.say(fr: "Échanges tenus", en: "Exchanges held"),
        StyledText(wording.number(agreement.board.total.exchangesHeld))),
      ReportFigure(
        wording.say(fr: "Engagements tenus", en: "Commitments met"),
        StyledText(
          wording.say(
            fr: "\(wording.number(kept)) sur \(wording.number(counts.all))",
            en: "\(wording.number(kept)) of \(wording.number(counts.all))")),
        note: unkept == 0
          ? ""
          : wording.say(
            fr: "non tenus : \(wording.number(unkept))", en: "not kept: \(wording.number(unkept))")
      ),
      ReportFigure(
        wording.say(fr: "Financement accordé", en: "Funding awarded"),
        money.isEmpty ? ["—"] : money.map { StyledText($0) },
        note: others > 0
          ? wording.say(
            fr: "et \(String(others)) autres devises", en: "and \(String(others)) more currencies")
          : ""),
      ReportFigure(
        wording.say(fr: "Anomalies", en: "Anomalies"),
        StyledText(wording.number(agreement.anomalies))),
    ]
  }

  /// Which of its records are counted: dates and types choose none of them, so that fewer may be of the
  /// selection.
  private func extent(of agreement: ReportedAgreement) -> String {
    let withheld = agreement.withheld.all.count
    let number = wording.number(withheld)
    return switch (agreement.choice.isEverything, agreement.choosesDatesOrTypes) {
    case (true, false):
      withheld == 0
        ? ""
        : wording.say(
          fr: "et \(number) non remise\(withheld > 1 ? "s" : "")", en: "and \(number) withheld")
    case (true, true): wording.say(fr: "de toute date et de tout type", en: "of any date and type")
    case (false, false): wording.say(fr: "dans cette sélection", en: "in this selection")
    case (false, true):
      wording.say(
        fr: "de ces axes et partenaires, de toute date et de tout type",
        en: "of these axes and partners, of any date and type")
    }
  }

  // MARK: Who did what

  private func board(_ agreement: ReportedAgreement) -> [ReportBlock] {
    let rendering = naming(agreement.board.partners)
    return rendering.boardBlocks(agreement)
  }

  private func boardBlocks(_ agreement: ReportedAgreement) -> [ReportBlock] {
    let (board, choice) = (agreement.board, agreement.choice)
    let parties = board.partners.filter { $0.isParty && choice.includes($0.id) }
    let caption = wording.say(
      fr: "Ce que chaque partie a fait sur chaque axe", en: "What each party did on each axis")
    var blocks: [ReportBlock] = []
    if parties.count <= ReportLimit.columnsOfWords {
      blocks.append(limited(caption, table(of: board, choice)))
    } else {
      blocks.append(limited(caption, numbers(of: board, choice, parties.count)))
      blocks.append(
        block(
          choice.includesEveryAxis
            ? wording.say(
              fr: "Ce que chaque partie a fait, tous axes ensemble",
              en: "What each party did, on all axes together")
            : wording.say(
              fr: "Ce que chaque partie a fait, les axes choisis ensemble",
              en: "What each party did, on the chosen axes together"),
          parties, most: ReportLimit.parties, in: "partners.csv"
        ) { parties in
          var table = TextTable([
            .init(wording.label(of: .party), .leading, .wrap),
            .init(wording.say(fr: "En tout", en: "In all"), .leading, .wrap),
          ])
          for party in parties {
            table.add([StyledText(name(of: party.id)), StyledText(summary(of: party.total))])
          }
          return table
        })
    }
    let others = table(ofOthersIn: board, choice)
    if !others.rows.isEmpty {
      var shown = TextTable(others.columns)
      for row in others.rows.prefix(ReportLimit.parties) { shown.add(row) }
      blocks.append(
        block(
          wording.say(fr: "Les autres partenaires", en: "Other partners"), shown,
          leavingOut: others.rows.count - ReportLimit.parties, in: "partners.csv"))
    }
    return blocks
  }

  /// The board of which the last rows, what is without axis and the total, are always shown.
  private func limited(_ caption: String, _ table: TextTable) -> ReportBlock {
    let left = table.rows.count - ReportLimit.axes
    guard left > 0 else { return block(caption, table, leavingOut: 0, in: "axes.csv") }
    var shown = TextTable(table.columns)
    for row in table.rows.prefix(ReportLimit.axes - 2) + table.rows.suffix(2) { shown.add(row) }
    return block(caption, shown, leavingOut: left, in: "board.csv")
  }

  /// How many records there are of each party on each axis, where a column of words each has no room.
  private func numbers(
    of board: BoardView, _ choice: TableChoice, _ parties: Int
  ) -> TextTable {
    let indices = board.partners.indices.filter {
      board.partners[$0].isParty && choice.includes(board.partners[$0].id)
    }
    let shown = indices.prefix(ReportLimit.columnsOfNumbers)
    var columns: [TextTable.Column] = [
      .init(wording.label(of: .axis), .leading, .keep),
      .init(wording.say(fr: "Intitulé", en: "Title"), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .wrap),
    ]
    columns += shown.map { .init(board.partners[$0].id.text, .trailing, .keep) }
    let rest = indices.count - shown.count
    if rest > 0 { columns.append(.init("+\(wording.number(rest))", .trailing, .keep)) }
    func cells(_ tally: (Int) -> Tally) -> [StyledText] {
      let numbers = indices.map { tally($0).records }
      let others = rest > 0 ? [numbers.dropFirst(shown.count).reduce(0, +)] : []
      return (numbers.prefix(shown.count) + others).map { StyledText(wording.number($0)) }
    }
    var table = TextTable(columns)
    for row in board.axes where choice.includes(row.axis.id) {
      table.add(
        [StyledText(row.axis.id.text), styled(row.axis.title), self.shown(row.axis)]
          + cells { row.row.cells[$0] })
    }
    guard choice.includesEveryAxis else { return table }
    table.add(
      [
        StyledText(wording.say(fr: "Total", en: "Total"), .heading),
        StyledText(wording.count(board.total.records, .record)), "",
      ] + cells { board.partners[$0].total })
    return table
  }

  // MARK: Who gave to whom

  private func mutuality(_ agreement: ReportedAgreement) -> [ReportBlock] {
    let matrix = agreement.knowhow
    let parties = agreement.view.parties.map(\.id)
    let others = Set(matrix.cells.flatMap { [$0.giver, $0.receiver] }).subtracting(parties)
    let all = (parties + others.sorted()).filter { agreement.choice.includes($0) }
    let axes = agreement.board.axes.filter {
      agreement.choice.includes($0.axis.id)
        && ($0.isMutual || $0.expects.contains("knowhow_mutual"))
    }
    var blocks = [
      (
        "✓", wording.say(fr: "Mutuel", en: "Mutual"), axes.filter(\.isMutual), StyledText.Style.good
      ),
      (
        "○", wording.say(fr: "Pas encore mutuel", en: "Not yet mutual"),
        axes.filter { !$0.isMutual }, .plain
      ),
    ].compactMap { sign, label, axes, style in
      axes.isEmpty ? nil : mutuality("\(sign) \(label)", of: axes, style)
    }
    guard !matrix.cells.isEmpty else {
      return blocks + [
        nothing(
          of: agreement,
          Bilingual(
            fr: "Aucun savoir-faire transmis n'est consigné.",
            en: "No transfer of know-how is recorded."
          ),
          chosen: Bilingual(
            fr: "Aucun savoir-faire transmis dans cette sélection.",
            en: "No transfer of know-how in this selection."
          ))
      ]
    }
    let most = ReportLimit.columnsOfNumbers
    let shown = all.prefix(most)
    var table = TextTable(
      [.init(wording.say(fr: "Donne ↓ · reçoit →", en: "Gives ↓ · receives →"), .leading, .wrap)]
        + shown.map { .init(name(of: $0), .leading, .wrap) })
    for giver in shown {
      table.add(
        [StyledText(name(of: giver))]
          + shown.map { receiver in
            if giver == receiver { return StyledText("—", .faint) }
            guard
              let cell = matrix.cells.first(where: {
                $0.giver == giver && $0.receiver == receiver
              })
            else { return StyledText("0", .faint) }
            let axes = Set(cell.records.flatMap { agreement.knowhowAxes[$0] ?? [] }).sorted()
            let where_ = axes.isEmpty ? "" : " (\(axes.map(\.text).joined(separator: ", ")))"
            let records = cell.records.prefix(3).map { "#\($0)\(sign(of: $0))" }
            let more = cell.count > records.count ? ", +\(cell.count - records.count)" : ""
            return StyledText(
              "\(wording.number(cell.count))\(where_) · \(records.joined(separator: ", "))\(more)")
          })
    }
    blocks.append(
      block(
        wording.say(
          fr: "Transferts de savoir-faire, du partenaire de la ligne à celui de la colonne",
          en: "Transfers of know-how, from the partner of the row to that of the column"), table,
        leavingOut: all.count - most, in: "knowhow.csv"))
    return blocks
  }

  /// `✓ Mutuel : A1 — Savoir-faire, A5 — Formation`: with titles where there are few axes.
  private func mutuality(
    _ label: String, of axes: [BoardView.Row], _ style: StyledText.Style
  ) -> ReportBlock {
    let isShort = axes.count <= ReportLimit.titles
    let names = axes.prefix(ReportLimit.axes).map { row in
      let title = isShort ? text(row.axis.title).map { " — \($0)" } : nil
      return row.axis.id.text + (title ?? "")
    }
    let rest = axes.count - names.count
    let all = (names + (rest > 0 ? ["+\(wording.number(rest))"] : []))
      .joined(separator: isShort ? " · " : ", ")
    return .paragraph(
      StyledText(wording.say(fr: "\(label) : \(all)", en: "\(label): \(all)"), style))
  }

  /// The sign of a record that is made up, after a space; nothing for any other.
  func sign(of record: SequenceNumber) -> String {
    let sign = byline(of: record)
    return sign.isEmpty ? "" : " \(sign)"
  }
}

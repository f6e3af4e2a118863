import Partnership
import Projections

extension Rendering {
  /// The timeline of an agreement, to be drawn, with the same in numbers.
  func time(_ agreement: ReportedAgreement) -> [ReportBlock] {
    let activity = agreement.activity
    let (view, choice) = (agreement.view, agreement.choice)
    let wanted = activity.rows.filter { $0.axis.map(choice.includes) ?? choice.includesEveryAxis }
    let lanes = lanes(of: wanted)
    let dues = agreement.commitments.compactMap { line -> ReportTimeline.Mark? in
      guard let day = line.dueDay, let first = activity.stretches.first, first <= day,
        day < activity.end
      else { return nil }
      return mark(day, line.id.text, shown(.commitment(line.stage)).style)
    }.prefix(ReportLimit.marks)
    let left = agreement.commitments.count - dues.count
    var steps = view.steps.compactMap { step -> ReportTimeline.Mark? in
      (step.act.occurred?.last).map { mark($0, sentenceCase(wording.label(of: step.stage))) }
    }
    if let force = view.force, view.stage == .inForce || view.stage == .suspended {
      steps.append(mark(force.days.last, wording.say(fr: "Terme", en: "End of the term")))
    }
    // Of several steps on a day the last says where that day left it.
    steps = steps.enumerated().filter { index, step in
      !steps.dropFirst(index + 1).contains { $0.day == step.day }
    }.map(\.element)
    let title = wording.say(
      fr: "Les écritures dans le temps, par axe", en: "Records over time, by axis")
    let timeline = ReportTimeline(
      title: title, description: description(of: lanes, view, activity),
      summary: wording.say(fr: "Les mêmes nombres, en tableau", en: "The same numbers, as a table"),
      legend: legend(activity) + leftOut(left, steps.count - ReportLimit.steps),
      edges: (activity.stretches + [activity.end]).map { Int($0.ordinal) },
      scale: scale(of: activity), lanes: lanes, steps: Array(steps.suffix(ReportLimit.steps)),
      force: view.force.map { (Int($0.days.first.ordinal), Int($0.days.last.ordinal)) },
      today: mark(question.asOf, wording.date(question.asOf, .short)),
      dues: (wording.say(fr: "Engagements", en: "Commitments"), Array(dues)),
      table: ReportTable(
        caption: wording.say(
          fr: "Écritures par axe, en nombres", en: "Records by axis, in numbers"),
        table: table(of: lanes, activity),
        more: ""))
    return [.timeline(timeline)]
  }

  private func mark(
    _ day: Day, _ label: String, _ style: StyledText.Style = .plain
  ) -> ReportTimeline.Mark {
    ReportTimeline.Mark(Int(day.ordinal), terminalSafe(label), style)
  }

  /// A lane an axis; where there are many, the last is of all that have none of their own.
  private func lanes(of rows: [Activity.Row]) -> [ReportTimeline.Lane] {
    let lanes = rows.map { row in
      ReportTimeline.Lane(
        label: row.axis?.text ?? wording.say(fr: "sans axe", en: "no axis"), counts: row.counts)
    }
    guard lanes.count > ReportLimit.lanes else { return lanes }
    let others = lanes.dropFirst(ReportLimit.lanes - 1)
    var sums = others.first?.counts ?? []
    for lane in others.dropFirst() { sums = zip(sums, lane.counts).map { $0 + $1 } }
    let number = wording.number(others.count)
    return lanes.prefix(ReportLimit.lanes - 1) + [
      ReportTimeline.Lane(
        label: wording.say(fr: "\(number) autres", en: "\(number) others"), counts: sums)
    ]
  }

  /// The first days of years, or of every so many stretches.
  private func scale(of activity: Activity) -> [ReportTimeline.Mark] {
    let days = activity.stretches
    let years = days.indices.filter { index in
      index == 0 || days[index].year != days[index - 1].year
    }
    let step = max(1, (years.count + 9) / 10)
    return years.enumerated().filter { $0.offset % step == 0 }.map { _, index in
      mark(days[index], String(days[index].year))
    }
  }

  private func legend(_ activity: Activity) -> [String] {
    let stretch = stretch(of: activity.months)
    return [
      wording.say(
        fr: "● écritures dans \(stretch), leur nombre dedans",
        en: "● records in \(stretch), with their number"),
      wording.say(
        fr: "Engagements à leur échéance : ✓ tenu, ✗ non tenu, ○ à venir, ⊖ levé (plus dû)",
        en: "Commitments on their due date: ✓ met, ✗ not kept, ○ to come, ⊖ waived (owed no"
          + " more)"),
      wording.say(fr: "Bande teintée : en vigueur", en: "Tinted band: in force"),
    ]
  }

  /// What is not on the picture.
  private func leftOut(_ commitments: Int, _ steps: Int) -> [String] {
    var lines: [String] = []
    if commitments > 0 {
      let commitments = wording.count(commitments, .commitment)
      lines.append(
        wording.say(
          fr: "\(commitments) de plus que sur l'image, dans commitments.csv",
          en: "\(commitments) more than in the picture, in commitments.csv"))
    }
    if steps > 0 {
      let steps = wording.number(steps)
      lines.append(
        wording.say(
          fr: "Étapes plus anciennes : \(steps), dans records.csv",
          en: "Earlier steps: \(steps), in records.csv"))
    }
    return lines
  }

  private func stretch(of months: Int) -> String {
    switch months {
    case 1: wording.say(fr: "un mois", en: "a month")
    case 3: wording.say(fr: "un trimestre", en: "a quarter")
    case 12: wording.say(fr: "une année", en: "a year")
    case let months where months % 12 == 0: wording.count(months / 12, .year)
    default: wording.count(months, .month)
    }
  }

  private func description(
    of lanes: [ReportTimeline.Lane], _ view: AgreementView, _ activity: Activity
  ) -> String {
    let from = wording.date(activity.stretches.first ?? view.day)
    let to = wording.date(activity.end.adding(days: -1))
    let sums = lanes.map { "\($0.label) \(wording.number($0.counts.reduce(0, +)))" }
    let all = sums.isEmpty ? "—" : sums.joined(separator: ", ")
    return wording.say(
      fr:
        "Du \(from) au \(to), écritures par axe : \(all). Les nombres sont dans le tableau qui suit.",
      en: "From \(from) to \(to), records by axis: \(all). The numbers are in the table below.")
  }

  /// The stretches in which there is something, a row each.
  private func table(of lanes: [ReportTimeline.Lane], _ activity: Activity) -> TextTable {
    var table = TextTable(
      [.init(wording.say(fr: "Depuis le", en: "From"), .leading, .keep)]
        + lanes.map { .init($0.label, .trailing, .keep) })
    for (index, day) in activity.stretches.enumerated()
    where lanes.contains(where: { $0.counts[index] > 0 }) {
      table.add(
        [StyledText(wording.date(day, .short))]
          + lanes.map { StyledText(wording.number($0.counts[index])) })
    }
    return table
  }
}

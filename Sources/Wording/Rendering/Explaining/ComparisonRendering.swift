internal import Partnership
public import Projections

extension Rendering {
  /// What changed between two dates, each value with the records that changed it; not the cells of the
  /// board that hold nothing on either side.
  ///
  /// - Parameter first: The question it begins at; the rendering's own is the one it ends at.
  public func lines(of view: ComparisonView, since first: Question) -> [String] {
    var lines = header(label(of: view.subject))
    lines += paragraph(
      wording.say(
        fr: "par rapport au \(wording.date(first.asOf)), connu jusqu'à l'écriture"
          + " \(first.knownOn.description) (\(wording.date(first.recorded.day)))",
        en: "compared with \(wording.date(first.asOf)), known up to record"
          + " \(first.knownOn.description) (\(wording.date(first.recorded.day)))"))
    let empty = EmptyCells(of: view.changes.map(\.value))
    let changes = view.changes.filter { !empty.hold($0.value) }
    if changes.isEmpty {
      return lines
        + ["", wording.say(fr: "Rien n'a changé.", en: "Nothing changed.")]
    }
    var table = TextTable([
      .init(wording.say(fr: "Valeur", en: "Value"), .leading, .wrap),
      .init(wording.say(fr: "Avant", en: "Before"), .leading, .wrap),
      .init(wording.say(fr: "Après", en: "After"), .leading, .wrap),
      .init(wording.say(fr: "Écritures", en: "Records"), .leading, .wrap),
    ])
    let rows = ComparisonRows(changes, of: view, self).rows
    for row in rows {
      let records = row.records.map { "#\($0)" }.joined(separator: ", ")
      table.add([
        StyledText(row.label), StyledText(row.then), StyledText(row.now),
        StyledText(
          records.isEmpty ? wording.say(fr: "le temps passe", en: "time passing") : records),
      ])
    }
    lines += [""] + self.lines(of: table)
    let named = Set(changes.flatMap(\.records))
    let behind = view.records.filter { named.contains($0.sequence) }
    let values = wording.count(changes.count, .value)
    let records = wording.count(behind.count, .record)
    let shown = wording.count(rows.count, .row)
    let condensed =
      rows.count < changes.count
      ? wording.say(
        fr: " (\(shown) ici ; toutes avec --csv)", en: " (\(shown) here; all with --csv)")
      : ""
    return lines
      + section(
        "\(values), \(records)\(condensed)", behind.flatMap { paragraph(line($0)) })
  }
}

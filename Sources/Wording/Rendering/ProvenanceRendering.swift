import CanonicalJSON
import Partnership
public import Projections

extension Rendering {
  /// A value and the records that make it so.
  public func lines(of view: ProvenanceView) -> [String] {
    let title = wording.say(fr: "Pourquoi", en: "Why")
    var lines = header("\(title) \(view.path)")
    lines += paragraph(
      wording.say(fr: "Valeur : \(shown(view.value))", en: "Value: \(shown(view.value))"))
    if view.records.isEmpty {
      return lines
        + paragraph(
          wording.say(
            fr: "Aucune écriture n'est nécessaire : c'est ainsi tant que rien ne dit autre chose.",
            en: "No record is needed: it is so as long as nothing says otherwise."))
    }
    let count = wording.count(view.records.count, .record)
    return lines
      + section(
        wording.say(fr: "En raison de \(count)", en: "Because of \(count)"),
        view.records.flatMap { paragraph(line($0)) })
  }

  /// What changed between two dates, each value with the records that changed it.
  ///
  /// - Parameter first: The question it begins at; the rendering's own is the one it ends at.
  public func lines(of view: ComparisonView, since first: Question) -> [String] {
    var lines = header("\(view.subject)")
    lines += paragraph(
      wording.say(
        fr: "par rapport au \(wording.date(first.asOf)), connu jusqu'à l'écriture"
          + " \(first.knownOn.description) (\(wording.date(first.recorded.day)))",
        en: "compared with \(wording.date(first.asOf)), known up to record"
          + " \(first.knownOn.description) (\(wording.date(first.recorded.day)))"))
    if view.changes.isEmpty {
      return lines
        + ["", wording.say(fr: "Rien n'a changé.", en: "Nothing changed.")]
    }
    var table = TextTable([
      .init(wording.say(fr: "Valeur", en: "Value"), .leading, .wrap),
      .init(wording.say(fr: "Avant", en: "Before"), .leading, .wrap),
      .init(wording.say(fr: "Après", en: "After"), .leading, .wrap),
      .init(wording.say(fr: "Écritures", en: "Records"), .leading, .wrap),
    ])
    let rows = condensed(view.changes)
    for row in rows {
      let records = row.records.map { "#\($0)" }.joined(separator: ", ")
      table.add([
        StyledText(row.path), StyledText(row.then), StyledText(row.now),
        StyledText(
          records.isEmpty ? wording.say(fr: "le temps passe", en: "time passing") : records),
      ])
    }
    lines += [""] + self.lines(of: table)
    let values = wording.count(view.changes.count, .value)
    let records = wording.count(view.records.count, .record)
    let shown = wording.count(rows.count, .row)
    let condensed =
      rows.count < view.changes.count
      ? wording.say(
        fr: " (\(shown) ici ; toutes avec --csv)", en: " (\(shown) here; all with --csv)")
      : ""
    return lines
      + section(
        "\(values), \(records)\(condensed)", view.records.flatMap { paragraph(line($0)) })
  }

  /// The changes for people: an item of a list that came or went in one row, and of the record that is
  /// last only its number.
  private func condensed(
    _ changes: [ComparisonView.Change]
  ) -> [(path: String, then: String, now: String, records: [SequenceNumber])] {
    // What an item is known by, `id` or the name of an anomaly, is there exactly when the item is.
    let items = changes.compactMap { change -> (path: Substring, isNew: Bool)? in
      guard (change.value.then == nil) != (change.value.now == nil),
        let slash = change.value.path.lastIndex(of: "/"),
        ["id", "anomaly"].contains(change.value.path[slash...].dropFirst())
      else { return nil }
      return (change.value.path[..<slash], change.value.then == nil)
    }
    return changes.compactMap { change in
      let path = change.value.path
      if let item = items.first(where: { path.hasPrefix($0.path + "/") }) {
        guard path == item.path + "/id" || path == item.path + "/anomaly" else { return nil }
        let there = wording.say(fr: "présent", en: "there")
        return (
          String(item.path), item.isNew ? "—" : there, item.isNew ? there : "—", change.records
        )
      }
      let steps = path.split(separator: "/")
      if steps.dropLast().contains("last") {
        guard steps.last == "record" else { return nil }
        func number(_ value: JSON?) -> String { value.map { "#\(shown($0))" } ?? "—" }
        return (
          steps.dropLast().joined(separator: "/"), number(change.value.then),
          number(change.value.now), change.records
        )
      }
      return (
        path, change.value.then.map { shown($0) } ?? "—",
        change.value.now.map { shown($0) } ?? "—", change.records
      )
    }
  }

  /// The first record after which a value is no longer the one expected.
  public func lines(of view: BisectionView) -> [String] {
    let lines = header("\(view.path) = \(view.expected)")
    guard let held = view.held else {
      return lines
        + paragraph(
          wording.say(
            fr: "La valeur n'a jamais été celle-là.", en: "The value never was this one."))
    }
    guard let failed = view.failed else {
      return lines
        + paragraph(
          wording.say(
            fr: "La valeur est restée celle-là, jusqu'à l'écriture \(held.description).",
            en: "The value has stayed this one, up to record \(held.description)."))
    }
    let value = view.value.map { shown($0) } ?? "—"
    return lines
      + paragraph(
        wording.say(
          fr: "Encore vrai à l'écriture \(held.description), plus à la suivante de l'entente, où la"
            + " valeur est \(value) :",
          en: "Still so at record \(held.description), no longer at the agreement's next, where the"
            + " value is \(value):"))
      + paragraph(line(failed))
  }

  /// A value for people: a word itself, a day as the language writes it, yes or no.
  func shown(_ value: JSON) -> String { wording.shown(value, of: "", word: text) }
}

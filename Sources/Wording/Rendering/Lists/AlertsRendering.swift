import Partnership
public import Projections

extension Rendering {
  /// What needs somebody, the gravest first, each with the command to run next.
  public func lines(of view: AlertsView) -> [String] {
    let title = wording.say(fr: "Alertes", en: "Alerts")
    var lines = header("\(title) · \(view.agreement)")
    for severity in AlertSeverity.allCases {
      let rows = view.rows.filter { $0.severity == severity }
      lines += section(
        sentenceCase(wording.label(ofSeverity: severity)), rows.flatMap { self.lines(of: $0) })
    }
    guard !view.rows.isEmpty else {
      return lines + [""]
        + paragraph(
          wording.say(fr: "✓ Rien n'attend personne.", en: "✓ Nothing needs anybody."))
    }
    return lines + ["", wording.count(view.rows.count, .alert)]
  }

  private func lines(of row: AlertRow) -> [String] {
    let icon = row.severity == .notice ? "○" : "!"
    let style: StyledText.Style =
      switch row.severity {
      case .urgent: .bad
      case .attention: .warning
      case .notice: .plain
      }
    let command = wording.command(row.next)
    return paragraph("\(icon) \(sentence(for: row))", style)
      + (width.map { wrapIndented("  → \(command)", toWidth: $0) } ?? ["  → \(command)"])
  }

  /// `Engagement en retard : C-1 « Rapport » (2022-05-04, il y a 2 jours, A1, CNRS, #10)`.
  private func sentence(for row: AlertRow) -> String {
    if let anomaly = row.anomaly {
      let byline = byline(of: anomaly.record)
      return wording.sentence(for: anomaly) + (byline.isEmpty ? "" : " \(byline)")
    }
    let label = sentenceCase(wording.label(ofAlert: row.alert))
    let title = text(row.title).map { wording.say(fr: " « \($0) »", en: " “\($0)”") } ?? ""
    let subject = "\(subject(of: row))\(title)"
    let details = details(of: row).filter { !$0.isEmpty }.joined(separator: ", ")
    return wording.say(
      fr: "\(label) : \(subject) (\(details))", en: "\(label): \(subject) (\(details))")
  }

  private func subject(of row: AlertRow) -> String {
    let about = row.about ?? ""
    // The version of a protocol stands behind its code; it is shown as where protocols are listed.
    if row.alert == .protocolAdoptedInPart { return about.replacing(" ", with: " v") }
    let named = name(ofObject: about)
    guard row.alert == .lateRecord || row.alert == .dueSoon, let type = row.type else {
      return about
    }
    return [wording.label(of: type), named].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func details(of row: AlertRow) -> [String] {
    var details: [String] = []
    if let day = row.day, let days = row.days {
      details += [wording.date(day, .short), wording.distance(days: days)]
    }
    details += row.axes.map(\.text).filter { $0 != row.about }
    if let share = row.share {
      let (by, of) = (String(share.by), String(share.of))
      details.append(wording.say(fr: "\(by) sur \(of)", en: "\(by) of \(of)"))
    }
    let missing = names(of: row.missing)
    if row.share != nil, !missing.isEmpty {
      details.append(wording.say(fr: "manque : \(missing)", en: "missing: \(missing)"))
    } else {
      details.append(missing.isEmpty ? names(of: row.parties) : missing)
    }
    if let record = row.record { details += ["#\(record)", byline(of: record)] }
    return details
  }
}

extension Wording {
  /// The command to run, by the names of the reader's language, with what only the reader knows in
  /// capitals: `entente consigner commitment.met commitment=C-1 --survenu DATE --motif TEXTE`.
  public func command(_ next: NextCommand) -> String {
    let words = next.words
    let command: [String] =
      switch next {
      case .record(let type, _):
        [say(fr: "consigner", en: "record")] + words.dropFirst() + toFillIn(type)
      case .show: [say(fr: "voir", en: "show")] + words.dropFirst()
      case .axis:
        [say(fr: "etat", en: "state"), say(fr: "axe", en: "axis")] + words.dropFirst(2)
      case .due: [say(fr: "echeances", en: "due")]
      }
    return "entente " + command.joined(separator: " ")
  }

  /// What a record of a type asks for beside its fields.
  private func toFillIn(_ type: RecordType) -> [String] {
    let definition = type.definition
    var words: [String] = []
    if definition.kind != .clerical {
      words.append(say(fr: "--survenu DATE", en: "--occurred DATE"))
    }
    if definition.kind == .act, definition.actingField == nil {
      words.append(say(fr: "--au-nom-de PARTIE", en: "--on-behalf-of PARTY"))
    }
    if type == .commitmentMet { words.append(say(fr: "--motif TEXTE", en: "--reason TEXT")) }
    return words
  }
}

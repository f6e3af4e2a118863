import Partnership
public import Projections

extension Rendering {
  /// The holds, each with what it covers, who placed it and why; of those lifted, who lifted them and why.
  public func lines(of view: HoldsView) -> [String] {
    let title = wording.say(fr: "Gels", en: "Holds")
    let scope =
      question.agreement?.text ?? wording.say(fr: "tout le registre", en: "the whole ledger")
    let lines = header("\(title) · \(scope)")
    guard !view.rows.isEmpty else {
      return lines + [""]
        + paragraph(wording.say(fr: "✓ Rien n'est gelé.", en: "✓ Nothing is on hold."))
    }
    var table = TextTable([
      .init(sentenceCase(wording.noun(of: .hold)), .leading, .keep),
      .init(sentenceCase(wording.label(of: .covers)), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .wrap),
      .init(wording.say(fr: "Qui, quand, pourquoi", en: "Who, when, why"), .leading, .wrap),
    ])
    for row in view.rows {
      let state =
        row.lifted == nil
        ? StyledText(wording.say(fr: "! en cours", en: "! in place"), .warning)
        : StyledText(wording.say(fr: "✗ levé", en: "✗ lifted"), .faint)
      table.add([
        StyledText(row.hold.text), StyledText(covered(by: row)), state,
        StyledText(told(row.placed, wording.say(fr: "posé", en: "placed"))),
      ])
      if let lifted = row.lifted {
        table.add(["", "", "", StyledText(told(lifted, wording.say(fr: "levé", en: "lifted")))])
      }
    }
    return lines + [""] + self.lines(of: table) + ["", wording.count(view.rows.count, .hold)]
  }

  /// `entente gq-cnrs, document D-1 (gq-cnrs), Ada Lovelace (p-…), écriture 12`.
  private func covered(by row: HoldRow) -> String {
    let agreements = row.covers.agreements.map { id in
      wording.say(fr: "entente \(id.text)", en: "agreement \(id.text)")
    }
    let owner = row.agreement?.text ?? wording.say(fr: "registre", en: "ledger")
    let documents = row.covers.documents.map { "document \($0.text) (\(owner))" }
    let persons = row.covers.persons.map { id in
      let name = name(ofObject: id.text)
      return name == id.text ? name : "\(name) (\(id.text))"
    }
    let records = row.covers.records.map { record in
      wording.say(fr: "écriture \(record.description)", en: "record \(record.description)")
    }
    return (agreements + documents + persons + records).joined(separator: ", ")
  }

  /// `posé le 2022-05-06 par local (#11) : Litige à craindre`.
  private func told(_ deed: HoldRow.Deed, _ verb: String) -> String {
    let date = wording.date(deed.day, .short)
    let by = "\(byline(deed.author)) (#\(deed.record))"
    let reason = text(deed.reason) ?? "—"
    return wording.say(
      fr: "\(verb) le \(date) par \(by) : \(reason)", en: "\(verb) \(date) by \(by): \(reason)")
  }
}

public import Partnership
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
        ? StyledText(wording.say(fr: "! en cours", en: "! in force"), .warning)
        : StyledText(wording.say(fr: "✗ levé", en: "✗ lifted"), .faint)
      let isAlone = !view.rows.contains { $0.hold == row.hold && $0.agreement != row.agreement }
      table.add([
        StyledText(isAlone ? row.hold.text : "\(row.hold.text) (\(owner(row.agreement)))"),
        StyledText(covered(by: row)), state,
        StyledText(told(row.placed, wording.say(fr: "posé", en: "placed"))),
      ])
      if let lifted = row.lifted {
        table.add(["", "", "", StyledText(told(lifted, wording.say(fr: "levé", en: "lifted")))])
      }
    }
    return lines + [""] + self.lines(of: table) + ["", wording.count(view.rows.count, .hold)]
  }

  /// What a hold covers, each document with whose it is.
  private func covered(by row: HoldRow) -> String {
    wording.covered(
      by: row.covers,
      documents: row.documents.map { "document \($0.document.text) (\(owner($0.agreement)))" },
      name: name(ofObject:))
  }

  /// Whose a code is, where it may be an agreement's or the ledger's.
  private func owner(_ agreement: AgreementID?) -> String {
    agreement?.text ?? wording.say(fr: "registre", en: "ledger")
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

extension Wording {
  /// `entente gq-cnrs, document D-1 (gq-cnrs), Ada Lovelace (p-…), écriture 12`.
  ///
  /// - Parameters:
  ///   - documents: The documents, as they are to be shown.
  ///   - name: What an id stands for; the id itself unless somebody knows.
  public func covered(
    by covers: Coverage, documents: [String], name: (String) -> String
  ) -> String {
    let agreements = covers.agreements.map { id in
      say(fr: "entente \(id.text)", en: "agreement \(id.text)")
    }
    let persons = covers.persons.map { id in
      let name = name(id.text)
      return name == id.text || name.contains(id.text) ? name : "\(name) (\(id.text))"
    }
    let records = covers.records.map { record in
      say(fr: "écriture \(record.description)", en: "record \(record.description)")
    }
    return (agreements + documents + persons + records).joined(separator: ", ")
  }
}

import Entente
import Partnership
import Projections
import Wording

/// What a retention rule comes to in each agreement that it is for, or in the one that a command names.
struct RuleRows {
  /// Those of the rule.
  let rows: [RetentionRow]
  private let rule: Code
  /// Those of the other rules of the same agreements.
  private let others: [RetentionRow]

  /// As of a day; today unless told.
  ///
  /// - Throws: `.refused` for a rule that nobody knows there, `.unknownAgreement` for an agreement nobody does.
  init(
    of rule: Code, in agreement: AgreementID?, _ store: Ledger, on day: Day?
  ) throws(LedgerError) {
    var filter = RetentionView.Filter()
    filter.agreement = agreement
    let all = try store.retention(at: Moment(asOf: day?.description), filter: filter).view.rows
    rows = all.filter { $0.rule == rule }
    others = all.filter { $0.rule != rule }
    self.rule = rule
    guard !rows.isEmpty else {
      throw .refused(Refusal(.unknownRule, parameters: [Parameter(.code, .text(rule.text))]))
    }
  }

  /// The one of them; of a rule that is for several agreements, one has to be named.
  func only(among rows: [RetentionRow], _ wording: Wording) throws(CommandError) -> RetentionRow? {
    guard rows.count > 1 else { return rows.first }
    let agreements = wording.list(rows.compactMap { $0.agreement?.text })
    throw .trouble(
      .usage(
        wording.say(
          fr: "La règle \(rule.text) vaut pour plusieurs ententes : \(agreements). Dites laquelle :"
            + " --entente.",
          en: "The rule \(rule.text) is for several agreements: \(agreements). Say which:"
            + " --agreement.")))
  }

  /// What there is to know before the records of a row are destroyed: under which other rules they would stay.
  func remarks(onDestroying row: RetentionRow, _ wording: Wording) -> [String] {
    others.filter { $0.agreement == row.agreement && $0.contradictsDestroying }
      .map(wording.remark(onOther:))
  }
}

extension Wording {
  /// What another rule says of the same records, with its date.
  fileprivate func remark(onOther row: RetentionRow) -> String {
    let rule = row.rule.text
    let until = row.keptUntil.map { date($0) }
    if let record = row.decided?.description {
      let action = label(of: row.decision ?? "", in: .action)
      let day =
        until.map {
          say(fr: ", dont le délai va jusqu'au \($0)", en: ", whose period runs until \($0)")
        } ?? ""
      return say(
        fr: "! Des mêmes écritures, il est décidé autre chose selon la règle \(rule)\(day) :"
          + " \(action) (écriture \(record)).",
        en: "! Of the same records something else is decided under the rule \(rule)\(day):"
          + " \(action) (record \(record)).")
    }
    guard let until else {
      return say(
        fr: "! La règle \(rule) vaut pour les mêmes écritures, et son délai ne court pas encore.",
        en: "! The rule \(rule) is for the same records, and its period does not run yet.")
    }
    return say(
      fr: "! La règle \(rule) garde les mêmes écritures jusqu'au \(until).",
      en: "! The rule \(rule) keeps the same records until \(until).")
  }
}

import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// A decision to destroy, carried out: all that it covers and that is still there.
extension EraseCommand {
  /// What is left of what the decision under a rule covers, and under which other rules it would stay.
  func plan(
    under rule: Code, in store: Ledger, _ speaker: Speaker, _ progress: Progress
  ) throws(CommandError) -> ErasurePlan {
    let size = try ledger.asking { () throws(LedgerError) in try store.logSize() }
    let ruled = try ledger.asking { () throws(LedgerError) in
      try RuleRows(of: rule, in: self.agreement, store, on: writing.now?.day)
    }
    let decided = ruled.rows.filter {
      $0.decidedUnder == rule && $0.decision == Catalogue.destroying
    }
    guard let row = try ruled.only(among: decided, speaker.wording), let record = row.decided,
      let agreement = row.agreement
    else {
      throw .trouble(.nothingThere(undecided(rule, ruled.rows, speaker.wording)))
    }
    let coverage = try ledger.asking { () throws(LedgerError) in
      try store.coverage(of: record, in: agreement, progress: progress.report)
    }
    return ErasurePlan(
      request: request(carryingOut: coverage, under: rule, speaker.wording.language),
      coverage: coverage, remarks: ruled.remarks(onDestroying: row, speaker.wording), size: size)
  }

  /// Why there is nothing to carry out under a rule.
  private func undecided(_ rule: Code, _ rows: [RetentionRow], _ wording: Wording) -> String {
    guard let row = rows.first(where: { $0.decided != nil }), let record = row.decided else {
      return wording.say(
        fr: "Sous la règle \(rule.text), la destruction n'est pas décidée : voyez « entente"
          + " disposer --avec-decides », et décidez d'abord (« entente disposer decider \(rule.text)"
          + " detruire »).",
        en: "Under the rule \(rule.text), destruction is not decided: see `entente disposition"
          + " --with-decided`, and decide first (`entente disposition decide \(rule.text)"
          + " destroy`).")
    }
    if row.decision == Catalogue.destroying, let other = row.decidedUnder?.text {
      return wording.say(
        fr: "Sous la règle \(rule.text), la destruction est décidée selon la règle \(other)"
          + " (écriture \(record.description)) : exécutez celle-là (« entente effacer --sort"
          + " \(other) »).",
        en: "Under the rule \(rule.text), destruction is decided under the rule \(other) (record"
          + " \(record.description)): carry that out (`entente erase --disposition \(other)`).")
    }
    return wording.say(
      fr:
        "Sous la règle \(rule.text), ce qui est décidé n'est pas de détruire (écriture"
        + " \(record.description)) : il n'y a rien à exécuter.",
      en:
        "Under the rule \(rule.text), what is decided is not to destroy (record"
        + " \(record.description)): there is nothing to carry out.")
  }

  /// What is left of what a decision covers; it rests on the rule and on the decision unless told.
  private func request(
    carryingOut coverage: DispositionCoverage, under rule: Code, _ language: Language
  ) -> ErasureRequest {
    var reason: [String: String] = [:]
    for spoken in [Language.frCA, .en] {
      let record = coverage.decision.description
      reason[spoken.key] = Wording(spoken).say(
        fr: "Exécution de la décision de détruire (écriture \(record))",
        en: "Carrying out the decision to destroy (record \(record))")
    }
    if let given = self.reason { reason = [language.key: given] }
    var request = ErasureRequest(legalBasis: legalBasis?.text ?? rule.text, reason: reason)
    request.records = coverage.records
    request.documents = coverage.documents
    request.decision = coverage.decision
    return request
  }

  /// Says that nothing is left, and of how much there was nothing before.
  func sayCarriedOut(
    _ coverage: DispositionCoverage, _ speaker: Speaker
  ) throws(CommandError) {
    if speaker.isJSON {
      return try speaker.put([
        "checkpoint": .null, "disposition": coverage.json, "documents": [],
        "documents_kept": .array(
          coverage.keptDocuments.map {
            ["record": .integer(Int64(clamping: $0.record.index)), "sha256": .string($0.sha256)]
          }),
        "dry_run": .bool(writing.isDryRun), "erasures": [], "exports": [], "naming": [],
        "person": .null, "personal_documents": [], "records": [], "tables": [],
      ])
    }
    let agreement = coverage.agreement.text
    try speaker.put(
      [
        speaker.wording.say(
          fr: "De l'entente \(agreement), il ne reste rien à détruire. Rien n'a été écrit.",
          en: "Of the agreement \(agreement), nothing is left to destroy. Nothing was written.")
      ] + coverage.skipped(speaker.wording) + coverage.spared(speaker.wording))
  }
}

import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// A decision to destroy, carried out: all that it covers and that is still there.
extension EraseCommand {
  /// The decision to destroy under a rule.
  func decision(
    under rule: Code, in store: Ledger, _ wording: Wording
  ) throws(CommandError) -> (record: SequenceNumber, agreement: AgreementID) {
    var filter = RetentionView.Filter()
    filter.agreement = agreement
    let rows = try ledger.asking { () throws(LedgerError) in
      try store.retention(filter: filter).view.rows.filter { $0.rule == rule }
    }
    guard !rows.isEmpty else {
      throw .refused(Refusal(.unknownRule, parameters: [Parameter(.code, .text(rule.text))]))
    }
    let decided = rows.filter { $0.decision == DispositionArgument.destroy.rawValue }
    guard decided.count < 2 else {
      let agreements = wording.choice(decided.compactMap { $0.agreement?.text })
      throw usage(
        wording.say(
          fr:
            "Sous la règle \(rule.text), la destruction est décidée pour plusieurs ententes. Dites"
            + " laquelle : --entente \(agreements).",
          en:
            "Under the rule \(rule.text), destruction is decided for several agreements. Say which:"
            + " --agreement \(agreements)."))
    }
    if decided.isEmpty, let other = rows.compactMap(\.decided).first {
      throw usage(
        wording.say(
          fr:
            "Sous la règle \(rule.text), ce qui est décidé n'est pas de détruire (écriture"
            + " \(other.description)) : il n'y a rien à exécuter.",
          en:
            "Under the rule \(rule.text), what is decided is not to destroy (record"
            + " \(other.description)): there is nothing to carry out."))
    }
    guard let row = decided.first, let record = row.decided, let agreement = row.agreement else {
      throw usage(
        wording.say(
          fr:
            "Sous la règle \(rule.text), la destruction n'est pas décidée : voyez « entente disposer"
            + " --avec-decides », et décidez d'abord (« entente disposer decider \(rule.text)"
            + " detruire »).",
          en: "Under the rule \(rule.text), destruction is not decided: see `entente disposition"
            + " --with-decided`, and decide first (`entente disposition decide \(rule.text)"
            + " destroy`)."))
    }
    return (record, agreement)
  }

  private func usage(_ sentence: String) -> CommandError { .trouble(.usage(sentence)) }

  /// What is left of what a decision covers; it rests on the rule and on the decision unless told.
  func request(
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
      ] + coverage.skipped(speaker.wording))
  }
}

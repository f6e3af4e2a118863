internal import Partnership
internal import Projections
internal import XMLWriting

/// The rules of management of a unit: for how long it is kept, what holds it back, and who may see it.
///
/// Their codes are those of the ledger, which the archives’ own have to be set beside.
struct ArchivalTransferRules {
  private let rules: [RetentionLine]
  private let holds: [HoldLine]
  /// The last day of the agreement, from which periods are counted; nil while it has none.
  private let start: Day?

  /// The rules of an agreement.
  init(of view: AgreementView) {
    rules = view.retention.filter { $0.decided == nil }
    holds = view.holds.filter { $0.lifted == nil }
    start = view.force?.days.last
  }

  /// Writes them, in the order of the schema; nothing for none.
  func write(to writer: XMLWriter) {
    guard !rules.isEmpty || !holds.isEmpty else { return }
    writer.element("Management") {
      write("StorageRule", rules.filter { $0.action == "transfer" }, final: "Transfer", to: writer)
      let appraisals = rules.filter { $0.action != "transfer" }
      // One unit has one fate: what a rule keeps no other destroys.
      let isKept = appraisals.contains { $0.action == "keep" }
      write("AppraisalRule", appraisals, final: isKept ? "Keep" : "Destroy", to: writer)
      guard !holds.isEmpty else { return }
      writer.element("HoldRule") { for hold in holds { writer.element("Rule", hold.id.text) } }
    }
  }

  private func write(
    _ name: String, _ rules: [RetentionLine], final: String, to writer: XMLWriter
  ) {
    guard !rules.isEmpty else { return }
    writer.element(name) {
      for rule in rules {
        writer.element("Rule", rule.id.text)
        if let start { writer.element("StartDate", start.description) }
      }
      writer.element("FinalAction", final)
    }
  }

  /// How long after the agreement each rule lets records be kept: SEDA leaves that to the archives' list of
  /// rules; nil for no rule.
  static func sentences(of view: AgreementView) -> InBoth? {
    let rules = ArchivalTransferRules(of: view).rules
    guard !rules.isEmpty else { return nil }
    let each = rules.map { "\($0.id) (\($0.action), \($0.after))" }.joined(separator: ", ")
    return InBoth(
      "Règles de conservation, délais comptés de la fin de l’entente\u{A0}: \(each).",
      "Retention rules, periods counted from the end of the agreement: \(each).")
  }

  /// Who may see a document: without a day from which it is open, it is restricted; nothing for one that
  /// is public, or of which nobody says.
  static func writeAccess(of documentClass: String?, to writer: XMLWriter) {
    guard let documentClass, documentClass != "public" else { return }
    writer.element("Management") {
      writer.element("AccessRule") { writer.element("Rule", "class-\(documentClass)") }
    }
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// `entente disposition`: what becomes of records whose retention is over; alone, it lists what is to be
/// decided.
struct DispositionCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "disposition", "disposer",
      fr: "Voir ce qui est arrivé au terme de sa conservation, et en décider le sort final.",
      en: "See what has come to the end of its retention, and decide what becomes of it.",
      subcommands: [DispositionListCommand.self, DispositionDecideCommand.self])
    configuration.defaultSubcommand = DispositionListCommand.self
    return configuration
  }
}

/// `entente disposition list`: what is to be decided as of a day, and what keeps it.
struct DispositionListCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list", "enumerer", fr: "Énumérer ce dont le sort final est à décider, et ce qui le retient.",
      en: "List what is to be decided on, and what keeps it.")
  }

  @Flag(
    name: .both("with-decided", "avec-decides"),
    help: help(
      fr: "Montrer aussi ce qui est décidé.", en: "Show what has been decided, too."))
  var includesDecided = false

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    var filter = RetentionView.Filter()
    filter.agreement = question.agreementOption.id
    filter.isOfProposals = true
    filter.includesDecided = includesDecided
    return try question.answer(from: ledger, speaker, asTable: table.form(speaker.wording)) {
      store throws(LedgerError) in
      try store.retention(at: question.moment, filter: filter)
    } lines: {
      $1.lines(of: $0)
    } ending: { _ in
      .done
    }
  }
}

/// `entente disposition decide RULE`: what becomes of the records of an agreement under a rule.
struct DispositionDecideCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "decide", "decider", fr: "Décider le sort final des écritures d'une entente.",
      en: "Decide what becomes of the records of an agreement.")
  }

  @Argument(
    help: help(
      fr: "Code de la règle de conservation.", en: "Code of the retention rule.", value: "code",
      "code"))
  var rule: Code

  @Argument(
    help: help(
      fr: "detruire, verser ou conserver ; sinon ce que dit la règle.",
      en: "destroy, transfer or keep; else what the rule says.", value: "sort", "disposition"))
  var action: DispositionArgument?

  @OptionGroup var agreement: AgreementOption
  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var recording: ClericalOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let ruled = try ledger.asking { () throws(LedgerError) in
      // By the day on which it is recorded, which a simulated clock is told.
      try RuleRows(of: rule, in: agreement.id, store, on: recording.writing.now?.day)
    }
    let row = try ruled.only(among: ruled.rows, speaker.wording)
    var data: JSONObject = ["rule": .string(rule.text)]
    data["action"] = (action?.rawValue ?? row?.action).map { .string($0) }
    let ending = try await recording.record(
      .dispositionDecided, data, of: row?.agreement ?? agreement.id,
      allowingPersonalText: personalText.isAllowed, store, at: ledger.path, speaker)
    guard let row, ending == .done, !speaker.isJSON else { return ending }
    let decided = data["action"]?.stringValue
    if decided == Catalogue.destroying {
      for remark in ruled.remarks(onDestroying: row, speaker.wording) { speaker.say(remark) }
    }
    for remark in speaker.wording.remarks(on: row, decided: decided) { speaker.say(remark) }
    return ending
  }
}

extension Wording {
  /// What there is to know of a decision that the ledger takes and does not carry out.
  fileprivate func remarks(on row: RetentionRow, decided action: String?) -> [String] {
    var remarks: [String] = []
    switch row.standing {
    case .notEnded:
      remarks.append(
        say(
          fr: "! L'entente n'est pas finie : le délai ne court pas encore.",
          en: "! The agreement has not ended: the period does not run yet."))
    case .running:
      let until = row.keptUntil.map { date($0) } ?? ""
      remarks.append(
        say(
          fr: "! Le délai court jusqu'au \(until).", en: "! The period runs until \(until)."))
    case .kept, .proposed, .decided: break
    }
    for hold in row.holds {
      let (code, record) = (hold.hold.text, hold.record.description)
      remarks.append(
        say(
          fr: "! Le gel \(code) (écriture \(record)) retient ce qu'il couvre.",
          en: "! The hold \(code) (record \(record)) keeps what it covers."))
    }
    for open in row.open {
      let (noun, code) = (noun(of: open.matter.kind), open.matter.code.text)
      let record = open.record.description
      remarks.append(
        say(
          fr: "! Pas encore réglé : \(noun) \(code) (écriture \(record)).",
          en: "! Not settled yet: \(noun) \(code) (record \(record))."))
    }
    if action == Catalogue.destroying {
      remarks.append(
        say(
          fr: "La décision ne détruit rien : « entente effacer --sort \(row.rule.text) » l'exécute,"
            + " et détruit textes et documents.",
          en: "The decision destroys nothing: `entente erase --disposition \(row.rule.text)`"
            + " carries it out, and destroys words and documents."))
    }
    return remarks
  }
}

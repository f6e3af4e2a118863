import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// `entente retention`: how long records are kept after their agreement; alone, it lists the rules.
struct RetentionCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "retention", "conservation",
      fr: "Fixer combien de temps les écritures d'une entente se gardent, et voir où l'on en est.",
      en: "Assign how long the records of an agreement are kept, and see how far it has come.",
      subcommands: [RetentionListCommand.self, RetentionAssignCommand.self])
    configuration.defaultSubcommand = RetentionListCommand.self
    return configuration
  }
}

/// `entente retention list`: the rules, each with every agreement it is for.
struct RetentionListCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list", "enumerer", fr: "Énumérer les règles de conservation, entente par entente.",
      en: "List the retention rules, agreement by agreement.")
  }

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    var filter = RetentionView.Filter()
    filter.agreement = question.agreementOption.id
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

/// `entente retention assign RULE`: how long records are kept after the last day of their agreement, and
/// what is done with them then.
struct RetentionAssignCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "assign", "fixer", fr: "Fixer une règle de conservation, pour une entente ou pour toutes.",
      en: "Assign a retention rule, to one agreement or to all.")
  }

  @Argument(help: help(fr: "Code de la règle.", en: "Code of the rule.", value: "code", "code"))
  var rule: Code

  @Option(
    name: .both("after", "delai"),
    help: help(
      fr: "Combien de temps après le dernier jour de l'entente : P84M, P7Y, P90D.",
      en: "How long after the last day of the agreement: P84M, P7Y, P90D.", value: "durée",
      "duration"))
  var after: String

  @Option(
    name: .both("then", "puis"),
    help: help(
      fr: "Ce qu'on fait alors des écritures : detruire, verser ou conserver.",
      en: "What is done with the records then: destroy, transfer or keep.", value: "sort",
      "disposition"))
  var action: DispositionArgument

  @Flag(
    name: .both("for-all", "pour-toutes"),
    help: help(
      fr: "Une règle du registre, pour toutes ses ententes.",
      en: "A rule of the ledger, for all its agreements."))
  var isForAll = false

  @OptionGroup var agreement: AgreementOption
  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var recording: ClericalOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    guard !isForAll || agreement.id == nil else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--pour-toutes et --entente s'excluent.",
          en: "--for-all and --agreement exclude each other."))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let owner =
      isForAll
      ? nil
      : try ledger.asking { () throws(LedgerError) in try store.agreement(agreement.id) }
    return try await recording.record(
      .retentionAssigned,
      [
        "action": .string(action.rawValue), "after": .string(after), "rule": .string(rule.text),
      ], of: owner, allowingPersonalText: personalText.isAllowed, store, at: ledger.path, speaker)
  }
}

/// What is done with records, as it is typed in either language.
enum DispositionArgument: String, NamedChoice {
  case destroy, transfer, keep

  var names: ChoiceNames {
    switch self {
    case .destroy: ChoiceNames(fr: "detruire", en: "destroy")
    case .transfer: ChoiceNames(fr: "verser", en: "transfer")
    case .keep: ChoiceNames(fr: "conserver", en: "keep")
    }
  }
}

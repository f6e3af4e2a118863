import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Wording

/// `entente correct SEQ field=value …`: a record that corrects another; the other stays.
struct CorrectCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "correct", "rectifier", fr: "Rectifier une écriture, qui reste dans le journal.",
      en: "Correct a record, which stays in the log.")
  }

  @Argument(
    help: help(
      fr: "Numéro de l'écriture.", en: "Number of the record.", value: "numéro", "number"))
  var target: SequenceNumber

  @Argument(
    help: help(
      fr: "Ce qui change : champ=valeur ; champ:=null retire.",
      en: "What changes: field=value; field:=null removes.", value: "champ", "field"))
  var fields: [String]

  @OptionGroup var action: ClericalOptions
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let type = try ledger.asking { () throws(LedgerError) in
      try store.page(of: target).header.type
    }
    let changes = try FieldArguments(of: type, speaker.wording.language)
      .data(fields, speaker.wording)
    let data: JSONObject = [
      "changes": .object(changes), "target": .integer(Int64(clamping: target.index)),
    ]
    return try await Recorder(ledger: store, path: ledger.path, speaker: speaker).record(
      action.action(of: .recordCorrected, data, speaker.wording.language), writing)
  }
}

/// `entente annul SEQ`: a record that leaves another out of every answer from now on.
struct AnnulCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "annul", "annuler", fr: "Annuler une écriture, qui reste dans le journal.",
      en: "Annul a record, which stays in the log.")
  }

  @Argument(
    help: help(
      fr: "Numéro de l'écriture.", en: "Number of the record.", value: "numéro", "number"))
  var target: SequenceNumber

  @OptionGroup var action: ClericalOptions
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let data: JSONObject = ["target": .integer(Int64(clamping: target.index))]
    return try await Recorder(ledger: store, path: ledger.path, speaker: speaker).record(
      action.action(of: .recordAnnulled, data, speaker.wording.language), writing)
  }
}

/// What a clerical record takes beside its target.
struct ClericalOptions: ParsableArguments {
  @Option(
    name: [.customLong("reason"), .customLong("motif")],
    help: help(fr: "Pourquoi ; obligatoire.", en: "Why; compulsory.", value: "texte", "text"))
  var reason: String?

  @Option(
    name: [.customLong("authority"), .customLong("mandat")],
    help: help(
      fr: "Clause ou mandat qui le permet.", en: "Clause or mandate it rests on.", value: "texte",
      "text"))
  var authority: String?

  @Option(
    name: [.customLong("action")],
    help: help(
      fr: "UUID de l'action : la répéter ne l'écrit qu'une fois.",
      en: "UUID of the action: repeated, it is recorded once.", value: "uuid", "uuid"))
  var id: String?

  @Option(
    name: [.customLong("author"), .customLong("auteur")],
    help: help(
      fr: "Qui consigne : local, svc-… ou une personne.",
      en: "Who records: local, svc-… or a person.", value: "auteur", "author"))
  var author: String?

  /// The action as JSON.
  func action(of type: RecordType, _ data: JSONObject, _ language: Language) -> JSON {
    var object: JSONObject = ["data": .object(data), "type": .string(type.name)]
    object["reason"] = reason.map { [language.key: .string($0)] }
    object["authority"] = authority.map { .string($0) }
    object["action"] = id.map { .string($0) }
    object["author"] = author.map { .string($0) }
    return .object(object)
  }
}

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

  @OptionGroup var origin: OriginOptions
  @OptionGroup var signing: SigningOptions
  @OptionGroup var personalText: PersonalTextOption
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
    return try await Recorder(
      ledger: store, path: ledger.path, speaker: speaker,
      allowsPersonalText: personalText.isAllowed
    ).record(
      .object(
        origin.action(of: RecordType.recordCorrected.name, data, speaker.wording.language)),
      writing, signing)
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

  @OptionGroup var origin: OriginOptions
  @OptionGroup var signing: SigningOptions
  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let data: JSONObject = ["target": .integer(Int64(clamping: target.index))]
    return try await Recorder(
      ledger: store, path: ledger.path, speaker: speaker,
      allowsPersonalText: personalText.isAllowed
    ).record(
      .object(
        origin.action(of: RecordType.recordAnnulled.name, data, speaker.wording.language)),
      writing, signing)
  }
}

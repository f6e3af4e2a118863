import ArgumentParser
import Partnership
import Wording

/// `entente schema TYPE`: the JSON Schema of an action of a type.
struct SchemaCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "schema", fr: "Le JSON Schema d'un type d'écriture.",
      en: "The JSON Schema of a type of record.")
  }

  @Argument(
    help: help(fr: "Le type.", en: "The type.", value: "type", "type"),
    completion: .list(RecordType.allCases.map(\.name)))
  var type: String

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard let type = RecordType(name: type) else { throw .trouble(.unknownType(type)) }
    try speaker.put(Array(Schema.text(of: type, in: speaker.wording.language).utf8))
    return .done
  }
}

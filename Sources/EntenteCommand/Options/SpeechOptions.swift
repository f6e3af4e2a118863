import ArgumentParser
import Wording

/// In which language and form a command speaks.
struct SpeechOptions: ParsableArguments {
  @Option(
    name: .both("lang", "langue"),
    help: help(
      fr: "Langue : fr-CA, fr-FR ou en ; sinon LC_ALL, LC_MESSAGES, LANG.",
      en: "Language: fr-CA, fr-FR or en; else LC_ALL, LC_MESSAGES, LANG.", value: "langue",
      "language"))
  var language: Language?

  @Flag(
    name: .customLong("json"),
    help: help(fr: "Répondre en JSON.", en: "Answer in JSON."))
  var json = false
}

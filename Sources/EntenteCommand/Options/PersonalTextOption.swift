import ArgumentParser
import Wording

/// Whether free text may hold how to reach somebody.
struct PersonalTextOption: ParsableArguments {
  @Flag(
    name: .both("allow-personal-text", "accepter-texte-personnel"),
    help: help(
      fr: "Laisser une adresse électronique ou un numéro de téléphone dans un texte libre.",
      en: "Leave an e-mail address or a telephone number in a free text."))
  var isAllowed = false
}

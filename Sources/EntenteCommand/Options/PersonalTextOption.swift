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

/// The same of a command that asks about names too, for its reason outlasts an erasure.
struct PersonalTextOrNameOption: ParsableArguments {
  @Flag(
    name: .both("allow-personal-text", "accepter-texte-personnel"),
    help: help(
      fr: "Laisser une adresse électronique, un numéro de téléphone ou un nom dans un texte libre.",
      en: "Leave an e-mail address, a telephone number or a name in a free text."))
  var isAllowed = false
}

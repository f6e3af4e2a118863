import ArgumentParser
import Wording

/// Whether free text may hold how to reach somebody.
struct PersonalTextOption: ParsableArguments {
  @Flag(
    name: .both("allow-personal-text", "accepter-texte-personnel"),
    help: help(
      fr: "Laisser une adresse électronique, un numéro de téléphone ou un nom dans un texte libre.",
      en: "Leave an e-mail address, a telephone number or a name in a free text."))
  var isAllowed = false
}

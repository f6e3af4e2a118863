public import ArgumentParser
import Exports
import Partnership
public import Verification
import Wording

/// For whom a dossier is made, and how much of the records it opens.
struct DossierOptions: ParsableArguments {
  @Option(
    name: .both("audience", "destination"),
    help: help(
      fr: "Pour un dossier : à qui il est destiné : archives, tout ce qui n'est pas effacé ;"
        + " auditeur, tout sauf les textes sur des personnes ; public, rien de personnel, de"
        + " confidentiel, ni d'autres ententes.",
      en: "For a dossier: for whom it is: archive, all that is not erased; auditor, all but words"
        + " about persons; public, nothing personal, confidential or of other agreements.",
      value: "qui", "whom"))
  var audience: DossierInfo.Audience?

  @Option(
    name: .both("recipient", "destinataire"),
    help: help(
      fr: "Pour un dossier : à qui il va, par exemple un service d'archives ; consigné.",
      en: "For a dossier: to whom it goes, for example an archive; recorded.",
      value: "nom", "name"))
  var recipient: String?

  @Option(
    name: .both("legal-basis", "fondement"),
    help: help(
      fr: "Pour un dossier : code du fondement juridique, par exemple loi-archives ; consigné.",
      en: "For a dossier: code of the legal basis, for example archives-act; recorded.",
      value: "code", "code"))
  var legalBasis: Code?

  @Flag(
    name: .both("personal-words", "textes-personnels"),
    help: help(
      fr: "Pour le dossier d'un auditeur : donner aussi les textes sur des personnes ; demande"
        + " --destinataire et --fondement.",
      en: "For the dossier of an auditor: give the words about persons too; asks for --recipient"
        + " and --legal-basis."))
  var withPersonalWords = false

  @Flag(
    help: help(
      fr: "Pour un dossier : en un seul fichier zip, où rien n'est comprimé, plutôt qu'en un"
        + " dossier.",
      en: "For a dossier: as a single zip file, in which nothing is compressed, and not a folder."))
  var zip = false

  @Flag(
    help: help(
      fr: "Pour un dossier : en un seul fichier tar plutôt qu'en un dossier.",
      en: "For a dossier: as a single tar file, and not a folder."))
  var tar = false

  /// The single file that is asked for; nil for a folder.
  var form: DossierPacking.Form? { zip ? .zip : tar ? .tar : nil }

  /// Whether it gives the words about persons.
  var givesPersonalWords: Bool { audience == .archive || withPersonalWords }

  /// Whether none was given.
  var isEmpty: Bool {
    audience == nil && recipient == nil && legalBasis == nil && !withPersonalWords && form == nil
  }
}

extension DossierInfo.Audience: ExpressibleByArgument {
  /// Reads an audience by its name in either language.
  public init?(argument: String) {
    switch Search.fold(argument) {
    case "archive", "archives": self = .archive
    case "auditor", "auditeur": self = .auditor
    case "public": self = .public
    default: return nil
    }
  }
}

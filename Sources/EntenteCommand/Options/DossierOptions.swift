import ArgumentParser
import Exports
import LMDB
import Partnership
public import Verification
import Wording

/// For whom a dossier is made, and how much of the records it opens.
struct DossierOptions: ParsableArguments {
  @Option(
    name: .both("audience", "destination"),
    help: help(
      fr: "Pour un dossier : à qui il est destiné : archives, tout ce qui n'est pas"
        + " effacé ; auditeur, tout sauf les textes sur des personnes ; public, rien de personnel,"
        + " de confidentiel, ni d'autres ententes.",
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
  var asksForPersonalWords = false

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

  /// For whom it is: for an auditor, unless told.
  var chosenAudience: DossierInfo.Audience { audience ?? .auditor }

  /// Whether it gives the words about persons.
  var givesPersonalWords: Bool { chosenAudience.givesPersonalWords(ifAsked: asksForPersonalWords) }

  /// What is wrong with the name of what is to be made, which says another form than is asked for; nil for
  /// nothing.
  func fault(ofName path: String, in wording: Wording) -> String? {
    guard !zip || !tar else {
      return wording.say(
        fr: "--zip et --tar demandent deux fichiers : n'en donnez qu'un.",
        en: "--zip and --tar ask for two files: give one of them.")
    }
    let name = FilePlace(path).name
    let said = DossierPacking.Form.allCases.first { name.lowercased().hasSuffix(".\($0.rawValue)") }
    guard let said, said != form else { return nil }
    let (shown, other) = (terminalSafe(name), said.rawValue)
    guard let form = form?.rawValue else {
      return wording.say(
        fr: "\(shown) est le nom d'un fichier \(other), et c'est un dossier qui est demandé :"
          + " ajoutez --\(other), ou donnez un nom sans cette fin.",
        en: "\(shown) is the name of a \(other) file, and a folder is asked for: add --\(other), or"
          + " give a name without that ending.")
    }
    return wording.say(
      fr: "\(shown) est le nom d'un fichier \(other), et --\(form) demande un fichier \(form) :"
        + " donnez --\(other), ou un nom qui finit par .\(form).",
      en: "\(shown) is the name of a \(other) file, and --\(form) asks for a \(form) file: give"
        + " --\(other), or a name that ends in .\(form).")
  }

  /// Whether none was given.
  var isEmpty: Bool {
    audience == nil && recipient == nil && legalBasis == nil && !asksForPersonalWords && form == nil
  }
}

extension DossierInfo.Audience: NamedChoice {
  /// Whom it is for.
  public var names: ChoiceNames {
    switch self {
    case .archive: ChoiceNames(fr: "archives", en: "archive")
    case .auditor: ChoiceNames(fr: "auditeur", en: "auditor")
    case .public: ChoiceNames(fr: "public", en: "public")
    }
  }
}

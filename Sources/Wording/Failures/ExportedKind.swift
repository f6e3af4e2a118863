/// What an export shows that does not verify on its own.
public enum ExportedKind: String, Sendable, Hashable, CaseIterable {
  /// Files that are described for a data repository.
  case crate = "ro-crate"
  /// The records as events.
  case events = "cloudevents"
  /// The views as tables.
  case tables = "csv"
  /// The views as a workbook.
  case workbook = "xlsx"
  /// What falls due.
  case calendar = "ics"
  /// Who did what.
  case provenance = "prov"
  /// What a director reads.
  case report
  /// The records as an event log.
  case objectEvents = "ocel"
  /// What is kept, for archives.
  case preservation = "premis"
  /// A transfer to archives.
  case transfer = "seda"
  /// What a ledger holds about a person.
  case person
  /// The payload of a dossier, without the lists that stand beside it.
  case payload = "dossier_data"

  /// Whether a dossier has the same, and its verification makes it again.
  fileprivate var isInDossiers: Bool {
    switch self {
    case .crate, .events, .tables, .workbook, .calendar, .provenance, .report: true
    case .objectEvents, .preservation, .transfer, .person, .payload: false
    }
  }

  fileprivate var label: Bilingual {
    switch self {
    case .crate:
      Bilingual(
        fr: "des fichiers décrits pour un entrepôt de données (ro-crate)",
        en: "files described for a data repository (ro-crate)")
    case .events:
      Bilingual(fr: "des événements (cloudevents)", en: "events (cloudevents)")
    case .tables: Bilingual(fr: "des tableaux (csv)", en: "tables (csv)")
    case .workbook: Bilingual(fr: "un classeur (xlsx)", en: "a workbook (xlsx)")
    case .calendar: Bilingual(fr: "un calendrier (ics)", en: "a calendar (ics)")
    case .provenance: Bilingual(fr: "la provenance (prov)", en: "provenance (prov)")
    case .report: Bilingual(fr: "un rapport (report)", en: "a report (report)")
    case .objectEvents:
      Bilingual(fr: "un journal d'événements (ocel)", en: "an event log (ocel)")
    case .preservation:
      Bilingual(
        fr: "une description pour la conservation (premis)",
        en: "a description for preservation (premis)")
    case .transfer:
      Bilingual(
        fr: "un versement à des archives (seda)", en: "a transfer to archives (seda)")
    case .person:
      Bilingual(
        fr: "ce qu'un registre contient sur une personne", en: "what a ledger holds about a person")
    case .payload: Bilingual(fr: "l'intérieur d'un dossier", en: "the inside of a dossier")
    }
  }
}

extension Wording {
  /// Why an export does not verify on its own, and what to ask for in its place.
  func say(ofExportAlone kinds: [ExportedKind], at path: String) -> String {
    if kinds == [.payload] {
      return say(
        fr: "\(path) fait partie d'un dossier, et ne se vérifie pas sans les listes de celui-ci."
          + " Vérifiez le dossier entier, là où se trouve bagit.txt ; s'il vous manque, demandez-le à"
          + " qui vous a remis ces fichiers.",
        en: "\(path) is a part of a dossier, and does not verify without the lists of that. Verify"
          + " the whole folder, where bagit.txt is; if you lack it, ask whoever gave you these files"
          + " for it.")
    }
    let all = list(kinds.map { say($0.label) })
    let what = say(
      fr: "\(path) ne se vérifie pas seul : on y trouve \(all), où rien ne prouve ce qui est dit.",
      en: "\(path) does not verify on its own: it is \(all), in which nothing proves what is said.")
    return "\(what) \(adviceInPlace(of: kinds))"
  }

  private func adviceInPlace(of kinds: [ExportedKind]) -> String {
    if kinds == [.person] {
      return say(
        fr: "Demandez à qui vous l'a remis la preuve de chaque écriture (« entente prouver ») ou un"
          + " dossier qui les contient (« entente exporter dossier »).",
        en: "Ask whoever gave it to you for the proof of each record (`entente prove`), or for a"
          + " dossier that holds them (`entente export dossier`).")
    }
    guard kinds.allSatisfy(\.isInDossiers) else {
      return say(
        fr: "Demandez à qui vous l'a remis un dossier (« entente exporter dossier ») : « entente"
          + " verifier » y prouve les écritures dont c'est fait.",
        en: "Ask whoever gave it to you for a dossier (`entente export dossier`): in that, `entente"
          + " verify` proves the records that it is made of.")
    }
    return say(
      fr: "Demandez à qui vous l'a remis un dossier (« entente exporter dossier ») : « entente"
        + " verifier » y refait ces fichiers à partir des écritures prouvées, et les compare.",
      en: "Ask whoever gave it to you for a dossier (`entente export dossier`): in that, `entente"
        + " verify` makes these files again from the proven records, and compares them.")
  }
}

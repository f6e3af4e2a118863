import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Wording

/// `entente hold place CODE`: from here on what it covers is neither erased nor disposed of.
struct HoldPlaceCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "place", "poser", fr: "Poser un gel : ce qu'il couvre reste jusqu'à sa levée.",
      en: "Place a hold: what it covers stays until it is lifted.")
  }

  @Argument(help: help(fr: "Code du gel.", en: "Code of the hold.", value: "code", "code"))
  var code: Code

  @Option(
    name: .both("agreement", "entente"),
    help: help(
      fr: "Entente à geler, avec toutes ses écritures ; répétable.",
      en: "Agreement to hold, with all its records; repeatable.", value: "id", "id"))
  var agreements: [AgreementID] = []

  @Option(
    name: .both("person", "personne"),
    help: help(
      fr: "Personne dont les textes restent, p-… ; répétable.",
      en: "Person whose words stay, p-…; repeatable.", value: "personne", "person"))
  var persons: [PersonID] = []

  @Option(
    name: .both("record", "ecriture"),
    help: help(
      fr: "Écriture à geler ; répétable.", en: "Record to hold; repeatable.", value: "numéro",
      "number"))
  var records: [SequenceNumber] = []

  @Option(
    name: .customLong("document"),
    help: help(
      fr: "Document à geler, par son code ; répétable.",
      en: "Document to hold, by its code; repeatable.", value: "code", "code"))
  var documents: [Code] = []

  @OptionGroup var owner: HoldOwnerOption
  @OptionGroup var recording: ClericalOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    guard !agreements.isEmpty || !persons.isEmpty || !records.isEmpty || !documents.isEmpty else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Dites quoi geler : --entente, --personne, --ecriture ou --document.",
          en: "Say what to hold: --agreement, --person, --record or --document."))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    return try await recording.record(
      .holdPlaced, ["covers": .object(covers), "hold": .string(code.text)],
      of: try agreement(in: store), store, at: ledger.path, speaker)
  }

  private var covers: JSONObject {
    var covers = JSONObject()
    func cover(_ key: String, _ items: [JSON]) {
      if !items.isEmpty { covers[key] = .array(items) }
    }
    cover("agreements", agreements.map { .string($0.text) })
    cover("documents", documents.map { .string($0.text) })
    cover("persons", persons.map { .string($0.text) })
    cover("records", records.map { .integer(Int64(clamping: $0.index)) })
    return covers
  }

  /// Whose hold it is: as given, or the one agreement it covers.
  ///
  /// A code of a document is an agreement's own, so that there the only one of the ledger is meant.
  private func agreement(in store: Ledger) throws(CommandError) -> AgreementID? {
    if let given = owner.agreement { return given }
    if agreements.count == 1 { return agreements[0] }
    guard !documents.isEmpty, agreements.isEmpty else { return nil }
    return try ledger.asking { () throws(LedgerError) in
      let all = try store.agreements()
      return all.count == 1 ? all[0] : nil
    }
  }
}

/// `entente hold lift CODE`: what it covered may be erased and disposed of again.
struct HoldLiftCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "lift", "lever", fr: "Lever un gel, qui reste dans le journal.",
      en: "Lift a hold, which stays in the log.")
  }

  @Argument(help: help(fr: "Code du gel.", en: "Code of the hold.", value: "code", "code"))
  var code: Code

  @OptionGroup var owner: HoldOwnerOption
  @OptionGroup var recording: ClericalOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    return try await recording.record(
      .holdLifted, ["hold": .string(code.text)], of: try agreement(in: store, speaker.wording),
      store, at: ledger.path, speaker)
  }

  /// Whose hold it is: as given, or that of the only one under the code.
  ///
  /// Where there is none, the rule says so; of several, one has to be named.
  private func agreement(
    in store: Ledger, _ wording: Wording
  ) throws(CommandError) -> AgreementID? {
    if let given = owner.agreement { return given }
    let named = try ledger.asking { () throws(LedgerError) in
      try store.holdsPlaced().filter { $0.code == code }
    }
    let lasting = named.filter { $0.lifted == nil }
    guard lasting.count > 1 else { return (lasting.first ?? named.last)?.agreement }
    let owners = wording.list(
      lasting.map { $0.agreement?.text ?? wording.say(fr: "le registre", en: "the ledger") })
    throw .trouble(
      .usage(
        wording.say(
          fr: "Plusieurs gels portent le code \(code.text), de : \(owners). Dites lequel :"
            + " --gel-de.",
          en: "Several holds have the code \(code.text), of: \(owners). Say which: --hold-of.")))
  }
}

/// Whose hold it is.
struct HoldOwnerOption: ParsableArguments {
  @Option(
    name: .both("hold-of", "gel-de"),
    help: help(
      fr: "Entente dont est le gel, et les documents qu'il nomme ; sinon l'entente gelée, ou le"
        + " registre.",
      en: "Agreement whose hold it is, and whose documents it names; else the agreement held, or"
        + " the ledger.", value: "id", "id"))
  var agreement: AgreementID?
}

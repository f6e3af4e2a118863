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
  @OptionGroup var personalText: PersonalTextOrNameOption
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
    let concerned = try ledger.asking { () throws(LedgerError) in
      persons.union(with: try store.persons(namedBy: records))
    }
    return try await recording.record(
      .holdPlaced, ["covers": .object(covers), "hold": .string(code.text)],
      of: try agreement(in: store, speaker.wording), about: concerned,
      allowingPersonalText: personalText.isAllowed, store, at: ledger.path, speaker)
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

  /// Whose hold it is: as given, or the one agreement it covers, or else whose the documents are.
  private func agreement(
    in store: Ledger, _ wording: Wording
  ) throws(CommandError) -> AgreementID? {
    if let given = owner.given { return given.agreement }
    if agreements.count == 1 { return agreements[0] }
    guard !documents.isEmpty else { return nil }
    let owners = try ledger.asking { () throws(LedgerError) in
      try store.owners(ofDocuments: documents)
    }
    guard owners.count > 1 else { return owners.first ?? nil }
    let codes = wording.list(documents.map(\.text))
    let ways = wording.choice(owners.map { wording.wayToName(HoldOwner($0)) })
    throw .trouble(
      .usage(
        wording.say(
          fr: "\(codes) : plusieurs documents portent ce code. Dites de qui est le gel : \(ways).",
          en: "\(codes): several documents have that code. Say whose hold it is: \(ways).")))
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

  @OptionGroup var owner: LiftedHoldOwnerOption
  @OptionGroup var personalText: PersonalTextOrNameOption
  @OptionGroup var recording: ClericalOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.writing, speaker)
    let named = try ledger.asking { () throws(LedgerError) in
      try store.holdsPlaced().filter { $0.code == code }
    }
    let agreement = try agreement(among: named, speaker.wording)
    let covers = named.filter { $0.agreement == agreement }.map(\.covers)
    let persons = try ledger.asking { () throws(LedgerError) in
      try store.persons(namedBy: covers.flatMap(\.records))
        .union(with: covers.flatMap(\.persons))
    }
    return try await recording.record(
      .holdLifted, ["hold": .string(code.text)], of: agreement, about: persons,
      allowingPersonalText: personalText.isAllowed, store, at: ledger.path, speaker)
  }

  /// Whose hold it is: as given, or that of the only one under the code.
  ///
  /// Where there is none, or none that lasts, the rule says so; of several, one has to be named. One that an
  /// agreement does not have, or no longer, is no other's: the ledger's stands there too, and would be
  /// lifted in its place.
  private func agreement(
    among named: [PlacedHold], _ wording: Wording
  ) throws(CommandError) -> AgreementID? {
    let lasting = named.filter { $0.lifted == nil }
    if let given = owner.given {
      guard !lasting.isEmpty, !lasting.contains(where: { $0.owner == given }) else {
        return given.agreement
      }
      let lifted = named.last { $0.owner == given }?.lifted
      throw .trouble(
        .nothingThere(wording.saying(thatNoneLasts: code, of: given, lifted: lifted, lasting)))
    }
    guard lasting.count > 1 else { return (lasting.first ?? named.last)?.agreement }
    let ways = wording.choice(lasting.map { wording.wayToName($0.owner, $0.placed) })
    throw .trouble(
      .usage(
        wording.say(
          fr: "Plusieurs gels portent le code \(code.text). Dites lequel : \(ways).",
          en: "Several holds have the code \(code.text). Say which: \(ways).")))
  }
}

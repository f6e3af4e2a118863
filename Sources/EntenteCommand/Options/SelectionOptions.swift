import ArgumentParser
import Entente
import Partnership
import RecordFormat
import Wording

/// Which records a selection is of, and how much of them is shown.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .both("agreement", "entente"),
    help: help(
      fr: "Choisir les écritures d'une entente ; sinon celles de tout le registre.",
      en: "Choose the records of an agreement; else those of the whole ledger.",
      value: "id", "id"))
  var agreement: AgreementID?

  @Option(
    name: .both("axis", "axe"),
    help: help(
      fr: "Celles d'un axe, par son code ou son intitulé ; plusieurs fois pour plusieurs axes.",
      en: "Those of an axis, by its code or its title; several times for several axes.",
      value: "axe", "axis"))
  var axes: [TypedName] = []

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr:
        "Celles qui concernent une partie, par son identifiant ou son nom ; plusieurs fois aussi.",
      en: "Those that concern a party, by its id or its name; several times too.",
      value: "partie", "party"))
  var parties: [TypedName] = []

  @Option(
    name: .customLong("type"),
    help: help(
      fr: "Celles d'un type ; plusieurs fois aussi.", en: "Those of a type; several times too.",
      value: "type", "type"),
    completion: .list(RecordType.allCases.map(\.name)))
  var types: [String] = []

  @Option(
    name: .both("from", "depuis"),
    help: help(
      fr: "Celles de ce jour ou d'après, selon la date écrite.",
      en: "Those of this day or later, by the date as written.", value: "date", "date"))
  var from: String?

  @Option(
    name: .both("to", "jusqu-a"),
    help: help(
      fr: "Celles de ce jour ou d'avant, selon la date écrite.",
      en: "Those of this day or before, by the date as written.", value: "date", "date"))
  var to: String?

  @Flag(
    name: .both("words", "textes"),
    help: help(
      fr: "Donner aussi les textes, qui peuvent concerner des personnes.",
      en: "Give the words too, which may be about persons."))
  var withWords = false

  mutating func validate() throws {
    from = try from.map(TypedDate.parse)
    to = try to.map(TypedDate.parse)
  }

  /// Whether none was given.
  var isEmpty: Bool {
    agreement == nil && axes.isEmpty && parties.isEmpty && types.isEmpty && from == nil
      && to == nil && !withWords
  }

  /// The selection of those among the records of a ledger under its head of a size.
  func selection(
    in store: borrowing Ledger, of ledger: LedgerOption, size: UInt64, _ wording: Wording
  ) throws(CommandError) -> Selection {
    if let agreement {
      let known = try ledger.asking { () throws(LedgerError) in try store.agreements() }
      guard known.contains(agreement) else { throw .trouble(.unknownAgreement(agreement)) }
    }
    var codes: [Code] = []
    for axis in axes {
      let code = try ledger.asking { () throws(LedgerError) in
        try store.axis(axis, in: agreement)
      }
      if let code { codes.append(code) }
    }
    var ids: [ActorID] = []
    for party in parties {
      let id = try ledger.asking { () throws(LedgerError) in try store.party(party) }
      if let id { ids.append(id) }
    }
    let known = try types.map { name throws(CommandError) in
      guard let type = RecordType(name: name) else { throw .trouble(.unknownType(name)) }
      return type
    }
    let first = try from.map { text throws(CommandError) in try date(text).first }
    let last = try to.map { text throws(CommandError) in try date(text).last }
    if let first, let last, last < first { throw .trouble(.usage(reversed(wording))) }
    do throws(RecordFormatError) {
      return try Selection(
        size: size, agreement: agreement, axes: codes, parties: ids, types: known, from: first,
        to: last)
    } catch {
      throw .trouble(.usage(wording.sentence(for: .said(error.description))))
    }
  }

  private func date(_ text: String) throws(CommandError) -> Occurred.Date {
    guard let date = Occurred.Date(text) else { throw .trouble(.badDate(text)) }
    return date
  }

  private func reversed(_ wording: Wording) -> String {
    wording.say(
      fr: "--jusqu-a est avant --depuis ; donnez le premier jour à --depuis.",
      en: "--to is before --from; give the first day to --from.")
  }
}

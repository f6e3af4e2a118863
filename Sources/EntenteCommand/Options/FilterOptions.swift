import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// Which records a list of records shows.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .both("axis", "axe"),
    help: help(
      fr: "Celles d'un axe, par son code ou son intitulé.",
      en: "Those of an axis, by its code or its title.", value: "axe", "axis"))
  var axis: TypedName?

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Celles qui concernent une partie, par son identifiant ou son nom.",
      en: "Those that concern a party, by its id or its name.", value: "partie", "party"))
  var party: TypedName?

  @Option(
    name: .both("from", "depuis"),
    help: help(
      fr: "Celles de ce jour ou d'après.", en: "Those of this day or later.", value: "date", "date")
  )
  var from: String?

  @Option(
    name: .both("to", "jusqu-a"),
    help: help(
      fr: "Celles de ce jour ou d'avant.", en: "Those of this day or before.", value: "date",
      "date"))
  var to: String?

  /// The same for a view, but for what only the ledger knows.
  func filter() throws(CommandError) -> TimelineView.Filter {
    var filter = TimelineView.Filter()
    filter.from = try from.map { text throws(CommandError) in try date(text).first }
    filter.to = try to.map { text throws(CommandError) in try date(text).last }
    return filter
  }

  /// A filter with the axis and the party that are meant.
  ///
  /// - Parameter agreement: The agreement that was named; nil for any.
  func naming(
    _ filter: TimelineView.Filter, in store: Ledger, of agreement: AgreementID?
  ) throws(LedgerError) -> TimelineView.Filter {
    var filter = filter
    filter.axis = try store.axis(axis, in: agreement)
    filter.party = try store.party(party)
    return filter
  }

  private func date(_ text: String) throws(CommandError) -> Occurred.Date {
    guard let date = Occurred.Date(text) else { throw .trouble(.badDate(text)) }
    return date
  }
}

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

  mutating func validate() throws {
    from = try from.map(TypedDate.parse)
    to = try to.map(TypedDate.parse)
  }

  /// What was typed, as far as it is read without the ledger.
  func filter() throws(CommandError) -> TypedFilter {
    var filter = TypedFilter(axis: axis, party: party)
    filter.from = try from.map { text throws(CommandError) in try date(text).first }
    filter.to = try to.map { text throws(CommandError) in try date(text).last }
    return filter
  }

  private func date(_ text: String) throws(CommandError) -> Occurred.Date {
    guard let date = Occurred.Date(text) else { throw .trouble(.badDate(text)) }
    return date
  }
}

/// A filter as it was typed, of which only the ledger knows the axis and the party that are meant.
struct TypedFilter {
  let axis: TypedName?
  let party: TypedName?
  var type: RecordType?
  var from: Day?
  var to: Day?

  /// The same for a view.
  ///
  /// - Parameter agreement: The agreement that was named; nil for any.
  func named(
    in store: Ledger, of agreement: AgreementID?
  ) throws(LedgerError) -> TimelineView.Filter {
    var filter = TimelineView.Filter(
      axis: try store.axis(axis, in: agreement), party: try store.party(party))
    filter.type = type
    filter.from = from
    filter.to = to
    return filter
  }
}

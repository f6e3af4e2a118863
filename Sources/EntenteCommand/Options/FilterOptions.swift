import ArgumentParser
import Partnership
import Projections
import Wording

/// Which records a list of records shows.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .both("axis", "axe"),
    help: help(fr: "Celles d'un axe.", en: "Those of an axis.", value: "code", "code"))
  var axis: Code?

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Celles qui concernent une partie.", en: "Those that concern a party.", value: "id", "id")
  )
  var party: ActorID?

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

  /// The same for a view.
  func filter() throws(CommandError) -> TimelineView.Filter {
    var filter = TimelineView.Filter()
    filter.axis = axis
    filter.party = party
    filter.from = try from.map { text throws(CommandError) in try date(text).first }
    filter.to = try to.map { text throws(CommandError) in try date(text).last }
    return filter
  }

  private func date(_ text: String) throws(CommandError) -> Occurred.Date {
    guard let date = Occurred.Date(text) else { throw .trouble(.badDate(text)) }
    return date
  }
}

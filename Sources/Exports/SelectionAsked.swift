package import RecordFormat
package import Wording

extension Selection {
  /// What was asked for, as far as a page says it.
  package var asked: SelectionAsked {
    var asked = SelectionAsked()
    asked.agreement = agreement
    asked.axes = axes
    asked.parties = parties
    asked.types = types
    asked.from = from
    asked.to = to
    return asked
  }
}

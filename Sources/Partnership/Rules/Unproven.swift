/// What a selection does not prove, however well it verifies: said each time, so that nobody reads more
/// into it.
public enum Unproven: String, Sendable, Hashable, CaseIterable {
  /// That no later head exists: there may be records that this one does not cover.
  case noLaterHead = "no_later_head"
  /// That the labels of withheld parts are right: a record is found by its header, and what the header
  /// says of facts that are not shown nobody can hold against them.
  case labelsOfWithheldParts = "labels_of_withheld_parts"
  /// That everything that happened was recorded.
  case everythingRecorded = "everything_recorded"
  /// The reasons that were given for withholding.
  case reasonsForWithholding = "reasons_for_withholding"
}

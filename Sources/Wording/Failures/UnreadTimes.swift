internal import Projections

extension Trouble {
  /// Why the two times of a question do not read; nil where they do.
  ///
  /// For a program that hands the question on: whoever answers it would take a time that does not
  /// read for a question without an answer.
  public static func unread(asOf: String?, knownOn: String?) -> Trouble? {
    if let asOf, WrittenDay(asOf) == nil { return .badDate(asOf) }
    if let knownOn, WrittenTime(knownOn) == nil { return .badMoment(knownOn) }
    return nil
  }
}

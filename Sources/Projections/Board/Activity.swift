public import Partnership

/// How many records of an agreement fall into each stretch of time, on each axis: what a timeline is
/// drawn from.
///
/// Stretches are as long as it takes to have few of them, so that a timeline of a century is no wider
/// than one of two years.
public struct Activity: Sendable, Hashable {
  /// The records of an axis, or of none.
  public struct Row: Sendable, Hashable {
    /// The axis; nil for what has none.
    public let axis: Code?
    /// How many records fall into each stretch.
    public let counts: [Int]
  }

  /// The first day of each stretch, ascending.
  public let stretches: [Day]
  /// The day after the last stretch.
  public let end: Day
  /// How many months a stretch has.
  public let months: Int
  /// The axes, ascending, and last what has none, where there is such.
  public let rows: [Row]

  /// The most stretches that there are.
  public static let mostStretches = 40

  /// Counts the records of an answer by the last day they may have happened, from the first of them or the
  /// beginning of the term to the day asked about or the end of the term.
  public init(
    of agreement: AgreementID, in answer: Answer, where isWanted: (Record) -> Bool = { _ in true }
  ) {
    let state = answer.state.agreement
    let dated = answer.records.filter { $0.record.counts(in: agreement) && isWanted($0.record) }
    let days = dated.compactMap { $0.place?.day } + [answer.day]
    let term = state.force.map { [$0.days.first, $0.days.last] } ?? []
    let first = Activity.month(of: (days + term).min() ?? answer.day)
    let last = Activity.month(of: (days + term).max() ?? answer.day)
    let months = Activity.lengths.first {
      last / $0 - first / $0 < Activity.mostStretches
    }
    let length = months ?? last + 1
    let begin = first / length
    let count = last / length - begin + 1
    var rows: [Code?: [Int]] = [:]
    for axis in state.axes.keys { rows[axis] = Array(repeating: 0, count: count) }
    for record in dated {
      guard let day = record.place?.day else { continue }
      let place = Activity.month(of: day) / length - begin
      for axis in record.axes.isEmpty ? [nil] : record.axes.map(Optional.some) {
        rows[axis, default: Array(repeating: 0, count: count)][place] += 1
      }
    }
    self.months = length
    stretches = (0..<count).map { Activity.day(ofMonth: (begin + $0) * length) }
    end = Activity.day(ofMonth: (begin + count) * length)
    self.rows =
      rows.compactMap { axis, counts in axis.map { Row(axis: $0, counts: counts) } }
      .sorted { ($0.axis?.text ?? "") < ($1.axis?.text ?? "") }
      + [rows[nil]].compactMap { $0 }.map { Row(axis: nil, counts: $0) }
  }

  /// A month, a quarter, half a year, then years.
  private static let lengths = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1_200, 3_600]

  private static func month(of day: Day) -> Int {
    let (year, month, _) = day.components
    return year * 12 + month - 1
  }

  /// The first day of a month, within the calendar there is.
  private static func day(ofMonth month: Int) -> Day {
    Day(year: month / 12, month: month % 12 + 1, day: 1) ?? (month < 12 ? .earliest : .latest)
  }
}

import CanonicalJSON
public import Projections

/// The cells of the board that came or went with a partner or an axis and hold nothing on either side.
///
/// The board has a cell for each partner on each axis, so that whoever is introduced brings many in
/// which every count is nought. For people, nothing changed there.
public struct EmptyCells {
  private let cells: Set<String>

  /// The empty cells among the values that changed between two answers.
  public init(of values: some Sequence<ViewDifference.Value>) {
    var came: Set<String> = []
    var filled: Set<String> = []
    for value in values {
      guard let cell = EmptyCells.cell(around: value.path) else { continue }
      if value.path == cell + "/id" {
        came.insert(cell)
      } else if (value.then ?? 0) != 0 || (value.now ?? 0) != 0 {
        filled.insert(cell)
      }
    }
    cells = came.subtracting(filled)
  }

  /// Whether a value is in one of them.
  public func hold(_ value: ViewDifference.Value) -> Bool {
    EmptyCells.cell(around: value.path).map(cells.contains) ?? false
  }

  /// `axes/A3/partners/cnrs` or `without_axis/partners/cnrs`; nil of what is in no cell.
  private static func cell(around path: String) -> String? {
    let steps = path.split(separator: "/")
    let count = steps.first == "axes" ? 4 : 3
    guard steps.first == "axes" || steps.first == "without_axis", steps.count > count,
      steps[count - 2] == "partners"
    else { return nil }
    return steps.prefix(count).joined(separator: "/")
  }
}

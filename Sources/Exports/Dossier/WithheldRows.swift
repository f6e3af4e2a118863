public import Verification

/// What is not opened, as rows are found record by record: neighbours that say the same become one row.
public struct WithheldRows: Sendable {
  /// Of how many records a part is not opened, by why.
  public private(set) var records: [WithheldTable.Part: [WithheldTable.Reason: Int]] = [:]
  private var rows: [WithheldTable.Part: [WithheldTable.Row]] = [:]

  /// No rows.
  public init() {}

  /// Says of a part of the next record that it is not opened.
  ///
  /// - Parameter erasedBy: The record that erased it; with the reason `erased` alone.
  public mutating func add(
    _ sequence: UInt64, _ part: WithheldTable.Part, _ reason: WithheldTable.Reason,
    erasedBy: UInt64? = nil
  ) {
    records[part, default: [:]][reason, default: 0] += 1
    let row = WithheldTable.Row(sequence, part, reason, erasedBy: erasedBy)
    let last = rows[part, default: []].count - 1
    if last >= 0, let before = rows[part]?[last], before.last + 1 == sequence,
      before.reason == reason, before.erasedBy == erasedBy
    {
      rows[part]?[last].last = sequence
    } else {
      rows[part, default: []].append(row)
    }
  }

  /// The bytes of the table.
  public var bytes: [UInt8] {
    var bytes = Array(WithheldTable.heading.utf8)
    for part in WithheldTable.Part.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
      for row in rows[part] ?? [] { bytes += row.bytes }
    }
    return bytes
  }
}

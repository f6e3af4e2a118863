internal import LMDB

/// `withheld.csv`: which parts of which records are not opened, and why.
///
/// Ascending by part and then by record, no two rows about the same part of a record. A row is about
/// every record from its first to its last that has the part.
public struct WithheldTable: Sendable {
  /// The heading, as it stands in the file.
  public static let heading = "first,last,part,reason,erased_by\r\n"

  /// What is not opened.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case document, facts, words
  }

  /// Why a part is not opened.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Its record was annulled.
    case annulled
    /// It is confidential, and this dossier is not for whoever may see it.
    case confidential
    /// A record erased it.
    case erased
    /// The record came after what is taken into account.
    case later
    /// The record does not belong to what was chosen.
    case notSelected = "not_selected"
    /// The record is of another agreement.
    case otherAgreement = "other_agreement"
    /// It may be about a person.
    case personal
    /// It is a remark of its author's, in which anything may stand.
    case remark
    /// The ledger that it was exported from does not have it: a mirror, or one without its keys.
    case unavailable
  }

  /// A row of the table.
  public struct Row: Sendable, Hashable {
    /// The first record.
    public let first: UInt64
    /// The last one.
    public var last: UInt64
    /// What is not opened.
    public let part: Part
    /// Why.
    public let reason: Reason
    /// The record that erased it; nil where none did.
    public let erasedBy: UInt64?

    /// A row about one record.
    public init(_ sequence: UInt64, _ part: Part, _ reason: Reason, erasedBy: UInt64? = nil) {
      self.init(first: sequence, last: sequence, part, reason, erasedBy: erasedBy)
    }

    init(
      first: UInt64, last: UInt64, _ part: Part, _ reason: Reason, erasedBy: UInt64?
    ) {
      self.first = first
      self.last = last
      self.part = part
      self.reason = reason
      self.erasedBy = erasedBy
    }

    /// The bytes of the row.
    public var bytes: [UInt8] {
      let erasure = erasedBy.map { "\($0)" } ?? ""
      return Array("\(first),\(last),\(part.rawValue),\(reason.rawValue),\(erasure)\r\n".utf8)
    }
  }

  /// The rows by part, in their order.
  private(set) var rows: [Part: [Row]] = [:]

  /// Reads the file, to the first row that is none or stands out of order.
  ///
  /// - Parameter refuse: Told which row that is, and how.
  init(
    _ file: consuming DataFile, _ refuse: (_ row: Int, _ what: String) -> Void
  ) throws(LMDBError) {
    var reading = try LineReading(file, limitBytes: 128)
    var number = 0
    var before: Row?
    while let line = try reading.next() {
      number += 1
      guard case .whole(let bytes) = line else {
        refuse(number, "no whole row")
        return
      }
      let text = String(decoding: bytes, as: UTF8.self) + "\n"
      if number == 1 {
        guard text == WithheldTable.heading else {
          refuse(1, "another heading")
          return
        }
        continue
      }
      guard let row = Row(text) else {
        refuse(number, "no row of this table")
        return
      }
      if let before {
        let order = (before.part.rawValue, before.last)
        guard order < (row.part.rawValue, row.first) else {
          refuse(number, "out of order")
          return
        }
      }
      before = row
      rows[row.part, default: []].append(row)
    }
    if number == 0 { refuse(1, "another heading") }
  }
}

extension WithheldTable.Row {
  /// Reads a row that is written as one would be.
  fileprivate init?(_ text: String) {
    // CR LF is one character.
    let cells = text.dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard cells.count == 5, let first = UInt64(cells[0]), let last = UInt64(cells[1]),
      let part = WithheldTable.Part(rawValue: String(cells[2])),
      let reason = WithheldTable.Reason(rawValue: String(cells[3])), first <= last
    else { return nil }
    let erasedBy = UInt64(cells[4])
    guard (reason == .erased) == (erasedBy != nil) else { return nil }
    self.init(first: first, last: last, part, reason, erasedBy: erasedBy)
    guard Array(text.utf8) == bytes else { return nil }
  }
}

/// Goes through the rows about one part, record by record.
struct WithheldCursor {
  private let rows: [WithheldTable.Row]
  private var next = 0

  init(_ rows: [WithheldTable.Row]?) {
    self.rows = rows ?? []
  }

  /// The row about a record; records are asked for in ascending order.
  mutating func row(about sequence: UInt64) -> WithheldTable.Row? {
    while next < rows.count, rows[next].last < sequence { next += 1 }
    guard next < rows.count, rows[next].first <= sequence else { return nil }
    return rows[next]
  }
}

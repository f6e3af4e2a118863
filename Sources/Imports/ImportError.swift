public import CanonicalJSON
public import Partnership
internal import Wording

/// Why a file could not be imported; nothing of it was.
public enum ImportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file holds more than an import takes.
  case fileTooLarge(limitBytes: Int)
  /// The file holds more rows than one import takes.
  case tooManyRows(limit: Int)
  /// A line is longer than a line may be.
  case lineTooLong(line: Int, limitBytes: Int)
  /// A line is not one JSON object of the profile.
  case malformed(line: Int, CanonicalJSONError)
  /// A line is JSON, and no action.
  case refused(line: Int, Refusal)
  /// A row of a table makes no action.
  case refusedRow(TableFault.Place, Refusal)
  /// There is no action in the file.
  case empty
  /// A table does not read, or a cell of it; ``Wording`` says the sentence.
  case table(TableFault)
  /// A template that is a workbook could not be made, and what the library says.
  case unwritten(what: String)

  /// A fault of a table; too many rows are the same of every file.
  init(_ fault: TableFault) {
    self = fault.reason == .tooManyRows ? .tooManyRows(limit: SourceTable.mostRows) : .table(fault)
  }

  /// The line it is about, from 1; nil when it is about the file.
  public var line: Int? {
    switch self {
    case .lineTooLong(let line, _), .malformed(let line, _), .refused(let line, _): line
    case .refusedRow(let place, _): place.row
    case .table(let fault): fault.place.row
    case .fileTooLarge, .tooManyRows, .empty, .unwritten: nil
    }
  }

  /// What, where, what now.
  public var description: String {
    switch self {
    case .fileTooLarge(let limit): "the file is over \(limit) bytes; import it in parts"
    case .tooManyRows(let limit): "the file has over \(limit) rows; import it in parts"
    case .lineTooLong(let line, let limit): "line \(line) is over \(limit) bytes"
    case .malformed(let line, let error): "line \(line), \(error)"
    case .refused(let line, let refusal): "line \(line): \(refusal.name.rawValue)"
    case .refusedRow(let place, let refusal):
      "\(Wording(.en).words(for: place)): \(refusal.name.rawValue)"
    case .empty: "the file holds no action"
    case .table(let fault): Wording(.en).sentence(for: fault)
    case .unwritten(let what): "the workbook could not be made (\(what))"
    }
  }
}

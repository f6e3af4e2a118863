import CanonicalJSON
import Entente
import Imports
import Partnership
import Wording

extension CommandError {
  /// Why a file of actions could not be read.
  init(_ error: ImportError, in path: String) {
    switch error {
    case .fileTooLarge(let limit):
      self = .trouble(.importTooLarge(path: path, line: nil, .fileBytes(limit)))
    case .tooManyRows(let limit):
      self = .trouble(.importTooLarge(path: path, line: nil, .rows(limit)))
    case .lineTooLong(let line, let limit):
      self = .trouble(.importTooLarge(path: path, line: line, .lineBytes(limit)))
    case .malformed(let line, let error):
      self = .trouble(.badLine(line, path: path, offset: error.offset, error.reason))
    case .refused(let line, let refusal): self = .refused(refusal, at: .line(line, path: path))
    case .refusedRow(let place, let refusal): self = .refused(refusal, at: .row(place, path: path))
    case .empty: self = .trouble(.emptyImport(path: path))
    case .table(let fault): self = .badTable(fault, path: path)
    case .unwritten(let what): self = .trouble(.store(path: path, .other(what)))
    }
  }

  /// Why the rows of a file were not recorded: the item of the ledger is a line of the file.
  init(_ error: LedgerError, ofRows rows: [ImportRow], from file: String, at path: String) {
    if case .refusedItem(let index, let refusal) = error, rows.indices.contains(index) {
      self = .refused(refusal, at: RefusedPlace(of: refusal, in: rows[index], of: file))
    } else {
      self.init(error, at: path)
    }
  }
}

extension RefusedPlace {
  /// Where in a file a row says what is refused.
  init(of refusal: Refusal, in row: ImportRow, of file: String) {
    self = row.place(of: refusal).map { .row($0, path: file) } ?? .line(row.line, path: file)
  }
}

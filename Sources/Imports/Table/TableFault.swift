public import Archives
public import Partnership

/// What is wrong with a file that holds a table, and where; nothing of it was imported.
public struct TableFault: Error, Equatable, Sendable {
  /// Where in the file.
  public struct Place: Equatable, Sendable {
    /// The sheet of a workbook; nil for a file that is one table, and where no sheet was read yet.
    public var sheet: String?
    /// The row, from 1; nil for the file.
    public var row: Int?
    /// The column, from 0; nil for the row.
    public var column: Int?
    /// What heads the column, where that is known.
    public var heading: String?

    /// A place in a table.
    public init(
      sheet: String? = nil, row: Int? = nil, column: Int? = nil, heading: String? = nil
    ) {
      self.sheet = sheet
      self.row = row
      self.column = column
      self.heading = heading
    }
  }

  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    // The file.

    /// It is a workbook of Excel 97–2003, or one with a password: both begin alike.
    case legacyWorkbook
    /// The archive a workbook is does not read.
    case archive(ArchiveError)
    /// A part of a workbook is not there, or is no XML.
    case badPart(String)
    /// A sheet leads to a part that is not there.
    case brokenLink(String)
    /// There is no sheet of that name.
    case unknownSheet(String, [String])
    /// A file that is one table has no sheets.
    case sheetOfText(String)
    /// It has more rows than are read.
    case tooManyRows
    /// It has more columns than are read.
    case tooManyColumns(limit: Int)
    /// A cell holds more than a cell may.
    case cellTooLong(limitBytes: Int)
    /// A workbook has more texts that cells share than a table has use for.
    case tooManySharedTexts(part: String, limit: Int)
    /// It is in UTF-8 in places, and in something else in others.
    case mixedEncodings
    /// It holds a byte that no encoding we read gives a meaning.
    case undefinedByte(UInt8)

    // Its form.

    /// A quotation mark opens and none closes.
    case unterminatedQuote
    /// Something follows a closing quotation mark.
    case textAfterQuote
    /// A row has more or fewer cells than there are headings.
    case cellCount(found: Int, expected: Int)
    /// A cell has no heading over it.
    case noHeading
    /// Two columns have one heading.
    case repeatedHeading(String)
    /// Cells of the headings are merged.
    case mergedHeading(String)
    /// A cell holds a formula, which nobody wrote the value of.
    case formula
    /// A cell holds an error of the spreadsheet.
    case errorValue(String)
    /// A cell names a shared text that is not there.
    case badSharedText(String)

    // Its columns.

    /// A heading is no path and no label.
    case unknownColumn(String)
    /// A heading may stand for several paths.
    case ambiguousColumn(String, [String])
    /// Two columns lead to one path.
    case repeatedPath(String)
    /// The type of the row has no such column; where it is one of another type, what it may mean.
    case notOfType(String, RecordType, meant: [ColumnPath])
    /// The row does not say which type of record it is.
    case noType
    /// No type of record is called so.
    case unknownType(String)

    // Its cells.

    /// None of the values the field may have is called so.
    case unknownValue(String, FieldName?, [String])
    /// No actor is called so; beside it some names that resemble it.
    case unknownActor(String, [String])
    /// Several actors are called so.
    case ambiguousActor(String, [String])
    /// It is neither true nor false.
    case notYesOrNo(String)
    /// It is no date.
    case badDate(String)
    /// Day and month may be either way round.
    case ambiguousDate(String)
    /// A time of day, which says not where.
    case timeOfDay(String)
    /// 29 February 1900, which Excel counts and no calendar has.
    case noSuchDay
    /// It is no number.
    case badNumber(String)
    /// The sign may stand before decimals or between thousands.
    case ambiguousNumber(String)
    /// It has more digits than a number keeps: fifteen in a spreadsheet, 2^53 − 1 in a record.
    case tooManyDigits(String)
    /// A number of things, or of the smallest unit of a currency, has decimals.
    case notWhole(String)
    /// An amount has more decimals than its currency.
    case tooManyDecimals(String, currency: String, decimals: Int)
    /// An amount stands in a row that names no currency.
    case noCurrency
    /// What should be JSON is not.
    case badJSON(String)
    /// A row has no unique id.
    case noUnique
    /// Two rows have one unique id.
    case repeatedUnique(String, row: Int)

    // The mapping.

    /// The mapping is not what a mapping is; where in it, and what was expected.
    case mapping(String, expected: String)
    /// The mapping names a column that the table has not.
    case missingColumn(String)
  }

  /// Where it is.
  public var place: Place
  /// What it is.
  public let reason: Reason

  /// A fault and its place.
  public init(_ reason: Reason, at place: Place = Place()) {
    self.place = place
    self.reason = reason
  }

  /// A fault of a cell.
  init(_ reason: Reason, row: Int?, column: Int? = nil, heading: String? = nil) {
    self.init(reason, at: Place(row: row, column: column, heading: heading))
  }

  /// The same, in a sheet, where it stands in a row of one.
  func inSheet(_ sheet: String?) -> TableFault {
    guard place.row != nil else { return self }
    var fault = self
    fault.place.sheet = fault.place.sheet ?? sheet
    return fault
  }

  /// Whether a value is at fault, for its author to change, and not the file.
  public var isRefusal: Bool {
    switch reason {
    case .unknownColumn, .ambiguousColumn, .repeatedPath, .notOfType, .noType, .unknownType,
      .unknownValue, .unknownActor, .ambiguousActor, .notYesOrNo, .badDate, .ambiguousDate,
      .timeOfDay, .noSuchDay, .badNumber, .ambiguousNumber, .tooManyDigits, .notWhole,
      .tooManyDecimals, .noCurrency, .badJSON, .noUnique, .repeatedUnique, .mapping,
      .missingColumn, .formula, .errorValue, .unknownSheet, .sheetOfText:
      true
    default: false
    }
  }
}

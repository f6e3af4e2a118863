internal import CanonicalJSON
internal import Wording

/// What the columns of a table are about, and how their cells are written; given with an import and
/// kept with it.
///
/// ```json
/// {"columns": [{"column": "Date", "path": "occurred", "dates": "dmy"},
///              {"column": "Forme", "path": "data.form",
///               "values": [{"cell": "atelier", "value": "workshop"}]},
///              {"column": "Remarque"}],
///  "fixed": {"type": "exchange.held", "agreement": "gq-cnrs-2022"},
///  "unique": {"column": "No", "register": "exchanges"}}
/// ```
public struct Mapping: Sendable, Hashable {
  /// One column, and what the cells under it mean.
  public struct Column: Sendable, Hashable {
    /// Its heading.
    public var heading: String
    /// What it is about; nil for one that is left out.
    public var path: ColumnPath?
    /// How its cells are written, where that differs from the others.
    public var form = CellForm()
    /// What some of its cells stand for.
    public var values: [Value] = []
  }

  /// What one text in a cell stands for.
  public struct Value: Sendable, Hashable {
    /// The text.
    public var cell: String
    /// What it stands for.
    public var value: String
  }

  /// The column that names each row for ever.
  public struct Unique: Sendable, Hashable {
    /// Its heading.
    public var heading: String
    /// In which register the names are unique, where the ledger imports from several.
    public var register: String?
  }

  /// The columns it speaks of; others are known by their headings.
  public var columns: [Column] = []
  /// What every row says beside its cells.
  public var fixed: [Fixed] = []
  /// How cells are written.
  public var form = CellForm()
  /// The sheet of a workbook.
  public var sheet: String?
  /// The column of unique ids.
  public var unique: Unique?
  /// Which actors names in cells stand for, where the ledger's own names do not say it, or said it
  /// when the table was read.
  public var actors: [Value] = []

  /// A value that every row has.
  public struct Fixed: Sendable, Hashable {
    /// Where.
    public var path: ColumnPath
    /// What, as a cell would hold it.
    public var value: String
  }

  /// Nothing said: headings are known by themselves, and what is ambiguous is refused.
  public init() {}

  /// Whether it says nothing.
  public var isEmpty: Bool { self == Mapping() }
}

/// How the cells of a table, or of one of its columns, are written.
public struct CellForm: Sendable, Hashable {
  /// Which comes first in a date of numbers.
  public var dates: DateOrder?
  /// What stands before decimals.
  public var decimal: DecimalSign?
  /// What stands between the items of a list.
  public var list: String?

  /// Nothing said.
  public init() {}

  /// This form where it says something, and another's elsewhere.
  func over(_ other: CellForm) -> CellForm {
    var form = self
    form.dates = form.dates ?? other.dates
    form.decimal = form.decimal ?? other.decimal
    form.list = form.list ?? other.list
    return form
  }
}

extension Mapping {
  /// Reads a mapping.
  public init(_ bytes: [UInt8]) throws(ImportError) {
    let json: JSON
    do throws(CanonicalJSONError) {
      json = try JSON(parsing: bytes, limits: JSONLimits(bytes: 1 << 20))
    } catch {
      throw .malformed(line: 1 + bytes.prefix(error.offset).count { $0 == 0x0A }, error)
    }
    do throws(TableFault) {
      try self.init(json)
    } catch {
      throw ImportError(error)
    }
  }

  private init(_ json: JSON) throws(TableFault) {
    let object = try MappingObject(json, at: "", keys: Mapping.keys)
    form = try CellForm(object)
    sheet = try object.text("sheet")
    actors = try Mapping.values(object, "actors", at: "actors")
    for (index, item) in try object.list("columns").enumerated() {
      let column = try Column(item, at: "columns[\(index)]")
      // Of two that speak of one heading, nobody could tell which counts.
      guard !columns.contains(where: { Search.fold($0.heading) == Search.fold(column.heading) })
      else {
        throw TableFault(.mapping("columns[\(index)].column", expected: "≠ \(column.heading)"))
      }
      columns.append(column)
    }
    if let given = object["fixed"] {
      guard case .object(let values) = given else {
        throw TableFault(.mapping("fixed", expected: "{path: value}"))
      }
      for (key, value) in values {
        guard let path = ColumnPath(key) else {
          throw TableFault(.mapping("fixed.\(key)", expected: ColumnPath.expected(for: key)))
        }
        fixed.append(Fixed(path: path, value: try Mapping.cell(value, at: "fixed.\(key)")))
      }
    }
    switch object["unique"] {
    case .string(let heading)?: unique = Unique(heading: heading)
    case let given?:
      let object = try MappingObject(given, at: "unique", keys: ["column", "register"])
      guard let heading = try object.text("column") else {
        throw TableFault(.mapping("unique.column", expected: "text"))
      }
      unique = Unique(heading: heading, register: try object.text("register"))
    case nil: break
    }
  }

  private static let keys = [
    "actors", "columns", "dates", "decimal", "fixed", "list", "sheet", "unique",
  ]

  /// What texts in cells stand for.
  fileprivate static func values(
    _ object: MappingObject, _ key: String, at place: String
  ) throws(TableFault) -> [Value] {
    var values: [Value] = []
    for (index, item) in try object.list(key).enumerated() {
      let at = "\(place)[\(index)]"
      let pair = try MappingObject(item, at: at, keys: ["cell", "value"])
      guard let cell = try pair.text("cell"), let value = try pair.text("value") else {
        throw TableFault(.mapping(at, expected: "{cell, value}"))
      }
      values.append(Value(cell: cell, value: value))
    }
    return values
  }

  /// A fixed value as a cell would hold it: a list with a line end between its items.
  private static func cell(_ json: JSON, at path: String) throws(TableFault) -> String {
    switch json {
    case .string(let text) where !text.isEmpty: return text
    case .integer(let integer): return String(integer)
    case .bool(let boolean): return String(boolean)
    default:
      do throws(CanonicalJSONError) {
        return String(decoding: try json.canonicalBytes, as: UTF8.self)
      } catch {
        throw TableFault(.mapping(path, expected: "text"))
      }
    }
  }
}

extension Mapping.Column {
  fileprivate init(_ json: JSON, at place: String) throws(TableFault) {
    let object = try MappingObject(
      json, at: place, keys: ["column", "dates", "decimal", "list", "path", "values"])
    guard let heading = try object.text("column") else {
      throw TableFault(.mapping("\(place).column", expected: "text"))
    }
    self.heading = heading
    if let text = try object.text("path") {
      guard let path = ColumnPath(text) else {
        throw TableFault(.mapping("\(place).path", expected: ColumnPath.expected(for: text)))
      }
      self.path = path
    }
    form = try CellForm(object)
    values = try Mapping.values(object, "values", at: "\(place).values")
  }
}

extension CellForm {
  fileprivate init(_ object: MappingObject) throws(TableFault) {
    dates = try object.choice("dates")
    decimal = try object.choice("decimal")
    list = try object.text("list")
  }
}

/// An object of a mapping, with where it stands.
private struct MappingObject {
  private let members: JSONObject
  private let place: String

  init(_ json: JSON, at place: String, keys: [String]) throws(TableFault) {
    guard case .object(let members) = json else {
      throw TableFault(.mapping(place.isEmpty ? "{" : place, expected: "{…}"))
    }
    for (key, _) in members where !keys.contains(key) {
      throw TableFault(
        .mapping(place.isEmpty ? key : "\(place).\(key)", expected: keys.joined(separator: "|")))
    }
    self.members = members
    self.place = place
  }

  subscript(key: String) -> JSON? { members[key] }

  private func path(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  func text(_ key: String) throws(TableFault) -> String? {
    guard let json = members[key] else { return nil }
    guard case .string(let text) = json, !text.isEmpty else {
      throw TableFault(.mapping(path(key), expected: "text"))
    }
    return text
  }

  func list(_ key: String) throws(TableFault) -> [JSON] {
    guard let json = members[key] else { return [] }
    guard case .array(let items) = json else {
      throw TableFault(.mapping(path(key), expected: "[…]"))
    }
    return items
  }

  func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(TableFault) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = Value(rawValue: text) else {
      throw TableFault(
        .mapping(path(key), expected: Value.allCases.map(\.rawValue).joined(separator: "|")))
    }
    return value
  }
}

internal import CanonicalJSON
internal import Partnership
internal import Wording

/// The rows of a table as actions, by a mapping and by the headings.
public struct TableReading: Sendable {
  private let mapping: Mapping
  private let headings = Headings.all

  /// Reads tables by that mapping.
  public init(_ mapping: Mapping = Mapping()) { self.mapping = mapping }

  /// The actions of a table, one a row.
  ///
  /// - Parameters:
  ///   - source: The file the rows are from, which each of them will cite.
  ///   - names: The actors that cells may name; nil where there are only ids.
  /// - Throws: The first fault, with row and column.
  public func rows(
    of table: SourceTable, from source: ImportSource, naming names: ActorNames? = nil
  ) throws(ImportError) -> [ImportRow] {
    let names = names ?? ActorNames(mapping, ids: { [] }, names: { [] })
    let read: [ReadAction]
    do throws(TableFault) {
      read = try actions(of: table, names)
    } catch {
      throw ImportError(error.inSheet(table.sheet))
    }
    var rows: [ImportRow] = []
    rows.reserveCapacity(read.count)
    for item in read {
      let action: Action
      do throws(Refusal) {
        action = try Action(json: item.json)
      } catch {
        throw .refusedRow(item.columns.place(of: error, row: item.row, in: nil), error)
      }
      rows.append(
        ImportRow(
          line: item.row, action: action,
          unique: item.unique.map { UniqueID(register: mapping.unique?.register, id: $0) },
          citation: source.citation(row: item.row, sheet: table.sheet), columns: item.columns))
    }
    guard !rows.isEmpty else { throw .empty }
    return rows
  }

  /// What a row says, before it is held to the form of an action.
  private typealias ReadAction = (row: Int, json: JSON, unique: String?, columns: RowColumns)

  /// The mapping, with what names in the cells of the tables it has read stand for: with it they read
  /// the same in any ledger, at any time.
  public func mapping(naming names: ActorNames) -> Mapping {
    var mapping = mapping
    mapping.actors = names.meanings
    return mapping
  }

  private func actions(
    of table: SourceTable, _ names: ActorNames
  ) throws(TableFault) -> [ReadAction] {
    let layout = try Layout(table, mapping, headings)
    var plans: [RecordType: TypePlan] = [:]
    var uniques: [String: Int] = [:]
    var read: [ReadAction] = []
    read.reserveCapacity(table.rows.count)
    for row in table.rows {
      let type = try layout.type(of: row)
      let plan: TypePlan
      if let known = plans[type] {
        plan = known
      } else {
        plan = try TypePlan(type, layout, mapping, headings, names)
        plans[type] = plan
      }
      let json = try plan.json(of: row)
      if type == .actorRegistered, let data = json.objectValue?["data"]?.objectValue {
        names.register(data)
      }
      let unique = try layout.unique(of: row)
      if let unique, let earlier = uniques.updateValue(row.number, forKey: unique) {
        throw TableFault(.repeatedUnique(unique, row: earlier), row: row.number)
      }
      read.append((row.number, json, unique, plan.columns))
    }
    return read
  }
}

/// Where the columns of one table are.
private struct Layout {
  let table: SourceTable
  /// The columns the mapping says something of, by column.
  let mapped: [Int: Mapping.Column]
  private let typeColumn: Int?
  private let typeValues: [String: String]
  private let fixedType: RecordType?
  private let uniqueColumn: Int?
  private let types: [String: RecordType]

  init(
    _ table: SourceTable, _ mapping: Mapping, _ headings: Headings
  ) throws(TableFault) {
    self.table = table
    var columns: [String: Int] = [:]
    for (column, heading) in table.headings.enumerated() { columns[heading] = column }
    func column(_ heading: String) throws(TableFault) -> Int {
      guard let column = columns[heading] ?? columns[String(heading.trimmed)] else {
        throw TableFault(.missingColumn(heading), row: table.headingRow)
      }
      return column
    }
    var mapped: [Int: Mapping.Column] = [:]
    for item in mapping.columns { mapped[try column(item.heading)] = item }
    uniqueColumn = try mapping.unique.map { unique throws(TableFault) in
      try column(unique.heading)
    }
    var typeColumn: Int?
    for (column, heading) in table.headings.enumerated() where !heading.isEmpty {
      if let item = mapped[column] {
        if item.path == .key(.type) { typeColumn = column }
      } else if headings.isOfType(heading) {
        typeColumn = column
      } else if column != uniqueColumn, !headings.isKnown(heading) {
        throw TableFault(
          .unknownColumn(heading), row: table.headingRow, column: column, heading: heading)
      }
    }
    self.mapped = mapped
    self.typeColumn = typeColumn
    typeValues = Dictionary(
      (typeColumn.flatMap { mapped[$0]?.values } ?? []).map { (Search.fold($0.cell), $0.value) },
      uniquingKeysWith: { first, _ in first })
    var types: [String: RecordType] = [:]
    for type in RecordType.allCases {
      types[Search.fold(type.name)] = type
      for language in Language.allCases {
        types[Search.fold(Wording(language).label(of: type))] = type
      }
    }
    self.types = types
    if let given = mapping.fixed.first(where: { $0.path == .key(.type) }) {
      guard let type = types[Search.fold(given.value)] else {
        throw TableFault(.unknownType(given.value))
      }
      fixedType = type
    } else {
      fixedType = nil
    }
  }

  func place(_ row: TableRow, _ column: Int) -> TableFault.Place {
    TableFault.Place(row: row.number, column: column, heading: table.headings[column])
  }

  func type(of row: TableRow) throws(TableFault) -> RecordType {
    if let typeColumn, row[typeColumn] != .empty {
      let folded = Search.fold(row[typeColumn].text)
      guard let type = types[typeValues[folded].map(Search.fold) ?? folded] else {
        throw TableFault(
          .unknownType(row[typeColumn].text), at: place(row, typeColumn))
      }
      return type
    }
    guard let fixedType else { throw TableFault(.noType, row: row.number) }
    return fixedType
  }

  func unique(of row: TableRow) throws(TableFault) -> String? {
    guard let uniqueColumn else { return nil }
    let text = row[uniqueColumn].text
    guard !text.isEmpty else { throw TableFault(.noUnique, at: place(row, uniqueColumn)) }
    return text
  }

  /// Whether a column says something other than what a row records.
  func isAside(_ column: Int) -> Bool {
    if column == typeColumn { return true }
    if let item = mapped[column] { return item.path == nil }
    return column == uniqueColumn
  }
}

/// What the columns of a table are about in rows of one type.
private struct TypePlan {
  private let type: RecordType
  private let layout: Layout
  private let headings: Headings
  private let readings: [(column: Int, reading: CellReading)]
  /// Columns that rows of the type must leave empty.
  private let others: [Int]
  private let fixed: [(cell: TableCell, reading: CellReading)]
  private let amount: (column: Int, reading: CellReading)?
  /// Where they are, for who looks for one of them.
  let columns: RowColumns

  init(
    _ type: RecordType, _ layout: Layout, _ mapping: Mapping, _ headings: Headings,
    _ names: ActorNames
  ) throws(TableFault) {
    self.type = type
    self.layout = layout
    self.headings = headings
    var readings: [(Int, CellReading)] = []
    var others: [Int] = []
    var taken: [ColumnPath: Int] = [:]
    for (column, heading) in layout.table.headings.enumerated()
    where !heading.isEmpty && !layout.isAside(column) {
      let item = layout.mapped[column]
      let paths = item?.path.map { [$0] } ?? headings.paths(of: heading, in: type)
      let place = TableFault.Place(
        row: layout.table.headingRow, column: column, heading: heading)
      if paths.count > 1 {
        throw TableFault(.ambiguousColumn(heading, paths.map(\.text).sorted()), at: place)
      }
      guard let path = paths.first, path.isOf(type) else {
        others.append(column)
        continue
      }
      guard taken.updateValue(column, forKey: path) == nil else {
        throw TableFault(.repeatedPath(path.text), at: place)
      }
      let form = item.map { $0.form.over(mapping.form) } ?? mapping.form
      readings.append((column, CellReading(path, of: type, form, names, item?.values ?? [])))
    }
    amount = readings.first { $0.1.path == .field(.amount, ColumnPath.decimal) }
    self.readings = readings
    self.others = others
    columns = RowColumns(
      columns: readings.map { column, reading in
        RowColumns.Column(
          path: reading.path, column: column, heading: layout.table.headings[column])
      }, sheet: layout.table.sheet)
    fixed = mapping.fixed.filter { $0.path != .key(.type) && $0.path.isOf(type) }.map {
      (.text($0.value), CellReading($0.path, of: type, mapping.form, names))
    }
  }

  func json(of row: TableRow) throws(TableFault) -> JSON {
    var read = ReadRow(type)
    for (cell, reading) in fixed { try reading.put(cell, into: &read) }
    for (column, reading) in readings where row[column] != .empty {
      try placed(row, column) { () throws(TableFault) in
        try reading.put(row[column], into: &read)
      }
    }
    if let amount, row[amount.column] != .empty {
      let currency = read.data["currency"]?.stringValue
      try placed(row, amount.column) { () throws(TableFault) in
        read.data["amount"] = .integer(
          try amount.reading.amount(row[amount.column], in: currency))
      }
    }
    for column in others where row[column] != .empty {
      throw TableFault(
        .notOfType(
          layout.table.headings[column], type,
          meant: headings.counterparts(of: layout.table.headings[column], in: type)),
        at: layout.place(row, column))
    }
    return read.json
  }

  private func placed(
    _ row: TableRow, _ column: Int, _ work: () throws(TableFault) -> Void
  ) throws(TableFault) {
    do throws(TableFault) {
      try work()
    } catch {
      throw TableFault(error.reason, at: layout.place(row, column))
    }
  }
}

internal import Archives

extension Workbook {
  /// A workbook of those sheets, `.xlsx` (ECMA-376, transitional), its headings in bold and kept in
  /// sight.
  public static func bytes(of sheets: [WrittenSheet]) throws(ImportError) -> [UInt8] {
    let numbers = sheets.indices.map { $0 + 1 }
    let parts = [
      ("[Content_Types].xml", contentTypes(numbers)), ("_rels/.rels", links),
      ("xl/workbook.xml", book(numbers, usable(sheets.map(\.name)))),
      ("xl/_rels/workbook.xml.rels", linksOfBook(numbers)), ("xl/styles.xml", styles),
    ]
    let written = zip(numbers, sheets).map { ("xl/worksheets/sheet\($0).xml", xml(of: $1)) }
    let files = (parts + written).map { name, xml in
      (
        name: name,
        bytes: Array(
          ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml).utf8)
      )
    }
    do throws(PackingError) {
      return try ZipWriter.bytes(of: files)
    } catch {
      throw .unwritten(what: error.description)
    }
  }

  private static func contentTypes(_ numbers: [Int]) -> String {
    "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"\(media)-package.relationships+xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(sheetMedia).sheet.main+xml\"/>"
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(sheetMedia).styles+xml\"/>"
      + numbers.map {
        "<Override PartName=\"/xl/worksheets/sheet\($0).xml\""
          + " ContentType=\"\(sheetMedia).worksheet+xml\"/>"
      }.joined() + "</Types>"
  }

  private static let links =
    "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\""
    + " Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  private static func book(_ numbers: [Int], _ names: [String]) -> String {
    "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
      + zip(numbers, names).map {
        "<sheet name=\"\(escaped($1))\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>"
      }.joined() + "</sheets></workbook>"
  }

  private static func linksOfBook(_ numbers: [Int]) -> String {
    "<Relationships xmlns=\"\(package)/relationships\">"
      + numbers.map {
        "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\""
          + " Target=\"worksheets/sheet\($0).xml\"/>"
      }.joined()
      + "<Relationship Id=\"rId\(numbers.count + 1)\" Type=\"\(office)/styles\""
      + " Target=\"styles.xml\"/></Relationships>"
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let media = "application/vnd.openxmlformats"
  private static let sheetMedia = media + "-officedocument.spreadsheetml"

  /// Of cells: 0 as it comes, 1 text (built-in format 49, `@`), 2 headings.
  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/>"
    + "</font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    + "</cellStyleXfs><cellXfs count=\"3\">"
    + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
    + " applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
    + " applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs><cellStyles count=\"1\">"
    + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

  private static func xml(of sheet: WrittenSheet) -> String {
    var xml =
      "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\""
      + " topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    for (index, column) in sheet.columns.enumerated() {
      xml +=
        "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\""
        + " customWidth=\"1\" style=\"\(column.isText ? 1 : 0)\"/>"
    }
    xml += "</cols><sheetData>"
    xml += row(sheet.columns.map(\.heading), number: 1) { _ in 2 }
    for (index, cells) in sheet.rows.enumerated() {
      xml += row(cells, number: index + 2) { sheet.columns[$0].isText ? 1 : 0 }
    }
    return xml + "</sheetData>" + validations(of: sheet) + "</worksheet>"
  }

  private static func row(_ cells: [String], number: Int, style: (Int) -> Int) -> String {
    var xml = "<row r=\"\(number)\">"
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      xml +=
        "<c r=\"\(letters(ofColumn: column))\(number)\" s=\"\(style(column))\" t=\"inlineStr\"><is>"
        + "<t xml:space=\"preserve\">\(escaped(cell))</t></is></c>"
    }
    return xml + "</row>"
  }

  /// The lists cells offer; one that does not go into a formula of 255 letters is left out.
  private static func validations(of sheet: WrittenSheet) -> String {
    var lists: [String] = []
    for (index, column) in sheet.columns.enumerated() where !column.choices.isEmpty {
      let list = column.choices.joined(separator: ",")
      guard list.utf16.count <= 253,
        !column.choices.contains(where: { $0.contains { ",\"".contains($0) } })
      else { continue }
      let letter = letters(ofColumn: index)
      lists.append(
        "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"\(letter)2:\(letter)1048576\">"
          + "<formula1>\"\(escaped(list))\"</formula1></dataValidation>")
    }
    guard !lists.isEmpty else { return "" }
    return "<dataValidations count=\"\(lists.count)\">\(lists.joined())</dataValidations>"
  }

  /// Names of sheets: 31 letters at most, none of `[]:*?/\`, no apostrophe at an end, no two alike.
  private static func usable(_ names: [String]) -> [String] {
    var usable: [String] = []
    for (index, name) in names.enumerated() {
      var kept = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
      if kept.isEmpty || usable.contains(where: { $0.lowercased() == kept.lowercased() }) {
        kept = "\(kept.prefix(27))\(kept.isEmpty ? "" : " ")\(index + 1)"
      }
      usable.append(kept)
    }
    return usable
  }

  /// A text as XML has it; what XML 1.0 has no character for is left out.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

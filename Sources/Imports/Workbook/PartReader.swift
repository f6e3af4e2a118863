internal import Archives
internal import Foundation
internal import FoundationXML
internal import Workbooks

/// Reads one part of a workbook, element by element; each sort of part overrides what it looks for.
///
/// Only elements of spreadsheets and of packages count: what other programs keep beside them has
/// names of its own.
class PartReader: NSObject, XMLParserDelegate {
  private static let namespaces: Set<String> = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]

  private(set) var fault: TableFault?
  private var parser: XMLParser?
  /// How many elements are open, and whether one was: the parser does not mind a part that ends early.
  private var depth = 0
  private var hasBegun = false
  /// The characters since the element that keeps them began; nil outside such elements.
  private(set) var kept: String?

  /// An element begins.
  func begin(_ name: String, _ attributes: [String: String]) throws(TableFault) {}
  /// An element ends.
  func end(_ name: String, _ text: String) throws(TableFault) {}
  /// Whether the characters of an element are kept until its end.
  func keepsText(of name: String) -> Bool { false }

  /// Reads a part to its end.
  final func read(
    _ part: String, of archive: ZipArchive, _ limits: UnpackLimits
  ) throws(TableFault) {
    let stream: PartStream
    do throws(ArchiveError) {
      stream = try archive.stream(of: part, limits: limits)
    } catch {
      if case .missing = error { throw TableFault(.brokenLink(part)) }
      throw TableFault(.archive(error))
    }
    let parser = XMLParser(stream: stream)
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    self.parser = parser
    let isWhole = parser.parse()
    self.parser = nil
    if let fault { throw fault }
    if let error = stream.fault { throw TableFault(.archive(error)) }
    guard isWhole, hasBegun, depth == 0 else { throw TableFault(.badPart(part)) }
  }

  private func trying(_ work: () throws(TableFault) -> Void) {
    guard fault == nil else { return }
    do throws(TableFault) {
      try work()
    } catch {
      fault = error
      parser?.abortParsing()
    }
  }

  final func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    depth += 1
    hasBegun = true
    guard let namespaceURI, PartReader.namespaces.contains(namespaceURI) else { return }
    if keepsText(of: name) { kept = "" }
    trying { () throws(TableFault) in try begin(name, attributes) }
  }

  final func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    depth -= 1
    guard let namespaceURI, PartReader.namespaces.contains(namespaceURI) else { return }
    let text = keepsText(of: name) ? kept ?? "" : ""
    if keepsText(of: name) { kept = nil }
    trying { () throws(TableFault) in try end(name, text) }
  }

  /// Characters that are written in one piece, `<![CDATA[a < b]]>`, are characters like others.
  final func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  final func parser(_ parser: XMLParser, foundCharacters characters: String) {
    guard kept != nil else { return }
    kept?.append(characters)
    trying { () throws(TableFault) in
      if (kept?.utf8.count ?? 0) > SourceTable.longestCellBytes {
        throw TableFault(.cellTooLong(limitBytes: SourceTable.longestCellBytes))
      }
    }
  }
}

/// The relationships of a part: what its ids lead to.
final class RelationshipReader: PartReader {
  private(set) var targets: [String: String] = [:]
  private(set) var byType: [String: String] = [:]
  private let folder: String

  /// - Parameter folder: Where the part stands that has them, `xl/`.
  init(in folder: String) { self.folder = folder }

  override func begin(_ name: String, _ attributes: [String: String]) throws(TableFault) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let target = attributes["Target"]
    else { return }
    let path = try resolved(target)
    targets[id] = path
    let type = attributes["Type"].flatMap { $0.split(separator: "/").last }.map(String.init) ?? ""
    byType[type] = path
  }

  /// A target as the name of a part; a way out of the archive leads nowhere.
  private func resolved(_ target: String) throws(TableFault) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..":
        guard steps.popLast() != nil else { throw TableFault(.brokenLink(target)) }
      default: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }
}

/// The workbook itself: its sheets, and from when it counts days.
final class WorkbookReader: PartReader {
  private(set) var sheets: [(name: String, id: String)] = []
  private(set) var countsFrom1904 = false

  override func begin(_ name: String, _ attributes: [String: String]) throws(TableFault) {
    switch name {
    case "workbookPr":
      countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "0")
    case "sheet":
      guard let title = attributes["name"],
        let id = attributes.first(where: { $0.key == "id" || $0.key.hasSuffix(":id") })?.value
      else { throw TableFault(.badPart("xl/workbook.xml")) }
      sheets.append((title, id))
    default: break
    }
  }
}

/// The texts that cells share.
final class SharedTextReader: PartReader {
  /// The most of them: several for each row that a table may have.
  ///
  /// An empty one is five bytes of a part that unpacks to a quarter of a gibibyte.
  static let mostTexts = 4_000_000

  private let part: String
  /// As cells, so that a long one that many cells share is made once.
  private(set) var texts: [TableCell] = []
  private var text = ""
  private var isPhonetic = false

  /// - Parameter part: The name of the part.
  init(_ part: String) { self.part = part }

  override func keepsText(of name: String) -> Bool { name == "t" }

  override func begin(_ name: String, _ attributes: [String: String]) throws(TableFault) {
    if name == "rPh" { isPhonetic = true }
    if name == "si" { text = "" }
  }

  override func end(_ name: String, _ characters: String) throws(TableFault) {
    switch name {
    case "t":
      if !isPhonetic { text += EscapedCharacters.read(characters) }
    case "rPh": isPhonetic = false
    case "si":
      if text.utf8.count > SourceTable.longestCellBytes {
        throw TableFault(.cellTooLong(limitBytes: SourceTable.longestCellBytes))
      }
      guard texts.count < SharedTextReader.mostTexts else {
        throw TableFault(.tooManySharedTexts(part: part, limit: SharedTextReader.mostTexts))
      }
      texts.append(TableCell(trimming: text[...]))
    default: break
    }
  }
}

/// Which styles of cells show a number as a date.
final class StyleReader: PartReader {
  private var codes: [Int: String] = [:]
  private var isOfCells = false
  /// By style: whether it is that of a date.
  private(set) var areDates: [Bool] = []

  override func begin(_ name: String, _ attributes: [String: String]) throws(TableFault) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"]
      }
    case "cellXfs": isOfCells = true
    case "xf" where isOfCells:
      areDates.append(isDate(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
    default: break
    }
  }

  override func end(_ name: String, _ characters: String) throws(TableFault) {
    if name == "cellXfs" { isOfCells = false }
  }

  /// ECMA-376-1 §18.8.30: which built-in formats are those of dates; others say it by their letters.
  private func isDate(_ id: Int) -> Bool {
    guard let code = codes[id] else {
      return (14...17).contains(id) || id == 22 || (27...36).contains(id) || (50...58).contains(id)
    }
    var isLiteral = false
    var isBracketed = false
    var isEscaped = false
    for letter in code.unicodeScalars {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch letter {
      case "\\", "_", "*": isEscaped = true
      case "\"": isLiteral.toggle()
      case "[": isBracketed = true
      case "]": isBracketed = false
      // A day or a year: hours, minutes and seconds alone are durations.
      case "d", "D", "y", "Y", "j", "J", "a", "A":
        if !isLiteral, !isBracketed, !code.hasPrefix("General") { return true }
      default: break
      }
    }
    return false
  }
}

import CanonicalJSON
import Imports
import Wording

/// Which of several actions is refused.
enum RefusedPlace {
  /// The one of that number, from 1.
  case item(Int)
  /// A line of a file of JSON lines.
  case line(Int, path: String)
  /// A row of a table, and a cell of it where that is known.
  case row(TableFault.Place, path: String)

  /// The line or row, from 1.
  var line: Int? {
    switch self {
    case .item(let line), .line(let line, _): line
    case .row(let place, _): place.row
    }
  }

  /// What names it to a person, without the sentence.
  func words(_ wording: Wording) -> String {
    switch self {
    case .item(let line): wording.say(fr: "Ligne \(String(line))", en: "Line \(String(line))")
    case .line(let line, let path):
      wording.name(ofFile: path)
        + wording.say(fr: ", ligne \(String(line))", en: ", line \(String(line))")
    case .row(let place, let path):
      "\(wording.name(ofFile: path)), \(wording.words(for: place))"
    }
  }

  /// What names it to a program.
  var parameters: [JSON] {
    switch self {
    case .item(let line): [["role": "line", "value": .integer(Int64(line))]]
    case .line(let line, let path):
      [
        ["role": "path", "value": .string(terminalSafe(path))],
        ["role": "line", "value": .integer(Int64(line))],
      ]
    case .row(let place, let path):
      [["role": "path", "value": .string(terminalSafe(path))]]
        + (place.sheet.map { [["role": "sheet", "value": .string(terminalSafe($0))]] } ?? [])
        + (place.row.map { [["role": "line", "value": .integer(Int64($0))]] } ?? [])
        + (place.column.map { [["role": "column", "value": .integer(Int64($0 + 1))]] } ?? [])
    }
  }
}

extension Wording {
  /// A file as it was named on the command line; `-` is standard input.
  func name(ofFile path: String) -> String {
    path == "-" ? say(fr: "entrée standard", en: "standard input") : path
  }
}

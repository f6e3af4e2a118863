import ArgumentParser
import CanonicalJSON
import DelimitedText
import Entente
import Imports
import Projections
import Wording

/// Whether an answer is given as a table, and in which form.
struct TableOption: ParsableArguments {
  @Flag(
    name: .customLong("csv"),
    help: help(
      fr: "Répondre en tableau CSV : une ligne par élément d'une liste, ou par valeur d'une vue.",
      en: "Answer as a CSV table: a row an item of a list, or a value of a view."))
  var isCSV = false

  @OptionGroup var plain: PlainOption

  /// The form that was asked for; nil for words.
  func form(_ wording: Wording) throws(CommandError) -> AnswerForm? {
    if isCSV, plain.isOn { throw .severalForms(["--csv", "--plain"], wording) }
    return isCSV ? .csv : plain.form
  }
}

/// Whether an answer is given in plain lines.
struct PlainOption: ParsableArguments {
  @Flag(
    name: .both("plain", "simple"),
    help: help(
      fr: "Répondre en lignes simples, cases séparées par des tabulations, pour grep, cut et awk.",
      en: "Answer in plain lines, cells separated by tabs, for grep, cut and awk."))
  var isOn = false

  var form: AnswerForm? { isOn ? .plain : nil }
}

/// How a table is given.
enum AnswerForm: String {
  /// A file for other programs (RFC 4180).
  case csv
  /// A line a row, as wide as it is, its cells separated by tabs.
  case plain

  /// The option that asks for it.
  var option: String { "--\(rawValue)" }
}

extension ViewTable {
  /// The table in a form, its words looked up; a word that is not here says so.
  func bytes(
    as form: AnswerForm, _ words: WordsFound, _ wording: Wording
  ) -> [UInt8] {
    let cells =
      [columns]
      + rows.map { row in
        row.map { cell in
          guard let word = cell.wordReference else { return cell.scalarText ?? "" }
          return words.text(word)
            ?? wording.label(of: words[word] == .withheld ? MissingWord.withheld : .erased)
        }
      }
    switch form {
    case .csv:
      // Signs that reorder a text are written out.
      return DelimitedText.bytes(of: cells.map { $0.map(withoutReordering) })
    case .plain:
      // So are tabs and line ends: one line is one row.
      let lines = cells.map { $0.map(terminalSafe).joined(separator: "\t") + "\n" }
      return Array(lines.joined().utf8)
    }
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import Imports
import Projections
import Wording

/// Whether an answer is given as a table.
struct TableOption: ParsableArguments {
  @Flag(
    name: .customLong("csv"),
    help: help(
      fr: "Répondre en tableau CSV : une ligne par élément d'une liste, ou par valeur d'une vue.",
      en: "Answer as a CSV table: a row an item of a list, or a value of a view."))
  var isOn = false
}

extension ViewTable {
  /// The table as a file (RFC 4180), its words looked up; a word that is not here says so, and signs that
  /// reorder a text are written out.
  func csv(_ words: WordsFound, _ wording: Wording) -> [UInt8] {
    Delimited.bytes(
      of: [columns]
        + rows.map { row in
          row.map { cell in
            guard let word = cell.wordReference else { return cell.scalarText ?? "" }
            return words.text(word).map(withoutReordering)
              ?? wording.label(of: words[word] == .withheld ? MissingWord.withheld : .erased)
          }
        })
  }
}

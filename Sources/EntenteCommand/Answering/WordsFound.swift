import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// The words of an answer, looked up when it is shown.
struct WordsFound {
  private let found: [WordReference: WordFound]

  init(
    _ references: [WordReference], in ledger: Ledger, at path: String
  ) throws(CommandError) {
    do throws(LedgerError) {
      found = try ledger.words(references)
    } catch {
      throw CommandError(error, at: path)
    }
  }

  /// What became of a word; nil when nobody asked for it.
  subscript(reference: WordReference) -> WordFound? { found[reference] }

  /// The text of a word; nil when it is erased or withheld.
  func text(_ reference: WordReference) -> String? {
    if case .text(let text)? = found[reference] { text } else { nil }
  }

  /// The words as JSON: one item a word, ascending by record and field.
  var json: JSON {
    let items = found.keys.sorted { ($0.sequence.index, $0.path) < ($1.sequence.index, $1.path) }
    return .array(
      items.map { reference in
        var item: JSONObject = [
          "field": .string(reference.path),
          "sequence": .integer(Int64(clamping: reference.sequence.index)),
        ]
        found[reference]?.add(to: &item)
        return .object(item)
      })
  }
}

extension WordFound {
  /// Says what became of a word in the JSON of the place it stands in.
  func add(to item: inout JSONObject) {
    switch self {
    case .text(let text): item["text"] = .string(text)
    case .erased(let erasure):
      item["missing"] = "erased"
      item["erased_by"] = .integer(Int64(clamping: erasure.index))
    case .withheld: item["missing"] = "withheld"
    }
  }
}

extension RecordPage {
  /// The words of the record as JSON: one item a word, each with its text or what became of it.
  var wordItems: [JSON] {
    facts.wordsPresent.map { path in
      var item: JSONObject = [
        "field": .string(path), "sequence": .integer(Int64(clamping: receipt.sequence.index)),
      ]
      (words?[path].map { .text($0) } ?? missingWords ?? .withheld).add(to: &item)
      return .object(item)
    }
  }
}

import CanonicalJSON
import Imports
import Partnership
import Wording

// What people write otherwise than the ledger keeps it, read as in the cells of a table.

extension Dialogue {
  /// An answer in the form the ledger keeps: a date as it stands on papers, an amount with its decimals.
  func written(_ text: String, for topic: Topic) throws(CommandError) -> String {
    switch kind(of: topic) {
    case .day, .due, .occurred:
      // It may still be a choice, or a day near today; else the field's own refusal says its forms.
      return try TypedDate.read(text, wording)
    case .integer where topic == .field(.amount):
      // It is asked before the amount, for it says how many decimals there are.
      guard let currency else { return text }
      do throws(TableFault) {
        return String(try WrittenAnswer.amount(text, in: currency))
      } catch {
        throw .trouble(.usage(wording.sentence(ofAnswer: error, in: currency)))
      }
    default: return text
    }
  }

  /// The currency of the amount.
  var currency: String? { answer(to: .field(.currency)).flatMap(json)?.stringValue }
}

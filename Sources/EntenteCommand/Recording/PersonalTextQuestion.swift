import Imports
import LMDB
import Partnership
import Wording

/// The question about contact details and names in free texts, before anything is written.
///
/// On a terminal whoever types answers it; elsewhere an option does, or the action is refused.
struct PersonalTextQuestion {
  /// One contact detail or name, with its row where the action is one of several.
  struct Found {
    /// The refusal of what nobody says yes to.
    let refusal: Refusal
    let place: RefusedPlace?

    init(_ refusal: Refusal, at place: RefusedPlace? = nil) {
      self.refusal = refusal
      self.place = place
    }
  }

  let speaker: Speaker
  /// Whether the option says yes.
  let isAllowed: Bool
  /// Whether nothing is about to be written, so that there is nothing to say yes to.
  let isDryRun: Bool

  /// How many are shown: whoever sees so many looks at the file again.
  private static let mostShown = 10

  /// Throws the refusal of the first unless somebody says yes.
  func ask(about found: [Found], _ fields: FieldNaming) throws(CommandError) {
    guard let first = found.first, !isAllowed else { return }
    let refusal = CommandError.refused(first.refusal, at: first.place, fields: fields)
    guard StandardStream.isInputTyped, StandardStream.error.isTerminal else { throw refusal }
    for one in found.prefix(PersonalTextQuestion.mostShown) { say(one, fields) }
    let more = found.count - PersonalTextQuestion.mostShown
    if more > 0 {
      let count = speaker.wording.number(more)
      speaker.say(fr: "! Et \(count) de plus.", en: "! And \(count) more.")
    }
    guard !isDryRun else { return }
    speaker.say(
      fr: "Consigner quand même ? Tapez oui ou non.", en: "Record it all the same? Type yes or no.")
    let answer = readLine()?.lowercased().filter { !$0.isWhitespace }
    guard ["oui", "o", "yes", "y"].contains(answer) else { throw refusal }
  }

  private func say(_ one: Found, _ fields: FieldNaming) {
    let wording = speaker.wording
    let place = one.place.map { $0.words(wording) + wording.say(fr: " : ", en: ": ") } ?? ""
    let naming = one.place == nil ? fields : .path
    speaker.say("! " + place + wording.sentence(ofAnswer: one.refusal, fields: naming))
  }
}

import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerStore
import Partnership
import Projections
import Wording

/// A dialogue held at a terminal: questions on standard error, answers from the keyboard, the receipt
/// on standard output as `record TYPE` has it.
struct RecordingSession {
  let recorder: Recorder
  let writing: WritingOptions
  /// Who signs the record.
  let signing: SigningOptions
  /// What options have given already.
  let base: JSONObject
  /// The files in support that options have given.
  let evidence: [String]

  private var speaker: Speaker { recorder.speaker }
  private var wording: Wording { speaker.wording }

  func perform() async throws(CommandError) -> Ending {
    var dialogue = Dialogue(try setting(), wording)
    // The mark is a value: in a literal it would take the space before it.
    speaker.say(
      fr: "Une question à la fois. \("?") explique, < revient, q quitte sans rien écrire.",
      en: "One question at a time. ? explains, < goes back, q leaves with nothing written.")
    while true {
      switch dialogue.turn {
      case .lookUp(let agreement): dialogue.inventory = try inventory(of: agreement)
      case .ask:
        put(dialogue.question)
        for line in dialogue.hear(read()) { speaker.say(line) }
      case .preview(let json):
        if try await show(json, in: &dialogue) { return .done }
      case .record(let json):
        if let ending = try await record(json, &dialogue) { return ending }
      case .leave:
        speaker.say(fr: "Rien n'a été écrit.", en: "Nothing was written.")
        return .refused
      }
    }
  }

  /// Shows what the record would come to, and whether that is all that was asked for.
  private func show(
    _ json: JSON, in dialogue: inout Dialogue
  ) async throws(CommandError) -> Bool {
    let preview: Preview
    do throws(CommandError) {
      preview = try await recorder(for: dialogue).preview(
        recorder.action(json), writing, signing)
    } catch {
      try sayRefused(error, to: &dialogue)
      return false
    }
    let lines = try PreviewLines(preview, in: recorder.ledger, at: recorder.path, speaker)
    write([""] + lines.content + recorder.remarks(of: preview.taken) + lines.changes)
    speaker.sayLikeness(preview.resembling)
    if writing.isDryRun {
      speaker.say(fr: "Essai : rien n'a été écrit.", en: "Dry run: nothing was written.")
      sayOneLine(dialogue, isDryRun: true)
      return true
    }
    dialogue.wasShown()
    return false
  }

  /// Records it; nil where somebody has written meanwhile, and it is now refused.
  private func record(
    _ json: JSON, _ dialogue: inout Dialogue
  ) async throws(CommandError) -> Ending? {
    do throws(CommandError) {
      let ending = try await recorder(for: dialogue).record(
        json, writing, signing, remarks: false)
      sayOneLine(dialogue, isDryRun: false)
      return ending
    } catch {
      try sayRefused(error, to: &dialogue)
      return nil
    }
  }

  /// One that keeps the document of the dialogue with its record.
  private func recorder(for dialogue: Dialogue) throws(CommandError) -> Recorder {
    var recorder = recorder
    if let document = dialogue.document {
      recorder.documents = [try FileRead(document).document]
    }
    return recorder
  }

  /// Says why the record is refused, and goes back to its answers; another error ends the dialogue.
  private func sayRefused(
    _ error: CommandError, to dialogue: inout Dialogue
  ) throws(CommandError) {
    guard case .refused(let refusal, at: _, fields: _) = error else { throw error }
    speaker.say(error.naming(dialogue.fields).sentence(in: wording))
    dialogue.wasRefused(for: refusal)
  }

  private func sayOneLine(_ dialogue: Dialogue, isDryRun: Bool) {
    let type = dialogue.type
    let line = OneLine(
      action: dialogue.action, wording: wording,
      namesAgreement: dialogue.asksForAgreement || base["agreement"] != nil
        || type?.definition.scope == .either || type == .agreementProposed,
      document: dialogue.document, evidence: evidence + dialogue.evidence)
    speaker.say(
      isDryRun
        ? wording.say(fr: "La même écriture en une ligne :", en: "The same record in one line:")
        : wording.say(
          fr: "La prochaine fois, en une ligne :", en: "Next time, in one line:"))
    // Not wrapped: it is there to be copied.
    write(["  \(terminalSafe(line.text))"])
  }

  private func setting() throws(CommandError) -> Dialogue.Setting {
    do throws(LedgerError) {
      let now = try recorder.ledger.question(about: nil, at: Moment())
      let isSimulated = recorder.ledger.clock == .simulated
      let recorded = writing.now?.day ?? now.asOf
      return Dialogue.Setting(
        today: isSimulated ? recorded : RecordingSession.localDay ?? now.asOf, recorded: recorded,
        agreements: try agreements(), base: base,
        evidence: { path throws(CommandError) in try FileRead(path).evidence })
    } catch {
      throw CommandError(error, at: recorder.path)
    }
  }

  private func agreements() throws(LedgerError) -> [Inventory.Item] {
    let all = try recorder.ledger.agreements()
    // A title is worth the reading of a history while there are few to read.
    guard all.count > 1, all.count <= 20 else { return all.map { Inventory.Item(id: $0.text) } }
    return try all.map { id throws(LedgerError) in
      let title = try recorder.ledger.agreementView(of: id).view.title
      let references = [title?.french, title?.english].compactMap { $0 }
      let words = try recorder.ledger.words(references)
      func text(_ reference: WordReference?) -> String? {
        guard let reference, case .text(let text)? = words[reference] else { return nil }
        return text
      }
      return Inventory.Item(
        id: id.text, name: wording.text(fr: text(title?.french), en: text(title?.english))?.marked)
    }
  }

  private func inventory(of agreement: AgreementID?) throws(CommandError) -> Inventory {
    do throws(LedgerError) {
      return try Inventory(of: agreement, in: recorder.ledger, wording)
    } catch {
      throw CommandError(error, at: recorder.path)
    }
  }

  /// The day it is where the reader is: yesterday's workshop was yesterday by the clock on the wall.
  private static var localDay: Day? {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return Day(year: year, month: month, day: day)
  }
}

// MARK: - The terminal

extension RecordingSession {
  private func put(_ question: PutQuestion) {
    var lines = [""] + wrap(terminalSafe(question.title), toWidth: speaker.width)
    var group: String?
    for (index, choice) in question.choices.enumerated() {
      if let heading = choice.group, heading != group {
        lines.append("  \(heading)")
        group = heading
      }
      let number = String(index + 1)
      let indent = String(repeating: " ", count: max(0, 4 - number.count))
      let isNamed =
        choice.value.isEmpty || choice.label == choice.value
        || choice.label.hasPrefix("\(choice.value) ")
      let label = isNamed ? choice.label : "\(choice.label) (\(choice.value))"
      lines += wrapIndented("\(indent)\(number)  \(terminalSafe(label))", toWidth: speaker.width)
    }
    lines += question.notes.map { "  \($0)" }
    write(lines)
    write(terminalSafe(question.prompt))
  }

  /// One line from the keyboard; nil at its end.
  ///
  /// One that is no UTF-8 is as good as a request for help.
  private func read() -> String? {
    guard let line = readLine() else {
      write([""])
      return nil
    }
    guard !line.contains("\u{FFFD}") else {
      speaker.say(
        fr: "Cette ligne n'est pas de l'UTF-8.", en: "This line is not UTF-8.")
      return "?"
    }
    return line
  }

  private func write(_ lines: [String]) { write(lines.joined(separator: "\n") + "\n") }

  private func write(_ text: String) {
    do throws(LMDBError) {
      try StandardStream.error.write(Array(text.utf8))
    } catch {
      // There is nobody left to ask.
    }
  }
}

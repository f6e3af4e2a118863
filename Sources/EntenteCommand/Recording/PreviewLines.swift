import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// What an action would come to, as lines for people: the record in words, and what it would change.
struct PreviewLines {
  private let preview: Preview
  private let found: WordsFound
  private let names: NamesFound
  private let speaker: Speaker

  init(
    _ preview: Preview, in ledger: Ledger, at path: String, _ speaker: Speaker
  ) throws(CommandError) {
    self.preview = preview
    self.speaker = speaker
    let answer = preview.answer
    let references =
      answer.state.actors.keys.compactMap { answer.name(of: $0) }
      + answer.state.persons.keys.compactMap { answer.name(of: $0) }
    // Whom the record brings into the agreement, the agreement's own records do not name.
    names = try NamesFound(
      of: preview.taken.decision?.record.companions ?? [], in: ledger, at: path, speaker.wording)
    // Those of the record itself are not in the ledger.
    found = try WordsFound(
      (references + (preview.changes?.values ?? []).flatMap(\.words))
        .filter { $0.sequence != preview.taken.receipt.sequence }, in: ledger, at: path)
  }

  /// What the record says, one part a line; nothing where the ledger has it already.
  var content: [String] {
    guard let record = preview.taken.decision?.record else { return [] }
    let wording = speaker.wording
    let title = "\(wording.label(of: record.type)) (\(record.type.name))"
    let lines = RecordContentLines(
      type: record.type, agreement: record.agreement, occurred: record.occurred,
      onBehalfOf: record.onBehalfOf, parties: record.parties, axes: record.axes,
      target: record.target, facts: record.facts, wording: wording,
      text: { preview.words[$0] ?? "…" }, changes: preview.changes, word: word, name: name
    ).lines(width: speaker.width)
    return [StyledText(title, .heading).shown(inColour: speaker.isColourful)] + lines
  }

  /// What it would change today; a record of what is to come says so.
  var changes: [String] {
    guard let record = preview.taken.decision?.record, preview.board != nil else { return [] }
    let wording = speaker.wording
    let isComing = preview.answer.coming.contains { $0.sequence == record.sequence }
    if isComing {
      return wrap(
        wording.say(
          fr: "Prendra effet à sa date : rien ne change aujourd'hui.",
          en: "Takes effect on its date: nothing changes today."), toWidth: speaker.width)
    }
    let changes = ChangeLines(wording) { name($0.text) }
    let lines =
      changes.lines(object: preview.object)
      + changes.lines(board: preview.board?.difference, agreement: preview.agreement?.difference)
    guard !lines.isEmpty else {
      return [
        wording.say(
          fr: "Rien ne change au tableau de l'entente.",
          en: "Nothing changes on the agreement's board.")
      ]
    }
    let title = wording.say(fr: "Ce qui change :", en: "What changes:")
    return [title] + lines.flatMap { wrapIndented("  \(terminalSafe($0))", toWidth: speaker.width) }
  }

  /// A word of the record itself, or of the ledger.
  private func word(_ reference: WordReference) -> String {
    if reference.sequence == preview.taken.receipt.sequence {
      return preview.words[reference.path] ?? "…"
    }
    return found.text(reference) ?? "…"
  }

  /// `Génome Québec`, or the id of what has no name.
  private func name(_ id: String) -> String {
    let reference =
      PersonID(id).flatMap { preview.answer.name(of: $0) }
      ?? ActorID(id).flatMap { preview.answer.name(of: $0) }
    guard let reference else { return names[id] ?? id }
    if reference.sequence == preview.taken.receipt.sequence {
      return preview.words[reference.path] ?? id
    }
    return found.text(reference) ?? id
  }
}

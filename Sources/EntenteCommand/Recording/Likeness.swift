import Partnership
import Wording

extension Speaker {
  /// How many records are named that a new one looks like: where everything looks alike, the last ones
  /// say enough.
  private static let mostLikenesses = 3

  /// Remarks on the records that a new one looks like.
  func sayLikeness(_ records: [DatedRecord]) {
    for record in records.suffix(Speaker.mostLikenesses) { say(wording.likeness(record)) }
    let more = records.count - Speaker.mostLikenesses
    guard more > 0 else { return }
    let count = wording.count(more, .record)
    say(fr: "? Ainsi qu'à \(count) de plus.", en: "? And like \(count) more.")
  }
}

extension Wording {
  /// What is said of a record that a new one looks like: `Ressemble à l'écriture 41 : …`.
  func likeness(_ other: DatedRecord) -> String {
    let code = other.type.definition.objectField.flatMap { other.facts.text($0) }
    let what = [label(of: other.type), code].compactMap { $0 }.joined(separator: " ")
    let told = [what, other.occurred.map { date($0) }].compactMap { $0 }.joined(separator: ", ")
    let number = other.sequence.description
    return say(
      fr:
        "? Ressemble à l'écriture \(number) : \(told). Est-ce la même chose, consignée deux fois ?",
      en: "? Looks like record \(number): \(told). Is it the same thing, recorded twice?")
  }
}

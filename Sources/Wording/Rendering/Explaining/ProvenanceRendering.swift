import CanonicalJSON
import Partnership
public import Projections

extension Rendering {
  /// A value and the records that make it so.
  public func lines(of view: ProvenanceView) -> [String] {
    let place = ViewPlace(view.path)
    let why = wording.say(fr: "Pourquoi", en: "Why")
    var lines = header("\(why) · \(title(of: place)) (\(view.path))")
    let value = shown(view.value, at: place)
    lines += paragraph(wording.say(fr: "Valeur : \(value)", en: "Value: \(value)"))
    if view.records.isEmpty {
      return lines
        + paragraph(
          wording.say(
            fr: "Aucune écriture n'est nécessaire : c'est ainsi tant que rien ne dit autre chose.",
            en: "No record is needed: it is so as long as nothing says otherwise."))
    }
    let count = wording.count(view.records.count, .record)
    if view.value == 0, let type = place.typeCounted {
      // What brings the count into being is no reason for nothing to be counted.
      return lines + paragraph(sentence(ofNothing: type))
        + section(
          wording.say(
            fr: "Ce dont il s'agit est connu par \(count)",
            en: "What it is about is known by \(count)"),
          view.records.flatMap { paragraph(line($0)) })
    }
    return lines
      + section(
        wording.say(fr: "En raison de \(count)", en: "Because of \(count)"),
        view.records.flatMap { paragraph(line($0)) })
  }

  /// The first record after which a value is no longer the one expected.
  public func lines(of view: BisectionView) -> [String] {
    let place = ViewPlace(view.path)
    let expected = shown(.string(view.expected), at: place)
    let lines = header("\(title(of: place)) = \(expected) (\(view.path)=\(view.expected))")
    guard let since = view.since, let held = view.held else {
      return lines
        + paragraph(
          wording.say(
            fr: "La valeur n'a jamais été celle-là.", en: "The value never was this one."))
    }
    guard let failed = view.failed else {
      return lines
        + paragraph(
          wording.say(
            fr: "La valeur est celle-là depuis l'écriture \(since.description), et l'est restée"
              + " jusqu'à l'écriture \(held.description), la dernière connue.",
            en:
              "The value has been this one since record \(since.description), and has stayed so up"
              + " to record \(held.description), the last known."))
    }
    let value = view.value.map { shown($0, at: place) } ?? "—"
    return lines
      + paragraph(
        wording.say(
          fr: "Encore vrai à l'écriture \(held.description), plus à la suivante de l'entente, où la"
            + " valeur est « \(value) » :",
          en: "Still so at record \(held.description), no longer at the agreement's next, where the"
            + " value is “\(value)”:"))
      + paragraph(line(failed))
  }

  /// That nothing is counted, and what would be.
  private func sentence(ofNothing type: RecordType) -> String {
    let label = wording.label(of: type)
    return wording.say(
      fr:
        "Aucune écriture connue alors n'en fait autre chose que zéro à cette date. Ce qui y compte :"
        + " « \(label) » (\(type.name)).",
      en: "No record known then makes it other than zero on that date. What counts there:"
        + " “\(label)” (\(type.name)).")
  }

  /// The view and what the value is called in it: `Axe A3 · état`.
  private func title(of place: ViewPlace) -> String {
    "\(label(of: place.subject)) · \(label(of: place, isSentence: false))"
  }
}

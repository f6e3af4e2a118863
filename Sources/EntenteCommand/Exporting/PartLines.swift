import CanonicalJSON
import Exports
import Partnership
import RecordFormat
import Wording

extension PartExport.Written {
  /// Says what was written.
  func put(_ speaker: Speaker) throws(CommandError) {
    if speaker.isJSON { return try speaker.put(json) }
    let wording = speaker.wording
    let place = terminalSafe(path)
    try speaker.put(wording.line(of: scope.selection.asked))
    if let events {
      let events = wording.count(events, .deadline)
      try speaker.put(wording.say(fr: "\(events) dans \(place).", en: "\(events) in \(place)."))
    } else {
      let all = wording.count(Int(clamping: scope.selection.size), .record)
      let chosen = wording.number(records)
      try speaker.put(
        wording.say(
          fr: "\(chosen) sur \(all) dans \(place).", en: "\(chosen) of \(all) in \(place)."))
    }
    if files > 1 {
      let number = wording.number(files)
      try speaker.put(
        wording.say(fr: "Fichiers écrits : \(number).", en: "Files written: \(number)."))
    }
    if let events {
      sayOfCalendar(events, speaker)
    } else {
      speaker.sayEmpty(records, .part)
    }
    sayOfWords(speaker)
    sayOfDocuments(speaker)
    if replacedCharacters > 0 {
      let number = wording.number(replacedCharacters)
      speaker.say(
        fr: "Caractères que XML n'a pas, remplacés par U+FFFD : \(number).",
        en: "Characters that XML has not, replaced by U+FFFD: \(number).")
    }
  }

  /// Says that dates and types choose nothing of a calendar, where they were given, and that nothing falls
  /// due, where that is so.
  private func sayOfCalendar(_ events: Int, _ speaker: Speaker) {
    let asked = scope.selection.asked
    if asked.choosesDatesOrTypes {
      speaker.say(
        fr: "! Les dates et les types choisissent des écritures, et aucune échéance : l'entente,"
          + " l'axe et la partie en choisissent.",
        en: "! Dates and types choose records, and no due dates: the agreement, the axis and the"
          + " party choose those.")
    }
    guard events == 0 else { return }
    guard asked.agreement == nil, asked.axes.isEmpty, asked.parties.isEmpty else {
      return speaker.say(
        fr: "! Rien de ce qui a été choisi n'a d'échéance. Vérifiez l'entente, l'axe et la partie.",
        en: "! Nothing that was chosen falls due. Check the agreement, the axis and the party.")
    }
    let day = speaker.wording.date(scope.asOf)
    speaker.say(
      fr: "! Rien n'a d'échéance au \(day). --au montre un autre jour.",
      en: "! Nothing falls due as of \(day). --as-of shows another day.")
  }

  private var json: JSON {
    // The line of a selection that was made is written and read.
    let line = try? JSON(canonical: scope.selection.canonicalBytes())
    var object: JSONObject = [
      "as_of": .string(scope.asOf.description), "files": .integer(Int64(files)),
      "head": .integer(Int64(clamping: scope.headSize)),
      "known_on": .integer(Int64(clamping: scope.knownOn.index)),
      "path": .string(terminalSafe(path)),
      "selection": line ?? .null,
    ]
    if let events {
      object["events"] = .integer(Int64(events))
      return .object(object)
    }
    object["erased_by"] = .array(
      words.erasedBy.sorted().map { .integer(Int64(clamping: $0.index)) })
    object["records"] = .integer(Int64(records))
    if let documents {
      object["documents"] = .integer(Int64(documents.given))
      object["documents_named"] = .integer(Int64(documents.named))
    }
    object["words_erased"] = .integer(Int64(words.erased))
    object["words_shown"] = .integer(Int64(words.shown))
    object["words_withheld"] = .integer(Int64(words.withheld))
    return .object(object)
  }

  private func sayOfDocuments(_ speaker: Speaker) {
    guard let documents, documents.given < documents.named else { return }
    let rest = speaker.wording.number(documents.named - documents.given)
    if withWords {
      speaker.say(
        fr: "Documents nommés qui ne sont pas gardés ici, ou ne peuvent être donnés d'ici :"
          + " \(rest).",
        en: "Documents named that are not held here, or cannot be given from here: \(rest).")
    } else {
      speaker.say(
        fr: "Documents qui restent ici : \(rest) ; --textes les donne aussi.",
        en: "Documents that stay here: \(rest); --words gives them too.")
    }
  }

  private func sayOfWords(_ speaker: Speaker) {
    if events != nil, !withWords {
      speaker.say(
        fr: "Les intitulés n'y sont pas ; --textes les donne aussi.",
        en: "The titles are not in it; --words gives them too.")
    }
    if words.withheld > 0 {
      if withWords {
        let number = speaker.wording.count(words.withheld, .record)
        speaker.say(
          fr: "Les textes de \(number) ne peuvent être donnés d'ici.",
          en: "The words of \(number) cannot be given from here.")
      } else {
        speaker.sayWithheld(wordsOf: words.withheld)
      }
    }
    speaker.sayErased(wordsOf: words.erased, by: words.erasedBy)
    speaker.sayUnrecorded(wordsOf: words.shown)
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import Partnership
import RecordFormat
import Wording

/// `entente person ID`: what the ledger holds about a person, to read or as a file to hand over;
/// without an id, whom it knows.
struct PersonCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "person", "personne",
      fr: "Ce que le registre tient d'une personne, à lire ou à remettre en un fichier.",
      en: "What the ledger holds about a person, to read or to hand over as one file.")
  }

  @Argument(
    help: help(
      fr: "La personne, p-… ; sans elle, la liste de toutes.",
      en: "The person, p-…; without one, the list of all.", value: "personne", "person"))
  var person: PersonID?

  @Option(
    name: .both("export", "exporter"),
    help: help(
      fr: "Fichier où écrire le tout, lisible par son propriétaire seul, à remettre à la personne.",
      en: "File to write it all to, readable by its owner alone, to hand to the person.",
      value: "fichier", "file"),
    completion: .file())
  var file: String?

  @Flag(
    name: .both("words", "textes"),
    help: help(
      fr: "Avec les textes des autres écritures qui la nomment, qui peuvent parler d'autrui.",
      en: "With the words of other records that name the person, which may be about others."))
  var withWords = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    guard person != nil || (file == nil && !withWords) else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Dites de qui : p-…", en: "Say about whom: p-…"))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let progress = Progress(speaker, fr: "Lecture du journal", en: "Reading the log")
    defer { progress.end() }
    guard let person else {
      let persons = try ledger.asking { () throws(LedgerError) in
        try store.registeredPersons(progress: progress.report)
      }
      return try list(persons, in: store, speaker)
    }
    let held: PersonHoldings
    do throws(LedgerError) {
      held = try PersonHoldings(
        of: person, in: store, allWords: withWords, progress: progress.report)
    } catch {
      throw CommandError(error, at: ledger.path)
    }
    progress.end()
    if let file { return try export(held, from: store, to: file, speaker) }
    if speaker.isJSON {
      try speaker.put(held.json)
    } else {
      let names = try NamesFound(of: held.named, in: store, at: ledger.path, speaker.wording)
      let words = try WordsFound([], in: store, at: ledger.path)
      try speaker.put(held.lines(names, words, speaker))
    }
    return .done
  }

  private func list(
    _ persons: [(record: SequenceNumber, person: PersonID)], in store: Ledger, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    if speaker.isJSON {
      try speaker.put([
        "persons": .array(
          persons.map {
            [
              "person": .string($0.person.text),
              "record": .integer(Int64(clamping: $0.record.index)),
            ]
          })
      ])
      return .done
    }
    let names = try NamesFound(
      of: persons.map { .person($0.person) }, in: store, at: ledger.path, speaker.wording)
    let wording = speaker.wording
    var table = TextTable([
      .init(wording.say(fr: "Personne", en: "Person"), .leading, .keep),
      .init(wording.say(fr: "Nom", en: "Name"), .leading, .wrap),
      .init(wording.say(fr: "Écriture", en: "Record"), .trailing, .keep),
    ])
    for (record, person) in persons {
      table.add([
        StyledText(person.text), StyledText(names[person.text] ?? "—"),
        StyledText(record.description),
      ])
    }
    try speaker.put(table.lines(width: speaker.width, inColour: speaker.isColourful))
    return .done
  }

  private func export(
    _ held: PersonHoldings, from store: Ledger, to path: String, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    _ = try OutputPlace(path)
    let bytes = try ledger.asking { () throws(LedgerError) in
      try held.extract(from: store)
    }
    do throws(LMDBError) {
      try FilePlace(path, for: .owner).create(bytes)
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error.reason)))
    }
    let wording = speaker.wording
    let (about, naming) = (held.about.count, held.naming.count)
    if speaker.isJSON {
      try speaker.put([
        "about": .integer(Int64(about)), "documents": held.documentsJSON,
        "file": .string(terminalSafe(path)), "mentioning": held.mentioningJSON,
        "naming": .integer(Int64(naming)),
      ])
      return .done
    }
    try speaker.put(
      wording.say(
        fr: "\(terminalSafe(path)) : \(wording.count(about, .record)) sur la personne ; autres qui"
          + " la nomment ou qu'elle a consignées : \(wording.number(naming)).",
        en: "\(terminalSafe(path)): \(wording.count(about, .record)) about the person; others that"
          + " name or are by the person: \(wording.number(naming))."))
    for line in held.linesApart(wording) { speaker.say(line) }
    return .done
  }
}

import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

extension Asked {
  /// Whether some of what the answer rests on is made up.
  var isSynthetic: Bool { authors.contains(.synthetic) }

  /// Whether today's answer to the same question is another.
  var hasChanged: Bool { changedSince.map { !$0.isEmpty } ?? false }

  /// How many values of it are others today, but for cells of the board that hold nothing.
  var valuesChanged: Int {
    let values = changedSince?.values ?? []
    let empty = EmptyCells(of: values)
    return values.count { !empty.hold($0) }
  }

  /// What the question resolved to, and what has to be said of the answer, as JSON.
  var questionJSON: JSON {
    guard case .object(var object) = question.json else { return question.json }
    object["synthetic"] = .bool(isSynthetic)
    return .object(object)
  }

  /// The whole answer: `{answer, asked, changed_since, words}`.
  func json(_ words: WordsFound) -> JSON {
    [
      "answer": view.json, "asked": questionJSON, "changed_since": changedSince?.json ?? .null,
      "words": words.json,
    ]
  }
}

extension QuestionOptions {
  /// Asks a question and shows its answer; one about the time before the first record is answered
  /// too: with nothing, and with the day of that record.
  ///
  /// - Parameters:
  ///   - subject: What it is about, where a comparison can show what has changed since.
  ///   - json: Writes the answer as JSON, where that is not one object.
  ///   - other: Shows the answer in another form than lines.
  func answer<Content: View>(
    about subject: ViewSubject? = nil, from ledger: LedgerOption, _ speaker: Speaker,
    asTable form: AnswerForm? = nil,
    _ ask: (Ledger) throws(LedgerError) -> Asked<Content>,
    lines: (Content, Rendering) -> [String],
    json: ((Asked<Content>, WordsFound) throws(CommandError) -> Void)? = nil,
    other: ((Asked<Content>, Rendering, Ledger) throws(CommandError) -> Void)? = nil,
    ending: (Asked<Content>) -> Ending
  ) throws(CommandError) -> Ending {
    if let form, speaker.isJSON {
      throw .severalForms([form.option, "--json"], speaker.wording)
    }
    let store = try ledger.open(.reading, speaker)
    let asked: Asked<Content>
    do throws(LedgerError) {
      asked = try ask(store)
    } catch {
      if case .beforeFirstRecord(let first) = error {
        return try sayNothingWasKnown(before: first, speaker)
      }
      throw CommandError(error, at: ledger.path)
    }
    if speaker.isJSON {
      let words = try WordsFound(asked.view.words, in: store, at: ledger.path)
      if let json { try json(asked, words) } else { try speaker.put(asked.json(words)) }
    } else if let form {
      let words = try WordsFound(asked.view.words, in: store, at: ledger.path)
      try speaker.put(table: asked.view.table.bytes(as: form, words, speaker.wording))
    } else if let other {
      let context = try AnswerContext(of: asked, in: store, at: ledger.path)
      try other(asked, context.rendering(for: speaker), store)
    } else {
      try show(asked, from: store, at: ledger.path, speaker, lines)
      if let subject, asked.valuesChanged > 0 { try showHowToCompare(subject, asked, speaker) }
    }
    return ending(asked)
  }

  private func show<Content: View>(
    _ asked: Asked<Content>, from store: Ledger, at path: String, _ speaker: Speaker,
    _ lines: (Content, Rendering) -> [String]
  ) throws(CommandError) {
    let context = try AnswerContext(of: asked, in: store, at: path)
    try speaker.put(lines(asked.view, context.rendering(for: speaker)))
    try speaker.put(speaker.remarks(on: asked))
  }

  /// Says which command shows by what an answer differs from today's.
  private func showHowToCompare<Content: View>(
    _ subject: ViewSubject, _ asked: Asked<Content>, _ speaker: Speaker
  ) throws(CommandError) {
    let wording = speaker.wording
    var words = ["entente", wording.say(fr: "comparer", en: "diff")]
    words += ["#\(asked.question.knownOn)", wording.say(fr: "maintenant", en: "now")]
    if subject != .board { words.append(subject.description) }
    words += [wording.say(fr: "--sur", en: "--on"), wording.say(fr: "connu-le", en: "known-on")]
    words += [wording.say(fr: "--au", en: "--as-of"), asked.question.asOf.description]
    if let id = agreementOption.id {
      words += [wording.say(fr: "--entente", en: "--agreement"), id.text]
    }
    let command = words.map { shellQuoted(terminalSafe($0)) }.joined(separator: " ")
    try speaker.put(wording.say(fr: "Voir : \(command)", en: "See: \(command)"))
  }

  private func sayNothingWasKnown(
    before first: Recorded, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    let wording = speaker.wording
    if speaker.isJSON {
      try speaker.put([
        "answer": .null,
        "asked": [
          "first_recorded": .string(first.description), "known_on": .null,
        ],
        "changed_since": .null, "words": [],
      ])
    }
    speaker.say(
      fr: "Rien n'était encore connu : la première écriture du registre est du"
        + " \(wording.instant(first)).",
      en: "Nothing was known yet: the ledger's first record is of \(wording.instant(first)).")
    return .done
  }
}

extension CommandError {
  /// An answer has one form.
  static func severalForms(_ options: [String], _ wording: Wording) -> CommandError {
    let options = wording.list(options)
    return .trouble(
      .usage(
        wording.say(
          fr: "\(options) s'excluent : une réponse a une seule forme",
          en: "\(options) exclude each other: an answer has one form")))
  }
}

/// What the lines of an answer need beside the view: words, names, and who recorded what.
struct AnswerContext {
  private let question: Question
  private let words: WordsFound
  private let authors: [SequenceNumber: Author]
  private let actors: [ActorID: WordReference]
  private let persons: [PersonID: WordReference]
  private let documentErasures: [String: SequenceNumber]

  init<Content: View>(
    of asked: Asked<Content>, in ledger: Ledger, at path: String
  ) throws(CommandError) {
    question = asked.question
    var actors: [ActorID: WordReference] = [:]
    var persons: [PersonID: WordReference] = [:]
    let history: History
    do throws(LedgerError) {
      history = try ledger.history(of: question.agreement, known: question.knownOn)
      documentErasures = try ledger.erased().documents
    } catch {
      throw CommandError(error, at: path)
    }
    let authors = Dictionary(
      uniqueKeysWithValues: history.records.lazy.map { ($0.sequence, $0.author) })
    let answer = history.answer(asOf: question.asOf)
    for id in answer.state.actors.keys { actors[id] = answer.name(of: id) }
    for id in answer.state.persons.keys { persons[id] = answer.name(of: id) }
    let profile =
      (asked.view as? PartnerView)?.profile ?? (asked.view as? PortfolioView)?.profile
    if let profile {
      // Who funds a partner may have nothing to do with the agreement.
      let funders = profile.funders.flatMap { [$0.funder] + ($0.through.map { [$0] } ?? []) }
      do throws(LedgerError) {
        let unnamed = funders.filter { actors[$0] == nil }
        let names = try ledger.names(
          of: unnamed.map { .actor($0) }, known: question.knownOn, asOf: question.asOf)
        for id in unnamed { actors[id] = names[.actor(id)] }
      } catch {
        throw CommandError(error, at: path)
      }
    }
    self.authors = authors
    self.actors = actors
    self.persons = persons
    words = try WordsFound(
      Array(Set(asked.view.words).union(actors.values).union(persons.values)), in: ledger,
      at: path)
  }

  func rendering(for speaker: Speaker) -> Rendering {
    Rendering(
      speaker.wording.language, of: question, width: speaker.width, inColour: speaker.isColourful,
      word: { words.text($0) }, missing: { words[$0] == .withheld ? .withheld : .erased },
      documentErasure: { documentErasures[$0] }, author: { authors[$0] },
      nameOfActor: { actors[$0] }, nameOfPerson: { persons[$0] })
  }
}

extension Speaker {
  /// What has to be said below an answer: that some of it is made up, that it has changed since.
  func remarks<Content: View>(on asked: Asked<Content>) -> [String] {
    var remarks: [String] = []
    if asked.isSynthetic {
      remarks.append(
        wording.say(
          fr: "◇ Repose en partie sur des écritures synthétiques, faites pour la démonstration.",
          en: "◇ Rests in part on synthetic records, made up for the demonstration."))
    }
    if let changed = asked.changedSince, asked.valuesChanged > 0 {
      let values = wording.count(asked.valuesChanged, .value)
      let records = wording.count(changed.records.count, .record)
      let list = changed.records.map { "#\($0)" }.joined(separator: ", ")
      // Which of them changed what, the comparison says: some may have changed nothing.
      remarks.append(
        wording.say(
          fr: "Cette réponse a changé depuis : \(values) ; \(records) à ce sujet"
            + "\(list.isEmpty ? "" : " (\(list))").",
          en: "This answer has changed since: \(values); \(records) about it"
            + "\(list.isEmpty ? "" : " (\(list))")."))
    }
    return remarks.isEmpty ? [] : [""] + remarks.flatMap { wrap($0, toWidth: width) }
  }
}

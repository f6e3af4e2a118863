import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Wording

/// `entente diff D1 D2 --on as-of|known-on`: what changed between two dates on one line of time.
struct DiffCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "diff", "comparer",
      fr: "Ce qui a changé entre deux dates, sur l'une des deux lignes du temps.",
      en: "What changed between two dates, on one of the two lines of time.")
  }

  @Argument(
    help: help(
      fr: "La première date ; un instant ou #40 aussi sur connu-le.",
      en: "The first date; an instant or #40 too on known-on.", value: "date", "date"))
  var first: String

  @Argument(help: help(fr: "La seconde date.", en: "The second date.", value: "date", "date"))
  var second: String

  @Argument(
    help: help(
      fr: "axe CODE, partie ID, entente, ou un objet et son code ; sinon le tableau.",
      en: "axis CODE, party ID, agreement, or an object and its code; else the board.",
      value: "sujet", "subject"))
  var subject: [String] = []

  @Option(
    name: .both("on", "sur"),
    help: help(
      fr: "La ligne du temps : au (quand c'est arrivé) ou connu-le (quand on l'a su).",
      en: "The line of time: as-of (when it happened) or known-on (when it was known).",
      value: "ligne", "line"))
  var line: TimeLine = .asOf

  @OptionGroup var question: QuestionOptions
  @OptionGroup var alarm: AlarmOption
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let form = try table.form(speaker.wording)
    if let form, speaker.isJSON {
      throw .severalForms([form.option, "--json"], speaker.wording)
    }
    let subject = try question.subject(subject, from: ledger, speaker)
    let (then, now) = try moments(speaker.wording)
    let store = try ledger.open(.reading, speaker)
    let compared = try ledger.asking { () throws(LedgerError) in
      let agreement = try question.agreement(in: store)
      return try store.comparison(
        of: store.spelled(subject, in: agreement), in: agreement, from: then, to: now)
    }
    try show(compared, from: store, speaker)
    return alarm.isOn && !compared.asked.view.changes.isEmpty ? .differs : .done
  }

  /// The two moments: they differ on the line that is asked about, and share the other time.
  private func moments(_ wording: Wording) throws(CommandError) -> (Moment, Moment) {
    let first = try TypedDate.read(first, wording)
    let second = try TypedDate.read(second, wording)
    switch line {
    case .asOf:
      guard question.asOf == nil else {
        throw .trouble(
          .usage(
            wording.say(
              fr: "comparer --sur au donne déjà les deux dates : retirez --au",
              en: "diff --on as-of gives both dates already: leave out --as-of")))
      }
      return (
        Moment(asOf: asOf(first), knownOn: question.knownOn),
        Moment(asOf: asOf(second), knownOn: question.knownOn)
      )
    case .knownOn:
      guard question.knownOn == nil else {
        throw .trouble(
          .usage(
            wording.say(
              fr: "comparer --sur connu-le donne déjà les deux dates : retirez --connu-le",
              en: "diff --on known-on gives both dates already: leave out --known-on")))
      }
      return (
        Moment(asOf: question.asOf, knownOn: first), Moment(asOf: question.asOf, knownOn: second)
      )
    }
  }

  /// A date of the line of what happened; whoever writes `now` on it means today.
  private func asOf(_ text: String) -> String? {
    WrittenTime(text) == .now ? nil : text
  }

  private func show(
    _ compared: Compared, from store: Ledger, _ speaker: Speaker
  ) throws(CommandError) {
    let view = compared.asked.view
    if speaker.isJSON {
      let words = try WordsFound(view.words, in: store, at: ledger.path)
      try speaker.put([
        "answer": view.json,
        "asked": ["from": compared.from.json, "to": compared.asked.question.json],
        "words": words.json,
      ])
    } else if let form = try table.form(speaker.wording) {
      let words = try WordsFound(view.words, in: store, at: ledger.path)
      try speaker.put(table: view.table.bytes(as: form, words, speaker.wording))
    } else {
      let context = try AnswerContext(of: compared.asked, in: store, at: ledger.path)
      try speaker.put(context.rendering(for: speaker).lines(of: view, since: compared.from))
      try speaker.put(speaker.remarks(on: compared.asked))
    }
  }
}

/// One of the two lines of time.
enum TimeLine: NamedChoice {
  case asOf, knownOn

  var names: ChoiceNames {
    switch self {
    case .asOf: ChoiceNames(fr: "au", en: "as-of")
    case .knownOn: ChoiceNames(fr: "connu-le", en: "known-on")
    }
  }
}

import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// `entente state [axis CODE|party ID|agreement]`: the board, one axis, one partner, the agreement.
struct StateCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "state", "etat", fr: "Où en sont l'entente, un axe ou un partenaire.",
      en: "Where the agreement, an axis or a partner stands.")
  }

  @Argument(
    help: help(
      fr: "axe CODE, partie ID ou entente ; sinon le tableau des axes et des partenaires.",
      en: "axis CODE, party ID or agreement; else the board of axes and partners.",
      value: "sujet", "subject"))
  var subject: [String] = []

  @OptionGroup var question: QuestionOptions
  @OptionGroup var alarm: AlarmOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    switch try StateSubject(subject, speaker.wording) {
    case .board:
      try question.answer(from: ledger, speaker) { store throws(LedgerError) in
        try store.board(of: question.agreement(in: store), at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .agreement:
      try question.answer(from: ledger, speaker) { store throws(LedgerError) in
        try store.agreementView(of: question.agreement(in: store), at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .axis(let code):
      try question.answer(from: ledger, speaker) { store throws(LedgerError) in
        try store.axis(code, of: question.agreement(in: store), at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .partner(let id):
      try question.answer(from: ledger, speaker) { store throws(LedgerError) in
        try store.partner(id, of: question.agreement(in: store), at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    }
  }
}

/// What `state` is asked about.
private enum StateSubject {
  case board, agreement
  case axis(Code)
  case partner(ActorID)

  init(_ words: [String], _ wording: Wording) throws(CommandError) {
    let kind = words.first?.lowercased()
    switch (kind, words.count) {
    case (nil, _): self = .board
    case ("agreement", 1), ("entente", 1): self = .agreement
    case ("axis", 2), ("axe", 2):
      guard let code = Code(words[1]) else { throw .trouble(.unknownObject(words[1])) }
      self = .axis(code)
    case ("party", 2), ("partie", 2), ("actor", 2), ("acteur", 2):
      guard let id = ActorID(words[1]) else { throw .trouble(.unknownObject(words[1])) }
      self = .partner(id)
    default:
      throw .trouble(
        .usage(
          wording.say(
            fr: "« \(words.joined(separator: " ")) » ne se lit pas. Écrivez axe CODE, partie ID ou"
              + " entente, ou rien pour le tableau.",
            en: "“\(words.joined(separator: " "))” cannot be read. Write axis CODE, party ID or"
              + " agreement, or nothing for the board.")))
    }
  }
}

import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// `entente state [axis CODE|party ID|KIND CODE|agreement]`: the board, one axis, one partner, one
/// object, the agreement.
struct StateCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "state", "etat", fr: "Où en sont l'entente, un axe, un partenaire ou un objet.",
      en: "Where the agreement, an axis, a partner or an object stands.")
  }

  @Argument(
    help: help(
      fr: "axe CODE, partie ID, entente, ou un objet et son code (protocole P-1) ; sinon le tableau"
        + " des axes et des partenaires.",
      en: "axis CODE, party ID, agreement, or an object and its code (protocol P-1); else the board"
        + " of axes and partners.",
      value: "sujet", "subject"))
  var subject: [String] = []

  @Flag(
    name: .both("all", "toutes"),
    help: help(
      fr: "Avec partie ID : dans toutes les ententes du registre.",
      en: "With party ID: in all the agreements of the ledger."))
  var isOfAllAgreements = false

  @OptionGroup var question: QuestionOptions
  @OptionGroup var alarm: AlarmOption
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let subject = try question.subject(subject, from: ledger, speaker)
    if isOfAllAgreements { try refuseAll(of: subject, speaker.wording) }
    return switch subject {
    case .board:
      try question.answer(
        about: subject, from: ledger, speaker, asTable: table.form(speaker.wording)
      ) {
        store throws(LedgerError) in
        try store.board(of: question.agreement(in: store), at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .agreement:
      try question.answer(
        about: subject, from: ledger, speaker, asTable: table.form(speaker.wording)
      ) {
        store throws(LedgerError) in
        try store.agreementView(of: question.agreement(in: store), at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .axis(let code):
      try question.answer(
        about: subject, from: ledger, speaker, asTable: table.form(speaker.wording)
      ) {
        store throws(LedgerError) in
        let agreement = try question.agreement(in: store)
        return try store.axis(
          store.spelled(code, as: nil, in: agreement), of: agreement, at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .party(let id) where isOfAllAgreements:
      try question.answer(from: ledger, speaker, asTable: table.form(speaker.wording)) {
        store throws(LedgerError) in
        try store.portfolio(of: id, at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending([], hasChanged: $0.hasChanged)
      }
    case .party(let id):
      try question.answer(
        about: subject, from: ledger, speaker, asTable: table.form(speaker.wording)
      ) {
        store throws(LedgerError) in
        let agreement = try question.agreement(in: store)
        _ = try store.spelled(subject, in: agreement)
        return try store.partner(id, of: agreement, at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    case .object(let kind, let code):
      try question.answer(
        about: subject, from: ledger, speaker, asTable: table.form(speaker.wording)
      ) {
        store throws(LedgerError) in
        let agreement = try question.agreement(in: store)
        return try store.object(
          kind, store.spelled(code, as: kind, in: agreement), of: agreement, at: question.moment)
      } lines: {
        $1.lines(of: $0)
      } ending: {
        alarm.ending($0.view.anomalies, hasChanged: $0.hasChanged)
      }
    }
  }

  /// Only a partner can be asked about in all agreements at once.
  private func refuseAll(of subject: ViewSubject, _ wording: Wording) throws(CommandError) {
    if case .party = subject, question.agreementOption.id == nil { return }
    throw .trouble(
      .usage(
        wording.say(
          fr: "--toutes va avec partie ID, et sans --entente",
          en: "--all goes with party ID, and without --agreement")))
  }
}

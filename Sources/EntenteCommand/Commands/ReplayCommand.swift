import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Verification
import Wording

/// `entente replay`: refolds an agreement from the log alone and compares with what the ledger
/// answers; `--into`, writes the whole log again into a fresh ledger and verifies that one.
struct ReplayCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "replay", "rejouer",
      fr: "Refaire les vues depuis le journal seul et comparer avec ce que répond le registre.",
      en: "Make the views again from the log alone and compare with what the ledger answers.")
  }

  @Flag(name: .customLong(AsideRun.flag), help: .hidden)
  var isInThisProcess = false

  @Option(
    name: .both("into", "dans"),
    help: help(
      fr: "Récrire tout le journal dans un dossier vide, en refaire les tables et le vérifier.",
      en: "Write the whole log again into an empty folder, make its tables anew and verify it.",
      value: "dossier", "folder"),
    completion: .directory)
  var fresh: String?

  @OptionGroup var question: QuestionOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    if let fresh {
      guard question.isEmpty else {
        throw .trouble(
          .usage(
            speaker.wording.say(
              fr: "--dans récrit tout le journal : sans --entente, --au ni --connu-le.",
              en: "--into writes the whole log again: without --agreement, --as-of or --known-on."))
        )
      }
      return try FreshReplay(from: ledger.path, to: fresh).perform(
        speaker, inThisProcess: isInThisProcess)
    }
    if let trouble = Trouble.unread(asOf: question.asOf, knownOn: question.knownOn) {
      throw .trouble(trouble)
    }
    if isInThisProcess {
      try speaker.put(try answersOfTheLedger(speaker))
      return .done
    }
    let said = try AsideRun.run(ledger.path, speaker)
    guard said.ending == .done else {
      // Where the log has an answer, a ledger that has none is not what its log makes.
      _ = try replay(speaker, asOf: question.asOf, knownOn: question.knownOn)
      try speaker.put(said.output)
      return said.ending == .failed ? .failed : .damaged
    }
    let answered: JSON
    do throws(CanonicalJSONError) {
      answered = try JSON(parsing: said.output, limits: JSONLimits(bytes: .max))
    } catch {
      throw .trouble(.damaged(path: ledger.path, what: error.description))
    }
    // The log is asked what the ledger was asked: somebody may be recording meanwhile.
    guard let answer = answered.objectValue?["answer"],
      let asked = answered.objectValue?["asked"]?.objectValue,
      let day = asked["as_of"]?.stringValue, let record = asked["known_on"]?.integerValue
    else { throw .trouble(.damaged(path: ledger.path, what: "replay")) }
    if answer == .null, try holdsNoAgreement(speaker, asOf: day, known: record) {
      return try showNoAgreement(.object(asked), speaker)
    }
    let replayed = try replay(speaker, asOf: day, knownOn: "#\(record)")
    guard let rebuilt = replayed.objectValue?["answer"] else {
      throw .trouble(.damaged(path: ledger.path, what: "replay"))
    }
    return try compare(rebuilt, answer, .object(asked), speaker)
  }

  private func replay(
    _ speaker: Speaker, asOf: String?, knownOn: String?
  ) throws(CommandError) -> JSON {
    do throws(VerificationError) {
      return try answersOfTheLog(speaker, asOf: asOf, knownOn: knownOn)
    } catch {
      throw CommandError(error, at: ledger.path, speaker.wording)
    }
  }

  private func answersOfTheLog(
    _ speaker: Speaker, asOf: String?, knownOn: String?
  ) throws(VerificationError) -> JSON {
    let progress = Progress(speaker, fr: "Relecture", en: "Replaying")
    defer { progress.end() }
    return try SupervisedReading().state(
      ledger.path,
      StateQuestion(agreement: question.agreementOption.id?.text, asOf: asOf, knownOn: knownOn)
    ) { progress.report($0.record, $0.of) }
  }

  /// Whether the log, its bytes, order and tree checked, holds no agreement either, as far as it was
  /// known; one that it holds is what the ledger's answer is then compared with.
  private func holdsNoAgreement(
    _ speaker: Speaker, asOf: String, known record: Int64
  ) throws(CommandError) -> Bool {
    do throws(VerificationError) {
      _ = try answersOfTheLog(speaker, asOf: asOf, knownOn: "#\(record)")
      return false
    } catch {
      if error == .noAgreement { return true }
      throw CommandError(error, at: ledger.path, speaker.wording)
    }
  }

  private func showNoAgreement(
    _ asked: JSON, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    if speaker.isJSON {
      try speaker.put(["answer": .null, "asked": asked, "differences": []])
    } else {
      try speaker.put(
        wrap(
          speaker.wording.say(
            fr: "✓ Refait depuis le journal seul : il ne contient aucune entente, et le registre"
              + " n'en donne aucune.",
            en: "✓ Made again from the log alone: it holds no agreement, and the ledger answers"
              + " none."), toWidth: speaker.width))
    }
    return .done
  }

  /// What the ledger answers with all its tables, in the child: the same views in the same form.
  private func answersOfTheLedger(_ speaker: Speaker) throws(CommandError) -> JSON {
    let store = try ledger.open(.reading, speaker)
    return try ledger.asking { () throws(LedgerError) in
      if question.agreementOption.id == nil, try store.agreements().isEmpty {
        let asked = try store.question(about: nil, at: question.moment)
        return ["answer": .null, "asked": asked.json]
      }
      let agreement = try store.agreement(question.agreementOption.id)
      let asked = try store.board(of: agreement, at: question.moment).question
      let moment = Moment(asOf: "\(asked.asOf)", knownOn: "#\(asked.knownOn)")
      let board = try store.board(of: agreement, at: moment).view
      var axes: [JSON] = []
      for row in board.axes {
        axes.append(try store.axis(row.axis.id, of: agreement, at: moment).view.json)
      }
      var partners: [JSON] = []
      for partner in board.partners {
        partners.append(try store.partner(partner.id, of: agreement, at: moment).view.json)
      }
      let answer: JSON = [
        "agreement": try store.agreementView(of: agreement, at: moment).view.json,
        "axes": .array(axes), "board": board.json, "partners": .array(partners),
      ]
      return ["answer": answer, "asked": asked.json]
    }
  }

  private func compare(
    _ rebuilt: JSON, _ answered: JSON, _ asked: JSON, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    let values = ViewDifference.between(rebuilt, answered).values
    if speaker.isJSON {
      try speaker.put([
        "answer": rebuilt, "asked": asked,
        "differences": .array(
          values.map { value in
            [
              "id": .string(value.path), "ledger": value.now ?? .null,
              "log": value.then ?? .null,
            ]
          }),
      ])
    } else {
      try speaker.put(lines(rebuilt, asked, values, speaker))
    }
    return values.isEmpty && rebuilt == answered ? .done : .damaged
  }

  private func lines(
    _ rebuilt: JSON, _ asked: JSON, _ values: [ViewDifference.Value], _ speaker: Speaker
  ) -> [String] {
    let wording = speaker.wording
    let axes = rebuilt.objectValue?["axes"]?.arrayValue?.count ?? 0
    let partners = rebuilt.objectValue?["partners"]?.arrayValue?.count ?? 0
    let record = asked.objectValue?["known_on"]?.integerValue.map { String($0) } ?? ""
    let day = asked.objectValue?["as_of"]?.stringValue.flatMap { Day($0) }
    let date = day.map { wording.date($0) } ?? ""
    let asked = wording.say(
      fr: "au \(date), connu jusqu'à l'écriture \(record)",
      en: "as of \(date), known up to record \(record)")
    guard !values.isEmpty else {
      return wrap(
        wording.say(
          fr: "✓ Refait depuis le journal seul, \(asked) : l'entente, le tableau,"
            + " \(wording.count(axes, .axis)) et \(String(partners)) partenaires sont tels que le"
            + " registre les donne.",
          en: "✓ Made again from the log alone, \(asked): the agreement, the board,"
            + " \(wording.count(axes, .axis)) and \(String(partners)) partners are as the ledger"
            + " answers them."),
        toWidth: speaker.width)
    }
    let count = wording.count(values.count, .value)
    let head = wording.say(
      fr: "✗ Le registre répond autrement que son journal, \(asked) : \(count).",
      en: "✗ The ledger answers otherwise than its log, \(asked): \(count).")
    return wrap(head, toWidth: speaker.width) + values.prefix(20).map { "  \($0.path)" }
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Wording

/// `entente erase PERSON`: the words about a person, or of records, and documents, destroyed for good; what
/// proves that they existed stays.
struct EraseCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "erase", "effacer",
      fr: "Effacer pour de bon les textes sur une personne ; la preuve tient toujours.",
      en: "Erase the words about a person for good; the proof still stands.")
  }

  @Argument(
    help: help(
      fr: "Personne dont effacer les textes, p-….", en: "Person whose words to erase, p-….",
      value: "personne", "person"))
  var person: PersonID?

  @Option(
    name: .both("record", "ecriture"),
    help: help(
      fr: "Écriture dont effacer les textes, avec ceux qui la rectifient ; répétable.",
      en: "Record whose words to erase, with those that correct it; repeatable.",
      value: "numéro", "number"))
  var records: [SequenceNumber] = []

  @Option(
    name: [.customLong("document")],
    help: help(
      fr: "Document gardé à détruire, par son empreinte SHA-256, avec les textes des écritures qui"
        + " le joignent ; répétable.",
      en: "Document held here to destroy, by its SHA-256, with the words of the records that attach"
        + " it; repeatable.", value: "empreinte", "hash"),
    transform: hashAsKept)
  var documents: [String] = []

  @Option(
    name: .both("disposition", "sort"),
    help: help(
      fr:
        "Règle de conservation dont la décision de détruire est à exécuter : textes et documents de"
        + " toutes les écritures qu'elle couvre.",
      en:
        "Retention rule whose decision to destroy is to be carried out: words and documents of all"
        + " the records that it covers.", value: "code", "code"))
  var disposition: Code?

  @Option(
    name: .both("agreement", "entente"),
    help: help(
      fr: "Avec --sort : l'entente, quand la règle vaut pour plusieurs.",
      en: "With --disposition: the agreement, where the rule is for several.", value: "id", "id"))
  var agreement: AgreementID?

  @Option(
    name: .both("legal-basis", "fondement"),
    help: help(
      fr:
        "Code du fondement juridique, par exemple loi25-28 ou rgpd-17 ; avec --sort, la règle s'il"
        + " n'est pas donné.",
      en: "Code of the legal basis, for example law25-28 or gdpr-17; with --disposition, the rule"
        + " unless given.", value: "code", "code"))
  var legalBasis: Code?

  @Option(
    name: .both("reason", "motif"),
    help: help(
      fr:
        "Pourquoi, sans y redire ce qui est effacé ; avec --sort, la décision s'il n'est pas donné.",
      en:
        "Why, without saying again what is erased; with --disposition, the decision unless given.",
      value: "texte", "text"))
  var reason: String?

  @Option(
    name: .both("author", "auteur"),
    help: help(
      fr: "Qui consigne : local, svc-… ou une personne.",
      en: "Who records: local, svc-… or a person.", value: "auteur", "author"))
  var author: Author?

  @Flag(
    name: .both("yes", "oui"),
    help: help(
      fr: "Ne pas demander de taper l'identifiant de nouveau.",
      en: "Do not ask for the id to be typed again."))
  var isSure = false

  @Option(
    name: .both("apply", "appliquer"),
    help: help(
      fr: "Sauvegarde à mettre à jour : ce qui est effacé ici l'est là aussi.",
      en: "Backup to bring up to date: what is erased here is erased there too.",
      value: "dossier", "folder"),
    completion: .directory)
  var backup: String?

  @Option(
    name: .both("notice", "avis"),
    help: help(
      fr: "Écrire l'avis d'un effacement consigné, à envoyer à qui peut en tenir une copie.",
      en: "Write the notice of an erasure on record, to send to whoever may hold a copy.",
      value: "numéro", "number"))
  var notice: SequenceNumber?

  @OptionGroup var personalText: PersonalTextOrNameOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    let wording = Wording(helpLanguage)
    let namesNothing = person == nil && records.isEmpty && documents.isEmpty
    if backup != nil || notice != nil {
      guard namesNothing, disposition == nil, legalBasis == nil, reason == nil,
        backup == nil || notice == nil
      else {
        throw ValidationError(
          wording.say(
            fr: "--appliquer et --avis parlent de ce qui est effacé déjà, et vont seuls.",
            en: "--apply and --notice are about what is erased already, and go alone."))
      }
      guard !writing.isDryRun else {
        throw ValidationError(
          wording.say(
            fr: "--essai ne va pas avec --appliquer, qui efface dans la copie, ni avec --avis.",
            en: "--dry-run does not go with --apply, which erases in the copy, nor with --notice."))
      }
      return
    }
    guard disposition == nil || namesNothing, disposition != nil || agreement == nil else {
      throw ValidationError(
        wording.say(
          fr:
            "--sort dit tout ce qui est à détruire, et va sans personne, --ecriture ni --document ;"
            + " --entente ne va qu'avec lui.",
          en:
            "--disposition says all that is to be destroyed, and goes without a person, --record or"
            + " --document; --agreement goes with it alone."))
    }
    if disposition != nil { return }
    guard !namesNothing else {
      throw ValidationError(
        wording.say(
          fr: "Dites quoi effacer : une personne, --ecriture, --document ou --sort.",
          en: "Say what to erase: a person, --record, --document or --disposition."))
    }
    guard legalBasis != nil, reason != nil else {
      throw ValidationError(
        wording.say(
          fr: "Dites sur quel fondement et pourquoi : --fondement et --motif.",
          en: "Say on which basis and why: --legal-basis and --reason."))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    if let backup { return try apply(to: backup, speaker) }
    if let notice { return try write(noticeOf: notice, speaker) }
    let store = try ledger.open(.writing, speaker)
    let progress = Progress(speaker, fr: "Lecture du journal", en: "Reading the log")
    defer { progress.end() }
    var plan = try plan(in: store, speaker, progress)
    if let coverage = plan.coverage, coverage.isCarriedOut {
      try sayCarriedOut(coverage, speaker)
      return .done
    }
    for remark in plan.remarks { speaker.say(remark) }
    try ask(aboutTextsOf: plan.request, in: store, speaker, progress)
    if let person {
      // Once the words are gone, the name is not known either.
      plan.mentioning = try ledger.asking { () throws(LedgerError) in
        let known = try store.words(about: [person])[person] ?? []
        return try NameInTexts(of: known, in: store).records(in: store, progress: progress.report)
      }
    }
    return try await erase(plan, from: store, speaker, progress)
  }

  /// What is to be erased, as the log stands.
  private func plan(
    in store: Ledger, _ speaker: Speaker, _ progress: Progress
  ) throws(CommandError) -> ErasurePlan {
    guard let disposition else { return ErasurePlan(request: request(speaker.wording.language)) }
    return try plan(under: disposition, in: store, speaker, progress)
  }

  /// Judges the erasure first, so that whoever confirms it knows what it takes and that nothing forbids it;
  /// what is erased then is what was shown.
  private func erase(
    _ plan: ErasurePlan, from store: Ledger, _ speaker: Speaker, _ progress: Progress
  ) async throws(CommandError) -> Ending {
    var plan = plan
    var options = try writing.options(on: store.clock, speaker.wording)
    options.author = author ?? .local
    let asks = !isSure && !writing.isDryRun
    var reached: [SequenceNumber]?
    if asks {
      var trial = options
      trial.isDryRun = true
      let survey = try await taken(&plan, trial, from: store, speaker, progress)
      let exports = exports(reachedBy: survey, in: store)
      reached = exports
      progress.end()
      let lines = ErasureLines(
        survey, of: plan, exports: exports, isDryRun: true, at: ledger.path, speaker)
      guard isConfirmed(lines, of: plan.coverage, speaker) else {
        speaker.say(fr: "Rien n'a été écrit.", en: "Nothing was written.")
        return .refused
      }
      options.expecting = survey.survey.size
    }
    let taken: ErasureTaken
    do throws(CommandError) {
      taken = try await self.taken(&plan, options, from: store, speaker, progress)
    } catch {
      if asks, case .refused(let refusal, _, _) = error, refusal.name == .positionMoved {
        speaker.say(
          fr: "! Le journal a avancé depuis ce qui vous a été montré.",
          en: "! The log has moved on since what you were shown.")
      }
      throw error
    }
    // What was shown is what is erased, and reached the same.
    let exports = reached ?? exports(reachedBy: taken, in: store)
    progress.end()
    let lines = ErasureLines(
      taken, of: plan, exports: exports, isDryRun: writing.isDryRun, isWarned: asks,
      at: ledger.path, speaker)
    if speaker.isJSON {
      try speaker.put(lines.json)
    } else {
      try speaker.put(lines.lines)
      speaker.say(lines.sealing, at: ledger.path)
      for sentence in lines.afterwards { speaker.say(sentence) }
    }
    return .done
  }

  /// How often what a decision covers is looked for again, because the log has moved on meanwhile.
  private static let mostPlans = 8

  /// Erases at the size that is expected, or at that of the plan, which is made again while the log moves on:
  /// of what a decision covers there is only ever less.
  private func taken(
    _ plan: inout ErasurePlan, _ options: AppendOptions, from store: Ledger, _ speaker: Speaker,
    _ progress: Progress
  ) async throws(CommandError) -> ErasureTaken {
    var plans = 1
    while true {
      var pinned = options
      pinned.expecting = options.expecting ?? plan.size
      do throws(LedgerError) {
        return try await store.erase(plan.request, pinned, progress: progress.report)
      } catch {
        let refused = CommandError(error, at: ledger.path)
        guard case .refused(let refusal) = error, refusal.name == .positionMoved else {
          throw refused
        }
        guard options.expecting == nil, plans < EraseCommand.mostPlans else { throw refused }
        plan = try self.plan(in: store, speaker, progress)
        if plan.coverage?.isCarriedOut == true { throw refused }
        plans += 1
      }
    }
  }

  private func exports(reachedBy taken: ErasureTaken, in store: Ledger) -> [SequenceNumber] {
    do throws(LedgerError) {
      return try ExportsReached(taken.survey, in: store).records
    } catch {
      // What is erased is erased, and has to be said: then any of them may have it.
      return taken.survey.exports.map(\.record)
    }
  }

  private func request(_ language: Language) -> ErasureRequest {
    var request = ErasureRequest(
      legalBasis: legalBasis?.text ?? "", reason: reason.map { [language.key: $0] } ?? [:])
    request.person = person
    request.records = records
    request.documents = documents
    return request
  }

  /// A reason that says again what is erased would stay, and so would a code.
  private func ask(
    aboutTextsOf request: ErasureRequest, in store: Ledger, _ speaker: Speaker, _ progress: Progress
  ) throws(CommandError) {
    guard reason != nil || legalBasis != nil else { return }
    let texts = Array(request.reason.values)
    let known = try ledger.asking { () throws(LedgerError) in
      // What a decision covers is known already; the records that attach a document are not.
      let going =
        disposition == nil
        ? try store.survey(request, progress: progress.report).withWords : request.records
      let named = try store.persons(namedBy: going)
      var known = try PersonsInText((person.map { [$0] } ?? []) + named, in: store)
      try known.addNames(in: going, saidIn: texts, of: store)
      return known
    }
    var found = known.found(in: request.legalBasis, at: "data.legal_basis")
    for (language, text) in request.reason.sorted(by: { $0.key < $1.key }) {
      let field = "reason.\(language)"
      found += ContactInText.found(in: text, at: field).map { .init($0.refusal) }
      found += known.found(in: text, at: field)
    }
    try PersonalTextQuestion(
      speaker: speaker, isAllowed: personalText.isAllowed, isDryRun: writing.isDryRun
    ).ask(about: found, .typed)
  }

  /// Asks for what is to be erased to be typed again: it does not come back.
  ///
  /// What there is to know comes before the question, for nothing helps after it.
  private func isConfirmed(
    _ lines: ErasureLines, of coverage: DispositionCoverage?, _ speaker: Speaker
  ) -> Bool {
    let typed =
      coverage?.agreement.text
      ?? ([person?.text].compactMap { $0 } + records.map(\.description) + documents)
      .joined(separator: " ")
    for sentence in lines.toConfirm + lines.beforehand { speaker.say(sentence) }
    speaker.say(
      fr: "Pour le confirmer, tapez de nouveau : \(typed)", en: "To confirm, type again: \(typed)")
    return readLine()?.split(separator: " ").joined(separator: " ") == typed
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
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
        + " it; repeatable.", value: "empreinte", "hash"))
  var documents: [String] = []

  @Option(
    name: .both("legal-basis", "fondement"),
    help: help(
      fr: "Code du fondement juridique, par exemple loi25-28 ou rgpd-17.",
      en: "Code of the legal basis, for example law25-28 or gdpr-17.", value: "code", "code"))
  var legalBasis: Code?

  @Option(
    name: .both("reason", "motif"),
    help: help(
      fr: "Pourquoi, sans y redire ce qui est effacé.",
      en: "Why, without saying again what is erased.", value: "texte", "text"))
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

  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    let wording = Wording(helpLanguage)
    let namesNothing = person == nil && records.isEmpty && documents.isEmpty
    if backup != nil || notice != nil {
      guard namesNothing, legalBasis == nil, reason == nil, backup == nil || notice == nil else {
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
    guard !namesNothing else {
      throw ValidationError(
        wording.say(
          fr: "Dites quoi effacer : une personne, --ecriture ou --document.",
          en: "Say what to erase: a person, --record or --document."))
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
    var options = try writing.options(on: store.clock, speaker.wording)
    options.author = author ?? .local
    let request = request(speaker.wording.language)
    try ask(aboutTextsOf: request, speaker)
    if !isSure, !writing.isDryRun {
      let survey = try ledger.asking { () throws(LedgerError) in try store.survey(request) }
      guard isConfirmed(survey, speaker) else {
        speaker.say(fr: "Rien n'a été écrit.", en: "Nothing was written.")
        return .refused
      }
    }
    let progress = Progress(speaker, fr: "Lecture du journal", en: "Reading the log")
    defer { progress.end() }
    let taken: ErasureTaken
    do throws(LedgerError) {
      taken = try await store.erase(request, options, progress: progress.report)
    } catch {
      throw CommandError(error, at: ledger.path)
    }
    let exports = try ledger.asking { () throws(LedgerError) in
      try ExportsReached(taken.survey, in: store).records
    }
    progress.end()
    try show(taken, exports, speaker)
    return .done
  }

  private func request(_ language: Language) -> ErasureRequest {
    var request = ErasureRequest(
      legalBasis: legalBasis?.text ?? "", reason: reason.map { [language.key: $0] } ?? [:])
    request.person = person
    request.records = records
    request.documents = documents
    return request
  }

  /// A reason that says again what is erased would stay.
  private func ask(
    aboutTextsOf request: ErasureRequest, _ speaker: Speaker
  ) throws(CommandError) {
    let found = request.reason.sorted { $0.key < $1.key }.flatMap { language, text in
      ContactInText.found(in: text, at: "reason.\(language)")
    }
    try PersonalTextQuestion(
      speaker: speaker, isAllowed: personalText.isAllowed, isDryRun: writing.isDryRun
    ).ask(about: found.map { .init(contact: $0) }, .typed)
  }

  /// Carries what is erased here into a backup, which takes the records it lacks.
  private func apply(to backup: String, _ speaker: Speaker) throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let before: UInt64
    do throws(LedgerError) {
      before = try store.applyErasures(toCopyAt: backup)
    } catch {
      throw CommandError(error, at: backup)
    }
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    let size = try ledger.asking { () throws(LedgerError) in try store.logSize() }
    let taken = size - min(size, before)
    if speaker.isJSON {
      try speaker.put([
        "documents": .integer(Int64(erased.documents.count)),
        "erased": .integer(Int64(erased.records.count)), "folder": .string(terminalSafe(backup)),
        "records": .integer(Int64(clamping: taken)),
      ])
      return .done
    }
    let records = speaker.wording.count(Int(clamping: taken), .record)
    let wordless = speaker.wording.count(erased.records.count, .record)
    try speaker.put(
      speaker.wording.say(
        fr: "\(terminalSafe(backup)) : \(records) en plus ; en tout, les textes de \(wordless) y"
          + " sont effacés.",
        en: "\(terminalSafe(backup)): \(records) more; in all, words of \(wordless) are erased"
          + " there."))
    if !erased.documents.isEmpty {
      let documents = speaker.wording.number(erased.documents.count)
      try speaker.put(
        speaker.wording.say(
          fr: "Documents détruits, en tout : \(documents).",
          en: "Documents destroyed, in all: \(documents)."))
    }
    return .done
  }

  /// Writes the letter about an erasure, in the language of the command.
  private func write(
    noticeOf erasure: SequenceNumber, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let notice = try ledger.asking { () throws(LedgerError) in
      try ErasureNotice(of: erasure, in: store, speaker.wording)
    }
    guard notice.isOfAnErasure else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "l'écriture \(erasure.description) n'efface rien : voyez entente auditer effacees",
            en: "record \(erasure.description) erases nothing: see entente audit erased")))
    }
    let lines = notice.lines
    if speaker.isJSON {
      try speaker.put(["notice": .string(lines.joined(separator: "\n") + "\n")])
    } else {
      // A letter has the width of a page, whatever the terminal's.
      try speaker.put(
        lines.flatMap { line in
          let lines = wrap(line, toWidth: 78)
          let indent = line.hasPrefix("- ") ? "  " : ""
          return line.isEmpty ? [""] : lines.prefix(1) + lines.dropFirst().map { indent + $0 }
        })
    }
    return .done
  }

  /// Asks for what is to be erased to be typed again: it does not come back.
  private func isConfirmed(_ survey: ErasureSurvey, _ speaker: Speaker) -> Bool {
    let typed =
      ([person?.text].compactMap { $0 } + records.map(\.description) + documents)
      .joined(separator: " ")
    if !survey.withWords.isEmpty {
      let records = speaker.wording.records(survey.withWords)
      speaker.say(
        fr: "Les textes de \(records) seront détruits pour de bon.",
        en: "The words of \(records) will be destroyed for good.")
    }
    if !survey.documents.isEmpty {
      let taken = speaker.wording.list(survey.documents)
      speaker.say(
        fr: "Ces documents seront détruits pour de bon : \(taken).",
        en: "These documents will be destroyed for good: \(taken).")
    }
    speaker.say(
      fr: "Pour le confirmer, tapez de nouveau : \(typed)", en: "To confirm, type again: \(typed)")
    return readLine()?.split(separator: " ").joined(separator: " ") == typed
  }

  private func show(
    _ taken: ErasureTaken, _ exports: [SequenceNumber], _ speaker: Speaker
  ) throws(CommandError) {
    let lines = ErasureLines(
      taken, person: person, documents: documents, exports: exports, isDryRun: writing.isDryRun,
      at: ledger.path, speaker)
    if speaker.isJSON { return try speaker.put(lines.json) }
    try speaker.put(lines.lines)
    speaker.say(lines.sealing, at: ledger.path)
    for sentence in lines.elsewhere { speaker.say(sentence) }
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Wording

/// `entente record TYPE [key=value …]`: records one action.
struct RecordCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "record", "consigner", fr: "Consigner une action.", en: "Record one action.")
  }

  @Argument(
    help: help(
      fr:
        "Type d'écriture ; « entente types » les énumère. Sans type, sur un terminal, les questions"
        + " sont posées une à une.",
      en: "Type of record; `entente types` lists them. Without one, on a terminal, it asks its"
        + " questions one at a time.", value: "type", "type"),
    completion: .list(RecordType.allCases.filter(\.definition.isByHand).map(\.name)))
  var type: String?

  @Argument(
    help: help(
      fr: "Champs : clé=valeur, clé:=json, clé=@fichier.",
      en: "Fields: key=value, key:=json, key=@file.", value: "champ", "field"))
  var fields: [String] = []

  @OptionGroup var action: ActionOptions
  @OptionGroup var signing: SigningOptions
  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var agreement: AgreementOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  @Option(
    name: .customLong("document"),
    help: help(
      fr: "Fichier dont le registre garde les octets (document.attached).",
      en: "File whose bytes the ledger keeps (document.attached).", value: "fichier", "file"),
    completion: .file())
  var document: String?

  @Option(
    name: .both("signed", "signee"),
    help: help(
      fr: "Consigner l'action de ce fichier, que ses parties ont signée.",
      en: "Record the action in this file, which its parties have signed.", value: "fichier",
      "file"),
    completion: .file())
  var signed: String?

  func validate() throws {
    let saysNothing =
      type == nil && fields.isEmpty && !signing.isSigned && action.isEmpty && agreement.id == nil
    guard signed == nil || saysNothing else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--signee prend l'action entière dans son fichier ; ne donnez rien d'autre d'elle que"
            + " les octets de son document (--document)",
          en: "--signed takes the whole action from its file; give nothing else of it but the bytes"
            + " of its document (--document)"))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    if let signed {
      let file = try ActionFile(at: signed)
      var recorder = Recorder(
        ledger: try ledger.open(.writing, speaker), path: ledger.path, speaker: speaker)
      recorder.allowsPersonalText = personalText.isAllowed
      if let document { recorder.documents = [try FileRead(document).document] }
      return try await recorder.record(received: file, writing)
    }
    guard let type else { return try await ask(speaker) }
    let known = RecordType(name: type)
    let language = speaker.wording.language
    var data = try FieldArguments(of: known, language).data(fields, speaker.wording)
    let store = try ledger.open(.writing, speaker)
    let file = try document.map(FileRead.init)
    for (key, value) in file?.evidence.objectValue ?? [:] where key != "name" && data[key] == nil {
      data[key] = value
    }
    let json = try action.action(
      of: type, data, agreement: try agreement(for: known, in: store),
      occurred: try occurred(in: store, speaker), language)
    var recorder = Recorder(
      ledger: store, path: ledger.path, speaker: speaker,
      allowsPersonalText: personalText.isAllowed)
    if let file { recorder.documents = [try file.document] }
    return try await recorder.record(json, writing, signing)
  }

  /// The agreement as given, or the only one where the type needs one, or where an axis is given:
  /// an axis is one of an agreement.
  private func agreement(
    for type: RecordType?, in store: Ledger
  ) throws(CommandError) -> AgreementID? {
    if let id = agreement.id { return id }
    guard let type, type != .agreementProposed else { return nil }
    switch type.definition.scope {
    case .agreement: break
    case .either where !action.axes.isEmpty: break
    case .either, .ledger, .target: return nil
    }
    return try ledger.asking { () throws(LedgerError) in try store.agreement(nil) }
  }

  /// When it happened, as an action says it: a day told from the day it is, or a date written in another
  /// form, becomes a date that is said, for it is what stays.
  private func occurred(
    in store: Ledger, _ speaker: Speaker
  ) throws(CommandError) -> String? {
    guard let text = action.occurred else { return nil }
    guard let near = NearDay(text) else {
      let kept = try TypedDate.read(text, speaker.wording)
      if kept != text, let occurred = Occurred(kept) {
        let date = speaker.wording.date(occurred)
        let typed = Search.fold(date) == Search.fold(text) ? "" : " (\(text))"
        speaker.say(
          fr: "Date des faits : \(date)\(typed).", en: "When it happened: \(date)\(typed).")
      }
      return kept
    }
    // The ledger's day, a UTC day, as in every question.
    let now = try ledger.asking { () throws(LedgerError) in
      try store.question(about: nil, at: Moment())
    }
    let isSimulated = store.clock == .simulated
    let day = near.day(from: (isSimulated ? writing.now?.day : nil) ?? now.asOf)
    let date = speaker.wording.date(day)
    speaker.say(
      fr: "Date des faits : \(date) (\(text), en temps universel).",
      en: "When it happened: \(date) (\(text), by UTC).")
    return day.description
  }

  /// Asks for the record where somebody is there to answer.
  private func ask(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard StandardStream.isInputTyped, StandardStream.error.isTerminal, document == nil else {
      throw noType(speaker)
    }
    let store = try ledger.open(.writing, speaker)
    var base =
      try action.action(
        of: "", [:], agreement: agreement.id, occurred: try occurred(in: store, speaker),
        speaker.wording.language
      ).objectValue ?? [:]
    base["type"] = nil
    let recorder = Recorder(
      ledger: store, path: ledger.path, speaker: speaker, fields: .asked(of: nil),
      allowsPersonalText: personalText.isAllowed)
    return try await RecordingSession(
      recorder: recorder, writing: writing, signing: signing, base: base, evidence: action.evidence
    ).perform()
  }

  private func noType(_ speaker: Speaker) -> CommandError {
    let names = RecordType.allCases.filter(\.definition.isByHand).map(\.name)
    return .trouble(
      .usage(
        speaker.wording.say(
          fr:
            "Il manque le type d'écriture. Sur un terminal, les questions seraient posées ; sinon,"
            + " choisissez parmi : \(names.joined(separator: ", ")).",
          en: "The type of record is missing. On a terminal the questions would be asked; else,"
            + " choose one of: \(names.joined(separator: ", ")).")))
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import Exports
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// `entente export PROFILE DIR`: the ledger, or a part of it, as files that are read without it.
struct ExportCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "export", "exporter", fr: "Écrire le registre en fichiers qui se lisent sans lui.",
      en: "Write the ledger as files that are read without it.")
  }

  @Argument(
    help: help(
      fr:
        "Ce qu'on exporte : dossier, ce qu'il faut à un auditeur, à des archives ou au public, qui se"
        + " prouve lui-même ; tuiles, tous les en-têtes et l'arbre en fichiers statiques (C2SP"
        + " tlog-tiles) ; selection, les mêmes et des écritures choisies, dont on vérifie qu'aucune"
        + " ne manque ; evenements, les écritures en CloudEvents ; tableaux, les vues en CSV ;"
        + " classeur, les mêmes en un fichier xlsx ; calendrier, les échéances en iCalendar ;"
        + " provenance, qui a fait quoi, en W3C PROV ; premis, les écritures et les documents pour"
        + " des archives ; seda, un versement aux archives publiques de France ; ocel, un journal"
        + " d'événements pour la fouille de processus ; rapport, ce que lit une direction, en HTML dans"
        + " les deux langues ; ro-crate, événements, tableaux, classeur, calendrier, provenance et"
        + " rapport, décrits pour un entrepôt de données.",
      en: "What to export: dossier, what an auditor, an archive or the public needs, which proves"
        + " itself; tiles, every header and the tree as static files (C2SP tlog-tiles);"
        + " selection, the same and chosen records, of which one verifies that none is missing;"
        + " cloudevents, the records as CloudEvents; csv, the views as tables; xlsx, the same as a"
        + " workbook; ics, due dates as iCalendar; prov, who did what, as W3C PROV;"
        + " premis, records and documents for archives; seda, a transfer to French public archives;"
        + " ocel, an event log for process mining; report, what a director reads, as HTML in both"
        + " languages; ro-crate, events, tables, workbook, calendar, provenance and report, described"
        + " for a data repository.",
      value: "profil", "profile"))
  var profile: ExportProfile

  @Argument(
    help: help(
      fr: "Dossier vide, à créer, ou d'une exportation précédente, que celle-ci continue ; pour"
        + " « dossier », un nom que rien ne porte encore, celui d'un fichier avec --zip et --tar.",
      en: "Folder that is empty, to be made, or of an earlier export, which this one goes on with;"
        + " for “dossier”, a name that nothing bears yet, that of a file with --zip and --tar.",
      value: "dossier", "folder"),
    completion: .directory)
  var folder: String

  @OptionGroup var chosen: SelectionOptions
  @OptionGroup var part: PartOptions
  @OptionGroup var dossier: DossierOptions
  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var transfer: ArchivalTransferOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  mutating func validate() throws {
    // What is made has the name without.
    folder = FilePlace.trimmed(folder)
    guard !folder.isEmpty else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Un nom vide ne dit pas où écrire : nommez un dossier.",
          en: "An empty name does not say where to write: name a folder."))
    }
    guard profile == .dossier || (dossier.isEmpty && !personalText.isAllowed) else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--destination, --destinataire, --fondement, --textes-personnels, --zip et --tar vont"
            + " à « exporter dossier ».",
          en: "--audience, --recipient, --legal-basis, --personal-words, --zip and --tar go with"
            + " “export dossier”."))
    }
    if profile == .dossier, let fault = dossier.fault(ofName: folder, in: Wording(helpLanguage)) {
      throw ValidationError(fault)
    }
    guard profile != .dossier || !chosen.withWords else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Un dossier donne les textes que sa destination permet : --textes-personnels en donne"
            + " davantage à un auditeur.",
          en: "A dossier gives the words that its audience may have: --personal-words gives an"
            + " auditor more."))
    }
    guard dossier.recipient.map(DossierInfo.isLine) ?? true else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Un destinataire tient en une ligne d'au plus 200 caractères, sans caractère de"
            + " commande.",
          en: "A recipient is one line of at most 200 characters, without control characters."))
    }
    guard !dossier.asksForPersonalWords || dossier.chosenAudience == .auditor else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--textes-personnels va au dossier d'un auditeur : des archives les ont, le public ne"
            + " les a jamais.",
          en:
            "--personal-words goes with the dossier of an auditor: an archive has them, the public"
            + " never does."))
    }
    guard
      !dossier.givesPersonalWords || (dossier.recipient != nil && dossier.legalBasis != nil)
    else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Donner les textes sur des personnes demande de dire à qui et sur quel fondement :"
            + " --destinataire et --fondement.",
          en: "To give the words about persons, say to whom and on which basis: --recipient and"
            + " --legal-basis."))
    }
    guard profile != .tiles || chosen.isEmpty else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr:
            "Les options qui choisissent des écritures vont à « exporter selection », à un dossier et"
            + " aux autres exportations : les tuiles ont tous les en-têtes.",
          en:
            "The options that choose records go with “export selection”, a dossier and every other"
            + " export: tiles have every header."))
    }
    guard profile.form != nil || profile == .dossier || part.isEmpty else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--au, --connu-le et --tete ne vont ni aux tuiles ni à une sélection, qui sont de la"
            + " dernière tête.",
          en: "--as-of, --known-on and --head go neither with tiles nor with a selection, which are"
            + " of the last checkpoint."))
    }
    try validateTransfer()
  }

  /// Says what an archival transfer lacks, or that there is none.
  private func validateTransfer() throws {
    guard profile == .part(.seda) else {
      guard !transfer.isEmpty else { return }
      throw ValidationError(
        Wording(helpLanguage).say(
          fr:
            "--service-archives, --service-versant et --accord-versement vont à « exporter seda ».",
          en: "--archival-agency, --transferring-agency and --archival-agreement go with “export"
            + " seda”."))
    }
    if let fault = transfer.fault(in: Wording(helpLanguage)) { throw ValidationError(fault) }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    // Nothing is written where a ledger, a mirror or a witness keeps what it lives by.
    _ = try OutputPlace(folder)
    let isRecorded = profile == .dossier ? try canRecord() : false
    let store = try ledger.open(isRecorded ? .writing : .reading, speaker)
    // The first is signed when a ledger is opened.
    let notes = try ledger.asking { () throws(LedgerError) in try store.checkpoints() }
    guard let note = notes.last else {
      throw .trouble(.damaged(path: ledger.path, what: "no checkpoint"))
    }
    switch profile {
    case .tiles: try exportTiles(under: note, of: store, speaker)
    case .selection: try exportSelection(under: note, of: store, speaker)
    case .part(let form): try exportPart(form, under: notes, of: store, speaker)
    case .dossier:
      try await exportDossier(
        under: notes, of: store, isRecorded: isRecorded && store.mirrored == nil, speaker)
    }
    return .done
  }

  /// Whether the ledger can record that a dossier was issued: a copy that has no key of checkpoints, as a
  /// backup, would go its own way from that record on, and no erasure would reach it any more.
  private func canRecord() throws(CommandError) -> Bool {
    guard Folder(ledger.path).isWritable else { return false }
    return try hasKey()
  }

  private func hasKey() throws(CommandError) -> Bool {
    try inFolder(ledger.path) { () throws(LMDBError) in
      try CheckpointKeyPlace.isNamed(in: Folder(ledger.path))
    }
  }

  private func exportDossier(
    under notes: [SignedNote], of store: Ledger, isRecorded: Bool, _ speaker: Speaker
  ) async throws(CommandError) {
    try askAboutRecipient(speaker)
    let export = DossierExport(
      chosen: chosen, part: part, options: dossier, ledger: ledger, folder: folder,
      isRecorded: isRecorded)
    let written = try await export.write(under: notes, of: store, speaker)
    try written.put(folder, speaker)
    guard part.head == nil, part.knownOn == nil else { return }
    try sayUnsigned(after: written.info.headSize, of: store, speaker)
  }

  private func askAboutRecipient(_ speaker: Speaker) throws(CommandError) {
    let found = ContactInText.found(in: dossier.recipient ?? "", at: "recipient")
    try PersonalTextQuestion(speaker: speaker, isAllowed: personalText.isAllowed, isDryRun: false)
      .ask(about: found.map { .init($0.refusal) }, .path)
  }

  private func exportPart(
    _ form: ExportPart, under notes: [SignedNote], of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) {
    let export = PartExport(
      form: form, chosen: chosen, part: part, agencies: transfer.agencies, ledger: ledger,
      folder: folder)
    let written = try export.write(under: notes, of: store, speaker)
    try written.put(speaker)
    guard part.head == nil, part.knownOn == nil else { return }
    try sayUnsigned(after: written.scope.headSize, of: store, speaker)
  }

  // MARK: Tiles

  private func exportTiles(
    under note: SignedNote, of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) {
    if try inFolder(folder, { () throws(LMDBError) in try SelectionFolder(folder).isPublished }) {
      throw .trouble(.export(path: folder, .holdsSelection))
    }
    let lock = try filling(folder)
    defer { extendLifetime(lock) }
    let publication = try publish(note, of: store, speaker)
    let published = publication.checkpoint.size
    let files = publication.tiles.count + 1
    if speaker.isJSON {
      try speaker.put([
        "files": .integer(Int64(files)), "folder": .string(terminalSafe(folder)),
        "size": .integer(Int64(clamping: published)),
      ])
    } else {
      let records = speaker.wording.count(Int(clamping: published), .record)
      try speaker.put(
        speaker.wording.say(
          fr: "\(records) dans \(terminalSafe(folder)) ; fichiers écrits : \(String(files)).",
          en: "\(records) in \(terminalSafe(folder)); files written: \(String(files))."))
    }
    try sayUnsigned(after: published, of: store, speaker)
  }

  private func publish(
    _ note: SignedNote, of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) -> TilesPublication {
    let progress = Progress(speaker, fr: "Exportation", en: "Exporting")
    defer { progress.end() }
    let tiles = TilesFolder(folder)
    var root: Digest?
    let head = try exporting(to: folder) { () throws(ExportError) in
      try TilesPublication.head(of: tiles)
    }
    if let before = head,
      try before.size <= ledger.asking({ () throws(LedgerError) in try store.logSize() })
    {
      root = try ledger.asking { () throws(LedgerError) in try store.root(atSize: before.size) }
    }
    let publication = try exporting(to: folder) { () throws(ExportError) in
      try TilesPublication(of: note, to: tiles, continuing: root)
    }
    for (number, tile) in publication.tiles.enumerated() {
      let bytes = try ledger.asking { () throws(LedgerError) in try store.bytes(of: tile) }
      try exporting(to: folder) { () throws(ExportError) in try publication.write(tile, bytes) }
      progress.report(UInt64(number + 1), UInt64(publication.tiles.count))
    }
    try exporting(to: folder) { () throws(ExportError) in try publication.finish() }
    return publication
  }

  /// Says how many records no head covers yet.
  private func sayUnsigned(
    after published: UInt64, of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) {
    var size = try ledger.asking { () throws(LedgerError) in try store.logSize() }
    // That exports were issued is no reason to export again: that would be recorded too.
    while published < size {
      let last = SequenceNumber(size - 1)
      let header = try ledger.asking { () throws(LedgerError) in
        try store.shownRecord(last, withFacts: false).file.header
      }
      guard header.type == .exportIssued else { break }
      size -= 1
    }
    guard published < size else { return }
    let rest = speaker.wording.count(Int(clamping: size - published), .record)
    // A copy signs none.
    guard try hasKey() else {
      return speaker.say(
        fr: "Pas encore sous une tête signée : \(rest).",
        en: "Not yet under a signed checkpoint: \(rest).")
    }
    speaker.say(
      fr: "Pas encore sous une tête signée : \(rest). Pour l'y mettre : entente sceller, puis"
        + " exportez de nouveau.",
      en: "Not yet under a signed checkpoint: \(rest). To have it in: entente checkpoint, then"
        + " export again.")
  }

  // MARK: A selection

  private func exportSelection(
    under note: SignedNote, of store: borrowing Ledger, _ speaker: Speaker
  ) throws(CommandError) {
    let size: UInt64
    do throws(TransparencyError) {
      size = try Checkpoint(text: note.text).size
    } catch {
      throw .trouble(.damaged(path: ledger.path, what: error.description))
    }
    let selection = try chosen.selection(in: store, of: ledger, size: size, speaker.wording)
    let lock = try filling(folder)
    defer { extendLifetime(lock) }
    _ = try publish(note, of: store, speaker)
    let export = SelectionExport(
      selection: selection, withWords: chosen.withWords, ledger: ledger, folder: folder)
    let written = try export.write(from: store, speaker)
    try written.put(speaker, folder)
    try sayUnsigned(after: size, of: store, speaker)
  }
}

/// What a ledger can be exported as.
enum ExportProfile: Hashable {
  case tiles, selection, dossier
  case part(ExportPart)

  /// The part that it is; nil for what is none.
  var form: ExportPart? {
    if case .part(let form) = self { form } else { nil }
  }
}

extension ExportProfile: NamedChoice {
  static let allCases: [ExportProfile] =
    [.dossier, .tiles, .selection] + ExportPart.allCases.map { .part($0) }

  /// The names of formats; in French those of what they hold, where they have one.
  var names: ChoiceNames {
    switch self {
    case .dossier: ChoiceNames(fr: "dossier", en: "dossier")
    case .tiles: ChoiceNames(fr: "tuiles", en: "tiles")
    case .selection: ChoiceNames(fr: "selection", en: "selection")
    case .part(let part):
      switch part {
      case .cloudevents: ChoiceNames(fr: "evenements", en: part.rawValue)
      case .csv: ChoiceNames(fr: "tableaux", en: part.rawValue)
      case .ics: ChoiceNames(fr: "calendrier", en: part.rawValue)
      case .prov: ChoiceNames(fr: "provenance", en: part.rawValue)
      case .report: ChoiceNames(fr: "rapport", en: part.rawValue)
      case .xlsx: ChoiceNames(fr: "classeur", en: part.rawValue)
      case .ocel, .premis, .roCrate, .seda: ChoiceNames(fr: part.rawValue, en: part.rawValue)
      }
    }
  }
}

extension CommandError {
  /// What kept an export from its end.
  init(_ error: ExportError, at path: String) {
    switch error {
    case .storage(let error): self = CommandError(error, at: path)
    case .folderInUse(let path): self = .trouble(.export(path: path, .inUse))
    case .unreadableHead(let path, _): self = .trouble(.export(path: path, .unreadableHead))
    case .otherLog(let path, let found): self = .trouble(.export(path: path, .otherLog(found)))
    case .behind(let path, let published, let size):
      self = .trouble(.export(path: path, .behind(published: published, size: size)))
    case .bundle(let error): self = .trouble(.damaged(path: path, what: error.description))
    case .unwritableDocument: self = .trouble(.store(path: path, .other("ENOMEM")))
    case .workbook(let what):
      self = .trouble(.store(path: path, .other(what)))
    case .archive(let what): self = .trouble(.store(path: path, .other(what)))
    case .tooLargeForTar(let file): self = .trouble(.export(path: path, .tooLargeForTar(file)))
    case .unverified(let what): self = .trouble(.export(path: path, .unverified(what)))
    case .unwritable(let what): self = .trouble(.damaged(path: path, what: what))
    case .otherHistory(let path, let size):
      self = .trouble(.export(path: path, .otherHistory(size)))
    }
  }
}

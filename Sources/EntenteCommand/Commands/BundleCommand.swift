import ArgumentParser
import CanonicalJSON
import Entente
import Exports
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// `entente bundle FILE`: what is new, as one file for a partner who keeps a mirror.
struct BundleCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "bundle", "paquet", fr: "Écrire ce qui est nouveau en un fichier, pour un partenaire.",
      en: "Write what is new as one file, for a partner.")
  }

  @Argument(
    help: help(fr: "Fichier à écrire.", en: "File to write.", value: "fichier", "file"),
    completion: .file())
  var file: String

  @Option(
    name: .both("since", "depuis"),
    help: help(
      fr: "Nombre d'écritures que le partenaire a déjà ; sinon aucune.",
      en: "How many records the partner has already; else none.", value: "nombre", "number"))
  var since: UInt64 = 0

  @Flag(
    name: .both("without-words", "sans-textes"),
    help: help(
      fr: "Retenir les textes : ils peuvent être de personnes.",
      en: "Withhold the words: they may be of persons."))
  var withholdsWords = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    _ = try OutputPlace(file)
    let store = try ledger.open(.reading, speaker)
    let head = try head(of: store, speaker)
    if !withholdsWords { try checkErasures(of: store, head, speaker) }
    let progress = Progress(speaker, fr: "Paquet", en: "Bundle")
    defer { progress.end() }
    var publication = try exporting(to: file) { () throws(ExportError) in
      try BundlePublication(head, to: file)
    }
    var missing: UInt64 = 0
    let showing = try ledger.asking { () throws(LedgerError) in
      try store.showing(withWords: !withholdsWords)
    }
    for sequence in head.from..<head.to {
      let shown = try ledger.asking { () throws(LedgerError) in
        try store.shownRecord(SequenceNumber(sequence), by: showing)
      }
      if shown.missingWords != nil { missing += 1 }
      do throws(ExportError) {
        try publication.write(shown.file)
      } catch {
        throw CommandError(error, at: file)
      }
      progress.report(sequence - head.from + 1, head.to - head.from)
    }
    do throws(ExportError) {
      try publication.finish()
    } catch {
      throw CommandError(error, at: file)
    }
    try say(head, missing, speaker)
    return .done
  }

  private func head(of store: Ledger, _ speaker: Speaker) throws(CommandError) -> BundleHead {
    let notes = try ledger.asking { () throws(LedgerError) in try store.checkpoints() }
    let kept = notes.filter { ($0.head?.size ?? 0) > since }
    guard let newest = kept.last?.head else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "Aucune tête signée ne va au-delà de \(String(since)). Signez d'abord : entente"
              + " sceller",
            en: "No signed checkpoint goes beyond \(String(since)). Sign first: entente checkpoint")
        ))
    }
    var path: [Digest] = []
    if since > 0 {
      let growth: TreeGrowth
      do throws(TransparencyError) {
        growth = try TreeGrowth(from: since, to: newest.size)
      } catch {
        throw .trouble(.usage(error.description))
      }
      path = try ledger.asking { () throws(LedgerError) in
        try store.consistency(of: growth).path
      }
    }
    do throws(BundleError) {
      return try BundleHead(
        from: since, ledger: store.name, to: newest.size, checkpoints: BundleHead.fitting(kept),
        path: path)
    } catch {
      throw .trouble(.damaged(path: ledger.path, what: error.description))
    }
  }

  /// Words that are not there have to be erased by a record of the bundle, or of one before: a mirror would
  /// take them for lost.
  private func checkErasures(
    of store: Ledger, _ head: BundleHead, _ speaker: Speaker
  ) throws(CommandError) {
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    let later = erased.records.filter {
      (head.from..<head.to).contains($0.key.index) && $0.value.index >= head.to
    }
    guard let erasure = later.values.min()?.description else { return }
    throw .trouble(
      .usage(
        speaker.wording.say(
          fr: "L'écriture \(erasure) efface des textes de ce paquet, et aucune tête signée ne va"
            + " jusqu'à elle. Signez d'abord : entente sceller",
          en: "Record \(erasure) erases words of this bundle, and no signed checkpoint reaches it."
            + " Sign first: entente checkpoint")))
  }

  private func say(_ head: BundleHead, _ missing: UInt64, _ speaker: Speaker) throws(CommandError) {
    let count = head.to - head.from
    if speaker.isJSON {
      try speaker.put([
        "file": .string(terminalSafe(file)), "from": .integer(Int64(clamping: head.from)),
        "records": .integer(Int64(clamping: count)), "to": .integer(Int64(clamping: head.to)),
        "without_words": .integer(Int64(clamping: missing)),
      ])
      return
    }
    let records = speaker.wording.count(Int(clamping: count), .record)
    try speaker.put(
      speaker.wording.say(
        fr: "\(records) dans \(terminalSafe(file)), jusqu'à la tête de \(String(head.to)).",
        en: "\(records) in \(terminalSafe(file)), up to the checkpoint of \(String(head.to))."))
    let taking =
      head.from == 0
      ? (fr: "entente miroir ouvrir", en: "entente mirror open")
      : (fr: "entente miroir prendre", en: "entente mirror take")
    speaker.say(
      fr: withholdsWords
        ? "Les textes n'y sont pas. Le partenaire le prend par : \(taking.fr)"
        : "Le fichier montre tout, textes compris : remettez-le à qui tient le miroir, et à nul"
          + " autre. Il se prend par : \(taking.fr)",
      en: withholdsWords
        ? "The words are not in it. The partner takes it with: \(taking.en)"
        : "The file shows everything, words too: hand it to whoever keeps the mirror, and to nobody"
          + " else. It is taken with: \(taking.en)")
  }
}

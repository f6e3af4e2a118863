import ArgumentParser
import CanonicalJSON
import LedgerStore
import Partnership
import Transparency
import Verification
import Wording

/// `entente restore DIR`: a backup put back as a ledger, after it was verified.
struct RestoreCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "restore", "restaurer", fr: "Vérifier une sauvegarde et en refaire un registre.",
      en: "Verify a backup and make it a ledger again.")
  }

  @Argument(
    help: help(
      fr: "Dossier de la sauvegarde.", en: "Folder of the backup.", value: "dossier", "folder"),
    completion: .directory)
  var backup: String

  @Flag(name: .customLong(AsideRun.flag), help: .hidden)
  var isInThisProcess = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    if isInThisProcess { return try copy() }
    let report = try SupervisedReading().verify(backup, speaker)
    // What a stopped erasure left is destroyed in the copy.
    let isSound = report.outcome != .fails || report.lacksOnlyErasure
    guard isSound else {
      for line in report.lines(for: speaker) { speaker.say(line) }
      let fault = report.faults.first?.name.rawValue ?? report.outcome.rawValue
      throw .trouble(.badCopy(path: backup, what: fault))
    }
    let said = try AsideRun.run(
      ledger.path, speaker, showing: Progress(speaker, fr: "Copie", en: "Copying"))
    guard said.ending == .done else {
      // What went wrong is data only for who asked for data; the words were passed on.
      if speaker.isJSON { try speaker.put(said.output) }
      return said.ending
    }
    try show(report, speaker)
    return .done
  }

  /// In the child: the copy itself.
  private func copy() throws(CommandError) -> Ending {
    let watching = CopyProgress(from: backup, to: ledger.path, report: ToldProgress.say)
    defer { watching.end() }
    var progress = ToldProgress()
    do throws(LedgerStoreError) {
      try LedgerStore.restore(from: backup, to: ledger.path) { progress.tell(1, 1) }
    } catch {
      throw CommandError(error, at: ledger.path)
    }
    return .done
  }

  private func show(_ report: VerificationReport, _ speaker: Speaker) throws(CommandError) {
    let wording = speaker.wording
    if speaker.isJSON {
      try speaker.put([
        "folder": .string(terminalSafe(ledger.path)), "outcome": .string(report.outcome.rawValue),
        "records": .integer(Int64(clamping: report.size)),
        "root": report.root.map { .string($0.hex) } ?? .null,
      ])
    } else {
      let records = wording.count(Int(clamping: report.size), .record)
      let root = report.root?.hex ?? "—"
      try speaker.put([
        wording.say(
          fr: "Sauvegarde vérifiée et remise dans \(terminalSafe(ledger.path)) : \(records).",
          en: "Backup verified and put back in \(terminalSafe(ledger.path)): \(records)."),
        wording.say(fr: "Racine \(root)", en: "Root \(root)"),
      ])
    }
    if report.outcome == .undecided {
      for line in report.lines(for: speaker) { speaker.say(line) }
    }
    speaker.say(
      fr:
        "Une sauvegarde n'a pas la clé qui signe les têtes : pour en signer de nouveau, remettez à"
        + " leur place checkpoint.key et sa garde (la dernière tête signée).",
      en: "A backup does not hold the key that signs checkpoints: to sign checkpoints again, put"
        + " back checkpoint.key and its guard (the last head signed).")
    let last = report.size > 0 ? SequenceNumber(report.size - 1).description : "—"
    speaker.say(
      fr:
        "Ce qui fut effacé après l'écriture \(last) y est de nouveau : avant qu'on s'en serve, reportez-le"
        + " depuis un registre qui le sait (entente effacer --appliquer).",
      en: "What was erased after record \(last) is in it again: before anybody uses it, carry that"
        + " over from a ledger that knows of it (entente erase --apply).")
  }
}

extension VerificationReport {
  /// Whether nothing is wrong but that what was erased is not destroyed yet.
  fileprivate var lacksOnlyErasure: Bool {
    results.allSatisfy { UInt64($0.faults.count) == $0.faultCount }
      && faults.allSatisfy { $0.name == .erasureUnfinished || $0.name.isDoubt }
  }
}

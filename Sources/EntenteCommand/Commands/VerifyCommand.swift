import ArgumentParser
import LMDB
import LedgerTables
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// `entente verify [PATH]`: the seven checks on a ledger, read in a child process; on tiles and bundles
/// those that headers are enough for, and on the records of a selection that none is missing; on the
/// proof of a record those that one record allows; on the evidence of a fork what it shows.
struct VerifyCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "verify", "verifier",
      fr:
        "Vérifier un registre, une sauvegarde, une exportation, un paquet, une preuve ou une"
        + " bifurcation.",
      en: "Verify a ledger, a backup, an export, a bundle, a proof or a fork.")
  }

  @Argument(
    help: help(
      fr: "Dossier ou fichier à vérifier ; sinon le registre. Un dossier d'exportation en un seul"
        + " fichier, zip ou tar, se lit sur place.",
      en: "Folder or file to verify; else the ledger. A dossier as a single file, zip or tar, is"
        + " read in place.", value: "chemin", "path"),
    completion: .file())
  var path: String?

  @Option(
    name: .both("record", "ecriture"),
    help: help(
      fr: "Pour une preuve : fichier de son écriture ; sinon le .json de même nom à côté d'elle.",
      en: "For a proof: file of its record; else the .json of the same name beside it.",
      value: "fichier", "file"),
    completion: .file(extensions: ["json"]))
  var record: String?

  @Option(
    name: .both("witness", "temoin"),
    help: help(
      fr: "Pour un registre ou un miroir : adresse d'un témoin à qui demander s'il a vu autre chose"
        + " (C2SP tlog-witness) ; répétable.",
      en: "For a ledger or a mirror: address of a witness to ask whether it has seen anything else"
        + " (C2SP tlog-witness); repeatable.",
      value: "adresse", "url"))
  var witnesses: [String] = []

  @OptionGroup var outside: OutsideOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let kind = try path.map(VerifiedFile.init)
    if let path, let kind, try isDossier(kind, path) {
      guard record == nil, witnesses.isEmpty else { throw onlyForProofs(speaker) }
      return try DossierVerifying(path: path, ledger: ledger, speaker: speaker).put(outside)
    }
    if let path, let kind { try leadToDossier(from: path, kind) }
    if let path, let trouble = kind?.trouble(at: path, speaker) { throw trouble }
    guard path == nil || ledger.folder == nil else { throw ledgerNotTaken(speaker) }
    if !witnesses.isEmpty { return try await askWitnesses(kind, speaker) }
    if let path, kind == .proof { return try verifyProof(path, speaker) }
    guard record == nil else { throw onlyForProofs(speaker) }
    if let path, kind == .fork {
      guard outside.old == nil else { throw notForForks(speaker) }
      return try ForkPage(path, speaker).put(outside.read())
    }
    if let path, kind == .folder {
      if try isSelection(path) { return try SelectionLines.verify(path, outside, speaker) }
      try refuseExport(path, speaker)
    }
    return try put(try report(kind, speaker), speaker)
  }

  private func put(
    _ report: VerificationReport, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    if speaker.isJSON {
      try speaker.put(report.json)
    } else {
      try speaker.put(report.lines(for: speaker))
    }
    return report.ending
  }

  /// Verifies a ledger, and asks witnesses about its last head.
  private func askWitnesses(
    _ kind: VerifiedFile?, _ speaker: Speaker
  ) async throws(CommandError) -> Ending {
    let folder = path ?? ledger.path
    var isLedger = kind == nil || kind == .folder
    if isLedger, let path, try isTiles(path, speaker) { isLedger = false }
    guard isLedger, record == nil else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--temoin va à un registre, à un miroir ou à une sauvegarde.",
            en: "--witness goes with a ledger, a mirror or a backup.")))
    }
    let asking = try WitnessAsking(witnesses, policy: outside.policy, ledger: folder)
    var report = try report(kind, speaker)
    // A store that is damaged is not opened here.
    if report.isSoundInItself { try await asking.ask(about: &report, speaker) }
    return try put(report, speaker)
  }

  private func report(
    _ kind: VerifiedFile?, _ speaker: Speaker
  ) throws(CommandError) -> VerificationReport {
    let known = try outside.read()
    if let path, kind == .bundle {
      var taking = BundleTaking(path: path, speaker: speaker)
      taking.outside = known
      return try taking.verify(continuing: nil).report
    }
    guard let path, try isTiles(path, speaker) else {
      return try SupervisedReading().verify(path ?? ledger.path, outside: known, speaker)
    }
    var verifier = TilesVerifier(path)
    verifier.outside = known
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    defer { progress.end() }
    do throws(VerificationError) {
      return try verifier.verify { progress.report($0, $1) }
    } catch {
      throw CommandError(error, at: path, speaker.wording)
    }
  }

  private func isTiles(_ path: String, _ speaker: Speaker) throws(CommandError) -> Bool {
    do throws(LMDBError) {
      return try TilesFolder(path).isPublished
    } catch {
      throw CommandError(error, at: path)
    }
  }

  // MARK: Dossiers and selections

  private func isDossier(_ kind: VerifiedFile, _ path: String) throws(CommandError) -> Bool {
    guard kind == .folder else { return kind == .archive }
    do throws(LMDBError) {
      return try DossierFolder(path).isBag
    } catch {
      throw CommandError(error, at: path)
    }
  }

  /// Refuses what is a part of a dossier, or a folder around one, and says where that is.
  private func leadToDossier(from path: String, _ kind: VerifiedFile) throws(CommandError) {
    let place = try inFolder(path) { () throws(LMDBError) -> DossierPlace? in
      switch kind {
      case .folder:
        // These are verified as what they are, wherever they lie.
        if try TilesFolder(path).isPublished { return nil }
        if try SelectionFolder(path).isPublished { return nil }
        if try Folder(path).lengthBytes(of: LedgerFiles.store) != nil { return nil }
        return try DossierNearby.place(of: path)
      case .exported: return try DossierNearby.around(path).map { .around(terminalSafe($0)) }
      case .proof:
        // A proof with its record beside it, or named, stands for itself.
        guard record == nil,
          try !FilePlace(ProofFiles(out: path).record).exists()
        else { return nil }
        return try DossierNearby.around(path).map { .around(terminalSafe($0)) }
      case .archive, .bundle, .fork, .checkpoint, .record: return nil
      }
    }
    if let place { throw .trouble(.dossierElsewhere(path: terminalSafe(path), place)) }
  }

  private func isSelection(_ path: String) throws(CommandError) -> Bool {
    do throws(LMDBError) {
      return try SelectionFolder(path).isPublished
    } catch {
      throw CommandError(error, at: path)
    }
  }

  /// Refuses a folder of what does not verify on its own; where a ledger or tiles are, these are verified.
  private func refuseExport(_ path: String, _ speaker: Speaker) throws(CommandError) {
    guard try !isTiles(path, speaker) else { return }
    let kinds = try inFolder(path) { () throws(LMDBError) -> [ExportedKind] in
      guard try Folder(path).exists(), try Folder(path).lengthBytes(of: LedgerFiles.store) == nil
      else { return [] }
      return try ExportedFiles.kinds(inFolder: path)
    }
    guard kinds.isEmpty else { throw .trouble(.exportAlone(path: path, kinds)) }
  }

  // MARK: Proofs

  private func verifyProof(_ path: String, _ speaker: Speaker) throws(CommandError) -> Ending {
    guard outside.old == nil else { throw notForProofs(speaker) }
    var verifier = ProofVerifier(try FileRead.bytes(of: path, limitBytes: LogProof.longest))
    verifier.outside = try outside.read()
    verifier.record = try recordBytes(beside: path)
    let report = verifier.verify()
    if speaker.isJSON {
      try speaker.put(report.json)
    } else {
      try speaker.put(ProofLines(report: report, speaker: speaker).lines)
    }
    return report.verification.ending
  }

  /// The record that was named, or the one that lies beside its proof; nil when there is none.
  private func recordBytes(beside path: String) throws(CommandError) -> [UInt8]? {
    let limit = RecordFile.maximumBytes
    if let record { return try FileRead.bytes(of: record, limitBytes: limit) }
    do throws(CommandError) {
      return try FileRead.bytes(of: ProofFiles(out: path).record, limitBytes: limit)
    } catch {
      // The report says that there is none.
      if case .trouble(.file(_, .missing)) = error { return nil }
      throw error
    }
  }

  private func ledgerNotTaken(_ speaker: Speaker) -> CommandError {
    .trouble(
      .usage(
        speaker.wording.say(
          fr: "--registre nomme le registre à vérifier ou, à côté du chemin d'un dossier, celui qui"
            + " doit l'avoir émis. Ce que nomme ce chemin se vérifie sans registre : ôtez --registre,"
            + " ou le chemin.",
          en: "--ledger names the ledger to verify or, beside the path of a dossier, the one that"
            + " should have issued it. What this path names is verified without a ledger: leave out"
            + " --ledger, or the path.")))
  }

  private func onlyForProofs(_ speaker: Speaker) -> CommandError {
    .trouble(
      .usage(
        speaker.wording.say(
          fr: "--ecriture va à une preuve, un fichier .tlog-proof ; nommez-le.",
          en: "--record goes with a proof, a .tlog-proof file; name it.")))
  }

  private func notForForks(_ speaker: Speaker) -> CommandError {
    .trouble(
      .usage(
        speaker.wording.say(
          fr:
            "--ancienne ne va pas à une bifurcation, qui porte ses deux têtes. Donnez --politique ou"
            + " --ancres.",
          en: "--old does not go with a fork, which has both of its heads. Give --policy or"
            + " --anchors.")))
  }

  private func notForProofs(_ speaker: Speaker) -> CommandError {
    .trouble(
      .usage(
        speaker.wording.say(
          fr: "--ancienne ne va pas à une preuve : elle ne dit pas ce qui précède. Vérifiez le"
            + " registre ou des tuiles.",
          en: "--old does not go with a proof: it does not say what came before. Verify the ledger"
            + " or tiles.")))
  }
}

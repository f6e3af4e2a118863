import ArgumentParser
import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification
import Witness
import Wording

/// `entente mirror`: a verified copy of a ledger that is kept elsewhere.
struct MirrorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "mirror", "miroir", fr: "Tenir une copie vérifiée d'un registre tenu ailleurs.",
      en: "Keep a verified copy of a ledger that is kept elsewhere.",
      subcommands: [MirrorOpenCommand.self, MirrorTakeCommand.self, MirrorFollowCommand.self])
  }
}

/// `entente mirror open DIR BUNDLE`: a mirror from the first bundle.
struct MirrorOpenCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "open", "ouvrir", fr: "Créer un miroir à partir d'un premier paquet.",
      en: "Create a mirror from a first bundle.")
  }

  @Argument(
    help: help(fr: "Dossier à créer.", en: "Folder to create.", value: "dossier", "folder"),
    completion: .directory)
  var folder: String

  @Argument(
    help: help(
      fr: "Paquet depuis le début (« entente paquet ») : fichier, ou adresse HTTP.",
      en: "Bundle from the beginning (`entente bundle`): a file, or an address of HTTP.",
      value: "paquet", "bundle"),
    completion: .file())
  var bundle: String

  @OptionGroup var outside: OutsideOptions
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let known = try outside.read()
    guard known.namesKeys else { throw MirrorOpenCommand.nobodySays(speaker) }
    let file = try await FetchedBundle(bundle)
    defer { withExtendedLifetime(file) {} }
    var taking = BundleTaking(path: file.path, name: bundle, speaker: speaker)
    taking.outside = known
    let (report, contents) = try taking.verify(continuing: nil)
    guard report.ending == .done else {
      try taking.put(report)
      return report.ending
    }
    guard let contents, let key = report.vouching?.log, contents.head.from == 0 else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr:
              "Rien n'a été pris : il faut un paquet depuis 0, signé par la clé que vous avez reçue.",
            en:
              "Nothing was taken: it takes a bundle from 0, signed by the key that you were given.")
        ))
    }
    let opening = try taking.first()
    let ledger: Ledger
    do throws(LedgerError) {
      if let begun = try begun(of: key) {
        ledger = begun
      } else {
        ledger = try Ledger.mirror(MirroredLog(key: key), at: folder, opening: opening)
      }
    } catch {
      throw CommandError(error, at: folder)
    }
    try taking.take(into: ledger, holding: 0, at: folder, contents.head, signedBy: key)
    return .done
  }
}

extension MirrorOpenCommand {
  /// That nothing says whose a ledger is that is to be followed.
  static func nobodySays(_ speaker: Speaker) -> CommandError {
    .trouble(
      .usage(
        speaker.wording.say(
          fr: "Dites de qui est ce registre : --politique ou --ancres, reçue de lui en personne.",
          en: "Say whose ledger it is: --policy or --anchors, that you have from it in person.")))
  }

  /// A mirror of the same log that was being made here when its process ended: it has its first record.
  private func begun(of key: VerifierKey) throws(LedgerError) -> Ledger? {
    let ledger: Ledger
    do throws(LedgerError) {
      ledger = try Ledger(at: folder, access: .writing)
    } catch {
      // Whatever stands there is told by whoever makes one.
      return nil
    }
    guard ledger.mirrored?.key == key else { return nil }
    return try ledger.logSize() == 1 ? ledger : nil
  }
}

/// `entente mirror take BUNDLE`: what is new, verified before it is stored.
struct MirrorTakeCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "take", "prendre", fr: "Prendre un paquet : vérifié d'abord, puis tout ou rien.",
      en: "Take a bundle: verified first, then all or nothing.")
  }

  @Argument(
    help: help(
      fr: "Paquet (« entente paquet ») : fichier, ou adresse HTTP.",
      en: "Bundle (`entente bundle`): a file, or an address of HTTP.", value: "paquet",
      "bundle"),
    completion: .file())
  var bundle: String

  @OptionGroup var cosigning: CosigningOptions
  @OptionGroup var outside: OutsideOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    try cosigning.output.check()
    let mirror = try ledger.open(.writing, speaker)
    guard let log = mirror.mirrored else {
      throw CommandError(LedgerStoreError.noMirror(path: ledger.path), at: ledger.path)
    }
    let file = try await FetchedBundle(bundle)
    defer { withExtendedLifetime(file) {} }
    var taking = BundleTaking(path: file.path, name: bundle, speaker: speaker)
    taking.outside = try outside.read()
    taking.mirror = try ledger.asking { () throws(LedgerError) in
      BundleTaking.Mirror(
        key: log.key, headKeys: try mirror.recordedHeadKeys(),
        owners: try mirror.recordedKeys().map(RecordedOwner.init))
    }
    let from = try taking.head().from
    let size = try ledger.asking { () throws(LedgerError) in try mirror.logSize() }
    guard from <= size else { throw .trouble(.bundleAhead(from: from, size: size)) }
    let beginning = try ledger.asking { () throws(LedgerError) in
      try mirror.frontier(atSize: from)
    }
    let (report, contents) = try taking.verify(continuing: beginning)
    if let contents { try taking.refuseFork(contents, mirror, at: ledger.path) }
    guard report.ending == .done, let contents else {
      // The bundle may be whole and of another history: then its own proof says which.
      if let alone = try taking.verify(continuing: nil).contents {
        try taking.refuseFork(alone, mirror, at: ledger.path)
      }
      try taking.put(report)
      return report.ending
    }
    try taking.take(
      into: mirror, holding: size, at: ledger.path, contents.head, signedBy: report.vouching?.log)
    if let witness = cosigning.witness {
      try cosign(contents.head.newest, of: mirror, by: witness, speaker)
    }
    return .done
  }

  /// Has the head cosigned by a witness whose word is that every record under it was judged.
  private func cosign(
    _ note: SignedNote, of mirror: Ledger, by folder: String, _ speaker: Speaker
  ) throws(CommandError) {
    try HeadCosigning(by: folder, from: bundle, cosigning.output, speaker).ask(about: note) {
      seen throws(CommandError) in
      try ledger.asking { () throws(LedgerError) in
        try mirror.witnessRequest(for: note, since: seen)
      }
    }
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import LedgerTables
import Partnership
import RecordFormat
import Transparency
import Wording

/// `entente open DIR`: an empty ledger with its key, its first record and its first checkpoint.
struct OpenCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "open", "ouvrir", fr: "Créer un registre vide, avec sa clé.",
      en: "Create an empty ledger, with its key.")
  }

  @Argument(
    help: help(fr: "Dossier à créer.", en: "Folder to create.", value: "dossier", "folder"),
    completion: .directory)
  var folder: String

  @Option(
    name: .both("origin", "origine"),
    help: help(
      fr: "Nom du registre, qui le désigne pour toujours : exemple.org/registre.",
      en: "Name of the ledger, which names it for ever: example.org/ledger.", value: "nom", "name"))
  var origin: String

  @Option(
    name: .both("title", "titre"),
    help: help(fr: "Titre du registre.", en: "Title of the ledger.", value: "texte", "text"))
  var title: String

  @Option(
    name: .both("key", "cle"),
    help: help(
      fr: "Fichier de la clé qui signe les têtes, hors du dossier ; créé s'il manque.",
      en: "File of the key that signs checkpoints, outside the folder; made where it is missing.",
      value: "fichier", "file"),
    completion: .file())
  var key: String?

  @Option(
    name: .both("checkpoint-every", "sceller-chaque"),
    help: help(
      fr:
        "Quand signer sans qu'on le demande : ajout, heure, jour ou jamais (sans l'option) ; se change"
        + " avec « entente sceller --chaque ».",
      en: "When to sign checkpoints without being asked: commit, hour, day or never (without it);"
        + " changed with `entente checkpoint --every`.",
      value: "rythme", "rhythm"))
  var every: RhythmArgument?

  @Option(
    name: .both("zone", "fuseau"),
    help: help(
      fr: "Fuseau horaire des jours de « connu le » : America/Montreal.",
      en: "Time zone of the days of “known on”: America/Montreal.", value: "fuseau", "zone"))
  var zone: String?

  @Option(
    name: .both("clock", "horloge"),
    help: help(
      fr:
        "Horloge : systeme (celle de la machine, sans l'option), ou simulee pour une démonstration.",
      en: "Clock: system (without it), or simulated for a demonstration.", value: "horloge", "clock"
    ))
  var clock: LedgerClock?

  @Option(
    name: .both("now", "maintenant"),
    help: help(
      fr: "Instant de la première écriture, sur une horloge simulée.",
      en: "Instant of the first record, on a simulated clock.", value: "instant", "instant"))
  var now: Recorded?

  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    guard now == nil || clock == .simulated else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--maintenant ne va qu'avec --horloge simulee",
          en: "--now goes with --clock simulated only"))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard let name = LedgerName(origin) else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "« \(origin) » ne peut pas nommer un registre. Écrivez-le comme"
              + " exemple.org/registre : minuscules, chiffres, « . - / ».",
            en: "“\(origin)” cannot name a ledger. Write it like example.org/ledger: lower-case"
              + " letters, digits, “. - /”.")))
    }
    guard zone.map(ZoneDays.knows) ?? true else { throw unknownZone(speaker.wording) }
    var plan = Ledger.Plan(name: name, title: [speaker.wording.language.key: title])
    plan.zone = zone
    plan.clock = clock ?? .system
    plan.now = now
    plan.key = key
    plan.rhythm = every?.rhythm
    let head: SignedNote
    let keyPath: String
    do throws(LedgerError) {
      let ledger = try await Ledger.create(at: folder, plan)
      guard let first = try ledger.checkpoints().last else { throw .noRecord(0, size: 1) }
      head = first
      keyPath = try ledger.checkpointKeyPath()
    } catch {
      throw CommandError(error, at: folder)
    }
    if speaker.isJSON {
      try speaker.put([
        "checkpoint": .string(String(decoding: head.bytes, as: UTF8.self)),
        "checkpoint_every": .string((every ?? .never).rawValue),
        "checkpoint_key_file": .string(terminalSafe(keyPath)),
        "folder": .string(terminalSafe(folder)),
        "ledger": .string(name.text),
      ])
      return .done
    }
    try speaker.put(
      speaker.wording.say(
        fr: "Registre \(name.text) créé dans \(terminalSafe(folder)).",
        en: "Ledger \(name.text) created in \(terminalSafe(folder))."))
    speaker.say(
      fr:
        "Un registre, un cercle : quiconque reçoit une preuve voit qui, quand et sur quel axe, pour"
        + " toutes les ententes du registre. Gardez \(terminalSafe(keyName(keyPath))) en lieu sûr,"
        + " hors des sauvegardes.",
      en:
        "One ledger, one circle: whoever receives a proof sees who, when and on which axis, for all"
        + " agreements of the ledger. Keep \(terminalSafe(keyName(keyPath))) safe, outside the"
        + " backups.")
    LedgerOption.sayOfAnother(than: folder, speaker)
    return .done
  }

  /// What the key is called to whoever looks for it: its name in the folder, else its whole path.
  private func keyName(_ path: String) -> String {
    path == "\(folder)/\(LedgerFiles.checkpointKey)" ? LedgerFiles.checkpointKey : path
  }

  private func unknownZone(_ wording: Wording) -> CommandError {
    let given = zone ?? ""
    return .trouble(
      .usage(
        wording.say(
          fr:
            "Cette machine ne connaît pas le fuseau horaire « \(given) ». Donnez son nom de la base"
            + " IANA en entier, comme America/Montreal ou Europe/Paris. Rien n'a été écrit.",
          en: "This machine knows no time zone “\(given)”. Give its whole IANA name, like"
            + " America/Montreal or Europe/Paris. Nothing was written.")))
  }
}

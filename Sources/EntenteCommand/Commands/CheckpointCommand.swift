import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import WitnessClient
import Wording

/// `entente checkpoint`: signs the head of the log, and takes it to witnesses and back.
struct CheckpointCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "checkpoint", "sceller", fr: "Signer la tête du journal, et la faire contresigner.",
      en: "Sign the head of the log, and have it cosigned.")
  }

  @Option(
    name: .both("witness", "temoin"),
    help: help(
      fr: "Adresse d'un témoin à qui demander son contreseing (C2SP tlog-witness) ; répétable.",
      en: "Address of a witness to ask for its cosignature (C2SP tlog-witness); repeatable.",
      value: "adresse", "url"))
  var witnesses: [String] = []

  @Option(
    name: .both("policy", "politique"),
    help: help(
      fr: "Politique (C2SP tlog-policy) : quels témoins, et combien il en faut.",
      en: "Policy (C2SP tlog-policy): which witnesses, and how many are needed.",
      value: "fichier", "file"),
    completion: .file())
  var policy: String?

  @Option(
    name: .both("since", "depuis"),
    help: help(
      fr: "Écrire une demande de contreseing pour un témoin qui a vu cette taille ; 0 pour aucune.",
      en: "Write a request to cosign for a witness that has seen this size; 0 for none.",
      value: "taille", "size"))
  var since: UInt64?

  @Option(
    name: .both("cosigned", "contresigne"),
    help: help(
      fr: "Tête contresignée, revenue d'un témoin : vérifiée, gardée et consignée.",
      en: "Cosigned checkpoint that came back from a witness: checked, kept and recorded.",
      value: "fichier", "file"),
    completion: .file())
  var cosigned: String?

  @Option(
    name: .both("key", "cle"),
    help: help(
      fr: "Fichier de la clé qui signe, avec sa garde à côté ; sinon celle que le registre attend.",
      en: "File of the key that signs, its guard beside it; else the one the ledger expects.",
      value: "fichier", "file"),
    completion: .file())
  var key: String?

  @Option(
    name: .both("timestamp", "horodatage"),
    help: help(
      fr: "Faire horodater la tête par l'autorité de cette adresse (RFC 3161), ou garder sa"
        + " réponse, revenue dans un fichier.",
      en: "Have the checkpoint stamped by the authority at this address (RFC 3161), or keep its"
        + " answer, which came back in a file.",
      value: "source", "source"),
    completion: .file())
  var stamp: String?

  @Option(
    name: .both("timestamp-query", "demande-horodatage"),
    help: help(
      fr: "Écrire la demande d'horodatage de la tête dans ce fichier, pour la porter à une"
        + " autorité.",
      en: "Write the query for a time stamp of the checkpoint to this file, to carry it to an"
        + " authority.",
      value: "fichier", "file"),
    completion: .file())
  var stampQuery: String?

  @Option(
    name: .both("size", "taille"),
    help: help(
      fr: "La tête déjà signée à horodater ; sinon la tête est signée d'abord.",
      en: "The signed checkpoint to be stamped; else the head is signed first.",
      value: "taille", "size"))
  var size: UInt64?

  @Option(
    name: .both("every", "chaque"),
    help: help(
      fr: "Désormais, signer à l'ajout : ajout (à chacun), heure ou jour (si le dernier scellé est"
        + " plus ancien), jamais.",
      en: "From now on, sign at a commit: commit (at each), hour or day (if the last one sealed is"
        + " older), never.",
      value: "rythme", "rhythm"))
  var every: RhythmArgument?

  @Flag(
    name: .both("list", "liste"),
    help: help(
      fr: "Ne rien signer : énumérer les têtes signées, leur racine et qui les a contresignées.",
      en: "Sign nothing: list the heads that were signed, their roots and who cosigned them."))
  var isListing = false

  @OptionGroup var output: OutputOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    try output.check()
    if isListing { return try list(speaker) }
    if let every { return try set(every, speaker) }
    if stamp != nil || stampQuery != nil || size != nil {
      return try await timeStamp(speaker)
    }
    let isByFile = since != nil || cosigned != nil
    guard since == nil || cosigned == nil, !isByFile || witnesses.isEmpty,
      since == nil || policy == nil
    else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--depuis, --contresigne et --temoin sont trois chemins : n'en prenez qu'un",
            en: "--since, --cosigned and --witness are three ways: take one")))
    }
    let store = try ledger.open(.writing, speaker)
    let expected = try ledger.asking { () throws(LedgerError) in try store.checkpointKeyPath() }
    let ending = try await perform(store, speaker)
    let now = try ledger.asking { () throws(LedgerError) in try store.checkpointKeyPath() }
    if now != expected {
      speaker.say(
        fr: "La clé des têtes est désormais attendue à \(terminalSafe(now)).",
        en: "The checkpoint key is expected at \(terminalSafe(now)) from now on.")
    }
    return ending
  }

  private var signsNothing: Bool {
    since == nil && cosigned == nil && witnesses.isEmpty && policy == nil && key == nil
  }

  /// Sets the rhythm, and signs nothing: the next commit does.
  private func set(_ every: RhythmArgument, _ speaker: Speaker) throws(CommandError) -> Ending {
    guard signsNothing, output.file == nil, stamp == nil, stampQuery == nil, size == nil else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--chaque règle ce qui suivra, ne signe rien, et ne va avec aucune option qui signe"
              + " ou contresigne",
            en: "--every sets what follows, signs nothing, and goes with no option that signs or"
              + " cosigns")))
    }
    let store = try ledger.open(.writing, speaker)
    try ledger.asking { () throws(LedgerError) in try store.setCheckpointRhythm(every.rhythm) }
    if speaker.isJSON {
      try speaker.put(["checkpoint_every": .string(every.rawValue)])
      return .done
    }
    let name = speaker.wording.name(of: every.rhythm)
    try speaker.put(
      speaker.wording.say(
        fr: "Les têtes sont désormais signées : \(name).",
        en: "Checkpoints are signed from now on: \(name)."))
    return .done
  }

  private func list(_ speaker: Speaker) throws(CommandError) -> Ending {
    guard signsNothing, every == nil, stamp == nil, stampQuery == nil, size == nil else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--liste ne signe rien, et ne va avec aucune option qui signe ou contresigne",
            en: "--list signs nothing, and goes with no option that signs or cosigns")))
    }
    let listing = try CheckpointListing(of: try ledger.open(.reading, speaker), ledger)
    if speaker.isJSON {
      try speaker.put(listing.json)
    } else {
      try speaker.put(listing.lines(for: speaker))
    }
    return .done
  }

  private func perform(
    _ store: Ledger, _ speaker: Speaker
  ) async throws(CommandError) -> Ending {
    if let cosigned { return try await keep(cosigned, store, speaker) }
    if !witnesses.isEmpty || policy != nil { return try await ask(store, speaker) }
    let note = try ledger.asking { () throws(LedgerError) in try store.checkpoint(keyAt: key) }
    guard let since else {
      try show(note, speaker)
      return .done
    }
    let request = try ledger.asking { () throws(LedgerError) in
      try store.witnessRequest(for: note, since: since)
    }
    try output.put(request.bytes, speaker)
    speaker.say(
      fr: "Demande de contreseing : le partenaire lance « entente contresigner FICHIER --temoin"
        + " DOSSIER » et renvoie la réponse.",
      en: "Request to cosign: the partner runs `entente cosign FILE --witness DIR` and sends the"
        + " answer back.")
    return .done
  }

  /// The head, without a witness.
  private func show(_ note: SignedNote, _ speaker: Speaker) throws(CommandError) {
    let head = try head(of: note)
    if speaker.isJSON {
      try speaker.put(.object(json(of: note, head)))
      return try putToFile(note, speaker)
    }
    try output.put(note.bytes, speaker)
    say(head, speaker)
  }

  /// Writes the head to the file that was asked for, where the answer on standard output is JSON.
  private func putToFile(_ note: SignedNote, _ speaker: Speaker) throws(CommandError) {
    if output.file != nil { try output.put(note.bytes, speaker) }
  }

  private func say(_ head: Checkpoint, _ speaker: Speaker) {
    let root = head.root.hex
    let records = speaker.wording.count(Int(clamping: head.size), .record)
    speaker.say(
      fr: "Tête de \(records). Racine\n\(root)\nGardez-la : elle prouvera que rien n'a changé avant"
        + " elle.",
      en: "Checkpoint of \(records). Root\n\(root)\nKeep it: it will prove that nothing before it"
        + " has changed.")
  }

  private func head(of note: SignedNote) throws(CommandError) -> Checkpoint {
    do throws(TransparencyError) {
      return try Checkpoint(text: note.text)
    } catch {
      throw .trouble(.damaged(path: ledger.path, what: error.description))
    }
  }

  private func json(of note: SignedNote, _ head: Checkpoint) -> JSONObject {
    [
      "checkpoint": .string(String(decoding: note.bytes, as: UTF8.self)),
      "root": .string(head.root.hex), "size": .integer(Int64(clamping: head.size)),
    ]
  }
}

// MARK: - Witnesses

extension CheckpointCommand {
  /// Signs when the witnesses agree, and has them cosign.
  private func ask(_ store: Ledger, _ speaker: Speaker) async throws(CommandError) -> Ending {
    let known = try KnownWitnesses(policy: policy, of: store, ledger)
    let clients = try WitnessClient.all(at: witnesses + known.addresses)
    guard !clients.isEmpty else { throw .trouble(.witness(.nobodyToAsk)) }
    let outcome = try await WitnessedSealing(
      ledger: ledger, store: store, keyPath: key,
      round: WitnessRound(ledger: store, clients: clients, known: known)
    ).perform()
    if let trouble = outcome.contradiction {
      if let unrecorded = outcome.unrecorded { say(unrecorded, of: outcome, speaker) }
      throw .trouble(.witness(trouble))
    }
    try tell(outcome, speaker)
    if let unrecorded = outcome.unrecorded {
      if !speaker.isJSON { say(unrecorded, of: outcome, speaker) }
      return .failed
    }
    return outcome.isMet ? .done : .undecided
  }

  private func tell(
    _ outcome: WitnessedSealing.Outcome, _ speaker: Speaker
  ) throws(CommandError) {
    let head = try head(of: outcome.note)
    if speaker.isJSON {
      var object = json(of: outcome.note, head)
      object["cosignatures"] = .array(
        outcome.cosignatures.map {
          [
            "time": .integer(Int64(clamping: $0.cosignature.time)), "witness": .string($0.name),
          ]
        })
      object["met"] = .bool(outcome.isMet)
      object["signed"] = .bool(outcome.isSigned)
      if let error = outcome.unrecorded?.error {
        object["unrecorded"] =
          CommandError(sealing: error, at: ledger.path).json(in: speaker.wording)
      }
      object["unanswered"] = .array(
        outcome.silent.map {
          ["url": .string(terminalSafe($0.url)), "why": .string($0.why.name)]
        })
      try speaker.put(.object(object))
      if outcome.isSigned { try putToFile(outcome.note, speaker) }
      return
    }
    if outcome.isSigned {
      try output.put(outcome.note.bytes, speaker)
      say(head, speaker)
    } else if !outcome.cosignatures.isEmpty {
      let records = speaker.wording.count(Int(clamping: head.size), .record)
      speaker.say(
        fr: "De la tête d'avant, de \(records) :", en: "Of the checkpoint before, of \(records):")
    }
    for (name, cosignature) in outcome.cosignatures { say(cosignature, by: name, speaker) }
    for (url, why) in outcome.silent { speaker.say(speaker.wording.sentence(for: why, from: url)) }
    guard !outcome.isMet, outcome.unrecorded == nil else { return }
    if outcome.isSigned {
      speaker.say(
        fr: "La tête est signée, et trop peu de témoins l'ont contresignée. Recommencez la même"
          + " commande quand ils répondront.",
        en: "The checkpoint is signed, and too few witnesses have cosigned it. Run the same command"
          + " again when they answer.")
    } else {
      speaker.say(
        fr: "Rien n'a été signé : trop peu de témoins ont répondu pour dire que rien de plus récent"
          + " ne l'a été. Recommencez quand ils répondront ; « entente sceller » seul signe sans eux.",
        en: "Nothing was signed: too few witnesses answered to say that nothing later was. Run this"
          + " again when they answer; `entente checkpoint` alone signs without them.")
    }
  }

  /// Says what is in no record, and why, and what became of the head.
  private func say(
    _ unrecorded: WitnessedSealing.Unrecorded, of outcome: WitnessedSealing.Outcome,
    _ speaker: Speaker
  ) {
    speaker.say(
      unrecorded.sentence(isSigned: outcome.isSigned, at: ledger.path, in: speaker.wording))
  }

  private func say(_ cosignature: Cosignature, by name: String, _ speaker: Speaker) {
    let time = speaker.wording.instant(posixSeconds: cosignature.time)
    speaker.say(fr: "Contresignée par \(name), \(time)", en: "Cosigned by \(name), \(time)")
  }

  /// Takes back what a witness cosigned by file.
  private func keep(
    _ path: String, _ store: Ledger, _ speaker: Speaker
  ) async throws(CommandError) -> Ending {
    let bytes = try FileRead.bytes(of: path, limitBytes: SignedNote.longest)
    let note = try reading(path) { () throws(TransparencyError) in try SignedNote(bytes) }
    let known = try KnownWitnesses(policy: policy, of: store, ledger)
    let kept: CosignedHead
    do throws(LedgerError) {
      kept = try await store.keep(cosigned: note, by: known.keys(in: note))
    } catch {
      switch error {
      case .store(.transparency(.noKnownSignature)):
        throw .trouble(.witness(.notCosigned(path: path)))
      case .store(.transparency(let error)):
        throw .trouble(.witness(.unreadable(path: path, what: error.description)))
      default: throw CommandError(error, at: ledger.path)
      }
    }
    let isMet = known.policy.map { policy in
      (try? policy.judge(kept.note).isMet) ?? false  // The ledger's own line was checked above.
    }
    let head = try head(of: kept.note)
    if speaker.isJSON {
      var object = json(of: kept.note, head)
      object["cosignatures"] = .array(
        kept.cosignatures.map {
          [
            "new": .bool(!$0.taken.isRepeat),
            "record": .integer(Int64(clamping: $0.taken.receipt.sequence.index)),
            "time": .integer(Int64(clamping: $0.cosignature.time)),
            "witness": .string(known.name(of: $0.cosignature.key)),
          ]
        })
      if let isMet { object["met"] = .bool(isMet) }
      try speaker.put(.object(object))
      try putToFile(kept.note, speaker)
    } else {
      try output.put(kept.note.bytes, speaker)
      for (cosignature, _) in kept.cosignatures {
        say(cosignature, by: known.name(of: cosignature.key), speaker)
      }
    }
    return isMet ?? true ? .done : .undecided
  }
}

import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// `entente prove SEQ`: one record and its proof as two files, for somebody who has neither the ledger
/// nor any reason to believe who keeps it.
struct ProveCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "prove", "prouver",
      fr: "Écrire une écriture et sa preuve, qui se vérifient sans le registre.",
      en: "Write one record and its proof, which are verified without the ledger.")
  }

  @Argument(
    help: help(
      fr: "Numéro de l'écriture.", en: "Number of the record.", value: "numéro", "number"))
  var sequence: SequenceNumber

  @Option(
    name: .both("out", "sortie", short: "o"),
    help: help(
      fr:
        "Fichier de la preuve, NOM.tlog-proof ; l'écriture va dans NOM.json. Sinon record-NUMÉRO.",
      en: "File of the proof, NAME.tlog-proof; the record goes to NAME.json. Else record-NUMBER.",
      value: "fichier", "file"),
    completion: .file(extensions: ["tlog-proof"]))
  var out: String?

  @Option(
    name: .both("head", "tete"),
    help: help(
      fr: "Taille de la tête signée dont la preuve part ; sinon la dernière.",
      en: "Size of the signed checkpoint that the proof is under; else the last.",
      value: "nombre", "number"))
  var head: UInt64?

  @Flag(
    name: .both("words", "textes"),
    help: help(
      fr: "Donner aussi les textes, qui peuvent concerner des personnes.",
      en: "Give the words too, which may be about persons."))
  var withWords = false

  @Flag(
    name: .both("header-only", "entete-seul"),
    help: help(
      fr: "Ne donner que l'en-tête, ni les données ni les textes.",
      en: "Give the header alone: withhold facts and words."))
  var headerOnly = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    guard !(withWords && headerOnly) else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--textes et --entete-seul s'excluent : donnez l'un ou l'autre.",
          en: "--words and --header-only exclude each other: give one of them."))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    guard
      let proof = try ledger.asking({ () throws(LedgerError) in
        try store.proof(of: sequence, atSize: head)
      })
    else { throw .trouble(.noHead(record: sequence, size: head, heads: try heads(in: store))) }
    let shown = try ledger.asking { () throws(LedgerError) in
      try store.shownRecord(sequence, withFacts: !headerOnly, withWords: withWords)
    }
    try check(proof, shown.file, speaker)
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    let erasure = shown.erasure(among: erased)
    let files = ProofFiles(out: out ?? "record-\(sequence)")
    try files.write(proof: proof.bytes, record: shown.file)
    if speaker.isJSON {
      try speaker.put(try json(proof, shown, erasure, files))
      return .done
    }
    try speaker.put([files.proof, files.record].map { terminalSafe($0) })
    try say(proof, shown, erasure, files, speaker)
    return .done
  }

  /// Verifies what is about to be given away: a damaged ledger would only be found out by others.
  private func check(
    _ proof: LogProof, _ record: RecordFile, _ speaker: Speaker
  ) throws(CommandError) {
    var verifier = ProofVerifier(proof.bytes)
    verifier.record = record.canonicalBytes
    let fault = verifier.verify().verification.faults.first { !$0.name.isDoubt }
    guard let fault else { return }
    throw CommandError(.damaged(fault), at: ledger.path, speaker.wording)
  }

  /// The sizes of the signed heads that cover the record.
  private func heads(in store: borrowing Ledger) throws(CommandError) -> [UInt64] {
    let notes = try ledger.asking { () throws(LedgerError) in try store.checkpoints() }
    return try notes.map { note throws(CommandError) in try head(of: note).size }
      .filter { $0 > sequence.index }
  }

  private func head(of note: SignedNote) throws(CommandError) -> Checkpoint {
    do throws(TransparencyError) {
      return try Checkpoint(text: note.text)
    } catch {
      throw .trouble(.damaged(path: ledger.path, what: error.description))
    }
  }

  /// What became of the words: `shown`, `withheld`, `erased` or `none`.
  private func words(of shown: ShownRecord, _ erasure: SequenceNumber?) -> String {
    if shown.file.words != nil { return "shown" }
    if shown.file.header.words == nil { return "none" }
    return erasure == nil ? "withheld" : "erased"
  }

  private func json(
    _ proof: LogProof, _ shown: ShownRecord, _ erasure: SequenceNumber?, _ files: ProofFiles
  ) throws(CommandError) -> JSON {
    let head = try head(of: proof.checkpoint)
    var object: JSONObject = [
      "facts": .string(headerOnly ? "withheld" : "shown"),
      "files": [
        "proof": .string(terminalSafe(files.proof)), "record": .string(terminalSafe(files.record)),
      ],
      "head": [
        "root": .string(head.root.hex), "size": .integer(Int64(clamping: head.size)),
      ],
      "leaf": .string(MerkleTree.leafHash(of: shown.file.headerBytes).hex),
      "record": .integer(Int64(clamping: sequence.index)),
      "words": .string(words(of: shown, erasure)),
    ]
    if let erasure {
      object["erased_by"] = .integer(Int64(clamping: erasure.index))
    }
    return .object(object)
  }

  private func say(
    _ proof: LogProof, _ shown: ShownRecord, _ erasure: SequenceNumber?, _ files: ProofFiles,
    _ speaker: Speaker
  ) throws(CommandError) {
    let size = String(try head(of: proof.checkpoint).size)
    speaker.say(
      fr: "Écriture \(sequence.description), prouvée sous la tête de \(size).",
      en: "Record \(sequence.description), proven under the checkpoint of \(size).")
    if headerOnly {
      speaker.say(
        fr: "Seul l'en-tête est donné : données et textes ne sont pas remis.",
        en: "The header alone is given: facts and words are withheld.")
    } else if let erasure {
      let by = erasure.description
      speaker.say(
        fr: "Ses textes ont été effacés par l'écriture \(by) et ne peuvent être donnés ; qu'ils ont"
          + " existé reste prouvé.",
        en: "Its words were erased by record \(by) and cannot be given; that they existed stays"
          + " proven.")
    } else if shown.missingWords == .withheld {
      speaker.say(
        fr: "Ses textes ne peuvent être donnés d'ici : words.keys n'y est pas.",
        en: "Its words cannot be given from here: words.keys is not in the folder.")
    } else if shown.file.words == nil, shown.file.header.words != nil {
      speaker.say(
        fr: "Ses textes restent ici ; --textes les donne aussi.",
        en: "Its words stay here; --words gives them too.")
    }
    speaker.sayUnrecorded(wordsOf: shown.file.words == nil ? 0 : 1)
    speaker.sayHowToVerify(files.proof)
  }
}

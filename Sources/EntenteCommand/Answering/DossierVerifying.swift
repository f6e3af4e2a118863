import CanonicalJSON
import Entente
import Exports
import Foundation
import LMDB
import LedgerStore
import Partnership
import RecordFormat
import Verification
import Wording

/// The verification of a dossier for people and for programs: the checks, what was chosen, what is proven
/// and, each time, what is not; and, where a ledger is named, whether that ledger issued it.
struct DossierVerifying {
  let path: String
  let ledger: LedgerOption
  let speaker: Speaker

  /// Verifies the dossier and says what was found.
  func put(_ outside: OutsideOptions) throws(CommandError) -> Ending {
    var verification = DossierVerification(
      path, spoolingIn: FileManager.default.temporaryDirectory.path)
    verification.outside = try outside.read()
    var report: DossierReport
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    do throws(ExportError) {
      defer { progress.end() }
      report = try verification.verify { progress.report($0, $1) }
    } catch {
      throw CommandError(error, at: path)
    }
    let digest = try digest()
    let issuing = try issuing(of: digest, &report)
    let page = SelectionLines(report: report.selection, speaker: speaker)
    if speaker.isJSON {
      var object = page.json.objectValue ?? [:]
      object["dossier"] = .object(json(of: report, digest, issuing))
      try speaker.put(.object(object))
    } else {
      if let info = report.info { try speaker.put(lines(of: info, report, digest) + [""]) }
      try speaker.put(page.lines)
      if let issuing { try say(issuing, of: report) }
    }
    return report.selection.verification.ending
  }

  /// What a ledger says of whether it has issued the dossier.
  private struct Issuing {
    let ledger: LedgerName
    let issues: [SequenceNumber]
    /// The records that have since erased what the dossier holds, ascending.
    let erasures: [SequenceNumber]
  }

  private func say(_ issuing: Issuing, of report: DossierReport) throws(CommandError) {
    guard issuing.issues.isEmpty else {
      let all = speaker.wording.list(issuing.issues.map { "#\($0.description)" })
      if report.selection.verification.ending == .damaged {
        // The digest is that of the bag's lists: what they list may be other bytes by now.
        speaker.say(
          fr: "Ce registre a émis un dossier de cette empreinte (\(all)) ; celui-ci n'est plus tel"
            + " qu'il a été émis.",
          en: "This ledger issued a dossier of this digest (\(all)); this one is no longer as it"
            + " was issued.")
      } else {
        speaker.say(fr: "Émis par ce registre : \(all).", en: "Issued by this ledger: \(all).")
      }
      guard !issuing.erasures.isEmpty else { return }
      let erasures = speaker.wording.list(issuing.erasures.map { "#\($0.description)" })
      return speaker.say(
        fr: "! Depuis, ce registre a effacé ce que ce dossier contient (\(erasures)) :"
          + " détruisez-le, et demandez-en un autre.",
        en: "! Since then this ledger has erased what this dossier holds (\(erasures)): destroy"
          + " it, and ask for another.")
    }
    let wording = speaker.wording
    let (folder, name) = (terminalSafe(ledger.path), issuing.ledger.text)
    var sentences: [String] = []
    if report.holdsInItself {
      sentences.append(
        wording.say(fr: "Le dossier tient en lui-même.", en: "The dossier holds in itself."))
    }
    if let other = report.info?.ledger, other != issuing.ledger {
      sentences.append(
        wording.say(
          fr: "Il est du registre \(other.text), et \(folder) est le registre \(name) : demandez à"
            + " celui dont il est.",
          en: "It is of the ledger \(other.text), and \(folder) is the ledger \(name): ask the one"
            + " that it is of."))
    } else {
      sentences.append(
        wording.say(
          fr: "Le registre dans \(folder) n'a consigné aucune exportation de cette empreinte."
            + " Le dossier a pu être fait à partir d'une copie, qui ne consigne rien ; ou \(folder) est"
            + " une copie d'avant son émission ; ou quelqu'un d'autre l'a fait, ou refait, de ce qu'il"
            + " avait reçu. Demandez à qui vous l'a remis quelle écriture l'a émis (« entente auditer"
            + " exportations »).",
          en: "The ledger in \(folder) has recorded no export of this digest. The dossier may"
            + " have been made from a copy, which records nothing; or \(folder) is a copy from before it"
            + " was issued; or somebody else made it, or made it over, of what they had received. Ask"
            + " whoever gave it to you which record issued it (`entente audit exports`)."))
    }
    try speaker.put(
      [""] + wrapIndented(sentences.joined(separator: " "), toWidth: speaker.width))
  }

  /// What the dossier says of itself: for whom it is, and as of when.
  private func lines(
    of info: DossierInfo, _ report: DossierReport, _ digest: String?
  ) -> [String] {
    let wording = speaker.wording
    let audience = info.description(in: wording)
    let (day, files) = (wording.date(info.asOf), wording.number(report.files))
    var lines = [
      wording.say(fr: "Dossier pour \(audience)", en: "Dossier for \(audience)"),
      wording.say(
        fr: "Vues du \(day), en fin de journée · \(files) fichiers",
        en: "Views of \(day), at the end of the day · \(files) files"),
    ]
    if let recipient = info.recipient.map(terminalSafe) {
      lines.append(
        wording.say(fr: "Destinataire : \(recipient)", en: "Recipient: \(recipient)"))
    }
    if let basis = info.legalBasis?.text {
      lines.append(wording.say(fr: "Fondement juridique : \(basis)", en: "Legal basis: \(basis)"))
    }
    if let documents = report.documents {
      lines.append(
        wording.line(
          ofDocuments: documents.checked, withheld: documents.withheld, erased: documents.erased,
          unnamed: documents.unnamed))
    }
    if let sentence = wording.sentence(factsWithheld: report.factsWithheld) {
      lines.append(sentence)
    }
    if report.lacksParts {
      lines.append(
        wording.say(
          fr: "! Qui l'a fait n'avait pas tout : withheld.csv dit « unavailable » de ce qui manque."
            + " Demandez un dossier fait depuis le registre lui-même.",
          en:
            "! Whoever made it did not have everything: withheld.csv says “unavailable” of what is"
            + " missing. Ask for a dossier made from the ledger itself."))
    }
    if let digest {
      lines.append(
        wording.say(
          fr: "Empreinte du dossier (sha256sum \(DossierFolder.tagManifest)) : \(digest)",
          en: "Digest of the dossier (sha256sum \(DossierFolder.tagManifest)): \(digest)"))
    }
    return lines.flatMap { wrapIndented($0, toWidth: speaker.width) }
  }

  private func json(
    of report: DossierReport, _ digest: String?, _ issuing: Issuing?
  ) -> JSONObject {
    var object: JSONObject = [
      "digest": digest.map { .string($0) } ?? .null, "files": .integer(Int64(report.files)),
    ]
    if let info = report.info {
      object["as_of"] = .string(info.asOf.description)
      object["facts_withheld"] = .integer(Int64(report.factsWithheld))
      object["personal_words"] = .bool(info.givesPersonalWords)
      object["audience"] = .string(info.audience.rawValue)
      object["legal_basis"] = info.legalBasis.map { .string($0.text) } ?? .null
      object["recipient"] = info.recipient.map { .string(terminalSafe($0)) } ?? .null
    }
    if let documents = report.documents {
      object["documents"] = [
        "checked": .integer(Int64(documents.checked)),
        "erased": .integer(Int64(documents.erased)),
        "unnamed": .integer(Int64(documents.unnamed)),
        "withheld": .integer(Int64(documents.withheld)),
      ]
    }
    if ledger.folder != nil {
      object["erased_since"] =
        issuing.map { .array($0.erasures.map { .integer(Int64(clamping: $0.index)) }) } ?? .null
      object["issued_by"] =
        issuing.map { .array($0.issues.map { .integer(Int64(clamping: $0.index)) }) } ?? .null
    }
    return object
  }

  /// What the dossier is known by: what its list of lists digests to; nil where that is not there.
  private func digest() throws(CommandError) -> String? {
    try inFolder(path) { () throws(LMDBError) in
      // Of an archive that is not read, the report says so.
      guard case .dossier(let dossier) = try DossierFolder.find(at: path),
        let length = try dossier.folder.ownLengthBytes(of: DossierFolder.tagManifest),
        length <= DossierInfo.maximumBytes
      else { return nil }
      return try FileDigests(of: DossierFolder.tagManifest, in: dossier.folder).sha256
    }
  }

  /// The records by which the ledger that was named says that it issued this dossier; a doubt where there is
  /// none, and nil where no ledger was named.
  private func issuing(
    of digest: String?, _ report: inout DossierReport
  ) throws(CommandError) -> Issuing? {
    guard ledger.folder != nil, let digest else { return nil }
    let store = try ledger.open(.reading, speaker)
    let issues = try ledger.asking { () throws(LedgerError) in try store.issues(of: digest) }
    if issues.isEmpty { report.add(Fault(.dossierNotIssued, parameters: [.said(digest)])) }
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    let since = issues.max().map { last in
      report.recordsErasing(erased).filter { $0 > last }.sorted()
    }
    return Issuing(ledger: store.name, issues: issues, erasures: since ?? [])
  }
}

extension DossierReport {
  /// The records that erase words or documents which are here: of one that does not read, all.
  fileprivate func recordsErasing(_ erased: ErasedParts) -> Set<SequenceNumber> {
    guard let opened else { return Set(erased.records.values).union(erased.documents.values) }
    var found: Set<SequenceNumber> = []
    for record in opened.words {
      if let erasure = erased.records[SequenceNumber(record)] { found.insert(erasure) }
    }
    for document in opened.documents {
      if let erasure = erased.documents[document] { found.insert(erasure) }
    }
    return found
  }

  /// Whether nothing is found but what outsiders have not said: whose it is, and that it was issued.
  fileprivate var holdsInItself: Bool {
    selection.verification.results.flatMap(\.faults).allSatisfy { fault in
      switch fault.name {
      case .policyNotGiven, .headNotVouched, .keyNotVouched, .dossierNotIssued: true
      default: fault.name.isFromOutside
      }
    }
  }
}

import CanonicalJSON
import Entente
import Exports
import Foundation
import LMDB
import LedgerStore
import Partnership
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
    let issue = ledger.folder == nil ? nil : try issue(&report)
    let page = SelectionLines(report: report.selection, speaker: speaker)
    if speaker.isJSON {
      var object = page.json.objectValue ?? [:]
      object["dossier"] = .object(json(of: report, issue))
      try speaker.put(.object(object))
    } else {
      if let info = report.info { try speaker.put(lines(of: info, report) + [""]) }
      try speaker.put(page.lines)
      if let issue {
        speaker.say(
          fr: "Émis par ce registre : #\(issue.description).",
          en: "Issued by this ledger: #\(issue.description).")
      }
    }
    return report.selection.verification.ending
  }

  /// What the dossier says of itself: for whom it is, and as of when.
  private func lines(of info: DossierInfo, _ report: DossierReport) -> [String] {
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
    if let sentence = wording.sentence(factsWithheld: report.factsWithheld) {
      lines.append(sentence)
    }
    return lines.flatMap { wrapIndented($0, toWidth: speaker.width) }
  }

  private func json(of report: DossierReport, _ issue: SequenceNumber?) -> JSONObject {
    var object: JSONObject = ["files": .integer(Int64(report.files))]
    if let info = report.info {
      object["as_of"] = .string(info.asOf.description)
      object["facts_withheld"] = .integer(Int64(report.factsWithheld))
      object["personal_words"] = .bool(info.givesPersonalWords || info.audience == .archive)
      object["audience"] = .string(info.audience.rawValue)
      object["legal_basis"] = info.legalBasis.map { .string($0.text) } ?? .null
      object["recipient"] = info.recipient.map { .string(terminalSafe($0)) } ?? .null
    }
    if ledger.folder != nil {
      object["issued"] = issue.map { .integer(Int64(clamping: $0.index)) } ?? .null
    }
    return object
  }

  /// The record by which the ledger says that it issued this dossier; a fault where there is none.
  private func issue(_ report: inout DossierReport) throws(CommandError) -> SequenceNumber? {
    let digest: String
    do throws(LMDBError) {
      // Of an archive that is not read, the report says so.
      guard case .dossier(let dossier) = try DossierFolder.find(at: path) else { return nil }
      digest = try FileDigests(of: DossierFolder.tagManifest, in: dossier.folder).sha256
    } catch {
      throw CommandError(error, at: path)
    }
    let store = try ledger.open(.reading, speaker)
    let issue = try ledger.asking { () throws(LedgerError) in try store.issue(of: digest) }
    if issue == nil { report.add(Fault(.dossierNotIssued, parameters: [.said(digest)])) }
    return issue
  }
}

import CanonicalJSON
import Exports
import Partnership
import RecordFormat
import Verification
import Wording

extension DossierExport.Written {
  /// Says what was written.
  func put(_ folder: String, _ speaker: Speaker) throws(CommandError) {
    let wording = speaker.wording
    let place = terminalSafe(folder)
    if speaker.isJSON { return try speaker.put(json(place)) }
    let all = wording.count(Int(clamping: info.headSize), .record)
    let chosen = wording.number(records)
    try speaker.put(wording.line(of: info.selection.asked))
    try speaker.put(
      wording.say(
        fr: "\(chosen) sur \(all) dans \(place), avec ce qui les prouve.",
        en: "\(chosen) of \(all) in \(place), with what proves them."))
    try speaker.put(
      wording.say(
        fr: "Empreinte du dossier : \(digest.sha256)", en: "Digest of the dossier: \(digest.sha256)"
      ))
    if let issue {
      speaker.say(
        fr: "Émission consignée : #\(issue.description).",
        en: "Recorded as issued: #\(issue.description).")
    } else {
      speaker.say(
        fr: "L'émission n'est pas consignée : rien ne s'écrit dans une copie, ni dans un registre"
          + " en lecture seule. Exportez depuis le registre lui-même pour qu'elle le soit.",
        en: "It is not recorded as issued: nothing is written into a copy, or a ledger that is"
          + " read-only. Export from the ledger itself to have it recorded.")
    }
    speaker.sayHowToVerify(folder)
  }

  private func json(_ place: String) -> JSON {
    // The line of a selection that was made is written and read.
    let line = try? JSON(canonical: info.selection.canonicalBytes())
    return [
      "as_of": .string(info.asOf.description), "audience": .string(info.audience.rawValue),
      "digest": .string(digest.sha256), "folder": .string(place),
      "head": .integer(Int64(clamping: info.headSize)),
      "issued": issue.map { .integer(Int64(clamping: $0.index)) } ?? .null,
      "records": .integer(Int64(records)), "selection": line ?? .null,
    ]
  }
}

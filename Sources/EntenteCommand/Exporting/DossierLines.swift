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
    speaker.sayEmpty(records, .dossier)
    sayOfBeside(speaker)
    sayOfWithheld(speaker)
    sayOfUnnamed(speaker)
    sayOfUntitled(speaker)
    sayOfErased(speaker)
    speaker.sayHowToVerify(folder)
  }

  /// Says how much goes out beside what was chosen: the views are made of whole agreements.
  private func sayOfBeside(_ speaker: Speaker) {
    let wording = speaker.wording
    var parts: [String] = []
    if let facts = beside[.facts] {
      let records = wording.count(facts, .record)
      parts.append(wording.say(fr: "données de \(records)", en: "facts of \(records)"))
    }
    if let words = beside[.words] {
      let records = wording.count(words, .record)
      parts.append(wording.say(fr: "textes de \(records)", en: "words of \(records)"))
    }
    guard !parts.isEmpty else { return }
    let list = wording.list(parts)
    speaker.say(
      fr: "On ouvre aussi, à côté de ce qui a été choisi, pour les vues et pour qui vérifie :"
        + " \(list).",
      en: "Opened beside what was chosen, for the views and for whoever verifies: \(list).")
  }

  /// Says how much is not opened, and that more would be where the ledger itself is.
  private func sayOfWithheld(_ speaker: Speaker) {
    let wording = speaker.wording
    func count(_ part: WithheldTable.Part, _ isCounted: (WithheldTable.Reason) -> Bool) -> Int {
      withheld[part, default: [:]].filter { isCounted($0.key) }.values.reduce(0, +)
    }
    func list(_ isCounted: (WithheldTable.Reason) -> Bool) -> String? {
      let (facts, words) = (count(.facts, isCounted), count(.words, isCounted))
      let documents = count(.document, isCounted)
      var parts: [String] = []
      if facts > 0 {
        let records = wording.count(facts, .record)
        parts.append(wording.say(fr: "données de \(records)", en: "facts of \(records)"))
      }
      if words > 0 {
        let records = wording.count(words, .record)
        parts.append(wording.say(fr: "textes de \(records)", en: "words of \(records)"))
      }
      if documents > 0 { parts.append(wording.count(documents, .document)) }
      return parts.isEmpty ? nil : wording.list(parts)
    }
    if let list = list({ $0 != .erased && $0 != .unavailable }) {
      speaker.say(
        fr: "N'y sont pas, et withheld.csv dit pourquoi : \(list).",
        en: "Not in it, and withheld.csv says why: \(list).")
    }
    if let list = list({ $0 == .unavailable }) {
      speaker.say(
        fr: "! Ne peuvent être donnés d'ici : \(list). Une copie n'a pas tout ; exportez depuis le"
          + " registre lui-même pour que le dossier soit entier.",
        en: "! Cannot be given from here: \(list). A copy does not have everything; export from the"
          + " ledger itself for the dossier to be whole.")
    }
  }

  /// Says whose name the public is not given for a remark that stands with it, and how it would be.
  private func sayOfUnnamed(_ speaker: Speaker) {
    let names = unnamed.sorted { $0.value < $1.value }.map { "\($0.key.text) (#\($0.value))" }
    guard !names.isEmpty else { return }
    let wording = speaker.wording
    let list = wording.list(names)
    let missing =
      names.count == 1
      ? wording.say(
        fr: "! Le dernier nom de \(list) n'y est pas",
        en: "! The last name of \(list) is not in it")
      : wording.say(
        fr: "! Les derniers noms de \(list) n'y sont pas",
        en: "! The last names of \(list) are not in it")
    speaker.say(
      missing
        + wording.say(
          fr: " : une remarque, ou le motif d'une rectification, est dans la même écriture, dont"
            + " les textes s'ouvrent ensemble ou pas du tout. Pour que le nom y soit, consignez-le sans"
            + " remarque (« entente consigner actor.renamed actor=… name=… --survenu DATE »), puis « entente sceller »,"
            + " et exportez de nouveau.",
          en: ": a remark, or the reason of a correction, is in the same record, whose words are"
            + " opened together or not at all. To have the name in, record it without a remark"
            + " (`entente record actor.renamed actor=… name=… --occurred DATE`), then `entente"
            + " checkpoint`, and export again."))
  }

  /// Says how many titles the public is not given for a remark that stands with them.
  private func sayOfUntitled(_ speaker: Speaker) {
    guard untitled > 0 else { return }
    let records = speaker.wording.count(untitled, .record)
    speaker.say(
      fr: "! Les intitulés de \(records) n'y sont pas non plus : une remarque est dans la même"
        + " écriture. Ce qui doit être public se consigne sans remarque.",
      en: "! The titles of \(records) are not in it either: a remark is in the same record. What is"
        + " to be public is recorded without a remark.")
  }

  /// Says what is erased of the chosen records, as `entente verify` will count it.
  private func sayOfErased(_ speaker: Speaker) {
    let wording = speaker.wording
    func told(_ count: ErasedOfDossier.Count) -> (what: String, by: String)? {
      guard !count.isEmpty else { return nil }
      var parts: [String] = []
      if count.words > 0 {
        let records = wording.count(count.words, .record)
        parts.append(wording.say(fr: "textes de \(records)", en: "words of \(records)"))
      }
      if !count.documents.isEmpty {
        parts.append(wording.count(count.documents.count, .document))
      }
      let by = wording.list(count.erasures.sorted().map { "#\($0)" })
      return (wording.list(parts), by)
    }
    if let (what, by) = told(erased.underHead) {
      speaker.say(
        fr: "Effacés sous cette tête, par \(by) : \(what).",
        en: "Erased under this head, by \(by): \(what).")
    }
    if let (what, by) = told(erased.since) {
      speaker.say(
        fr: "Effacés depuis cette tête, par \(by), et absents du dossier : \(what). La vérification"
          + " les compte parmi ce qui n'est pas remis.",
        en: "Erased since this head, by \(by), and not in the dossier: \(what). Verification counts"
          + " them as withheld.")
    }
  }

  private func json(_ place: String) -> JSON {
    // The line of a selection that was made is written and read.
    let line = try? JSON(canonical: info.selection.canonicalBytes())
    return [
      "as_of": .string(info.asOf.description), "audience": .string(info.audience.rawValue),
      "digest": .string(digest.sha256), "erased": json(of: erased.underHead),
      "erased_since_head": json(of: erased.since), "folder": .string(place),
      "head": .integer(Int64(clamping: info.headSize)),
      "issued": issue.map { .integer(Int64(clamping: $0.index)) } ?? .null,
      "records": .integer(Int64(records)), "selection": line ?? .null,
      "unnamed": .array(
        unnamed.sorted { $0.value < $1.value }.map { actor, record in
          ["actor": .string(actor.text), "record": .integer(Int64(clamping: record.index))]
        }),
      "untitled": .integer(Int64(untitled)), "withheld": withheldJSON,
    ]
  }

  private func json(of count: ErasedOfDossier.Count) -> JSON {
    [
      "by": .array(count.erasures.sorted().map { .integer(Int64(clamping: $0.index)) }),
      "documents": .integer(Int64(count.documents.count)), "words": .integer(Int64(count.words)),
    ]
  }

  /// Of how many records each part is not opened, by why.
  private var withheldJSON: JSON {
    .object(
      JSONObject(
        uniqueKeysWithValues: withheld.map { part, records in
          let reasons = records.map { ($0.key.rawValue, JSON.integer(Int64($0.value))) }
          return (part.rawValue, .object(JSONObject(uniqueKeysWithValues: reasons)))
        }))
  }
}

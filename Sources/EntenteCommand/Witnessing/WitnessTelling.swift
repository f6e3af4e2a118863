import CanonicalJSON
import EntenteServer
import Transparency
import Witness
import Wording

/// What a witness tells of itself, and while it serves: a sentence an event, or a JSON document a line.
enum WitnessTelling {
  /// Its key, the lines to hand over, and the ledgers it knows with the last head of each it cosigned.
  static func tell(_ witness: WitnessFolder, _ speaker: Speaker) throws(CommandError) {
    let identity = witness.identity
    let logs = try asWitness(at: witness.path) { () throws(WitnessError) in try witness.logs() }
    var heads: [JSON] = []
    var lines: [String] = []
    for log in logs {
      guard let origin = try? Origin(log.key.name.text) else { continue }  // Checked when read.
      let head = try asWitness(at: witness.path) { () throws(WitnessError) in
        try witness.lastHead(of: origin)
      }
      heads.append([
        "log": .string(log.key.text), "party": .string(log.party),
        "root": head.map { .string($0.checkpoint.root.hex) } ?? .null,
        "size": head.map { .integer(Int64(clamping: $0.checkpoint.size)) } ?? .null,
        "time": head.map { .integer(Int64(clamping: $0.time)) } ?? .null,
      ])
      lines.append("log \(log.key) \(log.party) \(head.map { "\($0.checkpoint.size)" } ?? "0")")
    }
    if speaker.isJSON {
      try speaker.put([
        "anchor": .string(identity.anchorLine), "key": .string(identity.key.text),
        "logs": .array(heads), "party": .string(identity.party),
        "policy": .string(identity.policyLine),
      ])
    } else {
      try speaker.put([identity.key.text, identity.policyLine, identity.anchorLine] + lines)
    }
  }

  static func tell(_ event: WitnessServer.Event, _ speaker: Speaker) {
    guard speaker.isJSON else { return speaker.say(sentence(for: event, speaker.wording)) }
    do throws(CommandError) {
      try speaker.put(json(of: event))
    } catch {
      // Whoever read it has gone; the witness goes on.
    }
  }

  private static func sentence(for event: WitnessServer.Event, _ wording: Wording) -> String {
    switch event {
    case .listening(let address):
      let listening = wording.say(
        fr: "Le témoin écoute sur \(address.description). SIGTERM ou Ctrl-C l'arrête.",
        en: "The witness listens on \(address.description). SIGTERM or Ctrl-C stops it.")
      guard !address.isLoopback else { return listening }
      return listening
        + wording.say(
          fr: " D'autres machines peuvent l'atteindre : mettez devant lui un relais HTTPS.",
          en: " Other machines can reach it: put an HTTPS proxy in front of it.")
    case .cosigned(let head):
      return wording.say(
        fr: "contresigné : \(head.origin.text) \(String(head.size)) \(head.root.hex)",
        en: "cosigned: \(head.origin.text) \(String(head.size)) \(head.root.hex)")
    case .refused(let status, let said, let evidence):
      // The full stop is put where another sentence follows.
      let what = said.hasSuffix(".") ? String(said.dropLast()) : said
      return wording.say(
        fr: "refusé (\(String(status))) : \(what)", en: "refused (\(String(status))): \(what)")
        + (evidence.map { "." + wording.sentence(ofEvidenceAt: $0) } ?? "")
    case .failed(let error):
      return wording.say(
        fr: "pas de réponse possible : \(error.description)",
        en: "could not answer: \(error.description)")
    }
  }

  private static func json(of event: WitnessServer.Event) -> JSON {
    switch event {
    case .listening(let address): ["event": "listening", "address": .string(address.description)]
    case .cosigned(let head):
      [
        "event": "cosigned", "origin": .string(head.origin.text), "root": .string(head.root.hex),
        "size": .integer(Int64(clamping: head.size)),
      ]
    case .refused(let status, let what, let evidence):
      [
        "event": "refused", "evidence": evidence.map { .string(terminalSafe($0)) } ?? .null,
        "status": .integer(Int64(status)), "what": .string(terminalSafe(what)),
      ]
    case .failed(let error):
      ["event": "failed", "what": .string(terminalSafe(error.description))]
    }
  }
}

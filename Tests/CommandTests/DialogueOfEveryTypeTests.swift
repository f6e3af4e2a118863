import CanonicalJSON
import Partnership
import Testing
import Wording

@testable import EntenteCommand

@Suite("A dialogue about any type")
struct DialogueOfEveryTypeTests {
  @Test(arguments: [Language.frCA, .en])
  func `comes to an action of the right form, and asks nothing without words`(
    language: Language
  ) throws {
    for type in RecordType.allCases where type.isAskedFor {
      var talk = try Talk(language)
      talk.answer(type.name)
      var asked = 0
      while talk.action == nil {
        let topic = try #require(talk.dialogue.topic, "\(type.name)")
        #expect(!talk.question.isEmpty && !talk.prompt.isEmpty, "\(type.name)")
        #expect(!talk.dialogue.help.isEmpty)
        talk.answer(answer(to: topic, in: talk))
        asked += 1
        try #require(asked < 60, "\(type.name) asks for ever: \(talk.reply)")
      }
      let json = try #require(talk.action)
      let action = try Action(json: json)
      let prepared = try action.prepared()
      #expect(prepared.type == type)
      // What the form of a type asks for beside its fields has been asked.
      #expect((prepared.occurred == nil) == (type.definition.kind == .clerical), "\(type.name)")
      let line = OneLine(
        action: json.objectValue ?? [:], wording: Wording(language), namesAgreement: true)
      #expect(line.text.contains(" \(type.name) "), "\(line.text)")
    }
  }

  /// Something to answer: everything that may be given is, so that every question is met.
  private func answer(to topic: Topic, in talk: Talk) -> String {
    switch topic {
    case .occurred: "2023-03-01"
    case .newAgreement: "gq-mei"
    case .others:
      (1...max(1, talk.choices.count)).map(String.init).joined(separator: " ")
    case .cause: "#3"
    case .axes: "A1"
    case .parties, .onBehalfOf: "gq, cnrs"
    case .document, .evidence: "minutes.pdf"
    case .field(let name): answer(to: name, talk.dialogue.kind(of: topic), in: talk)
    case .agreement, .type, .reason, .authority, .text, .textTranslation, .translation:
      "Words, l'un et l'autre"
    }
  }

  private func answer(to name: FieldName, _ kind: FieldKind, in talk: Talk) -> String {
    switch kind {
    case .actor:
      if talk.dialogue.opens(.field(name)) { return "new-actor" }
      return [.receiver, .funder, .b, .to, .into].contains(name) ? "gq" : "cnrs"
    case .set(let item), .list(let item): return answer(to: name, item, in: talk)
    case .agreement: return "gq-cnrs"
    case .person: return talk.dialogue.opens(.field(name)) ? "p-cccccccccccccccc" : "Ada"
    case .participant: return "p-aaaaaaaaaaaaaaaa"
    case .code: return "unit"
    case .object:
      return talk.dialogue.opens(.field(name))
        ? "NEW-1" : talk.dialogue.choices(for: .field(name)).first?.value ?? "K-1"
    case .axis, .axisOrAll: return talk.dialogue.opens(.field(name)) ? "A7" : "A1"
    case .choice(let values): return values[0]
    case .boolean: return "1"
    case .integer: return "1 200"
    case .day, .due, .occurred: return "2023-04-01"
    case .term: return "P24M"
    case .sha256, .key: return String(repeating: "b", count: 64)
    case .signature: return String(repeating: "b", count: 128)
    case .language: return "fr"
    case .country: return "ca"
    case .currency: return "cad"
    case .zone: return "America/Toronto"
    case .mediaType: return "application/pdf"
    case .external: return "10.1234/raid"
    case .identifiers: return #"{"ror": "02feahw73"}"#
    case .records: return "[3]"
    case .coverage: return #"{"agreements": ["gq-cnrs"]}"#
    case .waivers: return #"[{"kind": "dispute", "code": "L1"}]"#
    case .operations: return #"[{"type": "axis.retired", "axis": "A1"}]"#
    case .text, .line: return "Words, l'un et l'autre"
    }
  }
}

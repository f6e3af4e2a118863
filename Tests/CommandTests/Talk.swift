import CanonicalJSON
import Partnership
import Testing
import Wording

@testable import EntenteCommand

/// A dialogue had without a terminal: answers go in, and what was asked and said is kept.
struct Talk {
  private(set) var dialogue: Dialogue
  /// What was said to each answer, in order.
  private(set) var said: [[String]] = []
  private let inventory: Inventory

  init(
    _ language: Language, agreements: [String] = ["gq-cnrs"], base: JSONObject = [:],
    inventory: Inventory = .sample
  ) throws {
    self.inventory = inventory
    dialogue = Dialogue(
      Dialogue.Setting(
        today: try day("2023-03-07"), recorded: try day("2023-03-07"),
        agreements: agreements.map { Inventory.Item(id: $0) }, base: base,
        evidence: { path throws(CommandError) in
          guard path != "none.pdf" else { throw .trouble(.file(path: path, .missing)) }
          return [
            "bytes": 3, "media_type": "application/pdf", "name": .string(path),
            "sha256": .string(String(repeating: "a", count: 64)),
          ]
        }), Wording(language))
    lookUp()
  }

  /// Gives one answer after the other; nil ends the input.
  mutating func answer(_ typed: String?...) {
    for one in typed {
      said.append(dialogue.hear(one))
      lookUp()
    }
  }

  /// Chooses a type, and answers with what is offered until other fields are asked for.
  mutating func answerUpToOthers(of type: String) throws {
    answer(type)
    while dialogue.topic != .others {
      let count = said.count
      answer(dialogue.topic == .occurred ? "hier" : choices.isEmpty ? "" : "1")
      try #require(count < 20 && reply.isEmpty, "\(reply)")
    }
  }

  private mutating func lookUp() {
    while case .lookUp(let agreement) = dialogue.turn {
      dialogue.inventory = inventory
      dialogue.inventory?.agreement = agreement
    }
  }

  /// The question, without its choices.
  var question: String { dialogue.question.title }
  /// What stands before the answer.
  var prompt: String { dialogue.question.prompt }
  /// The choices as they are shown.
  var choices: [String] { dialogue.question.choices.map(\.label) }
  /// What was said to the last answer.
  var reply: String { (said.last ?? []).joined(separator: "\n") }

  /// The action the answers made, once they are all given.
  var action: JSON? {
    guard case .preview(let action) = dialogue.turn else { return nil }
    return action
  }

  mutating func wasShown() { dialogue.wasShown() }
  mutating func wasRefused(_ refusal: Refusal) { dialogue.wasRefused(for: refusal) }
}

/// A day of a test.
func day(_ text: String) throws -> Day {
  guard let day = Day(text) else { throw BadDay(text: text) }
  return day
}

struct BadDay: Error {
  let text: String
}

extension Inventory {
  /// Two parties, two axes, one of each sort of object.
  static let sample: Inventory = {
    var inventory = Inventory()
    inventory.agreement = AgreementID("gq-cnrs")
    inventory.parties = [Item(id: "cnrs", name: "CNRS"), Item(id: "gq", name: "Génome Québec")]
    inventory.actors = inventory.parties + [Item(id: "mei", name: "Ministère", record: 3)]
    inventory.persons = [
      Item(id: "p-aaaaaaaaaaaaaaaa", name: "Ada Lovelace"),
      Item(id: "p-bbbbbbbbbbbbbbbb", name: "Alan Turing", record: 9),
    ]
    inventory.axes = [
      Item(id: "A1", name: "Savoir-faire", note: "actif"),
      Item(id: "A3", name: "Protocoles de transfert", note: "actif"),
    ]
    for kind in ObjectKind.allCases {
      inventory.objects[kind] = [Item(id: "K-1", name: "Un", note: "ouvert", record: 12)]
    }
    inventory.objects[.exchange] = [
      Item(id: "E-6", note: "tenu", isOpen: false, record: 20),
      Item(id: "E-7", name: "Relire", note: "prévu", record: 21),
    ]
    inventory.objects[.commitment] = [
      Item(id: "C-1", name: "Rapport", note: "ouvert", record: 22),
      Item(id: "C-2", name: "Livré", note: "tenu", isOpen: false, record: 23),
    ]
    inventory.versions = ["K-1": 2]
    return inventory
  }()
}

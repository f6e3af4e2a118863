import CanonicalJSON
import Partnership
import Wording

@testable import EntenteCommand

/// A dialogue had without a terminal: answers go in, and what was asked and said is kept.
struct Talk {
  private(set) var dialogue: Dialogue
  /// What was said to each answer, in order.
  private(set) var said: [[String]] = []
  private let ground: Ground

  init(
    _ language: Language, agreements: [String] = ["gq-cnrs"], base: JSONObject = [:],
    ground: Ground = .sample
  ) throws {
    self.ground = ground
    dialogue = Dialogue(
      Dialogue.Setting(
        today: try day("2023-03-07"), recorded: try day("2023-03-07"),
        agreements: agreements.map { Ground.Known(id: $0) }, base: base,
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

  private mutating func lookUp() {
    while case .lookUp(let agreement) = dialogue.turn {
      dialogue.ground = ground
      dialogue.ground?.agreement = agreement
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

extension Ground {
  /// Two parties, two axes, one of each sort of object.
  static let sample: Ground = {
    var ground = Ground()
    ground.agreement = AgreementID("gq-cnrs")
    ground.parties = [Known(id: "cnrs", name: "CNRS"), Known(id: "gq", name: "Génome Québec")]
    ground.actors = ground.parties + [Known(id: "mei", name: "Ministère", record: 3)]
    ground.persons = [
      Known(id: "p-aaaaaaaaaaaaaaaa", name: "Ada Lovelace"),
      Known(id: "p-bbbbbbbbbbbbbbbb", name: "Alan Turing"),
    ]
    ground.axes = [
      Known(id: "A1", name: "Savoir-faire", note: "actif"),
      Known(id: "A3", name: "Protocoles de transfert", note: "actif"),
    ]
    for kind in ObjectKind.allCases {
      ground.objects[kind] = [Known(id: "K-1", name: "Un", note: "ouvert", record: 12)]
    }
    ground.objects[.exchange] = [
      Known(id: "E-6", note: "tenu", isOpen: false, record: 20),
      Known(id: "E-7", name: "Relire", note: "prévu", record: 21),
    ]
    ground.objects[.commitment] = [
      Known(id: "C-1", name: "Rapport", note: "ouvert", record: 22),
      Known(id: "C-2", name: "Livré", note: "tenu", isOpen: false, record: 23),
    ]
    ground.versions = ["K-1": 2]
    return ground
  }()
}

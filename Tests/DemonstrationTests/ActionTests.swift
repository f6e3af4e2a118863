import CanonicalJSON
import Partnership
import Testing

@testable import EntenteCommand

@Suite struct `The actions of the demonstration` {
  /// Every text of an action, wherever it stands.
  private func texts(_ json: JSON) -> [String] {
    switch json {
    case .string(let text): [text]
    case .array(let items): items.flatMap(texts)
    case .object(let object): object.flatMap { texts($0.value) }
    case .null, .bool, .integer: []
    }
  }

  private func steps(by author: Author) -> [DemonstrationStep] {
    Demonstration.parts.filter { $0.author == author }.flatMap(\.steps)
  }

  @Test func `give no address and no telephone number of anybody`() {
    for step in steps(by: .demonstration) + steps(by: .synthetic) {
      for text in texts(step.data) + texts(.object(step.others)) {
        #expect(!text.contains("@"))
        #expect(!text.contains(/[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4}|\+[0-9]{2}/))
      }
    }
  }

  @Test func `say of what is made up that it is, in every language they use`() {
    for step in steps(by: .synthetic) {
      for (language, mark) in [("fr", "[synthétique"), ("en", "[synthetic]")] {
        for object in [step.data.objectValue ?? [:], step.others] {
          for (_, value) in object {
            guard let text = value.objectValue?[language]?.stringValue else { continue }
            #expect(text.hasPrefix(mark), "\(text)")
          }
        }
      }
      if let name = step.data.objectValue?["name"]?.stringValue {
        #expect(name.contains("Exemple") && name.contains("synthétique"), "\(name)")
      }
    }
  }

  @Test func `speak French and English`() {
    for step in steps(by: .demonstration) + steps(by: .synthetic) {
      for object in [step.data.objectValue ?? [:], step.others] {
        for (key, value) in object where value.objectValue?["fr"] != nil {
          #expect(value.objectValue?["en"] != nil, "\(step.type.name) \(key)")
        }
      }
    }
  }

  @Test func `hold the types that the agreement and its first months need`() {
    let used = Set(Demonstration.parts.flatMap { $0.steps.map(\.type) })
    let families: Set<Substring> = [
      "actor", "person", "contact", "figure", "funder", "innovation", "agreement", "statement",
      "axis", "exchange", "knowhow", "commitment", "document", "record", "role",
    ]
    #expect(Set(used.map { $0.name.prefix { $0 != "." } }) == families)
  }
}

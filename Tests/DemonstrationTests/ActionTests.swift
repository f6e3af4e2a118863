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

  @Test func `say so in their lines, their evidence and the names they give, too`() {
    for step in steps(by: .synthetic) {
      var lines: [String] = []
      for field in step.type.definition.fields where field.kind.isWords {
        if let line = step.data.objectValue?[field.name.name]?.stringValue { lines.append(line) }
      }
      for item in step.others["evidence"]?.arrayValue ?? [] {
        lines += ["name", "held_at"].compactMap { item.objectValue?[$0]?.stringValue }
      }
      for line in lines { #expect(line.contains("[synthétique · synthetic]"), "\(line)") }
    }
  }

  @Test func `name no real person where they are made up`() {
    let names = Demonstration.persons.compactMap { $0.data.objectValue?["name"]?.stringValue }
    #expect(names.count == 4)
    let ids = Demonstration.persons.compactMap { $0.data.objectValue?["person"]?.stringValue }
    let words = Set(names.flatMap { $0.split(separator: " ") })
    for step in steps(by: .synthetic) {
      for text in texts(step.data) + texts(.object(step.others)) {
        #expect(words.isDisjoint(with: text.split { !$0.isLetter }), "\(text)")
        #expect(!ids.contains(text))
      }
    }
  }

  @Test func `hold every family of types that are recorded by hand`() {
    func families(_ types: some Swift.Sequence<RecordType>) -> Set<Substring> {
      Set(types.map { $0.name.prefix { $0 != "." } })
    }
    let used = Set(Demonstration.parts.flatMap { $0.steps.map(\.type) })
    let byHand = RecordType.allCases.filter { $0.definition.isByHand }
    #expect(families(used) == families(byHand))
    // What an agreement that runs to its end has no use for.
    let unused = Set(byHand).subtracting(used).map(\.name).sorted()
    #expect(
      unused == [
        "agreement.abandoned", "agreement.party_added", "agreement.party_left",
        "agreement.renewed", "agreement.resumed", "agreement.suspended", "agreement.terminated",
        "amendment.withdrawn", "axis.retired", "dispute.withdrawn", "funding.withdrawn",
        "person.updated",
      ])
  }

  @Test func `are recorded on an instant each, one after the other`() {
    let instants = Demonstration.parts.flatMap(\.steps).compactMap(\.recorded)
    #expect(instants == instants.sorted())
    #expect(Set(instants).count == instants.count)
  }

  @Test func `use typographic apostrophes and spaces that do not break in French`() {
    for step in steps(by: .synthetic) {
      for object in [step.data.objectValue ?? [:], step.others] {
        for (_, value) in object {
          guard let text = value.objectValue?["fr"]?.stringValue else { continue }
          #expect(!text.contains("'") && !text.contains(" :") && !text.contains(" ;"), "\(text)")
        }
      }
    }
  }
}

import CanonicalJSON
import EntenteTesting
import Partnership

extension SeededRandom {
  /// Facts and words of a type: what is compulsory, and by chance what is not.
  mutating func content(of type: RecordType) -> (facts: Facts, words: Words) {
    var facts = Facts()
    var words = Words()
    for field in type.definition.fields where !field.isOptional || isSo() {
      let name = field.name.name
      switch field.kind {
      case .text: addText(name, to: &words)
      case .line: words[name] = text()
      default: facts[field.name] = fact(field.kind)
      }
    }
    let isOfTarget = type == .recordCorrected || type == .recordAnnulled
    if isOfTarget || isSo() { addText("reason", to: &words) }
    if isSo() { addText("text", to: &words) }
    if isSo() { words["authority"] = text() }
    if isSo() { facts[.cause] = .integer(Int64.random(in: 0...(1 << 53) - 1, using: &self)) }
    if isSo() { addEvidence(to: &facts, &words) }
    if type == .recordCorrected { addChanges(to: &facts, &words) }
    if !words.isEmpty { facts[.wordsPresent] = .texts(words.paths) }
    return (facts, words)
  }

  private mutating func addText(_ name: String, to words: inout Words) {
    let languages = [["fr"], ["en"], ["en", "fr"]][Int.random(in: 0..<3, using: &self)]
    for language in languages { words["\(name).\(language)"] = text() }
  }

  private mutating func addEvidence(to facts: inout Facts, _ words: inout Words) {
    var items: [JSON] = []
    for index in 0..<Int.random(in: 1...3, using: &self) {
      var item: JSONObject = [
        "sha256": .string(hexadecimal(64)), "media_type": "application/pdf",
      ]
      if isSo() { item["bytes"] = .integer(Int64.random(in: 0...99_999, using: &self)) }
      if isSo() { item["language"] = "fr-CA" }
      if isSo() { words["evidence.\(index).name"] = text() }
      if isSo() { words["evidence.\(index).held_at"] = text() }
      items.append(.object(item))
    }
    facts[.evidence] = .tree(.array(items))
  }

  /// Changes of an exchange that was held, at least one.
  private mutating func addChanges(to facts: inout Facts, _ words: inout Words) {
    var changes: JSONObject = ["form": "video"]
    if isSo() { changes["axes"] = isSo() ? .null : ["A1", "A2"] }
    if isSo() { changes["occurred"] = .string(occurred().description) }
    if isSo() { changes["parties"] = ["cnrs"] }
    if isSo() { changes["participants"] = isSo() ? .null : ["cnrs", "p-abcdefghijklmnop"] }
    if isSo() { changes["place.en"] = .null }
    if isSo() { words["changes.title.fr"] = text() }
    if isSo() { words["changes.text.en"] = text() }
    facts[.changes] = .tree(.object(changes))
  }

  private mutating func text() -> String {
    let pieces = ["é", "e\u{301}", "\"", "\\", "\t", "\n", "œuvre", " ", "’", "🙂", "/", "<b>", "a"]
    return (0..<Int.random(in: 1...9, using: &self)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &self)]
    }.joined()
  }

  private mutating func fact(_ kind: FieldKind) -> FactValue {
    switch kind {
    case .boolean: return .boolean(isSo())
    case .integer(let minimum): return .integer(minimum + Int64.random(in: 0...99, using: &self))
    case .set(let item): return .texts(some(1...4) { $0.single(item) }.sorted { $0.precedes($1) })
    case .list(let item): return .texts(some(1...4) { $0.single(item) }.shuffled(using: &self))
    case .identifiers(let registries):
      let registry = registries[Int.random(in: 0..<registries.count, using: &self)]
      return .tree(.object(JSONObject(uniqueKeysWithValues: [(registry, .string("Q:1/2+3"))])))
    case .records: return .tree(records())
    case .coverage: return .tree(["agreements": ["gq-cnrs"], "records": records()])
    case .waivers: return .tree([["code": "C1", "kind": "commitment"]])
    case .operations:
      return .tree([
        ["type": "agreement.extended", "until": .string(day().description)],
        ["axis": "A5", "type": "axis.retired"],
      ])
    default: return .text(single(kind))
    }
  }

  private mutating func records() -> JSON {
    let first = Int64.random(in: 0...99, using: &self)
    return .array([.integer(first), .integer(first + 1)])
  }

  private mutating func single(_ kind: FieldKind) -> String {
    switch kind {
    case .actor, .agreement: return "x" + lowerCase(1...9)
    case .person: return "p-" + lowerCase(16...16)
    case .participant: return isSo() ? "p-" + lowerCase(16...16) : "x" + lowerCase(1...9)
    case .code, .object, .axis, .axisOrAll: return lowerCase(1...9).uppercased() + "._-"
    case .choice(let choices): return choices[Int.random(in: 0..<choices.count, using: &self)]
    case .day: return day().description
    case .due: return isSo() ? "end_of_term" : day().description
    case .occurred: return occurred().description
    case .term: return ["P1D", "P24M", "P9999Y"][Int.random(in: 0..<3, using: &self)]
    case .sha256, .key: return hexadecimal(64)
    case .signature: return hexadecimal(128)
    case .language: return isSo() ? "fr-CA" : "en"
    case .country: return "CA"
    case .currency: return "CAD"
    case .zone: return "America/Toronto"
    case .mediaType: return "application/pdf"
    case .external: return "ror:04kd6g"
    case .boolean, .integer, .set, .list, .identifiers, .records, .coverage, .waivers, .operations,
      .text, .line:
      return ""
    }
  }
}

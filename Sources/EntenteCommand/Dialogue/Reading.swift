import CanonicalJSON
import Partnership
import Projections
import Wording

// What an answer says: read as generously as a person writes, then held against the same forms and
// the same ids as a whole action.

extension Dialogue {
  /// What an answer came to.
  enum Read {
    case value(Given.Value)
    /// It fits several choices, which are shown next.
    case several([Choice])
  }

  func read(_ typed: String, for topic: Topic) throws(CommandError) -> Read {
    let text = try written(typed, for: topic)
    switch topic {
    case .agreement: return try readAgreement(text)
    case .type: return try readType(text)
    case .others: return try readOthers(text)
    case .evidence, .document: return .value(.file(path: text, try setting.evidence(text)))
    default: break
    }
    do throws(Refusal) {
      switch topic {
      case .newAgreement:
        guard let id = AgreementID(text) else { throw bad(FieldKind.agreement, topic, text) }
        if setting.agreements.contains(where: { $0.id == id.text }) {
          throw Refusal(.idInUse, .text(id.text))
        }
        return .value(.agreement(id))
      case .occurred: return .value(.json(.string(try readOccurred(text).description)))
      case .reason, .text: return .value(.json(.object([wording.language.key: .string(text)])))
      case .textTranslation, .translation:
        return .value(.json(.object([otherLanguage: .string(text)])))
      case .authority: return .value(.json(.string(text)))
      case .cause:
        guard let record = JSON.record(typed: text) else {
          throw Refusal(.badField, .field(topic.path), .expected("sequence"), .text(text))
        }
        return .value(.json(record))
      case .axes, .parties, .onBehalfOf: return try readMany(text, for: topic, of: kind(of: topic))
      case .field(let name): return try readField(text, name)
      case .agreement, .type, .others, .evidence, .document:
        preconditionFailure("read above")
      }
    } catch {
      throw .refused(error)
    }
  }

  /// The language the reader does not speak.
  var otherLanguage: String { wording.language.isFrench ? "en" : "fr" }

  /// The grammar of what a topic asks for.
  func kind(of topic: Topic) -> FieldKind {
    switch topic {
    case .axes: .set(of: .axis)
    case .parties, .onBehalfOf: .set(of: .actor)
    case .field(let name): type?.definition.field(name)?.kind ?? .line
    case .occurred: .occurred
    case .newAgreement, .agreement: .agreement
    case .reason, .text, .translation, .textTranslation: .text
    case .type, .others, .document, .evidence, .authority, .cause: .line
    }
  }

  private var ofType: Parameter { Parameter(.type, .text(type?.name ?? "")) }

  private func bad(_ kind: FieldKind, _ topic: Topic, _ text: String) -> Refusal {
    Refusal(.badField, .field(topic.path), .expected(kind.form), .text(text))
  }

  private func readAgreement(_ text: String) throws(CommandError) -> Read {
    let choices = choices(for: .agreement)
    switch choices.find(text, numberedIn: narrowed ?? choices) {
    case .one(let choice):
      guard let id = AgreementID(choice.value) else { break }
      return .value(.agreement(id))
    case .several(let choices): return .several(choices)
    case .none: break
    }
    throw .refused(Refusal(.unknownAgreement, Parameter(.agreement, .text(text))))
  }

  /// A family by its number, then a type of it by its number; or a type by some letters of its label
  /// in either language, of its name, or of what it says.
  private func readType(_ text: String) throws(CommandError) -> Read {
    let families = TypeFamily.allCases.filter { !typeChoices(of: $0).isEmpty }
    if narrowed == nil, let number = Int(text), families.indices.contains(number - 1) {
      return .several(typeChoices(of: families[number - 1]))
    }
    let all = families.flatMap(typeChoices)
    switch all.find(text, numberedIn: narrowed ?? []) {
    case .one(let choice):
      guard let type = RecordType(name: choice.value) else { break }
      return .value(.type(type))
    case .several(let choices): return .several(choices)
    case .none: break
    }
    try sayCommand(of: text)
    throw .refused(Refusal(.unknownType, .text(text)))
  }

  /// Corrections and annulments are asked for by commands of their own.
  private func sayCommand(of text: String) throws(CommandError) {
    let both = [RecordType.recordCorrected, .recordAnnulled].map { type in
      Choice(value: type.name, label: "\(type.keywords) rectifier corriger annuler")
    }
    if case .none = both.find(text, numberedIn: []) { return }
    throw .trouble(
      .usage(
        wording.say(
          fr: "Ces écritures ont leurs commandes : entente rectifier SEQ champ=valeur --motif …,"
            + " entente annuler SEQ --motif …",
          en: "These records have commands: entente correct SEQ field=value --reason …, entente"
            + " annul SEQ --reason …")))
  }

  private func readOthers(_ text: String) throws(CommandError) -> Read {
    let choices = choices(for: .others)
    let topics = otherTopics
    var chosen: [Topic] = []
    for part in parts(of: text, choices) {
      switch choices.find(part, numberedIn: choices) {
      case .one(let choice):
        if let index = choices.firstIndex(of: choice) { chosen.append(topics[index]) }
      case .several, .none:
        throw .refused(Refusal(.unknownField, .field("data.\(part)"), ofType))
      }
    }
    return .value(.topics(chosen))
  }
}

// MARK: - Dates

extension Dialogue {
  /// A date as the reader writes it: `hier`, `aujourd'hui`, or what an option takes.
  private func dated(_ text: String) -> String {
    NearDay(Search.fold(text))?.day(from: setting.today).description ?? text
  }

  private func readOccurred(_ text: String) throws(Refusal) -> Occurred {
    guard let occurred = Occurred(dated(text)) else { throw bad(.occurred, .occurred, text) }
    guard let type else { return occurred }
    let mayLieAhead = type.definition.mayLieAhead
    if !mayLieAhead, let first = occurred.first, first > setting.recorded.adding(days: 1) {
      throw Refusal(
        .inTheFuture, Parameter(.date, .occurred(occurred)),
        Parameter(.day, .day(setting.recorded)))
    }
    let isTooVague =
      mayLieAhead && occurred.last == nil
      || type == .agreementEnteredIntoForce && occurred.exactDay == nil
    if isTooVague {
      throw Refusal(.occurredNotADay, ofType, Parameter(.date, .occurred(occurred)))
    }
    return occurred
  }
}

// MARK: - Fields

extension Dialogue {
  private func readField(_ text: String, _ name: FieldName) throws(Refusal) -> Read {
    let topic = Topic.field(name)
    let kind = kind(of: topic)
    switch kind {
    case .text: return .value(.json(.object([wording.language.key: .string(text)])))
    case .line: return .value(.json(.string(text)))
    case .set(let item), .list(let item):
      guard item != .external else {
        let items = text.split { $0 == "," || $0.isWhitespace }.map { JSON.string(String($0)) }
        return .value(.json(try checked(.array(items), kind, topic)))
      }
      return try readMany(text, for: topic, of: kind)
    case .boolean:
      switch Search.fold(text) {
      case "o", "oui", "y", "yes", "true", "vrai", "1": return .value(.json(.bool(true)))
      case "n", "non", "no", "false", "faux", "2": return .value(.json(.bool(false)))
      default: throw bad(kind, topic, text)
      }
    case .integer:
      let digits = text.filter { !$0.isWhitespace }
      guard let number = Int64(digits) else { throw bad(kind, topic, text) }
      return .value(.json(try checked(.integer(number), kind, topic)))
    case .identifiers, .records, .coverage, .waivers, .operations:
      let json: JSON
      do throws(CanonicalJSONError) {
        json = try JSON(parsing: Array(text.utf8))
      } catch {
        throw Refusal(.malformedJSON, .field(topic.path), .text(text))
      }
      return .value(.json(try checked(json, kind, topic)))
    default: return try readOne(text, for: topic, of: kind)
    }
  }

  /// One of what is offered, or a value that the grammar and the ledger know.
  private func readOne(_ text: String, for topic: Topic, of kind: FieldKind) throws(Refusal) -> Read
  {
    let choices = choices(for: topic)
    let shown = narrowed ?? choices
    if Int(text).map({ shown.indices.contains($0 - 1) }) != true, let id = try person(text, kind) {
      return .value(.json(try checked(.string(id), kind, topic)))
    }
    switch choices.find(text, numberedIn: shown) {
    case .one(let choice):
      return .value(.json(try checked(.string(choice.value), kind, topic)))
    case .several(let several):
      // A code that is new may well be made of letters that others have.
      guard !opens(topic) else { break }
      return .several(several)
    case .none: break
    }
    let value =
      switch kind {
      case .day, .due, .occurred: dated(text)
      case .country, .currency: text.uppercased()
      default: text
      }
    return .value(.json(try checked(.string(value), kind, topic)))
  }

  /// The id of the person that a record registers, where the number of one was typed.
  private func person(_ text: String, _ kind: FieldKind) throws(Refusal) -> String? {
    guard let inventory, case .integer(let number)? = kind.recordOfPerson(typed: text) else {
      return nil
    }
    let person = inventory.persons.first { $0.record?.index == UInt64(exactly: number) }
    guard let person else { throw Refusal(.unknownPerson, Parameter(.person, .text("#\(number)"))) }
    return person.id
  }

  private func readMany(_ text: String, for topic: Topic, of kind: FieldKind) throws(Refusal)
    -> Read
  {
    let choices = choices(for: topic)
    let isAll = ["tous", "toutes", "all", "*"].contains(Search.fold(text))
    var values = isAll ? choices.map(\.value) : []
    for part in isAll ? [] : parts(of: text, choices) {
      switch choices.find(part, numberedIn: choices) {
      case .one(let choice): values.append(choice.value)
      case .several, .none: values.append(try person(part, kind.item) ?? part)
      }
    }
    var unique: [String] = []
    for value in values where !unique.contains(value) { unique.append(value) }
    return .value(.json(try checked(.array(unique.map { .string($0) }), kind, topic)))
  }

  /// The parts of an answer that may name several: between commas or semicolons, or between spaces
  /// where each part is a number or an id that is offered.
  private func parts(of text: String, _ choices: [Choice]) -> [String] {
    let bySign = text.split { $0 == "," || $0 == ";" }.map { String($0.trimmed) }
      .filter { !$0.isEmpty }
    guard bySign.count == 1 else { return bySign }
    let words = text.split { $0.isWhitespace }.map(String.init)
    let areAllOffered = words.allSatisfy { word in
      Int(word) != nil || choices.contains { Search.fold($0.value) == Search.fold(word) }
    }
    return areAllOffered ? words : bySign
  }

  /// Whether a topic gives the code of what the record brings into being.
  func opens(_ topic: Topic) -> Bool {
    guard let type, type.definition.opensObject, case .field(let name) = topic else { return false }
    return type.definition.objectField == name
  }
}

extension FieldKind {
  /// What a list is made of; else the kind itself.
  fileprivate var item: FieldKind {
    switch self {
    case .set(let item), .list(let item): item
    default: self
    }
  }
}

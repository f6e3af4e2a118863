/// Why an action was refused: a stable name and what the sentence about it needs to say.
///
/// A refusal is a sentence for a partner. The sentence itself, in French and English, is in
/// `Wording`; the name is for programs and for the page that explains it. Nothing was written.
public struct Refusal: Error, Hashable, Sendable {
  /// Which rule refused.
  public let name: RefusalName
  /// What the sentence names: fields, ids, records, dates.
  public let parameters: [Parameter]

  /// A refusal by a rule.
  public init(_ name: RefusalName, _ parameters: Parameter...) {
    self.name = name
    self.parameters = parameters
  }

  /// A refusal by a rule, with the parameters in a list.
  public init(_ name: RefusalName, parameters: [Parameter]) {
    self.name = name
    self.parameters = parameters
  }

  /// The same refusal with one more parameter.
  public func adding(_ parameter: Parameter) -> Refusal {
    Refusal(name, parameters: parameters + [parameter])
  }
}

/// One thing a refusal, anomaly or fault names, with the part it plays in the sentence.
public struct Parameter: Sendable, Hashable {
  /// The part it plays.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case type, field, text, limit, expected, actor, agreement, axis, code, person, record
    case records, date, day, name, document, line, stage, object
  }

  /// What it is.
  public enum Value: Sendable, Hashable {
    /// An id, a code, a name or a number, shown as it is.
    case text(String)
    /// A record of the log.
    case record(SequenceNumber)
    /// Several records of the log.
    case records([SequenceNumber])
    /// A date, as somebody wrote it.
    case occurred(Occurred)
    /// A day.
    case day(Day)
    /// An instant.
    case recorded(Recorded)
    /// A number.
    case count(Int)
    /// Where an object stands, or may stand.
    case stages([Stage])
    /// What sort of object.
    case object(ObjectKind)
  }

  /// The part it plays.
  public let role: Role
  /// What it is.
  public let value: Value

  /// A thing and its part.
  public init(_ role: Role, _ value: Value) {
    self.role = role
    self.value = value
  }

  static func type(_ type: RecordType) -> Parameter { Parameter(.type, .text(type.name)) }
  /// A field, by its path in the action: `data.giver`, `occurred`.
  public static func field(_ path: String) -> Parameter { Parameter(.field, .text(path)) }
  /// Something quoted as given, cut short.
  public static func text(_ text: String) -> Parameter {
    Parameter(.text, .text(String(text.prefix(80))))
  }
  /// What another part of the program says of it, whole.
  public static func said(_ sentence: String) -> Parameter { Parameter(.text, .text(sentence)) }
  static func actor(_ actor: ActorID) -> Parameter { Parameter(.actor, .text(actor.text)) }
  static func person(_ person: PersonID) -> Parameter { Parameter(.person, .text(person.text)) }
  static func agreement(_ id: AgreementID) -> Parameter { Parameter(.agreement, .text(id.text)) }
  static func code(_ code: Code) -> Parameter { Parameter(.code, .text(code.text)) }
  static func axis(_ axis: Code) -> Parameter { Parameter(.axis, .text(axis.text)) }
  /// A record of the log.
  public static func record(_ record: SequenceNumber) -> Parameter {
    Parameter(.record, .record(record))
  }
  static func day(_ day: Day) -> Parameter { Parameter(.day, .day(day)) }
  static func date(_ occurred: Occurred) -> Parameter { Parameter(.date, .occurred(occurred)) }
  /// The form that was expected.
  public static func expected(_ form: String) -> Parameter { Parameter(.expected, .text(form)) }
  /// A limit that was passed.
  public static func limit(_ limit: Int) -> Parameter { Parameter(.limit, .count(limit)) }
}

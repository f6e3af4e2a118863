import CanonicalJSON
import Imports
import Partnership
import Wording

/// The fields of an action as they are typed: `key=value` a string, or what the field asks for where a
/// string never is: a whole number, true or false, the record of a person; `key:=json` any JSON value,
/// `key=@file` the text of a file; `title.fr=…` a member of an object.
///
/// `amount.decimal=1234,50` is the amount as people write it, by the decimals of the currency beside it,
/// as in a column of a table.
struct FieldArguments {
  private let type: RecordType?
  private let language: Language

  init(of type: RecordType?, _ language: Language) {
    self.type = type
    self.language = language
  }

  /// The data of the action.
  func data(_ arguments: [String], _ wording: Wording) throws(CommandError) -> JSONObject {
    var data = JSONObject()
    var amount: String?
    for argument in arguments {
      let (path, value) = try field(argument, wording)
      if isWrittenAmount(path), case .string(let written) = value, amount == nil {
        amount = written
        continue
      }
      guard data.set(value, at: path) else { throw givenTwice(path, wording) }
    }
    // The currency may stand behind it.
    if let amount {
      let value = try self.amount(amount, in: data["currency"]?.stringValue, wording)
      guard data.set(value, at: ["amount"]) else { throw givenTwice(["amount"], wording) }
    }
    return data
  }

  private func givenTwice(_ path: [String], _ wording: Wording) -> CommandError {
    .trouble(
      .usage(
        wording.say(
          fr: "Le champ « \(path.joined(separator: ".")) » est donné deux fois.",
          en: "The field “\(path.joined(separator: "."))” is given twice.")))
  }

  private func isWrittenAmount(_ path: [String]) -> Bool {
    path == [FieldName.amount.name, ColumnPath.decimal]
      && type?.definition.field(.amount) != nil
  }

  /// An amount in the smallest unit of its currency.
  private func amount(
    _ text: String, in currency: String?, _ wording: Wording
  ) throws(CommandError) -> JSON {
    guard let currency else {
      throw .trouble(
        .usage(
          wording.say(
            fr: "Le montant « \(text) » n'a pas de devise. Ajoutez-la, par exemple currency=CAD.",
            en: "The amount “\(text)” has no currency. Add it, for example currency=CAD.")))
    }
    do throws(TableFault) {
      return .integer(try WrittenAnswer.amount(text, in: currency))
    } catch {
      throw .trouble(.usage(wording.sentence(ofAnswer: error, in: currency)))
    }
  }

  private func field(
    _ argument: String, _ wording: Wording
  ) throws(CommandError) -> (path: [String], value: JSON) {
    // By scalars: a value may begin with a mark that combines with the sign into one character.
    let scalars = argument.unicodeScalars
    guard let equals = scalars.firstIndex(of: "="), equals > scalars.startIndex else {
      throw .trouble(
        .usage(
          wording.say(
            fr:
              "« \(argument) » n'est pas un champ. Écrivez clé=valeur, clé:=json ou clé=@fichier.",
            en: "“\(argument)” is no field. Write key=value, key:=json or key=@file.")))
    }
    let given = String(scalars[scalars.index(after: equals)...])
    let beforeEquals = scalars.index(before: equals)
    let isJSON = scalars[beforeEquals] == ":"
    let path = String(scalars[..<(isJSON ? beforeEquals : equals)]).split(
      separator: ".", omittingEmptySubsequences: false
    ).map(String.init)
    // An amount with its decimals is no number of our JSON; whoever types `:=` as for `amount` means it too.
    if isJSON, isWrittenAmount(path) { return (path, .string(given)) }
    if isJSON { return (path, try json(given, of: argument, at: path)) }
    let text = given.hasPrefix("@") ? try FileRead(String(given.dropFirst())).text : given
    return (path, try bare(text, at: path, wording))
  }

  private func json(
    _ text: String, of argument: String, at path: [String]
  ) throws(CommandError) -> JSON {
    do throws(CanonicalJSONError) {
      return try JSON(parsing: Array(text.utf8))
    } catch {
      let field = Parameter.field("data.\(path.joined(separator: "."))")
      throw .refused(Refusal(.malformedJSON, field, .text(argument)))
    }
  }

  /// A string where the type wants one.
  ///
  /// Where it wants a text of two languages, it is in the language of the command; where it can want no
  /// string, what the text stands for; a date may stand as on papers.
  private func bare(
    _ text: String, at path: [String], _ wording: Wording
  ) throws(CommandError) -> JSON {
    guard path.count == 1, let name = FieldName(name: path[0]),
      let kind = type?.definition.field(name)?.kind
    else { return .string(text) }
    switch kind {
    case .text: return [language.key: .string(text)]
    case .integer: return Int64(text).map { .integer($0) } ?? .string(text)
    case .day, .due, .occurred: return .string(try TypedDate.read(text, wording))
    case .boolean: return ["true": true, "false": false][text] ?? .string(text)
    default: return kind.recordOfPerson(typed: text) ?? .string(text)
    }
  }
}

extension JSONObject {
  /// Sets the value at a path of keys; false when something is there already.
  fileprivate mutating func set(_ value: JSON, at path: some Collection<String>) -> Bool {
    guard let key = path.first else { return false }
    let rest = path.dropFirst()
    guard !rest.isEmpty else {
      guard self[key] == nil else { return false }
      self[key] = value
      return true
    }
    var inner = self[key]?.objectValue ?? JSONObject()
    guard self[key] == nil || self[key]?.objectValue != nil, inner.set(value, at: rest) else {
      return false
    }
    self[key] = .object(inner)
    return true
  }
}

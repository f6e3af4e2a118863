import CanonicalJSON
import Foundation
import LMDB
import Partnership
import Testing
import Wording

@Suite struct `The JSON Schema of an action` {
  @Test(arguments: RecordType.allCases)
  func `It has the fields of the type and no others`(_ type: RecordType) throws {
    let schema = try #require(Schema.of(type, in: .en).objectValue)
    #expect(schema["title"]?.stringValue == Wording(.en).label(of: type))
    guard type.definition.isByHand else {
      #expect(schema["not"] == .object(JSONObject()))
      return
    }
    let properties = try #require(schema["properties"]?.objectValue)
    #expect(Set(properties.keys).isSubset(of: Action.keys))
    let data = try #require(properties["data"]?.objectValue)
    let fields = try #require(data["properties"]?.objectValue)
    let own = type.definition.fields.map(\.name.name)
    let target = type.definition.scope == .target ? ["target"] : []
    let changes = type == .recordCorrected ? ["changes"] : []
    #expect(Set(fields.keys) == Set(own + target + changes))
    #expect(schema["additionalProperties"] == false)
  }

  @Test func `Its titles are in the language asked for`() throws {
    let schema = try #require(Schema.of(.knowhowTransferred, in: .frCA).objectValue)
    #expect(schema["title"] == "Savoir-faire transmis")
    #expect(schema["description"]?.stringValue?.contains("qu’un savoir-faire") == true)
  }

  /// Python's jsonschema judges: the schemas against the 2020-12 meta-schema, and actions that the
  /// domain takes or refuses against the schemas.
  @Test(
    .enabled(
      if: SchemaTests.python != nil, "python3 with jsonschema is needed to validate the schemas"))
  func `An independent validator agrees with the ledger about form`() throws {
    let python = try #require(SchemaTests.python)
    let actions = SchemaTests.actions.map(\.action) + SchemaTests.incomplete
    let verdicts = try run(python, on: schemas(), and: actions)
    #expect(verdicts.hasPrefix("schemas ok\n"), "\(verdicts)")
    let accepted = verdicts.split(separator: "\n").dropFirst().map { $0 == "valid" }
    #expect(accepted.count == actions.count)
    for (action, isValid) in zip(actions, accepted).dropFirst(SchemaTests.actions.count) {
      #expect(!isValid, "the schema: \(action)")
    }
    for (sample, isValid) in zip(SchemaTests.actions, accepted) {
      let isTaken = (try? Action(json: sample.action).prepared()) != nil
      #expect(isTaken == sample.isRight, "the ledger: \(sample.action)")
      #expect(isValid == sample.isRight, "the schema: \(sample.action)")
    }
  }
}

private typealias SchemaTests = `The JSON Schema of an action`

extension `The JSON Schema of an action` {
  /// Actions, and whether their form is right.
  fileprivate static let actions: [(action: JSON, isRight: Bool)] = {
    let right: JSONObject = [
      "agreement": "gq-cnrs", "axes": ["A1"],
      "data": ["giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "Analyse"]],
      "occurred": "2022-11-22", "type": "knowhow.transferred",
    ]
    func with(_ key: String, _ value: JSON?) -> JSON {
      var action = right
      action[key] = value
      return .object(action)
    }
    func occurred(_ text: String, _ isRight: Bool) -> (JSON, Bool) {
      (with("occurred", .string(text)), isRight)
    }
    return [
      (.object(right), true), (with("agreement", nil), false), (with("colour", "red"), false),
      (with("data", ["giver": "cnrs", "receiver": "genome-quebec"]), false),
      (with("axes", ["A1", "A1"]), false), (with("axes", []), false),
      (with("parties", ["p-cnrs"]), false), (with("author", "svc-demo"), true),
      (with("author", "someone"), false), (with("cause", 3), true), (with("cause", "3"), false),
      (with("action", "0192d0c8-5f4b-7abc-8def-0123456789ab"), true),
      (with("action", "0192d0c8-5f4b-4abc-8def-0123456789ab"), false),
      (with("text", ["de": "Analyse"]), false), (with("text", ["en": "Analysis"]), true),
      (with("expires", "2022-11-23T00:00:00.000000Z"), true),
      occurred("2022-11", true), occurred("2022", true), occurred("../2022-11-22", true),
      occurred("2022-11/..", true), occurred("2022-11-01/2022-11-22", true),
      occurred("2022-11-22T09:30:00-05:00", true), occurred("2022-11-22T09:30:00Z", true),
      occurred("2022-13-01", false), occurred("22/11/2022", false), occurred("../..", false),
      occurred("2022-11-22T09:30:00", false), occurred("2022-11-22T25:30:00Z", false),
      (
        [
          "data": [
            "actor": "cnrs", "identifiers": ["ror": "02feahw73"], "kind": "party",
            "name": "CNRS",
          ], "type": "actor.registered",
        ], true
      ),
      (
        ["data": ["actor": "cnrs", "kind": "club", "name": "CNRS"], "type": "actor.registered"],
        false
      ),
      (
        [
          "data": ["changes": ["occurred": "2022-11-21"], "target": 4],
          "reason": ["fr": "Faute de frappe"], "type": "record.annulled",
        ], false
      ),
      (
        ["data": ["target": 4], "reason": ["fr": "Doublon"], "type": "record.annulled"], true
      ),
      (["data": ["target": 4], "type": "record.annulled"], false),
      (
        [
          "agreement": "gq-cnrs",
          "data": [
            "commitment": "C-1", "debtors": ["cnrs"],
            "due": "end_of_term", "title": ["fr": "Livrer"],
          ], "occurred": "2022-11-22",
          "type": "commitment.made",
        ], true
      ),
    ] + structured
  }()

  /// Fields that are made of several: coverage, waivers, operations, and what goes together.
  private static var structured: [(action: JSON, isRight: Bool)] {
    func hold(_ covers: JSON) -> JSON {
      [
        "data": ["covers": covers, "hold": "G-1"], "reason": ["fr": "Litige"],
        "type": "hold.placed",
      ]
    }
    func act(_ type: String, _ data: JSON) -> JSON {
      [
        "agreement": "gq-cnrs", "axes": ["A2"], "data": data, "occurred": "2022-11-22",
        "on_behalf_of": ["cnrs"], "type": .string(type),
      ]
    }
    func onAgreement(_ type: String, _ data: JSON) -> JSON {
      [
        "agreement": "gq-cnrs", "data": data, "occurred": "2022-11-22",
        "on_behalf_of": ["cnrs"], "type": .string(type),
      ]
    }
    func closing(_ waivers: JSON) -> JSON {
      onAgreement("agreement.closed_out", ["waives": waivers])
    }
    func amendment(_ operations: JSON) -> JSON {
      act("amendment.proposed", ["amendment": "AV-1", "operations": operations])
    }
    return [
      (hold(["agreements": ["gq-cnrs"], "records": [3, 12]]), true),
      (hold(["documents": ["D-1"], "persons": ["p-aaaaaaaaaaaaaaaa"]]), true),
      (hold(.object(JSONObject())), false),
      (hold(["axes": ["A1"]]), false), (hold(["records": [3, 3]]), false),
      (hold(["records": [-1]]), false),
      (closing([["code": "C-1", "kind": "commitment"]]), true),
      (closing([["code": "C-1", "kind": "tool"]]), false), (closing([["code": "C-1"]]), false),
      (
        amendment([
          ["type": "agreement.extended", "until": "2025-04-22"],
          ["axis": "A5", "type": "axis.added"],
        ]), true
      ),
      (amendment([["type": "agreement.extended"]]), false),
      (
        amendment([["term": "P6M", "type": "agreement.extended", "until": "2025-04-22"]]), false
      ),
      (amendment([["type": "agreement.suspended"]]), false),
      (amendment([["axis": "A5", "title": ["fr": "Cinq"], "type": "axis.added"]]), false),
      (onAgreement("agreement.extended", ["amendment": "AV-1", "term": "P6M"]), true),
      (act("funding.applied", ["amount": 500, "currency": "CAD", "lead": "F-1"]), true),
      (act("delegation.granted", ["from": "cnrs", "scope": ["all"], "to": "inserm"]), true),
      (["data": ["name": "B", "person": "p-aaaaaaaaaaaaaaaa"], "type": "person.updated"], true),
    ]
  }

  /// Actions that lack what goes together with something else, which the ledger refuses when it
  /// judges them, and the schema at once.
  fileprivate static let incomplete: [JSON] = [
    [
      "data": ["covers": ["agreements": ["gq-cnrs"]], "hold": "G-1"], "type": "hold.placed",
    ],
    [
      "agreement": "gq-cnrs", "data": ["amendment": "AV-1"], "occurred": "2022-11-22",
      "type": "agreement.extended",
    ],
    [
      "agreement": "gq-cnrs", "data": ["amount": 500, "lead": "F-1"], "occurred": "2022-11-22",
      "type": "funding.applied",
    ],
    [
      "agreement": "gq-cnrs",
      "data": ["against": ["cnrs"], "dispute": "L-1", "subject": ["fr": "Délais"]],
      "occurred": "2022-11-22", "type": "dispute.raised",
    ],
    ["data": ["person": "p-aaaaaaaaaaaaaaaa"], "type": "person.updated"],
  ]

  /// The python on the PATH, when it has jsonschema.
  fileprivate static let python: String? = {
    let paths = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let python = paths.split(separator: ":").map { "\($0)/python3" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let python else { return nil }
    var trial = ChildProcess(python, ["-c", "from jsonschema import Draft202012Validator"])
    trial.standardError = .captured
    // A python that cannot be started validates nothing, which the caller says.
    return (try? trial.run())?.ending == .exited(0) ? python : nil
  }()

  /// Every schema in every language, in one object by type and language.
  private func schemas() -> String {
    let members = RecordType.allCases.flatMap { type in
      Language.allCases.map { language in
        "\"\(type.name) \(language.rawValue)\": \(Schema.text(of: type, in: language))"
      }
    }
    return "{\(members.joined(separator: ","))}"
  }

  private func run(_ python: String, on schemas: String, and actions: [JSON]) throws -> String {
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator as V
      schemas, actions = [json.load(open(path, encoding="utf-8")) for path in sys.argv[1:]]
      for schema in schemas.values(): V.check_schema(schema)
      print("schemas ok")
      for action in actions:
          verdicts = {V(schemas[action["type"] + language]).is_valid(action)
                      for language in [" en", " fr-CA", " fr-FR"]}
          print("valid" if verdicts == {True} else "invalid")
      """
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("schemas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // What is left of a temporary folder does no harm.
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["schemas.json", "actions.json"].map { folder.appendingPathComponent($0) }
    try Data(schemas.utf8).write(to: files[0])
    var writer = CanonicalWriter()
    writer.value(.array(actions))
    try Data(try writer.finish()).write(to: files[1])
    var validation = ChildProcess(python, ["-c", script] + files.map(\.path))
    validation.standardError = .captured
    let outcome = try validation.run()
    return String(decoding: outcome.output + outcome.errorOutput, as: UTF8.self)
  }
}

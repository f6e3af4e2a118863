import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

/// Public keys, as far as the domain looks at them.
private enum Key {
  static let cnrs = String(repeating: "c1", count: 32)
  static let cnrsNext = String(repeating: "c2", count: 32)
  static let quebec = String(repeating: "b1", count: 32)
  static let person = String(repeating: "a1", count: 32)
  static let witness = String(repeating: "d1", count: 32)
  static let witnessNext = String(repeating: "d2", count: 32)
  static let stranger = String(repeating: "e1", count: 32)
}

extension Scenario {
  fileprivate mutating func add(
    _ key: String, of owner: String, use: String = "act", signedBy keys: [String]? = nil
  ) throws(Refusal) {
    signing = keys ?? [key]
    try record(
      .keyAdded, ["key": .string(key), "owner": .string(owner), "use": .string(use)],
      ["agreement": .null])
    signing = []
  }

  fileprivate func refusalToAdd(
    _ key: String, of owner: String, use: String = "act", signedBy keys: [String]
  ) -> RefusalName? {
    var trial = self
    do {
      try trial.add(key, of: owner, use: use, signedBy: keys)
      return nil
    } catch {
      return error.name
    }
  }

  fileprivate mutating func retire(
    _ key: String, signedBy keys: [String], _ more: JSONObject = [:]
  ) throws(Refusal) {
    signing = keys
    var data: JSONObject = ["key": .string(key), "why": "superseded"]
    for (field, value) in more { data[field] = value }
    try record(.keyRetired, .object(data), ["agreement": .null])
    signing = []
  }

  fileprivate func refusalToRetire(
    _ key: String, signedBy keys: [String], _ more: JSONObject = [:]
  ) -> RefusalName? {
    var trial = self
    do {
      try trial.retire(key, signedBy: keys, more)
      return nil
    } catch {
      return error.name
    }
  }

  /// What becomes of an action that these keys sign.
  fileprivate func refusal(
    signedBy keys: [String], _ ask: (Scenario) -> RefusalName?
  ) -> RefusalName? {
    var trial = self
    trial.signing = keys
    return ask(trial)
  }

  /// An agreement in force, whose party CNRS signs its acts.
  fileprivate static func signing() throws -> Scenario {
    var ledger = try Scenario.inForce()
    try ledger.add(Key.cnrs, of: "cnrs")
    return ledger
  }
}

/// The refusals of what is signed.
func provokeSigning(_ name: RefusalName) throws -> RefusalName? {
  let ledger = try Scenario.signing()
  switch name {
  case .signatureMissing:
    return ledger.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
  case .signerUnknown:
    return ledger.refusal(signedBy: [Key.stranger]) {
      $0.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
    }
  case .keyInUse: return ledger.refusalToAdd(Key.cnrs, of: "cnrs", signedBy: [Key.cnrs])
  case .unknownKey: return ledger.refusalToRetire(Key.stranger, signedBy: [Key.cnrs])
  case .keyNotProven: return ledger.refusalToAdd(Key.quebec, of: "genome-quebec", signedBy: [])
  case .earlierKeyMissing:
    var ledger = ledger
    try ledger.add(Key.witness, of: "genome-quebec", use: "witness")
    return ledger.refusalToAdd(
      Key.witnessNext, of: "genome-quebec", use: "witness", signedBy: [Key.witnessNext])
  default: return nil
  }
}

private let plan: JSON = ["exchange": "E1", "form": "meeting", "planned": "2022-06"]
private let byCNRS: JSONObject = ["on_behalf_of": ["cnrs"]]
private let byQuebec: JSONObject = ["on_behalf_of": ["genome-quebec"]]

@Suite struct `A party without a key` {
  @Test func `is recorded for by whoever may write`() throws {
    let ledger = try Scenario.inForce()
    #expect(ledger.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS) == nil)
  }

  @Test func `is not bound by the key of another party, of a person or of a witness`() throws {
    var ledger = try Scenario.inForce()
    try ledger.add(Key.quebec, of: "genome-quebec")
    try ledger.add(Key.witness, of: "cnrs", use: "witness")
    #expect(ledger.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS) == nil)
    #expect(
      ledger.refusal(.exchangeScheduled, on: "2022-05-02", plan, byQuebec) == .signatureMissing)
  }
}

@Suite struct `A party with an act key` {
  @Test func `signs every act and every finding on its behalf`() throws {
    let ledger = try Scenario.signing()
    let held: JSON = ["exchange": "E2", "form": "meeting"]
    func schedule(_ ledger: Scenario) -> RefusalName? {
      ledger.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
    }
    func hold(_ ledger: Scenario) -> RefusalName? {
      ledger.refusal(.exchangeHeld, on: "2022-05-02", held, byCNRS)
    }
    #expect(ledger.refusal(signedBy: [], schedule) == .signatureMissing)
    #expect(ledger.refusal(signedBy: [Key.cnrs], schedule) == nil)
    #expect(ledger.refusal(signedBy: [], hold) == .signatureMissing)
    #expect(ledger.refusal(signedBy: [Key.cnrs], hold) == nil)
    // A finding on nobody's behalf is the ledger's own.
    #expect(ledger.refusal(.exchangeHeld, on: "2022-05-02", held) == nil)
  }

  @Test func `signs what names it as the party that decides, whoever is said to act`() throws {
    let ledger = try Scenario.signing()
    #expect(
      ledger.refusal(
        .delegationGranted, on: "2022-05-02",
        ["from": "cnrs", "to": "genome-quebec", "scope": ["all"]], byQuebec) == .signatureMissing)
  }

  @Test
  func `signs for itself alone: a joint act needs the signature of each party that has a key`()
    throws
  {
    var ledger = try Scenario.signing()
    try ledger.add(Key.quebec, of: "genome-quebec")
    func suspend(_ ledger: Scenario) -> RefusalName? {
      ledger.refusal(.agreementSuspended, on: "2022-05-02", .null, both)
    }
    #expect(ledger.refusal(signedBy: [Key.cnrs], suspend) == .signatureMissing)
    #expect(ledger.refusal(signedBy: [Key.quebec], suspend) == .signatureMissing)
    #expect(ledger.refusal(signedBy: [Key.cnrs, Key.quebec], suspend) == nil)
  }

  @Test func `keeps what it did: the host neither corrects nor annuls it`() throws {
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
    let unsigned = ledger.last
    try ledger.add(Key.cnrs, of: "cnrs")
    // What came before the key is its own too.
    #expect(ledger.refusalToCorrect(unsigned, ["planned": "2022-07"]) == .signatureMissing)
    #expect(ledger.refusalToAnnul(unsigned) == .signatureMissing)
    ledger.signing = [Key.cnrs]
    let correction = try ledger.correct(unsigned, ["planned": "2022-07"])
    ledger.signing = []
    // Undoing its correction is its own business as well.
    #expect(ledger.refusalToAnnul(correction) == .signatureMissing)
    #expect(ledger.refusal(signedBy: [Key.cnrs]) { $0.refusalToAnnul(correction) } == nil)
  }

  @Test func `keeps a finding that it signed, on whoever's behalf that was`() throws {
    var ledger = try Scenario.signing()
    ledger.signing = [Key.cnrs]
    try ledger.record(.exchangeHeld, on: "2022-05-02", ["exchange": "E2", "form": "meeting"])
    ledger.signing = []
    #expect(ledger.refusalToAnnul(ledger.last) == .signatureMissing)
    #expect(ledger.refusalToCorrect(ledger.last, ["form": "visit"]) == .signatureMissing)
  }

  @Test func `lifts the holds it placed`() throws {
    var ledger = try Scenario.signing()
    let reason: JSONObject = ["reason": ["fr": "Litige"]]
    ledger.signing = [Key.cnrs]
    try ledger.record(
      .holdPlaced, ["hold": "H1", "covers": ["agreements": ["gq-cnrs-2022"]]], reason)
    ledger.signing = []
    #expect(ledger.refusal(.holdLifted, ["hold": "H1"], reason) == .signatureMissing)
    ledger.signing = [Key.cnrs]
    #expect(ledger.refusal(.holdLifted, ["hold": "H1"], reason) == nil)
  }

  @Test func `signs to the end of its last key, and no unsigned act comes back then`() throws {
    var ledger = try Scenario.signing()
    try ledger.retire(Key.cnrs, signedBy: [Key.cnrs])
    func schedule(_ ledger: Scenario) -> RefusalName? {
      ledger.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
    }
    #expect(ledger.refusal(signedBy: [], schedule) == .signatureMissing)
    #expect(ledger.refusal(signedBy: [Key.cnrs], schedule) == .signerUnknown)
    // Nor does a key come by itself again.
    #expect(
      ledger.refusalToAdd(Key.cnrsNext, of: "cnrs", signedBy: [Key.cnrsNext]) == .signatureMissing)
  }
}

@Suite struct `A key` {
  @Test func `signs its own adding`() throws {
    var ledger = try Scenario.inForce()
    #expect(ledger.refusalToAdd(Key.cnrs, of: "cnrs", signedBy: []) == .keyNotProven)
    #expect(ledger.refusalToAdd(Key.cnrs, of: "cnrs", signedBy: [Key.quebec]) == .signerUnknown)
    try ledger.add(Key.cnrs, of: "cnrs")
  }

  @Test func `has one use and one owner, for ever`() throws {
    var ledger = try Scenario.signing()
    #expect(ledger.refusalToAdd(Key.cnrs, of: "cnrs", signedBy: [Key.cnrs]) == .keyInUse)
    #expect(
      ledger.refusalToAdd(Key.cnrs, of: "genome-quebec", signedBy: [Key.cnrs]) == .keyInUse)
    try ledger.add(Key.cnrsNext, of: "cnrs", signedBy: [Key.cnrs, Key.cnrsNext])
    try ledger.retire(Key.cnrs, signedBy: [Key.cnrsNext])
    #expect(ledger.refusalToAdd(Key.cnrs, of: "cnrs", signedBy: [Key.cnrsNext]) == .keyInUse)
  }

  @Test func `follows an earlier one of its owner, which signs it in`() throws {
    var ledger = try Scenario.signing()
    #expect(
      ledger.refusalToAdd(Key.cnrsNext, of: "cnrs", signedBy: [Key.cnrsNext]) == .signatureMissing)
    try ledger.add(Key.cnrsNext, of: "cnrs", signedBy: [Key.cnrs, Key.cnrsNext])
    // Both sign meanwhile; the old one is retired by either.
    for key in [Key.cnrs, Key.cnrsNext] {
      #expect(
        ledger.refusal(signedBy: [key]) {
          $0.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
        } == nil)
    }
    try ledger.retire(Key.cnrs, signedBy: [Key.cnrsNext])
    #expect(
      ledger.refusal(signedBy: [Key.cnrs]) {
        $0.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
      } == .signerUnknown)
  }

  @Test
  func `of a witness follows the witness's earlier one, or the party's act key when that is lost`()
    throws
  {
    var ledger = try Scenario.inForce()
    try ledger.add(Key.witness, of: "cnrs", use: "witness")
    #expect(
      ledger.refusalToAdd(
        Key.witnessNext, of: "cnrs", use: "witness", signedBy: [Key.witnessNext])
        == .earlierKeyMissing)
    #expect(
      ledger.refusalToAdd(
        Key.witnessNext, of: "cnrs", use: "witness", signedBy: [Key.witness, Key.witnessNext])
        == nil)
    try ledger.add(Key.cnrs, of: "cnrs")
    // With an act key the party speaks for all its keys.
    #expect(
      ledger.refusalToAdd(
        Key.witnessNext, of: "cnrs", use: "witness", signedBy: [Key.witness, Key.witnessNext])
        == .signatureMissing)
    #expect(ledger.refusalToRetire(Key.witness, signedBy: []) == .signatureMissing)
    try ledger.retire(Key.witness, signedBy: [Key.cnrs])
    #expect(
      ledger.refusalToAdd(
        Key.witnessNext, of: "cnrs", use: "witness", signedBy: [Key.cnrs, Key.witnessNext]) == nil)
  }

  @Test func `of a person is the business of the parties whose person it is`() throws {
    var ledger = try Scenario.signing()
    let person = "p-aaaaaaaaaaaaaaaa"
    try ledger.record(
      .personRegistered, ["person": .string(person), "name": "Camille"], ["agreement": .null])
    ledger.signing = [Key.cnrs]
    try ledger.record(
      .roleAssigned, on: "2022-05-02",
      ["person": .string(person), "actor": "cnrs", "function": "director"], ["agreement": .null])
    ledger.signing = []
    #expect(
      ledger.refusalToAdd(Key.person, of: person, signedBy: [Key.person]) == .signatureMissing)
    try ledger.add(Key.person, of: person, signedBy: [Key.cnrs, Key.person])
    #expect(ledger.records.last?.parties.map(\.text) == ["cnrs"])
    #expect(ledger.refusalToRetire(Key.person, signedBy: []) == .signatureMissing)
    #expect(ledger.refusalToRetire(Key.person, signedBy: [Key.person]) == .signatureMissing)
    #expect(ledger.refusalToRetire(Key.person, signedBy: [Key.cnrs]) == nil)
    // A person's signature is the person's, and not the party's.
    #expect(
      ledger.refusal(signedBy: [Key.person]) {
        $0.refusal(.exchangeScheduled, on: "2022-05-02", plan, byCNRS)
      } == .signatureMissing)
  }

  @Test func `that nobody has added is not retired, nor one twice, nor in doubt from ahead`() throws
  {
    var ledger = try Scenario.signing()
    #expect(ledger.refusalToRetire(Key.stranger, signedBy: [Key.cnrs]) == .unknownKey)
    #expect(
      ledger.refusalToRetire(Key.cnrs, signedBy: [Key.cnrs], ["doubtful_from": 9_999])
        == .unknownRecord)
    try ledger.retire(Key.cnrs, signedBy: [Key.cnrs], ["doubtful_from": 1])
    #expect(ledger.refusalToRetire(Key.cnrs, signedBy: []) == .alreadyRecorded)
  }
}

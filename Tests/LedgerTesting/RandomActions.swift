internal import CanonicalJSON
internal import EntenteTesting
public import Partnership

/// Actions drawn at random on three agreements, most of which a ledger takes: back-dated ones,
/// corrections, annulments, and ledger-wide ones between them.
///
/// The same seed draws the same actions, each with an id of its own, whatever process asks.
public struct RandomActions {
  /// The agreements they are about.
  public static let agreements = ["g0", "g1", "g2"].compactMap { AgreementID($0) }
  /// The persons they name.
  public static let persons = (0..<6).map { "p-person22222222\($0 + 2)\($0 + 2)" }
  static let parties = ["cnrs", "genome-quebec"]

  private var random: SeededRandom
  private let run: UInt64
  private var drawn: UInt64 = 0
  private var last: ActionID?

  /// The actions of a seed.
  public init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    run = random.next()
  }
}

extension RandomActions {
  /// What there has to be before anything can happen: parties, persons and three agreements, the
  /// first two of them in force.
  public mutating func beginnings() -> [Action] {
    var actions: [Action] = []
    for actor in RandomActions.parties + ["mei"] {
      actions.append(
        action(
          .actorRegistered, ["actor": .string(actor), "name": .string(actor), "kind": "party"]))
    }
    for person in RandomActions.persons.prefix(3) {
      actions.append(action(.personRegistered, ["person": .string(person), "name": "…"]))
    }
    for (index, agreement) in RandomActions.agreements.enumerated() {
      actions += lifeOf(agreement, isInForce: index < 2)
    }
    return actions
  }

  private mutating func lifeOf(_ agreement: AgreementID, isInForce: Bool) -> [Action] {
    var proposal = action(
      .agreementProposed, on: "../2022-04-22", of: agreement,
      [
        "title": ["fr": "Entente"], "object": ["fr": "Explorer"],
        "parties": ["cnrs", "genome-quebec"], "term": "P24M",
      ])
    proposal.onBehalfOf = RandomActions.parties.compactMap { ActorID($0) }
    guard isInForce else { return [proposal] }
    var actions = [proposal]
    for party in RandomActions.parties {
      actions.append(
        action(.agreementSigned, on: "2022-04-22", of: agreement, ["party": .string(party)]))
    }
    actions.append(
      action(
        .agreementEnteredIntoForce, on: "2022-04-22", of: agreement,
        ["basis": "signature", "term": "P24M"]))
    for axis in ["A1", "A2"] {
      actions.append(
        action(
          .axisAgreed, on: "../2022-04-22", of: agreement,
          ["axis": .string(axis), "title": ["fr": "Axe"]]))
    }
    for index in actions.indices.dropFirst(3) {
      actions[index].onBehalfOf = proposal.onBehalfOf
    }
    return actions
  }

  /// The next action.
  ///
  /// - Parameters:
  ///   - size: How many records the ledger holds, so that corrections find one.
  ///   - today: About when it happened.
  public mutating func next(size: UInt64, today: Day) -> Action {
    let agreement = random.pick(RandomActions.agreements)
    let party: JSON = .string(one(of: RandomActions.parties))
    let person: JSON = .string(one(of: RandomActions.persons))
    let number = Int.random(in: 0..<12, using: &random)
    let code: JSON = .string("X\(number)")
    let day = today.adding(days: -(random.pick([0, 0, 0, 1, 9, 60]) ?? 0))
    let on = "\(day)"
    var made: Action
    switch Int.random(in: 0..<36, using: &random) {
    case 0, 1:
      made = action(
        .knowhowTransferred, on: on, of: agreement,
        ["giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "Sujet"]])
    case 2, 3:
      made = action(
        .exchangeScheduled, on: on, of: agreement,
        ["exchange": code, "form": "visit", "planned": "2022-08"])
    case 4, 5:
      made = action(
        .exchangeHeld, on: on, of: agreement,
        ["exchange": code, "form": "visit", "participants": [person]])
    case 6: made = action(.exchangeCancelled, on: on, of: agreement, ["exchange": code])
    case 7, 8:
      made = action(
        .commitmentMade, on: on, of: agreement,
        [
          "commitment": code, "title": ["fr": "Rapport"], "debtors": [party], "due": "2022-06-30",
        ])
    case 9: made = action(.commitmentMet, on: on, of: agreement, ["commitment": code])
    case 10: made = action(.commitmentMissed, on: on, of: agreement, ["commitment": code])
    case 11:
      made = action(
        .innovationPromoted, on: on, of: agreement,
        ["innovation": code, "title": ["en": "Innovation"]])
    case 12:
      made = action(
        .contactDesignated, on: on, of: Bool.random(using: &random) ? agreement : nil,
        ["party": party, "person": person])
    case 13:
      made = action(
        .roleAssigned, on: on, ["person": person, "actor": party, "function": "head"])
    case 14: made = action(.roleEnded, on: on, ["person": person, "actor": party])
    case 15: made = action(.personRegistered, ["person": person, "name": "Nouvelle"])
    case 16:
      made = action(
        .actorRegistered,
        [
          "actor": .string("lab-\(number)"), "name": "Labo", "kind": "joint_laboratory",
          "parents": ["cnrs", .string(number > 5 ? "lab-\(number - 1)" : "mei")],
        ])
    case 17:
      made = action(.actorRenamed, on: on, ["actor": .string("lab-\(number)"), "name": "Autre"])
    case 18:
      made = action(
        .funderDeclared, on: on, ["actor": party, "funder": .string("lab-\(number)")])
    case 19:
      made = action(
        .agreementRatified, on: on, of: agreement, ["party": party, "person": person])
    case 20:
      made = action(
        .statementPublished, on: on, of: agreement, ["person": person, "language": "fr"])
    case 21, 22:
      let target = UInt64.random(in: 0..<max(1, size), using: &random)
      let changes: JSON =
        Bool.random(using: &random) ? ["occurred": .string(on)] : ["axes": ["A2"]]
      made = action(
        .recordCorrected, ["target": .integer(Int64(clamping: target)), "changes": changes])
    case 24...: made = anything(of: agreement, on: on)
    default:
      let target = UInt64.random(in: 0..<max(1, size), using: &random)
      made = action(.recordAnnulled, ["target": .integer(Int64(clamping: target))])
    }
    complete(&made, party)
    last = made.id
    return made
  }

  /// Anything of the catalogue that does not end the agreement, with fields at random.
  private mutating func anything(of agreement: AgreementID?, on day: String) -> Action {
    let type = random.pick(RandomActions.types) ?? .knowhowTransferred
    let definition = type.definition
    var data = JSONObject()
    for field in definition.fields
    where !field.isOptional || Int.random(in: 0..<3, using: &random) == 0 {
      data[field.name.name] = random.value(of: field.kind, named: field.name)
    }
    let isLedgerWide =
      definition.scope == .ledger
      || (definition.scope == .either && Bool.random(using: &random))
    return action(
      type, on: definition.kind == .clerical ? nil : day, of: isLedgerWide ? nil : agreement, data)
  }

  /// What may be drawn again and again: by hand, no correction, nothing after which hardly anything
  /// can be recorded any more, and nobody whose id the ledger draws.
  private static let types: [RecordType] = RecordType.allCases.filter {
    $0.definition.isByHand
      && ![
        .recordCorrected, .recordAnnulled, .personRegistered, .actorMerged, .agreementTerminated,
        .agreementClosedOut, .agreementExpired, .agreementAbandoned, .agreementRenewed,
      ].contains($0)
  }

  private mutating func complete(_ action: inout Action, _ party: JSON) {
    let definition = action.type.definition
    if definition.kind == .act, let party = party.stringValue.flatMap({ ActorID($0) }) {
      action.onBehalfOf = [party]
    }
    if definition.axisRule == .required
      || (definition.axisRule == .optional && Bool.random(using: &random)),
      let axis = Code(one(of: ["A1", "A2"]))
    {
      action.axes = [axis]
    }
    action.reason = ["fr": "Au hasard"]
    // Some name the one before by its action, which only the log can resolve.
    if let last, Int.random(in: 0..<8, using: &random) == 0 { action.cause = .action(last) }
  }

  private mutating func action(
    _ type: RecordType, on occurred: String? = nil, of agreement: AgreementID? = nil,
    _ data: JSONObject
  ) -> Action {
    drawn += 1
    var action = Action(type)
    action.id = ActionID(unixMilliseconds: 1_650_000_000_000, random: 0, (run &+ drawn) << 2)
    action.agreement = agreement
    action.occurred = occurred.flatMap { Occurred($0) }
    action.data = data
    return action
  }

  private mutating func one(of texts: [String]) -> String {
    random.pick(texts) ?? ""
  }
}

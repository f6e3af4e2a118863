import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat

/// The actions every figure is measured with: agreements of two parties and four axes, then months
/// of exchanges, know-how and commitments, about 770 bytes a record.
struct Workload {
  /// Actions an agreement begins with, before its months.
  static let beginning = 8

  let parties = ["genome-quebec", "cnrs"]
  /// Share of findings dated a month or more before the last, in hundredths.
  var backDatedPercent = 0

  /// The actors, which have to be registered first.
  var actors: [Action] {
    parties.map { id in
      var action = Action(.actorRegistered)
      action.data = [
        "actor": .string(id), "country": "CA", "kind": "party",
        "name": .string("Institution \(id)"),
      ]
      return action
    }
  }

  /// The `number`th action of an agreement.
  func action(_ number: Int, of agreement: Int) -> Action {
    number < Workload.beginning
      ? beginning(number, of: agreement) : month(number - Workload.beginning, of: agreement)
  }

  private func beginning(_ number: Int, of agreement: Int) -> Action {
    switch number {
    case 0:
      var action = make(.agreementProposed, agreement, "2022-01-10")
      action.onBehalfOf = parties.compactMap { ActorID($0) }
      action.data = [
        "object": ["en": "To explore joint work", "fr": "Explorer des travaux conjoints"],
        "parties": .array(parties.map { .string($0) }), "term": "P24M",
        "title": ["en": .string("Agreement \(agreement)"), "fr": .string("Entente \(agreement)")],
      ]
      return action
    case 1, 2:
      var action = make(.agreementSigned, agreement, "2022-01-12")
      action.data = ["party": .string(parties[number - 1]), "place": ["fr": "Montréal"]]
      return action
    case 3:
      var action = make(.agreementEnteredIntoForce, agreement, "2022-01-12")
      action.onBehalfOf = parties.compactMap { ActorID($0) }
      action.data = ["basis": "signature", "term": "P24M"]
      return action
    default:
      var action = make(.axisAgreed, agreement, "2022-01-12")
      action.onBehalfOf = parties.compactMap { ActorID($0) }
      action.data = [
        "axis": .string("A\(number - 3)"),
        "title": [
          "en": .string("Axis \(number - 3), both ways"),
          "fr": .string("Axe \(number - 3), deux sens"),
        ],
      ]
      return action
    }
  }

  private func month(_ number: Int, of agreement: Int) -> Action {
    let axis = "A\(number % 4 + 1)"
    let isBackDated = backDatedPercent > 0 && number % 100 < backDatedPercent && number > 40
    let dayNumber = (number / 2) % 500 - (isBackDated ? 25 : 0)
    let day = Day(year: 2022, month: 1, day: 13)?.adding(days: max(0, dayNumber)) ?? .earliest
    let one = parties[number % 2]
    let other = parties[(number + 1) % 2]
    var action: Action
    switch number % 5 {
    case 0, 1:
      action = make(.knowhowTransferred, agreement, day.description)
      action.data = [
        "giver": .string(one), "receiver": .string(other),
        "subject": [
          "en": .string("Sampling protocol number \(number) for sediment cores"),
          "fr": .string("Protocole d’échantillonnage numéro \(number) pour carottes de sédiments"),
        ],
      ]
    case 2:
      action = make(.exchangeHeld, agreement, day.description)
      action.parties = [ActorID(one), ActorID(other)].compactMap { $0 }
      action.data = [
        "exchange": .string("E-\(number)"), "form": "workshop",
        "title": ["en": .string("Workshop \(number)"), "fr": .string("Atelier \(number)")],
      ]
    case 3:
      action = make(.commitmentMade, agreement, day.description)
      action.onBehalfOf = [ActorID(one)].compactMap { $0 }
      action.data = [
        "commitment": .string("C-\(number)"), "debtors": [.string(one)], "due": "2023-06-30",
        "title": [
          "en": .string("Deliver report \(number)"), "fr": .string("Livrer le rapport \(number)"),
        ],
      ]
    default:
      action = make(.commitmentMet, agreement, day.description)
      action.data = ["commitment": .string("C-\(number - 1)")]
      action.reason = ["fr": "Rapport reçu", "en": "Report received"]
      return action
    }
    action.axes = [Code(axis)].compactMap { $0 }
    return action
  }

  private func make(_ type: RecordType, _ agreement: Int, _ occurred: String) -> Action {
    var action = Action(type)
    action.agreement = AgreementID("agreement-\(agreement)")
    action.occurred = Occurred(occurred)
    // Late by the clock of the machine that measures, and said so.
    action.reason = ["fr": "Reprise d’archives"]
    return action
  }
}

extension Ledger {
  /// A new ledger in a folder.
  static func forMeasuring(at path: String) async throws -> Ledger {
    guard let name = LedgerName("example.org/bench") else { preconditionFailure("a good name") }
    return try await Ledger.create(at: path, Plan(name: name, title: ["en": "Bench"]))
  }

  /// A new ledger with records interleaved over agreements, ten thousand a commit.
  static func filled(
    at path: String, records: Int, over agreements: Int, _ workload: Workload
  ) async throws -> Ledger {
    let ledger = try await Ledger.forMeasuring(at: path)
    _ = try await ledger.record(all: workload.actors)
    var done = 0
    while done < records {
      let count = min(10_000, records - done)
      _ = try await ledger.record(
        all: (done..<done + count).map {
          workload.action($0 / agreements, of: $0 % agreements)
        })
      done += count
    }
    return ledger
  }
}

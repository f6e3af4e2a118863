import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import Partnership
import Projections

/// What questions about an agreement of a thousand records of the whole catalogue cost: recorded as it
/// happened, with every third round back-dated, and in no order at all.
struct Questions {
  let folder: String
  private let workload = WholeWorkload()
  /// Rounds of an agreement: a thousand records with its beginning.
  private let rounds = 41

  func run(_ report: inout Report) async throws {
    var random = Generator(state: 20_261_126)
    let inOrder = Array(0..<rounds)
    let late = inOrder.filter { $0 % 3 == 0 }
    let orders: [(String, [Int])] = [
      ("in order", inOrder), ("a third of it back-dated", inOrder.filter { $0 % 3 != 0 } + late),
      ("shuffled", inOrder.shuffled(using: &random)),
    ]
    for (name, order) in orders {
      let path = "\(folder)/questions-\(name.replacingOccurrences(of: " ", with: "-"))"
      try await fill(path, order)
      try ask(path, name, &report)
    }
  }

  private func fill(_ path: String, _ order: [Int]) async throws {
    let ledger = try await Ledger.forMeasuring(at: path)
    _ = try await ledger.record(all: workload.beginnings.actors)
    for agreement in 0..<10 {
      _ = try await ledger.record(all: workload.actions(rounds: order, of: agreement))
    }
  }

  private func ask(_ path: String, _ order: String, _ report: inout Report) throws {
    let ledger = try Ledger(at: path, access: .reading)
    guard let axis = Code("A1"), let actor = ActorID("cnrs"), let code = Code("X-7") else { return }
    typealias Ask = (AgreementID, Moment) throws -> Void
    let questions: [(String, Bool, Ask)] = [
      ("board", true, { _ = try ledger.board(of: $0, at: $1) }),
      ("agreement", true, { _ = try ledger.agreementView(of: $0, at: $1) }),
      ("axis", true, { _ = try ledger.axis(axis, of: $0, at: $1) }),
      ("partner", true, { _ = try ledger.partner(actor, of: $0, at: $1) }),
      ("object", true, { _ = try ledger.object(.protocol, code, of: $0, at: $1) }),
      (
        "why a state", false,
        {
          _ = try ledger.why(
            ViewPath("protocol:X-7/object/versions/1/stage"), of: $0, at: $1)
        }
      ),
      (
        "why a count of a hundred", false,
        { _ = try ledger.why(ViewPath("axis:A1/counts/records"), of: $0, at: $1) }
      ),
    ]
    for (name, hasBudget, question) in questions {
      var times: [Double] = []
      for index in 0..<(hasBudget ? 300 : 20) {
        guard let agreement = AgreementID("agreement-\(index % 10)") else { continue }
        let day = Day(year: 2022, month: 6, day: 1)?.adding(days: index * 7 % 500).description
        times.append(try seconds { try question(agreement, Moment(asOf: day)) })
      }
      let median = times.percentile(0.5)
      let slow = times.percentile(0.99)
      report.add(
        "\(name), agreement of 1,000 of the whole catalogue, \(order)",
        "p50 \(milliseconds(median)), p99 \(milliseconds(slow))",
        budget: hasBudget ? "p50 ≤ 1 ms, p99 ≤ 3 ms" : "",
        isMet: hasBudget ? median <= 0.001 && slow <= 0.003 : nil)
    }
  }
}

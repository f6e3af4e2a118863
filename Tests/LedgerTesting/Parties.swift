internal import CanonicalJSON
public import Entente
internal import Foundation
public import Partnership

extension Ledger {
  /// How many records a ledger of `withParties` holds.
  public static let sizeWithParties: UInt64 = 9

  /// A ledger with two parties and an agreement in force on the axes A1 and A2.
  public static func withParties(
    _ path: String, _ plan: Plan = .demonstration
  ) async throws -> Ledger {
    let ledger = try await Ledger.create(at: path, plan)
    var beginnings = RandomActions(seed: 0)
    for var action in beginnings.beginnings()
    where action.type != .personRegistered
      && (action.agreement ?? RandomActions.agreements[0]) == RandomActions.agreements[0]
      && action.data["actor"] != "mei"
    {
      // On the machine's clock all this is late.
      action.reason = ["fr": "Après coup"]
      _ = try await ledger.record(action)
    }
    return ledger
  }
}

extension Action {
  /// A transfer of know-how on axis A1 of the first agreement, under an id of that number.
  public static func transfer(id: UInt64) -> Action {
    var action = Action(.knowhowTransferred)
    action.id = .numbered(id)
    action.agreement = RandomActions.agreements[0]
    action.occurred = Occurred("2022-05-05")
    action.axes = ["A1"].compactMap { Code($0) }
    action.data = [
      "giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": .string("Sujet \(id)")],
    ]
    action.reason = ["fr": "Après coup"]
    return action
  }
}

extension ActionID {
  /// The id of a number.
  public static func numbered(_ number: UInt64) -> ActionID {
    ActionID(unixMilliseconds: 1_651_000_000_000, random: 0, number << 2)
  }
}

/// The lines of a file that another process wrote.
public struct Lines: Sendable {
  /// Each without its line feed.
  public let lines: [String]

  /// Reads them; a last line without line feed, as a killed process leaves it, is left out.
  public init(of path: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines = parts.dropLast().map(String.init)
  }
}

import Entente
import Foundation
import LedgerStore
import Partnership
import Projections
import Testing

@testable import EntenteCommand

/// One demonstration ledger for all tests that only read it: it takes seconds to make.
enum DemonstrationMade {
  private static let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("entente-demonstration-\(UUID().uuidString)").path

  private static let making = Task {
    _ = try await Demonstration.create(at: path)
    atexit {
      // A folder left behind is no failure of the tests.
      try? FileManager.default.removeItem(atPath: DemonstrationMade.path)
    }
    return try Ledger(at: path, access: .reading)
  }

  /// The ledger, open for reading.
  static func ledger() async throws -> Ledger { try await making.value }
}

/// What the demonstration ledger says at two dates.
struct AnswerOfTheDemonstration {
  let ledger: Ledger
  let agreement: AgreementID

  init() async throws {
    ledger = try await DemonstrationMade.ledger()
    agreement = try ledger.agreement(nil)
  }

  /// The answer as of the end of a day, or of the last one.
  func callAsFunction(_ asOf: String? = nil, knownOn: String? = nil) throws -> Answer {
    let question = try ledger.question(
      about: agreement, at: Moment(asOf: asOf, knownOn: knownOn))
    return try ledger.history(of: agreement, known: question.knownOn)
      .answer(asOf: question.asOf)
  }

  /// The agreement in that answer.
  func state(_ asOf: String? = nil, knownOn: String? = nil) throws -> AgreementState {
    try self(asOf, knownOn: knownOn).state.agreement
  }
}

/// A code that a test writes out.
func code(_ text: String) throws -> Code { try #require(Code(text)) }

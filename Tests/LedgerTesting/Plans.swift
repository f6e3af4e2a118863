public import Entente
public import LedgerStore
public import Partnership
internal import RecordFormat

extension Ledger.Plan {
  /// A ledger on a simulated clock that begins on 6 May 2022.
  public static var demonstration: Ledger.Plan {
    guard let name = LedgerName("example.org/test") else {
      preconditionFailure("a name of the right form")
    }
    var plan = Ledger.Plan(name: name, title: ["fr": "Essai", "en": "Test"])
    plan.clock = .simulated
    plan.now = Recorded("2022-05-06T12:00:00.000000Z")
    return plan
  }

  /// The same on the clock of the machine.
  public static var onSystemClock: Ledger.Plan {
    var plan = demonstration
    plan.clock = .system
    plan.now = nil
    return plan
  }
}

extension Ledger {
  /// The value, or the refusal's name: what a test compares.
  public func nameOfRefusal(
    of action: Action, _ options: AppendOptions = AppendOptions()
  ) async throws -> RefusalName? {
    do throws(LedgerError) {
      _ = try await record(action, options)
      return nil
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return refusal.name
    }
  }
}

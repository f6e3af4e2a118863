internal import Entente
internal import LedgerStore
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The demonstration ledger: the partnership agreement that Génome Québec and the CNRS signed in
/// Montréal on 22 April 2022, then synthetic months until it has ended and is closed out.
///
/// The records of the announcement carry its facts in our own words and have the author
/// `svc-demo`. Everything else is made up, says so in its words, and has the author
/// `svc-synthetic`. The clock is simulated and opens on 6 May 2022, the day after the
/// announcement.
enum Demonstration {
  /// The agreement.
  static let agreement = "gq-cnrs-2022"
  /// The ledger's name.
  static let name = "entente.example/gq-cnrs-2022"
  /// 9 h in Montréal on the day after the announcement.
  static let opening = "2022-05-06T13:00"

  /// Everything there is to record, in order.
  static let parts: [DemonstrationPart] = [
    DemonstrationPart(author: .demonstration, steps: actors + persons),
    DemonstrationPart(author: .demonstration, steps: agreementOfTheRelease + figures),
    DemonstrationPart(author: .synthetic, steps: springAndSummer2022),
    DemonstrationPart(author: .demonstration, steps: renamingOfTheMinistry),
    DemonstrationPart(author: .synthetic, steps: autumn2022),
    DemonstrationPart(author: .synthetic, steps: winter2023),
    DemonstrationPart(author: .synthetic, steps: spring2023),
    DemonstrationPart(author: .synthetic, steps: summer2023),
    DemonstrationPart(author: .synthetic, steps: autumn2023),
    DemonstrationPart(author: .synthetic, steps: winter2024),
    DemonstrationPart(author: .synthetic, steps: closeOut2024),
  ]

  /// Makes the demonstration ledger in a folder that holds none yet.
  ///
  /// Action ids, person ids and instants are the same in every demonstration; keys and salts are
  /// not, so neither are hashes.
  ///
  /// - Parameter progress: Told how many actions are recorded, of how many.
  /// - Returns: The signed head that ends it.
  static func create(
    at path: String, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) async throws(LedgerError) -> SignedNote {
    let ledger = try await Ledger.create(at: path, try plan())
    var clock = try instant(opening)
    var named: [String: ActionID] = [:]
    var done = 0
    for part in parts {
      if done > 0 { _ = try ledger.checkpoint() }
      for step in part.steps {
        if let recorded = step.recorded {
          clock = try instant(recorded)
        } else {
          clock = clock.adding(microseconds: 1_000_000)
        }
        let id = ActionID(
          unixMilliseconds: UInt64(clamping: clock.unixMicroseconds / 1_000),
          random: UInt16(clamping: done), 0)
        if let name = step.name { named[name] = id }
        var options = AppendOptions()
        options.author = part.author
        options.clock.now = clock
        let action: Action
        do throws(Refusal) {
          action = try step.action(
            in: agreement, id: id, correcting: step.target.flatMap { named[$0] })
        } catch {
          throw .refusedItem(done, error)
        }
        do throws(LedgerError) {
          _ = try await ledger.record(action, options)
        } catch {
          guard case .refused(let refusal) = error else { throw error }
          throw .refusedItem(done, refusal)
        }
        done += 1
        progress(UInt64(done), UInt64(count))
      }
    }
    return try ledger.checkpoint()
  }

  /// How many actions there are.
  static var count: Int { parts.reduce(0) { $0 + $1.steps.count } }

  private static func plan() throws(LedgerError) -> Ledger.Plan {
    guard let name = LedgerName(name) else {
      preconditionFailure("the name of the demonstration is one of the right form")
    }
    var plan = Ledger.Plan(
      name: name,
      title: [
        "fr": "Démonstration : entente Génome Québec–CNRS",
        "en": "Demonstration: Génome Québec–CNRS agreement",
      ])
    plan.zone = "America/Toronto"
    plan.clock = .simulated
    plan.now = try instant(opening)
    return plan
  }

  private static func instant(_ text: String) throws(LedgerError) -> Recorded {
    guard let instant = Recorded(text + ":00.000000Z") else { throw .badMoment(text) }
    return instant
  }
}

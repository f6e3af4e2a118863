internal import Entente
internal import LedgerStore
internal import Partnership
internal import RecordFormat

/// The demonstration ledger: the partnership agreement that Génome Québec and the CNRS signed in
/// Montréal on 22 April 2022, then a first stretch of synthetic months.
///
/// The records of the announcement carry its facts in our own words and have the author
/// `svc-demo`. Everything else is made up, says so in its words, and has the author
/// `svc-synthetic`. The clock is simulated and opens on 6 May 2022, the day after the
/// announcement.
enum Demonstration {
  /// The agreement.
  static let agreement = "gq-cnrs-2022"
  /// The ledger's name.
  static let ledger = "entente.example/gq-cnrs-2022"
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
  ]

  /// Makes the demonstration ledger in a folder that holds none yet.
  ///
  /// Action ids, person ids and instants are the same in every demonstration; keys and salts are
  /// not, so neither are hashes.
  ///
  /// - Parameter progress: Told how many actions are recorded, of how many.
  static func create(
    at path: String, progress: (Int, Int) -> Void = { _, _ in }
  ) async throws(LedgerError) -> Ledger {
    guard let name = LedgerName(ledger), let now = instant(opening) else {
      throw .badMoment(opening)
    }
    var plan = Ledger.Plan(
      name: name,
      title: [
        "fr": "Démonstration : entente Génome Québec–CNRS",
        "en": "Demonstration: Génome Québec–CNRS agreement",
      ])
    plan.zone = "America/Toronto"
    plan.clock = .simulated
    plan.now = now
    let demonstration = try await Ledger.create(at: path, plan)
    var named: [String: ActionID] = [:]
    var last = now
    var done = 0
    let total = parts.reduce(0) { $0 + $1.steps.count }
    for part in parts {
      for step in part.steps {
        var options = AppendOptions()
        options.author = part.author
        last = last.adding(microseconds: 1_000_000)
        if let recorded = step.recorded {
          guard let given = instant(recorded) else { throw .badMoment(recorded) }
          last = given
        }
        options.clock.now = last
        let id = ActionID(
          unixMilliseconds: UInt64(clamping: last.unixMicroseconds / 1_000),
          random: UInt16(clamping: done), 0)
        if let name = step.name { named[name] = id }
        let action: Action
        do throws(Refusal) {
          action = try step.action(
            in: agreement, id: id, correcting: step.target.flatMap { named[$0] })
        } catch {
          throw .refusedItem(done, error)
        }
        do throws(LedgerError) {
          _ = try await demonstration.record(action, options)
        } catch {
          if case .refused(let refusal) = error { throw .refusedItem(done, refusal) }
          throw error
        }
        done += 1
        progress(done, total)
      }
      _ = try demonstration.checkpoint()
    }
    return demonstration
  }

  private static func instant(_ text: String) -> Recorded? { Recorded(text + ":00.000000Z") }
}

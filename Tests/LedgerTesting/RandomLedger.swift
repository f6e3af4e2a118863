public import Entente
internal import EntenteTesting
internal import LedgerStore
public import Partnership

/// Actions that a ledger took, each with the instant of its record: the same ledger can be made
/// again from them, in other steps.
public struct RandomLedger: Sendable {
  /// One action that was taken.
  public struct Step: Sendable {
    /// The action, with an id of its own.
    public let action: Action
    /// When it was recorded.
    public let recorded: Recorded
    /// The record it made.
    public let record: Record
  }

  /// The actions after `ledger.opened`, in order.
  public private(set) var steps: [Step] = []

  /// Draws actions until a ledger in the folder, which has only its first record, took so many.
  public init(_ count: Int, seed: UInt64, in ledger: Ledger) async throws {
    var random = SeededRandom(seed: seed &+ 1)
    var actions = RandomActions(seed: seed)
    var waiting = actions.beginnings()[...]
    guard var now = Recorded("2022-05-06T12:00:00.000000Z") else { return }
    while steps.count < count {
      let action =
        waiting.popFirst()
        ?? actions.next(size: UInt64(steps.count + 1), today: now.day)
      now = now.adding(
        microseconds: Int64.random(in: 0..<24, using: &random) == 0
          ? 86_400_000_000 : 1_000_000)
      var options = AppendOptions()
      options.clock.now = now
      do throws(LedgerError) {
        let taken = try await ledger.record(action, options)
        guard let record = taken.decision?.record else { continue }
        steps.append(Step(action: action, recorded: now, record: record))
      } catch {
        guard case .refused = error else { throw error }
      }
    }
  }

  /// Records the same actions in another ledger, at most so many in a commit.
  ///
  /// - Returns: The first record that came out otherwise; nil when all are the same.
  public func repeatAll(atOnce most: Int, in ledger: Ledger) async throws -> SequenceNumber? {
    var rest = steps[...]
    while let first = rest.first {
      var count = 1
      // Of several together the first is recorded at its instant, the others a second apart.
      while count < min(most, rest.count),
        rest[rest.startIndex + count].recorded
          == rest[rest.startIndex + count - 1].recorded.adding(microseconds: 1_000_000)
      {
        count += 1
      }
      var options = AppendOptions()
      options.clock.now = first.recorded
      let chunk = rest.prefix(count)
      let taken = try await ledger.record(all: chunk.map(\.action), options)
      for (step, taken) in zip(chunk, taken) where taken.decision?.record != step.record {
        return taken.receipt.sequence
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Positions to ask about: the first, the last, and some between.
  public func positions(_ count: Int, seed: UInt64) -> [UInt64] {
    var random = SeededRandom(seed: seed &+ 2)
    let last = UInt64(steps.count)
    return [0, last, last - 1]
      + (0..<count).map { _ in UInt64.random(in: 0...last, using: &random) }
  }
}

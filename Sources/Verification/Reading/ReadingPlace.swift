internal import LMDB
internal import Synchronization

/// Where a reading of the store is, so that a death there can be told by place, and silence from
/// work.
///
/// Every so many rows, and at most ten times a second, it says where it is to whoever listens.
public final class ReadingPlace: Sendable {
  /// A table and a record, or a number of rows.
  public struct Place: Sendable, Equatable {
    /// The table being read.
    public var table: String
    /// The record at hand.
    public var record: UInt64
    /// How many records there are; 0 while that is not known.
    public var of: UInt64
  }

  private let state: Mutex<(place: Place, said: UInt64)>
  private let listener: @Sendable (Place) -> Void
  private static let pauseNanoseconds: UInt64 = 100_000_000

  /// A reading somebody listens to.
  public init(_ listener: @escaping @Sendable (Place) -> Void = { _ in }) {
    self.listener = listener
    state = Mutex((Place(table: "meta", record: 0, of: 0), 0))
  }

  /// Where the reading was last.
  public var last: Place { state.withLock { $0.place } }

  /// Comes to a row.
  ///
  /// Called every thousand rows or so, and at the start of a table with `now`.
  func come(to table: Table, _ record: UInt64, of total: UInt64? = nil, now: Bool = false) {
    let place = state.withLock { state -> Place? in
      state.place.table = table.name
      state.place.record = record
      if let total { state.place.of = total }
      let time = SystemTime.monotonicNanoseconds()
      guard now || time - state.said > ReadingPlace.pauseNanoseconds else { return nil }
      state.said = time
      return state.place
    }
    if let place { listener(place) }
  }
}

public import LedgerStore
public import LedgerTables
public import Partnership
public import RecordFormat
public import Transparency

/// A ledger of partnership agreements: what happened, in an append-only log that proves itself.
///
/// ```swift
/// let ledger = try Ledger(at: "ledger", access: .writing)
/// let taken = try await ledger.record(action)
/// let board = try ledger.board(of: agreement, at: Moment())
/// ```
///
/// One value a process and folder; any number of tasks may use it, and other processes may have the
/// same ledger open.
public final class Ledger: Sendable {
  /// The store below.
  public let store: LedgerStore
  let random: RandomSource

  /// Opens the ledger in a folder.
  ///
  /// - Parameter rebuilding: Told how far the derived tables are, when another version of the fold
  ///   made them and they are made again.
  public convenience init(
    at path: String, access: LedgerStore.Access, random: RandomSource = .system,
    rebuilding: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) {
    try self.init(
      at: path, access: access, random: random, settings: StoreSettings(), rebuilding: rebuilding)
  }

  /// The same with other settings, so that tests can reach them.
  package init(
    at path: String, access: LedgerStore.Access, random: RandomSource = .system,
    settings: StoreSettings, rebuilding: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerError) {
    self.random = random
    store = try inStore { () throws(LedgerStoreError) in
      try LedgerStore(
        at: path, access: access, random: random, settings: settings, rebuilding: rebuilding)
    }
  }

  init(store: LedgerStore, random: RandomSource) {
    self.store = store
    self.random = random
  }
}

extension Ledger {
  /// What a new ledger is to be.
  public struct Plan: Sendable {
    /// Its name, which names the log for ever.
    public var name: LedgerName
    /// Its title in French, in English, or both.
    public var title: [String: String]
    /// The IANA time zone that days in questions are read in.
    public var zone: String?
    /// Where `recorded` comes from.
    public var clock = LedgerClock.system
    /// The file of the key that signs heads, when it is not to be in the ledger's folder: it is made
    /// where it is not there.
    public var key: String?
    /// How often heads are signed without being asked for; nil for never.
    public var rhythm: CheckpointRhythm?
    /// On a simulated clock, the instant of the first record.
    public var now: Recorded?

    /// A ledger of that name and title.
    public init(name: LedgerName, title: [String: String]) {
      self.name = name
      self.title = title
    }
  }

  /// The name and version of this software, as `ledger.opened` states it.
  public static let software = "entente/1"

  /// Makes a ledger in a folder, with its keys, its first record and its first checkpoint.
  ///
  /// - Throws: `.unknownZone` for a zone that no later question could be answered in.
  public static func create(
    at path: String, _ plan: Plan, random: RandomSource = .system
  ) async throws(LedgerError) -> Ledger {
    if let zone = plan.zone, !ZoneDays.knows(zone) { throw .unknownZone(zone) }
    let store: LedgerStore
    do throws(LedgerStoreError) {
      store = try LedgerStore.create(
        at: path, name: plan.name, key: plan.key, rhythm: plan.rhythm, now: plan.now, random: random
      ) { key in plan.opening(key: key) }
    } catch {
      if case .refusedOpening(let refusal) = error { throw .refused(refusal) }
      throw .store(error)
    }
    return Ledger(store: store, random: random)
  }

  /// The ledger's name.
  public var name: LedgerName { store.name }
  /// Where `recorded` comes from.
  public var clock: LedgerClock { store.clock }

  /// Signs the head of the log, stores it and publishes it.
  ///
  /// - Parameter path: The file of the key that signs; by default the one the ledger expects.
  public func checkpoint(keyAt path: String? = nil) throws(LedgerError) -> SignedNote {
    try inStore { () throws(LedgerStoreError) in try store.checkpoint(keyAt: path) }
  }

  /// Where the ledger expects the key that signs its heads, when no other is named.
  public func checkpointKeyPath() throws(LedgerError) -> String {
    try inStore { () throws(LedgerStoreError) in try store.checkpointKeyPath() }
  }

  /// Gives a key that is to sign heads a guard, before a record adds it.
  public func adoptGuard(forKeyAt path: String) throws(LedgerError) {
    try inStore { () throws(LedgerStoreError) in try store.adoptGuard(forKeyAt: path) }
  }

  /// Copies the ledger as it is committed now, while others go on writing.
  ///
  /// - Returns: How many documents lie in the copy as they are: no key opens those, and none keeps them shut.
  @discardableResult
  public func backup(to path: String, withWords: Bool = true) throws(LedgerError) -> Int {
    try inStore { () throws(LedgerStoreError) in try store.backup(to: path, withWords: withWords) }
  }
}

public import LMDB
public import Partnership

/// The log and what trails it, joined at one position.
///
/// Made at the beginning of a transaction; every look-up of a question or a decision goes through
/// it, so that no answer depends on how far the derived tables have come.
public struct LedgerView: Sendable {
  /// How many records the view holds: all below this sequence.
  public private(set) var size: UInt64
  /// How many records the derived tables hold.
  public private(set) var derived: UInt64
  /// The records the derived tables do not hold yet, up to the size.
  public private(set) var trail: [TrailEntry]
  /// Where in the trail the records of each journal are: an import looks for thousands of them.
  private var places: [Subject: [Int]] = [:]

  /// The view of a transaction at the log's own position, or at an earlier one.
  public init(
    _ transaction: borrowing ReadTransaction, trail: Trail, size wanted: UInt64? = nil
  ) throws(LedgerTablesError) {
    let logSize = try transaction.logSize()
    let derived = try transaction.derivedPosition()
    guard derived.size <= logSize else {
      throw .damagedRow(
        table: LedgerTable.meta.name, key: "derived",
        what: "it speaks of \(derived.size) records and the log holds \(logSize)")
    }
    guard derived.version == DerivedPosition.currentVersion else {
      throw .otherFold(found: derived.version, current: DerivedPosition.currentVersion)
    }
    let size = min(wanted ?? logSize, logSize)
    self.size = size
    self.derived = derived.size
    self.trail = try trail.entries(
      from: derived.size, to: max(size, derived.size), in: transaction)
    for place in self.trail.indices { note(place) }
  }

  private mutating func note(_ place: Int) {
    for subject in trail[place].subjects { places[subject, default: []].append(place) }
  }
}

extension LedgerView {
  /// Takes in the record appended next, before it is committed.
  public mutating func add(_ entry: TrailEntry) {
    trail.append(entry)
    note(trail.count - 1)
    size += 1
  }

  /// Knows that the derived tables hold every record of the view.
  public mutating func forgetTrail() {
    derived = size
    trail.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// The history of a subject: its own journal, and those of the actors and persons its records
  /// name, with whom they represent and belong to.
  ///
  /// - Parameter more: Subjects an action names that the history may not know yet.
  public func history(
    of subject: Subject, including more: [Subject] = [],
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> History {
    try gathered(of: subject, including: more, in: transaction).history
  }

  /// A history, with whose journals it takes in.
  public struct Gathered: Sendable {
    /// The history.
    public var history: History
    /// The subjects whose journals are in it.
    public let subjects: Set<Subject>
    /// Whether some of them are there for the action alone, and none of the subject's records names
    /// them.
    public let isForAction: Bool
  }

  /// The same, with the subjects whose journals it takes in.
  ///
  /// Which they are follows from the subject's own records and from the action, and from nothing
  /// else: a decision has to see the same alone, after others, and when it is verified.
  public func gathered(
    of subject: Subject, including more: [Subject] = [],
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> Gathered {
    let records = try journal(of: subject, in: transaction)
    var seen: Set<Subject> = [subject]
    var named = companions(of: records, in: subject)
    if case .agreement = subject { named.formUnion([.ledger, .keys]) }
    var others: [Record] = []
    try take(Array(named), into: &others, &seen, in: transaction)
    let own = seen.count
    try take(more, into: &others, &seen, in: transaction)
    return Gathered(
      history: History(others + records), subjects: seen, isForAction: seen.count > own)
  }

  /// Adds the journals of subjects, and of whom they represent and belong to; no further.
  private func take(
    _ subjects: [Subject], into records: inout [Record], _ seen: inout Set<Subject>,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    var pending = subjects
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      let journal = try journal(of: next, in: transaction)
      records += journal
      for record in journal where record.type == .actorRegistered {
        pending += record.companions
      }
    }
  }

  /// Whom the records of a subject name, each once.
  ///
  /// The parties of a header hold every actor its facts and its acting parties name, and most
  /// records of an agreement name the same few.
  private func companions(of records: [Record], in subject: Subject) -> Set<Subject> {
    guard case .agreement = subject else {
      return records.reduce(into: []) { $0.formUnion($1.companions) }
    }
    var actors: [ActorID] = []
    var named: Set<Subject> = []
    var last: [ActorID] = []
    for record in records {
      let parties = record.parties
      if parties != last {
        for party in parties where !actors.contains(party) { actors.append(party) }
        last = parties
      }
      for person in record.personsConcerned { named.insert(.person(person)) }
    }
    return named.union(actors.map { .actor($0) })
  }

  /// The records of one journal, ascending.
  public func journal(
    of subject: Subject, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [Record] {
    let prefix = LedgerKeys.journal(of: subject)
    var records: [Record] = []
    var lists = JournalLists()
    try transaction.forEachRow(of: LedgerTable.journal, beginning: prefix) {
      key, value throws(LedgerTablesError) in
      guard let sequence = LedgerKeys.sequence(inJournalKey: key), key.count == prefix.count + 8
      else { return true }
      guard sequence.index < size else { return false }
      guard let record = JournalRow.record(sequence, of: subject, value, sharing: &lists) else {
        throw .damagedRow(
          table: LedgerTable.journal.name, key: "\(sequence)", what: "it does not read")
      }
      records.append(record)
      return true
    }
    for place in places[subject] ?? [] { records.append(trail[place].record) }
    return records
  }

  /// The record an action made; nil when the ledger has none.
  public func sequence(
    of action: ActionID, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> SequenceNumber? {
    if let entry = trail.first(where: { $0.action == action }) { return entry.record.sequence }
    return try derivedSequence(of: action, in: transaction)
  }

  /// The same from the derived table alone, for who keeps the trail's actions at hand.
  public func derivedSequence(
    of action: ActionID, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> SequenceNumber? {
    let found: UInt64?
    do throws(LMDBError) {
      guard let row = try transaction.get(LedgerKeys.action(action), in: LedgerTable.actions)
      else { return nil }
      found = UInt64(row: row)
    } catch {
      throw .storage(error)
    }
    guard let found else {
      throw .damagedRow(
        table: LedgerTable.actions.name, key: "\(action)", what: "its length is wrong")
    }
    return found < size ? SequenceNumber(found) : nil
  }

  /// The agreements of the ledger, ascending.
  public func agreements(
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [AgreementID] {
    let known = trail.compactMap(\.record.agreement)
    let stored = try ids(inJournalsOf: "a", in: transaction)
    return Set(known + stored.compactMap { AgreementID($0) }).sorted()
  }

  /// The actors of the ledger, ascending.
  public func actors(
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [ActorID] {
    let known = trail.flatMap(\.subjects).compactMap { subject -> ActorID? in
      if case .actor(let id) = subject { id } else { nil }
    }
    let stored = try ids(inJournalsOf: "o", in: transaction)
    return Set(known + stored.compactMap { ActorID($0) }).sorted()
  }

  /// The ids of one sort of subject that have a journal; see ``LedgerKeys/journal(of:)``.
  private func ids(
    inJournalsOf tag: String, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [String] {
    var found: [String] = []
    var next: [UInt8] = Array(tag.utf8)
    while let key = try transaction.firstKey(of: LedgerTable.journal, from: next) {
      guard key.first == next.first, let end = key.firstIndex(of: 0),
        let sequence = LedgerKeys.sequence(inJournalKey: key.span)
      else { break }
      if sequence.index < size { found.append(String(decoding: key[1..<end], as: UTF8.self)) }
      next = Array(key[..<end]) + [1]
    }
    return found
  }

  /// The agreements whose records name an actor or a person, ascending.
  public func agreements(
    naming member: Subject, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [AgreementID] {
    var found: Set<AgreementID> = []
    let prefix = LedgerKeys.memberships(of: member)
    try transaction.forEachRow(of: LedgerTable.memberships, beginning: prefix) {
      key, value throws(LedgerTablesError) in
      if let first = UInt64(row: value), first < size,
        let id = AgreementID(
          String(decoding: [UInt8](copying: key.extracting(prefix.count...)), as: UTF8.self))
      {
        found.insert(id)
      }
      return true
    }
    for entry in trail {
      if let agreement = entry.record.agreement, entry.record.companions.contains(member) {
        found.insert(agreement)
      }
    }
    return found.sorted()
  }
}

extension ReadTransaction {
  /// Lends every row whose key begins so, in order, until the body says false.
  public func forEachRow(
    of table: Table, beginning prefix: [UInt8],
    _ body: (Span<UInt8>, Span<UInt8>) throws(LedgerTablesError) -> Bool
  ) throws(LedgerTablesError) {
    try withCursor(table) { cursor throws(LedgerTablesError) in
      do throws(LMDBError) {
        try cursor.place(before: prefix)
      } catch {
        throw .storage(error)
      }
      while true {
        let row: Cursor.Row?
        do throws(LMDBError) {
          row = try cursor.next()
        } catch {
          throw .storage(error)
        }
        guard let row, row.key.begins(with: prefix), try body(row.key, row.value) else { return }
      }
    }
  }

  /// The first key of a table that is not less than another.
  func firstKey(of table: Table, from key: [UInt8]) throws(LedgerTablesError) -> [UInt8]? {
    try withCursor(table) { cursor throws(LedgerTablesError) in
      do throws(LMDBError) {
        guard let row = try cursor.seek(key) else { return nil }
        return [UInt8](copying: row.key)
      } catch {
        throw .storage(error)
      }
    }
  }
}

extension Span<UInt8> {
  fileprivate func begins(with prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    for index in prefix.indices where self[index] != prefix[index] { return false }
    return true
  }
}

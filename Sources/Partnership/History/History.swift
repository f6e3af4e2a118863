/// The records known about one subject at one position of the log, in the order of the fold.
///
/// An agreement's history holds its own records and the ledger-wide ones about the actors and
/// persons they name. Records may be added in any order; corrections and annulments take effect as
/// they are added, as if it had always been so.
public struct History: Sendable {
  /// Every record as it was recorded, ascending by sequence.
  public private(set) var records: [Record] = []
  /// What each annulled record was annulled by.
  public private(set) var annulments: [SequenceNumber: SequenceNumber] = [:]

  /// The standing acts and findings in fold order.
  private(set) var order: [PlacedRecord] = []
  /// The standing clerical records, ascending.
  private(set) var clerical: [DatedRecord] = []
  /// The corrections of each record, annulled ones too, ascending.
  private var corrections: [SequenceNumber: [SequenceNumber]] = [:]
  /// The standing records that corrections have changed.
  private var amended: [SequenceNumber: DatedRecord] = [:]
  /// What decisions look up; empty until somebody means to decide.
  private var index = DecisionIndex()
  /// Whether the index holds what stands.
  private(set) var isPrepared = false

  /// A history of nothing.
  public init() {}

  /// The history of those records, in whatever order they are given: what adding them one after the
  /// other makes.
  public init(_ records: some Swift.Sequence<Record>) {
    self.records = Array(records)
    self.records.makeAscending { $0.sequence }
    for record in self.records {
      guard let target = record.target else { continue }
      switch record.type {
      case .recordCorrected: corrections[target, default: []].append(record.sequence)
      case .recordAnnulled: annulments[target] = annulments[target] ?? record.sequence
      default: break
      }
    }
    order.reserveCapacity(self.records.count)
    for record in self.records where isInForce(record) {
      let dated = corrected(record)
      if !dated.corrections.isEmpty { amended[record.sequence] = dated }
      if let placed = PlacedRecord(dated) { order.append(placed) } else { clerical.append(dated) }
    }
    order.makeAscending { $0.place }
  }

  /// Adds a record; one that is already here is left as it is.
  ///
  /// The journals of actors and persons share records with each other, and are read one after the
  /// other: the history is the same in whatever order its records come.
  public mutating func add(_ record: Record) {
    let sequence = record.sequence
    if let last = records.last, last.sequence >= sequence {
      let place = records.index(ofFirst: sequence, by: { $0.sequence })
      guard records[place].sequence != sequence else { return }
      records.insert(record, at: place)
    } else {
      records.append(record)
    }
    switch (record.type, record.target) {
    case (.recordCorrected, let target?):
      corrections[target, default: []].insertSorted(sequence, by: { $0 })
      settle(record)
      settle(target)
    case (.recordAnnulled, let target?):
      annulments[target] = min(annulments[target] ?? sequence, sequence)
      settle(record)
      settle(target)
      if let annulled = self.record(target), annulled.type == .recordCorrected,
        let corrected = annulled.target
      {
        settle(corrected)
      }
      // Annulling a record silences its corrections.
      for correction in corrections[target] ?? [] { settle(correction) }
    default:
      settle(record)
    }
  }

  /// Makes what decisions look up, and keeps it in step with the records from now on; without it
  /// each decision makes it anew.
  public mutating func prepareToDecide() {
    guard !isPrepared else { return }
    isPrepared = true
    index = DecisionIndex(of: self)
  }

  /// The same history, ready to decide.
  func prepared() -> History {
    var prepared = self
    prepared.prepareToDecide()
    return prepared
  }

  /// Puts a record where its annulment and its corrections say: nowhere, or at its place.
  private mutating func settle(_ sequence: SequenceNumber) {
    guard let original = record(sequence) else { return }
    remove(amended[sequence] ?? DatedRecord(original))
    settle(original)
  }

  private mutating func settle(_ original: Record) {
    guard isInForce(original) else { return }
    let dated = corrected(original)
    if !dated.corrections.isEmpty { amended[original.sequence] = dated }
    insert(dated)
  }

  /// Whether a record is not annulled and, if it corrects another, that one is not either.
  private func isInForce(_ record: Record) -> Bool {
    if annulments.isEmpty { return true }
    guard annulments[record.sequence] == nil else { return false }
    guard record.type == .recordCorrected, let target = record.target else { return true }
    return annulments[target] == nil
  }

  /// A record with its standing corrections, and one more where it is being judged.
  func corrected(_ original: Record, adding correction: Record? = nil) -> DatedRecord {
    if corrections.isEmpty, correction == nil { return DatedRecord(original) }
    var applied = (corrections[original.sequence] ?? []).compactMap { record($0) }
      .filter { annulments[$0.sequence] == nil }
    if let correction { applied.append(correction) }
    return applied.isEmpty ? DatedRecord(original) : DatedRecord(original, corrections: applied)
  }

  private mutating func insert(_ dated: DatedRecord) {
    if let placed = PlacedRecord(dated) {
      order.insertSorted(placed, by: { $0.place })
      if isPrepared { index.insert(placed, clerical) }
    } else {
      clerical.insertSorted(dated, by: { $0.sequence })
      if isPrepared { index.insert(dated, clerical) }
    }
  }

  /// Takes a record from its place, if it stands there.
  private mutating func remove(_ dated: DatedRecord) {
    amended[dated.sequence] = nil
    if let placed = PlacedRecord(dated) {
      guard order.removeSorted(placed.place, by: { $0.place }) else { return }
      if isPrepared { index.remove(placed, clerical) }
    } else {
      guard clerical.removeSorted(dated.sequence, by: { $0.sequence }) else { return }
      if isPrepared { index.remove(dated, clerical) }
    }
  }
}

extension History {
  /// The last record of the history; nil when there is none.
  public var position: SequenceNumber? { records.last?.sequence }

  /// The history as it was known up to and including a record.
  public func known(at position: SequenceNumber) -> History {
    guard let last = self.position, position < last else { return self }
    return History(records.prefix { $0.sequence <= position })
  }

  /// A record as it was recorded; nil when it is not of this history.
  public func record(_ sequence: SequenceNumber) -> Record? {
    let index = records.index(ofFirst: sequence, by: { $0.sequence })
    return index < records.count && records[index].sequence == sequence ? records[index] : nil
  }

  /// A standing record as it counts; nil when it is annulled or not of this history.
  public subscript(sequence: SequenceNumber) -> DatedRecord? {
    if !amended.isEmpty, let amended = amended[sequence] { return amended }
    guard let original = record(sequence), isInForce(original) else { return nil }
    return DatedRecord(original)
  }

  /// The standing corrections of a record, ascending.
  public func corrections(of target: SequenceNumber) -> [SequenceNumber] {
    (corrections[target] ?? []).filter { self[$0] != nil }
  }

  /// Every standing record, clerical ones first.
  var allStanding: [DatedRecord] { clerical + order.map(\.dated) }
}

// MARK: - What decisions look up

extension History {
  /// The standing acts and findings about some objects, in fold order; all of them where a change from
  /// a place on may matter to all.
  func records(about objects: [Object], changedFrom place: Place?) -> [PlacedRecord] {
    mustBePrepared()
    if mattersToAll(objects, changedFrom: place) { return order }
    return objects.reduce([]) { merged($0, index.records(about: $1)) }
  }

  /// Whether a change of what is about some objects may change how any record is judged: where the
  /// agreement's own life is concerned, or something that a later close-out may find open.
  ///
  /// A close-out hangs on all that is open then, so that each late record about a commitment, a transfer,
  /// an incident or a dispute folds the whole of a closed agreement. Nothing else is ever open.
  private func mattersToAll(_ objects: [Object], changedFrom place: Place?) -> Bool {
    objects.contains(.agreement)
      || (objects.contains(where: \.mayBeOpen) && index.isClosedOut(after: place))
  }

  /// The state just before a place, and the records from there on that can change how one about some
  /// objects is judged: those about the objects, and the agreement's own life.
  func eve(
    of place: Place?, about objects: [Object], _ own: [PlacedRecord]
  ) -> (state: PartnershipState, rest: ArraySlice<PlacedRecord>) {
    mustBePrepared()
    let life = mattersToAll(objects, changedFrom: place) ? [] : index.life
    // What one object's records make of the state has nothing to do with the others', so the
    // usual decision, which comes after the whole of the agreement's life, begins from there; but
    // not where an object's records are of that life, or are joint acts of parties that changed, or
    // where a close-out may have waived it.
    let isAfterLife =
      life.last.map { last in place.map { last.place < $0 } ?? true } ?? false
      && !index.partiesChanged && !objects.contains { $0.kind == .amendment }
      && !(objects.contains(where: \.mayBeOpen) && index.isClosedOut(after: nil))
    var state = isAfterLife ? index.beginning : PartnershipState(clerical)
    let walk = isAfterLife ? own : merged(own, life)
    let eve = place.map { place in walk.prefix { $0.place < place } } ?? walk[...]
    for placed in eve { state.apply(placed.dated) }
    return (state, walk[eve.endIndex...])
  }

  /// Judges a clerical record: it has no place in the fold, and is held against what the clerical ones
  /// before it make.
  ///
  /// Few ask anything of them, so that the others are not folded for it.
  func judgeClerical(_ record: Record) throws(Refusal) {
    guard record.type == .holdLifted || record.type == .dispositionDecided else { return }
    try PartnershipState(clerical).judgeClerical(record)
  }

  /// The keys that the records of this history name, by their hexadecimal digits.
  var keys: [String: KeyState] {
    mustBePrepared()
    return index.beginning.keys
  }

  /// The record that merges an actor into another.
  func merger(of actor: ActorID) -> DatedRecord? {
    mustBePrepared()
    return index.merger(of: actor)
  }

  /// The first standing record that brings an object into being.
  func opener(of object: Object) -> SequenceNumber? {
    mustBePrepared()
    return index.opener(of: object)
  }

  /// All standing records that bring an object into being.
  func allOpeners(of object: Object) -> [SequenceNumber] {
    mustBePrepared()
    return index.allOpeners(of: object)
  }

  /// The first standing record that brings into being an object whose code differs from this
  /// one's in case alone.
  func openerOfTwin(of object: Object) -> SequenceNumber? {
    mustBePrepared()
    return index.openerOfTwin(of: object)
  }

  /// The first standing record, by sequence, about a coded object.
  func firstRecord(of object: Object) -> SequenceNumber? {
    mustBePrepared()
    return index.firstRecord(of: object)
  }

  /// Rules are asked of a history that is prepared: an empty index would answer that nothing is
  /// known.
  private func mustBePrepared() {
    precondition(isPrepared, "a history looks up for decisions once it is prepared to decide")
  }
}

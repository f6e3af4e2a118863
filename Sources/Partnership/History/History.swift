/// The records known about one subject at one position of the log, in the order of the fold.
///
/// An agreement's history holds its own records and the ledger-wide ones about the actors and
/// persons they name. Records are added in order of sequence; corrections and annulments take
/// effect as they are added, as if it had always been so.
public struct History: Sendable {
  /// Every record as it was recorded, by sequence.
  public private(set) var records: [SequenceNumber: Record] = [:]
  /// The last record added.
  public private(set) var position: SequenceNumber?
  /// What each annulled record was annulled by.
  public private(set) var annulments: [SequenceNumber: SequenceNumber] = [:]

  /// Standing records as they count.
  private(set) var standing: [SequenceNumber: DatedRecord] = [:]
  /// The standing acts and findings in fold order.
  private(set) var order: [Place] = []
  /// The standing clerical records, ascending.
  private(set) var clerical: [SequenceNumber] = []
  /// The corrections of each record, annulled ones too, ascending.
  private var corrections: [SequenceNumber: [SequenceNumber]] = [:]
  /// The standing acts and findings about each object, in fold order.
  private var places: [Object: [Place]] = [:]
  /// The state after the clerical records and those of the agreement's own life.
  private var beginning = PartnershipState()
  /// The standing records that bring each object into being, ascending.
  private var openers: [Object: [SequenceNumber]] = [:]
  /// The same with codes in lower case.
  private var foldedOpeners: [Object: [SequenceNumber]] = [:]

  /// A history of nothing.
  public init() {}

  /// The history of those records, given in order of sequence.
  public init(_ records: some Swift.Sequence<Record>) {
    self.records.reserveCapacity(records.underestimatedCount)
    standing.reserveCapacity(records.underestimatedCount)
    for record in records { add(record) }
  }

  /// Adds a record; one that is already here is left as it is.
  ///
  /// The journals of actors and persons share records with each other, and are read one after the
  /// other: the history is the same in whatever order its records come.
  public mutating func add(_ record: Record) {
    let sequence = record.sequence
    guard records[sequence] == nil else { return }
    records[sequence] = record
    position = max(position ?? sequence, sequence)
    switch (record.type, record.target) {
    case (.recordCorrected, let target?):
      corrections[target, default: []].insertSorted(sequence)
      settle(sequence)
      settle(target)
    case (.recordAnnulled, let target?):
      annulments[target] = min(annulments[target] ?? sequence, sequence)
      settle(sequence)
      settle(target)
      if records[target]?.type == .recordCorrected, let corrected = records[target]?.target {
        settle(corrected)
      }
      // Annulling a record silences its corrections.
      for correction in corrections[target] ?? [] { settle(correction) }
    default:
      settle(sequence)
    }
  }

  /// Puts a record where its annulment and its corrections say: nowhere, or at its place.
  private mutating func settle(_ sequence: SequenceNumber) {
    if let old = standing[sequence] { remove(old) }
    guard let original = records[sequence], isInForce(original) else { return }
    insert(corrected(original))
  }

  /// Whether a record is not annulled and, if it corrects another, that one is not either.
  private func isInForce(_ record: Record) -> Bool {
    guard annulments[record.sequence] == nil else { return false }
    guard record.type == .recordCorrected, let target = record.target else { return true }
    return annulments[target] == nil
  }

  /// A record with its standing corrections, and one more where it is being judged.
  func corrected(_ original: Record, adding correction: Record? = nil) -> DatedRecord {
    var applied = (corrections[original.sequence] ?? []).compactMap { records[$0] }
      .filter { annulments[$0.sequence] == nil }
    if let correction { applied.append(correction) }
    return applied.isEmpty ? DatedRecord(original) : DatedRecord(original, corrections: applied)
  }

  private mutating func insert(_ dated: DatedRecord) {
    standing[dated.sequence] = dated
    if let place = dated.place {
      order.insertSorted(place)
      let touched = dated.touches
      for object in touched { places[object, default: []].insertSorted(place) }
      if touched.contains(.agreement) {
        if places[.agreement]?.last == place { beginning.apply(dated) } else { beginAnew() }
      }
    } else {
      clerical.insertSorted(dated.sequence)
      beginning.apply(dated)
    }
    if let object = dated.opens {
      openers[object, default: []].insertSorted(dated.sequence)
      foldedOpeners[object.folded, default: []].insertSorted(dated.sequence)
    }
  }

  private mutating func beginAnew() {
    beginning = clericalState
    for place in places[.agreement] ?? [] {
      if let record = standing[place.sequence] { beginning.apply(record) }
    }
  }

  private mutating func remove(_ dated: DatedRecord) {
    standing[dated.sequence] = nil
    if let place = dated.place {
      order.removeSorted(place)
      let touched = dated.touches
      for object in touched { places[object]?.removeSorted(place) }
      if touched.contains(.agreement) { beginAnew() }
    } else {
      clerical.removeSorted(dated.sequence)
      beginAnew()
    }
    if let object = dated.opens {
      openers[object]?.removeSorted(dated.sequence)
      foldedOpeners[object.folded]?.removeSorted(dated.sequence)
    }
  }
}

extension History {
  /// The history as it was known up to and including a record.
  public func known(at position: SequenceNumber) -> History {
    guard let last = self.position, position < last else { return self }
    return History(
      records.values.filter { $0.sequence <= position }.sorted { $0.sequence < $1.sequence })
  }

  /// A standing record as it counts; nil when it is annulled or not of this history.
  public subscript(sequence: SequenceNumber) -> DatedRecord? { standing[sequence] }

  /// The standing corrections of a record, ascending.
  public func corrections(of target: SequenceNumber) -> [SequenceNumber] {
    (corrections[target] ?? []).filter { standing[$0] != nil }
  }

  /// The first standing record that brings an object into being.
  func opener(of object: Object) -> SequenceNumber? { openers[object]?.first }

  /// All standing records that bring an object into being.
  func allOpeners(of object: Object) -> [SequenceNumber] { openers[object] ?? [] }

  /// The first standing record that brings into being an object whose code differs from this
  /// one's in case alone.
  func openerOfTwin(of object: Object) -> SequenceNumber? {
    openers[object]?.isEmpty == false ? nil : foldedOpeners[object.folded]?.first
  }

  /// The standing acts and findings about some objects, in fold order; all of them where the
  /// agreement's own life is concerned.
  func places(about objects: Set<Object>) -> [Place] {
    if objects.contains(.agreement) { return order }
    var own: [Place] = []
    for object in objects { own = merged(own, places[object] ?? []) }
    return own
  }

  /// The state just before a place, and the places from there on whose records can change how a
  /// record about some objects is judged: those about the objects, and the agreement's own life.
  func eve(
    of place: Place?, about objects: Set<Object>, _ own: [Place]
  ) -> (state: PartnershipState, rest: ArraySlice<Place>) {
    let life = objects.contains(.agreement) ? [] : places[.agreement] ?? []
    // What one object's records make of the state has nothing to do with the others', so the
    // usual decision, which comes after the whole of the agreement's life, begins from there.
    let isAfterLife = life.last.map { last in place.map { last < $0 } ?? true } ?? false
    var state = isAfterLife ? beginning : clericalState
    let walk = isAfterLife ? own : merged(own, life)
    let eve = place.map { place in walk.prefix { $0 < place } } ?? walk[...]
    for place in eve {
      if let record = standing[place.sequence] { state.apply(record) }
    }
    return (state, walk[eve.endIndex...])
  }

  /// The first standing record, by sequence, about a coded object.
  func firstRecord(of object: Object) -> SequenceNumber? {
    places[object]?.lazy.map(\.sequence).min()
  }

  /// The state after the clerical records alone, which count at every date.
  private var clericalState: PartnershipState {
    var state = PartnershipState()
    for sequence in clerical {
      if let record = standing[sequence] { state.apply(record) }
    }
    return state
  }
}

extension Array where Element: Comparable {
  /// Inserts into an ascending array; at the end without search, which is the usual case.
  fileprivate mutating func insertSorted(_ element: Element) {
    guard let last, !(last < element) else {
      append(element)
      return
    }
    insert(element, at: position(of: element))
  }

  fileprivate mutating func removeSorted(_ element: Element) {
    let index = position(of: element)
    guard index < count, self[index] == element else { return }
    remove(at: index)
  }

  /// The index of the first element that is not less.
  private func position(of element: Element) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Two ascending lists as one, without repeats: a record about two objects stands in both.
private func merged(_ one: [Place], _ other: [Place]) -> [Place] {
  if one.isEmpty { return other }
  if other.isEmpty { return one }
  var merged: [Place] = []
  merged.reserveCapacity(one.count + other.count)
  for place in (one + other).sorted() where place != merged.last { merged.append(place) }
  return merged
}

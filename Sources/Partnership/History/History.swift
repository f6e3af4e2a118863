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
  /// What decisions look up; nil until somebody means to decide.
  private var keptIndex: DecisionIndex?

  /// A history of nothing.
  public init() {}

  /// The history of those records, in whatever order they are given.
  public init(_ records: some Swift.Sequence<Record>) {
    self.records.reserveCapacity(records.underestimatedCount)
    order.reserveCapacity(records.underestimatedCount)
    for record in records { add(record) }
  }

  /// Adds a record; one that is already here is left as it is.
  ///
  /// The journals of actors and persons share records with each other, and are read one after the
  /// other: the history is the same in whatever order its records come.
  public mutating func add(_ record: Record) {
    let sequence = record.sequence
    if let last = records.last, last.sequence >= sequence {
      let place = records.index(ofFirst: sequence, by: \.sequence)
      guard records[place].sequence != sequence else { return }
      records.insert(record, at: place)
    } else {
      records.append(record)
    }
    switch (record.type, record.target) {
    case (.recordCorrected, let target?):
      corrections[target, default: []].insertSorted(sequence, by: \.self)
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
    if keptIndex == nil { keptIndex = DecisionIndex(of: self) }
  }

  /// Whether what decisions look up is at hand.
  var isPrepared: Bool { keptIndex != nil }

  /// What decisions look up.
  var index: DecisionIndex { keptIndex ?? DecisionIndex(of: self) }

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
    var applied = (corrections[original.sequence] ?? []).compactMap { record($0) }
      .filter { annulments[$0.sequence] == nil }
    if let correction { applied.append(correction) }
    return applied.isEmpty ? DatedRecord(original) : DatedRecord(original, corrections: applied)
  }

  private mutating func insert(_ dated: DatedRecord) {
    if let placed = PlacedRecord(dated) {
      order.insertSorted(placed, by: \.place)
      keptIndex?.insert(placed, clerical)
    } else {
      clerical.insertSorted(dated, by: \.sequence)
      keptIndex?.insert(dated)
    }
  }

  /// Takes a record from its place, if it stands there.
  private mutating func remove(_ dated: DatedRecord) {
    amended[dated.sequence] = nil
    if let placed = PlacedRecord(dated) {
      let index = order.index(ofFirst: placed.place, by: \.place)
      guard index < order.count, order[index].place == placed.place else { return }
      order.remove(at: index)
      keptIndex?.remove(placed, clerical)
    } else {
      let index = clerical.index(ofFirst: dated.sequence, by: \.sequence)
      guard index < clerical.count, clerical[index].sequence == dated.sequence else { return }
      clerical.remove(at: index)
      keptIndex?.remove(dated, clerical)
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
    let index = records.index(ofFirst: sequence, by: \.sequence)
    return index < records.count && records[index].sequence == sequence ? records[index] : nil
  }

  /// A standing record as it counts; nil when it is annulled or not of this history.
  public subscript(sequence: SequenceNumber) -> DatedRecord? {
    if let amended = amended[sequence] { return amended }
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

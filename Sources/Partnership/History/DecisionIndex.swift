/// What a decision looks up in a history: the few records that can change how an act is judged, and
/// the ids and codes that are in use.
///
/// Only who decides pays for it; an answer is folded without.
struct DecisionIndex: Sendable {
  /// The state after the clerical records and those of the agreement's own life.
  private(set) var beginning = PartnershipState()
  /// The standing acts and findings about each object, in fold order.
  private var places: [Object: [PlacedRecord]] = [:]
  /// The standing records that bring each object into being, ascending.
  private var openers: [Object: [SequenceNumber]] = [:]
  /// The same with codes in lower case.
  private var foldedOpeners: [Object: [SequenceNumber]] = [:]
  /// The standing records that merge an actor into another, ascending by place.
  private var mergers: [ActorID: [PlacedRecord]] = [:]

  /// The index of nothing.
  init() {}

  /// The index of all that stands in a history.
  init(of history: History) {
    for dated in history.clerical {
      beginning.apply(dated)
      open(dated)
    }
    for placed in history.order { insert(placed, history.clerical) }
  }

  /// Takes in a clerical record, which counts at every date.
  ///
  /// - Parameter clerical: The standing clerical records of the history, with it.
  mutating func insert(_ dated: DatedRecord, _ clerical: [DatedRecord]) {
    if clerical.last?.sequence == dated.sequence {
      beginning.apply(dated)
    } else {
      beginAnew(clerical)
    }
    open(dated)
  }

  /// Takes in an act or a finding.
  ///
  /// - Parameter clerical: The standing clerical records of the history.
  mutating func insert(_ placed: PlacedRecord, _ clerical: [DatedRecord]) {
    for object in placed.dated.touches {
      places[object, default: []].insertSorted(placed, by: { $0.place })
      guard object == .agreement else { continue }
      if life.last?.place == placed.place {
        beginning.apply(placed.dated)
      } else {
        beginAnew(clerical)
      }
    }
    if let actor = placed.dated.merged {
      mergers[actor, default: []].insertSorted(placed, by: { $0.place })
    }
    open(placed.dated)
  }

  /// Lets go of a clerical record.
  ///
  /// - Parameter clerical: Those that are left.
  mutating func remove(_ dated: DatedRecord, _ clerical: [DatedRecord]) {
    beginAnew(clerical)
    close(dated)
  }

  /// Lets go of an act or a finding.
  mutating func remove(_ placed: PlacedRecord, _ clerical: [DatedRecord]) {
    for object in placed.dated.touches {
      places[object]?.removeSorted(placed.place, by: { $0.place })
      if object == .agreement { beginAnew(clerical) }
    }
    if let actor = placed.dated.merged {
      mergers[actor]?.removeSorted(placed.place, by: { $0.place })
    }
    close(placed.dated)
  }

  private mutating func open(_ dated: DatedRecord) {
    guard let object = dated.opens else { return }
    openers[object, default: []].insertSorted(dated.sequence, by: { $0 })
    foldedOpeners[object.folded, default: []].insertSorted(dated.sequence, by: { $0 })
  }

  private mutating func close(_ dated: DatedRecord) {
    guard let object = dated.opens else { return }
    openers[object]?.removeSorted(dated.sequence, by: { $0 })
    foldedOpeners[object.folded]?.removeSorted(dated.sequence, by: { $0 })
  }

  private mutating func beginAnew(_ clerical: [DatedRecord]) {
    beginning = PartnershipState(clerical)
    for placed in life { beginning.apply(placed.dated) }
  }
}

extension DecisionIndex {
  /// The standing records of the agreement's own life, in fold order.
  var life: [PlacedRecord] { places[.agreement] ?? [] }

  /// The standing acts and findings about an object, in fold order.
  func records(about object: Object) -> [PlacedRecord] { places[object] ?? [] }

  /// Whether the agreement has been closed out after a place.
  func isClosedOut(after place: Place?) -> Bool {
    life.contains { closing in
      closing.dated.type == .agreementClosedOut && place.map { $0 < closing.place } ?? true
    }
  }

  /// Whether a party was added, or left.
  var partiesChanged: Bool {
    life.contains { [.agreementPartyAdded, .agreementPartyLeft].contains($0.dated.type) }
  }

  /// The record that merges an actor into another.
  func merger(of actor: ActorID) -> DatedRecord? { mergers[actor]?.first?.dated }

  /// The first standing record that brings an object into being.
  func opener(of object: Object) -> SequenceNumber? { openers[object]?.first }

  /// All standing records that bring an object into being.
  func allOpeners(of object: Object) -> [SequenceNumber] { openers[object] ?? [] }

  /// The first standing record that brings into being an object whose code differs from this
  /// one's in case alone.
  func openerOfTwin(of object: Object) -> SequenceNumber? {
    openers[object]?.isEmpty == false ? nil : foldedOpeners[object.folded]?.first
  }

  /// The first standing record, by sequence, about a coded object.
  func firstRecord(of object: Object) -> SequenceNumber? {
    places[object]?.lazy.map(\.dated.sequence).min()
  }
}

extension PartnershipState {
  /// The state after the clerical records alone, which count at every date.
  init(_ clerical: [DatedRecord]) {
    self.init()
    for dated in clerical { apply(dated) }
  }
}

/// Two ascending lists as one, without repeats: a record about two objects stands in both.
func merged(_ one: [PlacedRecord], _ other: [PlacedRecord]) -> [PlacedRecord] {
  if one.isEmpty { return other }
  if other.isEmpty { return one }
  var merged: [PlacedRecord] = []
  merged.reserveCapacity(one.count + other.count)
  for placed in (one + other).sorted(by: { $0.place < $1.place })
  where placed.place != merged.last?.place {
    merged.append(placed)
  }
  return merged
}

extension DatedRecord {
  /// The actor it merges into another.
  fileprivate var merged: ActorID? { type == .actorMerged ? facts.actor(.actor) : nil }
}

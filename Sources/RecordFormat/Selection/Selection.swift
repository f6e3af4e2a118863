public import Partnership

/// Which records somebody is given, so that anybody who has the headers can say that none is missing.
///
/// ```swift
/// let selection = try Selection(size: 186, agreement: id, axes: [axis])
/// var selecting = RecordSelecting(selection)
/// for header in headers { selecting.take(header) }
/// let selected = selecting.selected()
/// ```
///
/// It asks about labels that stand in headers, and about nothing else; `Docs/Formats/Selection.md` has
/// every rule. What is not asked for is nil or empty, and any header will do there.
public struct Selection: Sendable, Hashable {
  /// The most bytes of its canonical form.
  public static let maximumBytes = 16_384

  /// How many records it chooses from: the size of the head, at least 1.
  public let size: UInt64
  /// The agreement.
  public let agreement: AgreementID?
  /// The axes, of which one is enough; ascending.
  public let axes: [Code]
  /// The parties, of which one is enough; ascending.
  public let parties: [ActorID]
  /// The types, of which each record has one; ascending by name.
  public let types: [RecordType]
  /// The first day.
  public let from: Day?
  /// The last day, included.
  public let to: Day?

  /// A selection of what is asked for, in whatever order and however often it is named.
  ///
  /// - Throws: `.malformed` for a size that no head has, more than 64 axes, parties or types, and days
  ///   in the wrong order.
  public init(
    size: UInt64, agreement: AgreementID? = nil, axes: [Code] = [], parties: [ActorID] = [],
    types: [RecordType] = [], from: Day? = nil, to: Day? = nil
  ) throws(RecordFormatError) {
    self.size = size
    self.agreement = agreement
    self.axes = Set(axes).sorted()
    self.parties = Set(parties).sorted()
    self.types = Selection.ascending(types)
    self.from = from
    self.to = to
    guard (1...Selection.largestSize).contains(size) else {
      throw Selection.malformed("at", Selection.sizeForm)
    }
    for (key, count) in [
      ("axes", self.axes.count), ("parties", self.parties.count), ("types", self.types.count),
    ] where count > Form.mostItems {
      throw Selection.malformed(key, Form.ascending)
    }
    if let from, let to, to < from { throw Selection.malformed("to", Selection.lastDayForm) }
  }

  static let largestSize: UInt64 = 1 << 53 - 1
  static let sizeForm = "integer ≥ 1"
  static let lastDayForm = "YYYY-MM-DD, not before from"

  static func malformed(_ key: String, _ expected: String) -> RecordFormatError {
    .malformed(part: .selection, key: key, offset: nil, expected: expected)
  }
}

// MARK: - What matches

/// What of a selection the labels of a header meet.
///
/// Kept apart, because corrections replace axes, parties and date one by one.
struct Meets: OptionSet {
  let rawValue: UInt8

  /// Agreement and type, which no correction changes.
  static let kind = Meets(rawValue: 1)
  static let axes = Meets(rawValue: 2)
  static let parties = Meets(rawValue: 4)
  static let occurred = Meets(rawValue: 8)
  static let all: Meets = [.kind, .axes, .parties, .occurred]

  /// Sets or takes away what is asked about one label.
  mutating func set(_ label: Meets, _ isMet: Bool) {
    if isMet { insert(label) } else { remove(label) }
  }
}

extension Selection {
  /// Whether a header matches as it stands, corrections aside.
  public func matches(_ header: Header) -> Bool { met(by: header) == .all }

  /// Whether an agreement is the one that was asked for, or none was.
  public func includes(agreement id: AgreementID) -> Bool { isMet(by: id) }

  func met(by header: Header) -> Meets {
    var meets: Meets = []
    meets.set(.kind, isMet(by: header.agreement) && isMet(by: header.type))
    meets.set(.axes, isMet(byAxes: header.axes))
    meets.set(.parties, isMet(byParties: header.parties))
    meets.set(.occurred, isMet(by: header.occurred))
    return meets
  }

  /// What is met once a correction has replaced some of the labels.
  func met(by amends: Amendments, replacing before: Meets) -> Meets {
    var meets = before
    if let axes = amends.axes { meets.set(.axes, isMet(byAxes: axes)) }
    if let parties = amends.parties { meets.set(.parties, isMet(byParties: parties)) }
    if let occurred = amends.occurred { meets.set(.occurred, isMet(by: occurred)) }
    return meets
  }

  private func isMet(by id: AgreementID?) -> Bool { agreement == nil || id == agreement }

  private func isMet(by type: RecordType) -> Bool { types.isEmpty || types.contains(type) }

  private func isMet(byAxes codes: [Code]) -> Bool {
    axes.isEmpty || axes.contains { codes.contains($0) }
  }

  private func isMet(byParties ids: [ActorID]) -> Bool {
    parties.isEmpty || parties.contains { ids.contains($0) }
  }

  /// Dates as their author wrote them: an open end reaches as far as the calendar, and what has no date
  /// is on no day.
  private func isMet(by occurred: Occurred?) -> Bool {
    guard from != nil || to != nil else { return true }
    guard let occurred else { return false }
    return (occurred.first ?? .earliest) <= (to ?? .latest)
      && (from ?? .earliest) <= (occurred.last ?? .latest)
  }
}

public import Partnership

/// Which rows of the tables were chosen: those that concern one of the axes and one of the parties.
public struct TableChoice: Sendable {
  private let axes: Set<Code>
  private let parties: Set<ActorID>

  /// What was chosen; nothing chosen is everything.
  public init(axes: [Code], parties: [ActorID]) {
    self.axes = Set(axes)
    self.parties = Set(parties)
  }

  /// No choice at all.
  public static let everything = TableChoice(axes: [], parties: [])

  /// Whether nothing was chosen, which is everything.
  public var isEverything: Bool { axes.isEmpty && parties.isEmpty }

  /// Whether an axis was chosen.
  public func includes(_ axis: Code) -> Bool { axes.isEmpty || axes.contains(axis) }

  /// Whether what has all axes, or none, was chosen.
  public var includesEveryAxis: Bool { axes.isEmpty }

  /// Whether a partner was chosen.
  public func includes(_ partner: ActorID) -> Bool { parties.isEmpty || parties.contains(partner) }

  /// Whether what is of all partners was chosen.
  public var includesEveryPartner: Bool { parties.isEmpty }

  /// Whether a row was chosen that a record brought in.
  public func includes(_ record: SequenceNumber, in answer: Answer) -> Bool {
    if isEverything { return true }
    return answer[record].map { includes($0.record) } ?? false
  }

  /// Whether one of the axes of a record was chosen.
  func includes(axesOf record: Record) -> Bool {
    axes.isEmpty || record.axes.contains(where: axes.contains)
  }

  /// Whether a record was chosen.
  public func includes(_ record: Record) -> Bool {
    includes(axesOf: record)
      && (parties.isEmpty || record.parties.contains(where: parties.contains))
  }
}

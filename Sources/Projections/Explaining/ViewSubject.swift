public import CanonicalJSON
public import Partnership

/// What a question about an agreement is about: its board, itself, an axis, a partner, an object.
public enum ViewSubject: Sendable, Hashable {
  /// What each partner did on each axis.
  case board
  /// The agreement itself.
  case agreement
  /// One axis.
  case axis(Code)
  /// One partner, or any other actor.
  case party(ActorID)
  /// One object of a sort.
  case object(ObjectKind, Code)

  /// Reads `board`, `agreement`, `axis:A3`, `party:cnrs`, `protocol:P-1`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("board", 1): self = .board
    case ("agreement", 1): self = .agreement
    case ("axis", 2):
      guard let code = Code(parts[1]) else { return nil }
      self = .axis(code)
    case ("party", 2):
      guard let id = ActorID(parts[1]) else { return nil }
      self = .party(id)
    case (let kind?, 2):
      guard let kind = ObjectKind(rawValue: kind), let code = Code(parts[1]) else { return nil }
      self = .object(kind, code)
    default: return nil
    }
  }

  /// The view of an agreement's answer as JSON; nil when the answer knows nothing of the subject.
  public func json(of agreement: AgreementID, in answer: Answer) -> JSON? {
    switch self {
    case .board: BoardView(of: agreement, in: answer).json
    case .agreement: AgreementView(of: agreement, in: answer).json
    case .axis(let code): AxisView(code, of: agreement, in: answer)?.json
    case .party(let id): PartnerView(id, of: agreement, in: answer)?.json
    case .object(let kind, let code): ObjectView(kind, code, of: agreement, in: answer)?.json
    }
  }
}

extension ViewSubject {
  /// Whether the view can differ because of a record.
  public func isConcerned(by record: DatedRecord) -> Bool {
    switch self {
    case .agreement: true
    case .board: !record.isAboutKeeping
    case .axis(let code):
      !record.isAboutKeeping && (record.axes.isEmpty || record.axes.contains(code))
    case .party(let id):
      !record.isAboutKeeping && (record.parties.isEmpty || record.parties.contains(id))
    case .object(let kind, let code):
      record.names(kind, code)
    }
  }
}

extension DatedRecord {
  /// Whether it says how long records are kept, which only the agreement's own view shows.
  fileprivate var isAboutKeeping: Bool {
    switch type {
    case .holdPlaced, .holdLifted, .retentionAssigned, .dispositionDecided: true
    default: false
    }
  }
}

extension ViewSubject: CustomStringConvertible {
  /// The subject as ``init(_:)`` reads it.
  public var description: String {
    switch self {
    case .board: "board"
    case .agreement: "agreement"
    case .axis(let code): "axis:\(code)"
    case .party(let id): "party:\(id)"
    case .object(let kind, let code): "\(kind.rawValue):\(code)"
    }
  }
}

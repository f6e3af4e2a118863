public import Partnership

/// The records of an agreement whose facts are not at hand, by their labels alone, and what is not known of the
/// agreement for want of them.
public struct WithheldRecords: Sendable, Hashable {
  /// All of them, ascending.
  public let all: [Record]
  /// Those that a view would be made of, if their facts were at hand.
  private let counting: [Record]

  /// None.
  public static let none = WithheldRecords([], asOf: .latest)

  /// The records at the end of a day, by their labels as corrected and annulled: what corrects or annuls one
  /// is withheld with it, and has labels too.
  public init(_ all: [Record], asOf day: Day) {
    self.all = all
    let history = History(all)
    counting = all.compactMap { record in
      guard let dated = history[record.sequence] else { return nil }
      return dated.record.place.map { $0.day <= day } ?? true ? dated.record : nil
    }
  }

  /// Those of a type that count.
  public func counting(_ type: RecordType) -> [Record] { counting.filter { $0.type == type } }

  /// Whether one may have ended any exchange that stands as to come, and it is not known which.
  public var mayEndExchanges: Bool {
    counting.contains { $0.type == .exchangeHeld || $0.type == .exchangeCancelled }
  }

  /// Whether the agreement may stand elsewhere than at a stage that was found without them.
  public func mayChange(_ stage: AgreementStage) -> Bool {
    [.proposed, .signedInPart].contains(stage) && !counting(.agreementSigned).isEmpty
  }
}

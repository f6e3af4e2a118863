public import Partnership
public import Projections

/// An agreement as the records of a ledger make it at two times, folded for an export and for nothing
/// else: no stored view is read.
public struct ExportedAgreement: Sendable {
  /// The agreement.
  public let id: AgreementID
  /// What is known of it.
  public let history: History
  /// What its history says.
  public let answer: Answer
  /// Its records whose facts are not at hand.
  public let withheld: WithheldRecords

  /// The agreement as its history has it at the end of a day.
  public init(_ id: AgreementID, _ history: History, asOf day: Day, withheld: [Record] = []) {
    self.id = id
    self.history = history
    self.withheld = WithheldRecords(withheld, asOf: day)
    answer = history.answer(asOf: day)
  }

  /// The words that its views may show, by where they stand: names, titles and what else is said of
  /// something, not what an author added or gave as a reason.
  public var words: [WordReference] {
    let others = ["text.", "reason.", "authority", "evidence."]
    return answer.records.flatMap { record in
      record.facts.wordsPresent.filter { path in !others.contains { path.hasPrefix($0) } }
        .compactMap { record.word($0) }
    }
  }
}

/// A word that a view points to, as far as it is shown.
public enum ExportedWord: Sendable, Hashable {
  /// The text.
  case text(String)
  /// The record erased it.
  case erased(by: SequenceNumber)
  /// It is not given.
  case withheld
}

/// Finds words by where they stand.
public typealias WordFinding = (WordReference) -> ExportedWord

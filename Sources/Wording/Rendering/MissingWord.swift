public import Partnership

/// Why a word is not shown.
public enum MissingWord: Sendable, Hashable, CaseIterable {
  /// Its key was destroyed on request.
  case erased
  /// The words' keys are not here, as in a copy made without them.
  case withheld
}

extension Wording {
  /// What stands where a word would: `[effacé]`, `[withheld]`.
  public func label(of missing: MissingWord) -> String {
    switch missing {
    case .erased: say(fr: "[effacé]", en: "[erased]")
    case .withheld: say(fr: "[non remis]", en: "[withheld]")
    }
  }

  /// What stands where a word would that a record erased: `[effacé par #15]`.
  public func label(erasedBy record: SequenceNumber) -> String {
    let record = record.description
    return say(fr: "[effacé par #\(record)]", en: "[erased by #\(record)]")
  }
}

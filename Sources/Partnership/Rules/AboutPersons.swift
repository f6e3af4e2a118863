extension RecordType {
  /// Whether the words of such a record are about the person it names: who somebody is, what they do and
  /// what they said.
  ///
  /// Of the others that may name a person, a signature or a meeting, the words are about what happened:
  /// whoever erases a person says which of them go too.
  public var isAboutItsPerson: Bool {
    switch self {
    case .personRegistered, .personUpdated, .roleAssigned, .roleEnded, .contactDesignated,
      .contactReplaced, .statementPublished:
      true
    default: false
    }
  }
}

/// The records whose words go when a person is erased.
public struct RecordsAboutPerson: Sendable {
  /// Those about the person, with every record that corrects or annuls one of them, ascending.
  public let about: [SequenceNumber]
  /// The others that name the person, ascending.
  public let naming: [SequenceNumber]

  /// - Parameters:
  ///   - naming: The records whose facts name the person, in their own fields or in those they change.
  ///   - targeting: All corrections and annulments.
  ///   - type: The type of a record that is corrected or annulled.
  public init<Failure: Error>(
    _ person: PersonID, naming: [Record], targeting: [Record],
    type: (SequenceNumber) throws(Failure) -> RecordType
  ) throws(Failure) {
    var about: Set<SequenceNumber> = []
    var others: Set<SequenceNumber> = []
    for record in naming {
      let isAbout =
        if let target = record.target {
          try type(target).isAboutItsPerson
        } else {
          record.type.isAboutItsPerson
        }
      if isAbout {
        about.insert(record.target ?? record.sequence)
      } else if record.type != .personalErased {
        others.insert(record.sequence)
      }
    }
    self.about = about.withThoseTargeting(targeting)
    self.naming = others.sorted()
  }
}

extension Set<SequenceNumber> {
  /// These records and those that correct or annul one of them, or one that does, ascending.
  public func withThoseTargeting(_ targeting: [Record]) -> [SequenceNumber] {
    var all = self
    // In order of the log: what is targeted comes before.
    for record in targeting {
      if let target = record.target, all.contains(target) { all.insert(record.sequence) }
    }
    return all.sorted()
  }
}

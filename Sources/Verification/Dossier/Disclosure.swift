public import Partnership
public import RecordFormat

/// Which parts of records a dossier opens, by its audience and by what was chosen; pure, so that the rule
/// can be read in one place: by it a dossier is made, and held against it when it is verified.
public struct Disclosure: Sendable {
  private let audience: DossierInfo.Audience
  /// The records that were chosen; nil for all.
  private let selected: SelectedRecords?
  /// The records that the views of the chosen agreements are made of.
  private let context: Set<UInt64>
  private let givesPersonalWords: Bool
  /// The records about persons so far.
  private var personal: Set<UInt64> = []
  /// The records about documents that are not for everybody, so far.
  private var confidential: Set<UInt64> = []
  /// The records of which something that is not at hand may say that they are one or the other, so far.
  private var undecided: Set<UInt64> = []
  /// What the records say of each other.
  private var corrected = CorrectedContents()

  /// What is opened to the audience of a dossier.
  ///
  /// - Parameter context: The records that the views of the chosen agreements are made of, beside the
  ///   selection.
  public init(of info: DossierInfo, _ selected: SelectedRecords, context: Set<UInt64>) {
    audience = info.audience
    self.selected = selected
    self.context = context
    givesPersonalWords = info.givesPersonalWords
  }

  /// What is opened to an audience where every record was chosen, which is the most that can be.
  public init(ofAllTo audience: DossierInfo.Audience, asksForPersonalWords: Bool) {
    self.audience = audience
    givesPersonalWords = audience.givesPersonalWords(ifAsked: asksForPersonalWords)
    selected = nil
    context = []
  }

  /// What of one record is not opened, and why; nil for what is.
  public struct Verdict: Sendable, Hashable {
    /// The facts.
    public var facts: WithheldTable.Reason?
    /// The words, if it has any.
    public var words: WithheldTable.Reason?
    /// The document, if it attaches one.
    public var document: WithheldTable.Reason?
  }

  /// Whether a record says something of another.
  public static func isToPrepare(_ header: Header) -> Bool {
    header.target != nil || header.type == .documentAttached
  }

  /// Takes what the next record says of others: all under the head, before any is decided on.
  public mutating func prepare(_ header: Header, _ facts: Facts) {
    corrected.take(header, facts, withheldFor: nil)
  }

  /// The same for a record whose facts are not at hand.
  mutating func prepare(_ header: Header, withheldFor reason: WithheldTable.Reason?) {
    corrected.take(header, nil, withheldFor: reason)
  }

  /// Whether parts of a record that was decided on may be withheld for what a correction of it, or another
  /// record that attaches the same document, says and is not at hand; or for what it corrects.
  func mayWithhold(partsOf header: Header, for reason: WithheldTable.Reason) -> Bool {
    // Of an erasure, whose facts are always opened, only facts that are not at hand may say that views of
    // what was chosen are made of it: those that name the person.
    if header.type == .personalErased, reason == .personal, audience == .public,
      personal.contains(header.sequence.index)
    {
      return true
    }
    guard undecided.contains(header.sequence.index) else { return false }
    switch reason {
    case .personal: return !givesPersonalWords
    case .confidential: return audience == .public
    default: return false
    }
  }

  /// Decides on the next record, in order of sequence.
  public mutating func decide(_ header: Header, _ facts: Facts) -> Verdict {
    let sequence = header.sequence.index
    let record = header.record(facts: facts)
    let target = header.target?.index
    let isPersonal =
      !record.personsNamed.isEmpty || facts.changesNamePersons
      || corrected.personal.contains(sequence) || target.map(personal.contains) == true
    let documentClass = [
      facts.documentClass, facts.changedClass, corrected.classes[sequence],
      facts.text(.sha256).flatMap { corrected.classesOfDocuments[$0] },
    ].compactMap(\.self).max()
    let isConfidential =
      documentClass.map { $0 != .public } == true || target.map(confidential.contains) == true
    // What is said of a personal document says again what its title does.
    if isPersonal || documentClass == .personal { personal.insert(sequence) }
    if isConfidential { confidential.insert(sequence) }
    let isUndecided =
      corrected.unknown.contains(sequence) || target.map(undecided.contains) == true
      || facts.text(.sha256).map { corrected.isUnknown(document: $0) } == true
    if isUndecided { undecided.insert(sequence) }
    var verdict = Verdict()
    verdict.facts = outside(header, isWords: false)
    if verdict.facts == nil, audience == .public, header.type != .personalErased {
      if isPersonal {
        verdict.facts = .personal
      } else if isConfidential {
        verdict.facts = documentClass == .personal ? .personal : .confidential
      }
    }
    verdict.words = verdict.facts ?? outside(header, isWords: true)
    if verdict.words == nil, isPersonal || documentClass == .personal, !givesPersonalWords {
      verdict.words = .personal
    }
    if verdict.words == nil, audience == .public, hasRemark(facts) { verdict.words = .remark }
    // Documents hold free text, as words do: what is opened for views alone gives none.
    verdict.document =
      verdict.facts ?? outside(header, isWords: true) ?? documentReason(documentClass)
    // What was attached by mistake is not for everybody.
    if verdict.document == nil, audience == .public, corrected.annulled.contains(sequence) {
      verdict.document = .annulled
    }
    return verdict
  }

  /// Whether the facts of the next record, which are not at hand, may be withheld for a reason; that reason
  /// counts for the records that correct it.
  mutating func mayWithhold(factsOf header: Header, for reason: WithheldTable.Reason) -> Bool {
    let isOfContents = reason == .personal || reason == .confidential
    if !isOfContents { undecided.insert(header.sequence.index) }
    if reason == .personal { personal.insert(header.sequence.index) }
    if reason == .confidential { confidential.insert(header.sequence.index) }
    let mayJudge = audience == .public && header.type != .personalErased
    guard let outside = outside(header, isWords: false) else { return isOfContents && mayJudge }
    // Of what no agreement has only the facts say whom it names, and so whether views are made of it.
    return reason == outside || (isOfContents && mayJudge && header.agreement == nil)
  }

  private func documentReason(
    _ documentClass: CorrectedContents.DocumentClass?
  ) -> WithheldTable.Reason? {
    switch documentClass {
    case .personal: givesPersonalWords ? nil : .personal
    case .internal, .confidential: audience == .public ? .confidential : nil
    case .public, nil: nil
    }
  }

  /// Why a record is outside of what is shown; nil when it is not.
  ///
  /// Words are opened of what was chosen, and of ledger-wide records that views take names from.
  private func outside(_ header: Header, isWords: Bool) -> WithheldTable.Reason? {
    guard let selected else { return nil }
    let sequence = header.sequence.index
    if selected.contains(sequence) || (!isWords && header.type.isNeededForProof) { return nil }
    if context.contains(sequence), !isWords || header.agreement == nil { return nil }
    if sequence >= selected.selection.size { return .later }
    if let asked = selected.selection.agreement, let agreement = header.agreement,
      agreement != asked
    {
      return .otherAgreement
    }
    return .notSelected
  }

  /// Whether there is what an author added, in which anything may stand.
  private func hasRemark(_ facts: Facts) -> Bool {
    facts.wordsPresent.contains { path in
      ["text.", "reason.", "evidence."].contains { path.hasPrefix($0) }
    }
  }
}

extension RecordType {
  /// Whether whoever checks a dossier needs the facts: which keys signed its heads, and what was erased.
  fileprivate var isNeededForProof: Bool {
    switch self {
    case .ledgerOpened, .keyAdded, .keyRetired, .personalErased: true
    default: false
    }
  }
}

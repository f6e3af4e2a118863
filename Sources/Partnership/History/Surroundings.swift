internal import CanonicalJSON

/// What a decision needs to know beyond the history of its own subject.
public struct Surroundings: Sendable {
  /// Whether a standing record proposes an agreement.
  public let isKnown: @Sendable (AgreementID) -> Bool
  /// A standing record, of any agreement, that names an actor or a person; corrections and
  /// annulments name nobody by themselves.
  public let namer: @Sendable (Subject) -> SequenceNumber?
  /// The fingerprint of a public key in 64 hexadecimal digits: SHA-256, which the domain does not
  /// compute; nil when they are none.
  public let fingerprint: @Sendable (String) -> KeyFingerprint?
  /// What an erasure and a decision on what becomes of records are held against; nothing for any other
  /// action.
  public let disposal: DisposalGround

  /// Look-ups at the position the action is decided at, and the names of keys.
  public init(
    isKnown: @escaping @Sendable (AgreementID) -> Bool,
    namer: @escaping @Sendable (Subject) -> SequenceNumber?,
    fingerprint: @escaping @Sendable (String) -> KeyFingerprint?,
    disposal: DisposalGround = DisposalGround()
  ) {
    self.isKnown = isKnown
    self.namer = namer
    self.fingerprint = fingerprint
    self.disposal = disposal
  }

  /// A ledger in which no other agreement stands and nobody signs: for tests and single histories.
  public static let none = Surroundings(
    isKnown: { _ in false }, namer: { _ in nil }, fingerprint: { _ in nil })
}

extension History {
  /// What a decision on an action has to look up beyond this history.
  ///
  /// - Returns: The agreements that have to be proposed, and for an annulment the actor or the person
  ///   whom its target alone may have made known.
  public func lookUps(for action: PreparedAction) -> (
    agreements: Set<AgreementID>, member: Subject?
  ) {
    var agreements = Set(action.facts.agreements(namedBy: action.type))
    guard let target = action.target.flatMap({ record($0) }) else { return (agreements, nil) }
    // Undoing a correction puts back what its own target said.
    let concerned = [target] + [target.target.flatMap { record($0) }].compactMap { $0 }
    for record in concerned {
      let fields = record.type.definition.fields.filter { $0.kind == .agreement }
      agreements.formUnion(record.facts.agreements(namedBy: record.type))
      if let dated = self[record.sequence] {
        agreements.formUnion(dated.facts.agreements(namedBy: record.type))
      }
      let changes = [action.facts.changes, target.facts.changes]
      for field in fields {
        agreements.formUnion(
          changes.compactMap { $0[field.name.name]?.stringValue.flatMap { AgreementID($0) } })
      }
    }
    guard action.type == .recordAnnulled else { return (agreements, nil) }
    let member: Subject? =
      switch target.type {
      case .actorRegistered: target.facts.actor(.actor).map { .actor($0) }
      case .personRegistered: target.facts.person(.person).map { .person($0) }
      default: nil
      }
    return (agreements, member)
  }

  /// Whether a standing record proposes the agreement of this history.
  public var isProposed: Bool { order.contains { $0.dated.type == .agreementProposed } }

  /// The first standing record of an agreement that names an actor or a person; corrections and
  /// annulments name nobody by themselves.
  public func namer(of member: Subject) -> SequenceNumber? {
    (clerical + order.map(\.dated)).filter {
      $0.agreement != nil && $0.record.target == nil && $0.record.companions.contains(member)
    }.map(\.sequence).min()
  }
}

extension Facts {
  fileprivate func agreements(namedBy type: RecordType) -> [AgreementID] {
    type.definition.fields.flatMap { field -> [AgreementID] in
      switch (field.kind, self[field.name]) {
      case (.agreement, .text(let id)?): AgreementID(id).map { [$0] } ?? []
      case (.coverage, .tree(let json)?): Coverage(json).agreements
      default: []
      }
    }
  }
}

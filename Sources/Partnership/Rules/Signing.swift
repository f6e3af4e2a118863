internal import CanonicalJSON

/// Who has to sign what.
///
/// Until a party has ever had an act key, whoever may write may record for it. From then on its
/// signature is needed for what it does, for what corrects or annuls that, and for its keys.
extension History {
  /// Refuses a record that lacks a signature it needs, or bears one by a key that may not sign it.
  ///
  /// - Parameters:
  ///   - record: The record, complete, with whoever has signed it.
  ///   - isDraft: Whether it is still to be signed: it is then held against all but signatures.
  ///   - concerned: What it corrects or annuls, as that was recorded, counts and would count.
  func checkSigned(
    _ record: Record, isDraft: Bool, concerning concerned: [Record] = [],
    _ surroundings: Surroundings
  ) throws(Refusal) {
    let ring = KeyRing(keys: keys, new: KeyState(adding: record), surroundings)
    try ring.check(keyOf: record)
    if isDraft { return }
    try checkPrepared(record)
    var signing: [KeyState] = []
    for signer in record.signers {
      guard let key = ring[signer], key.maySign(record) else {
        throw Refusal(.signerUnknown, .text(signer.description))
      }
      signing.append(key)
    }
    for party in parties(neededFor: record, concerning: concerned, ring) {
      let own = ring.keys.values.filter { $0.use == .act && $0.actor == party }
      guard let first = own.map(\.added).min(), !signing.contains(where: own.contains) else {
        continue
      }
      throw Refusal(.signatureMissing, .actor(party), .record(first))
    }
    try ring.check(newKeySignedBy: signing)
  }

  /// Refuses what preparing an action would have: a record that came in a file was prepared elsewhere,
  /// whether anybody has signed it or not.
  func checkPrepared(_ record: Record) throws(Refusal) {
    let definition = record.type.definition
    if record.target != nil, !record.facts.hasWords("reason") {
      throw Refusal(.reasonMissing, .type(record.type))
    }
    if definition.axisRule == .none, record.target == nil, record.axes != labels(of: record).axes {
      throw Refusal(.axisNotApplicable, .type(record.type))
    }
    for field in definition.fields where !field.isOptional && field.kind.isWords {
      guard record.facts.hasWords(field.name.name) else {
        throw Refusal(
          .missingField, .field("data.\(field.name.name)"), Parameter(.type, .text(definition.name))
        )
      }
    }
  }

  private func parties(
    neededFor record: Record, concerning concerned: [Record], _ ring: KeyRing
  ) -> [ActorID] {
    var needed = record.speakers
    var signers: [KeyFingerprint] = []
    for target in concerned {
      needed = needed.union(with: target.speakers)
      // What a party has signed is its own, whatever the record says of who acted.
      signers += target.signers
    }
    switch record.type {
    case .keyAdded: needed = needed.union(with: ring.new?.parties ?? [])
    case .keyRetired:
      let key = record.facts.text(.key).flatMap { ring.keys[$0] }
      needed = needed.union(with: key?.parties ?? [])
    case .holdLifted:
      let placed = record.facts.code(.hold).flatMap { opener(of: .coded(.hold, $0)) }
      signers += placed.flatMap { self.record($0) }?.signers ?? []
    default: break
    }
    for signer in signers { needed = needed.union(with: ring[signer]?.parties ?? []) }
    return needed
  }

  /// Adds to a key's record the parties that its owner, a person, is of: they speak for it later.
  func completeParties(ofKey record: inout Record) {
    guard record.type == .keyAdded, let text = record.facts.text(.owner),
      let person = PersonID(text)
    else { return }
    var actors: [ActorID] = []
    var state = PartnershipState(clerical)
    for placed in order { state.apply(placed.dated) }
    for role in state.persons[person]?.roles ?? []
    where role.ended == nil || role.days.last >= record.recorded.day {
      actors = actors.union(with: [role.actor])
    }
    record.parties = record.parties.union(with: actors)
  }
}

/// The keys known where a record is decided, with the one it adds.
private struct KeyRing {
  let keys: [String: KeyState]
  let new: KeyState?
  private let fingerprint: @Sendable (String) -> KeyFingerprint?

  init(keys: [String: KeyState], new: KeyState?, _ surroundings: Surroundings) {
    self.keys = keys
    self.new = new
    fingerprint = surroundings.fingerprint
  }

  /// The key of a fingerprint; nil when no record names it.
  subscript(_ signer: KeyFingerprint) -> KeyState? {
    if let new, fingerprint(new.key) == signer { return new }
    return keys.values.first { fingerprint($0.key) == signer }
  }

  /// Whose a key is, where whoever adds it again is the one it may sign for already.
  private func owner(of known: KeyState) -> [Parameter] {
    guard let new, known.retired == nil, known.isOfSameKind(as: new) else { return [] }
    return (known.actor.map { [.actor($0)] } ?? []) + (known.person.map { [.person($0)] } ?? [])
  }

  /// One key, one use, one owner; and only a key that may sign is retired.
  func check(keyOf record: Record) throws(Refusal) {
    guard let key = record.facts.text(.key) else { return }
    switch record.type {
    case .keyAdded:
      if let known = keys[key] {
        throw Refusal(
          .keyInUse, parameters: [.text(key), .record(known.added)] + owner(of: known))
      }
    case .keyRetired:
      guard let known = keys[key] else { throw Refusal(.unknownKey, .text(key)) }
      if let retired = known.retired {
        throw Refusal(.alreadyRecorded, .type(record.type), .record(retired))
      }
      if let doubtful = record.facts.integer(.doubtfulFrom).flatMap({ UInt64(exactly: $0) }),
        doubtful > record.sequence.index
      {
        throw Refusal(.unknownRecord, .record(SequenceNumber(doubtful)))
      }
    default: break
    }
  }

  /// Refuses a key that whoever adds it has not shown to hold, or that no earlier one vouches for.
  ///
  /// A first key stands by itself; a further one is signed by a valid earlier one of its owner and use,
  /// or by an act key of its owner where none of that use is left.
  func check(newKeySignedBy signing: [KeyState]) throws(Refusal) {
    guard let new else { return }
    guard signing.contains(new) else { throw Refusal(.keyNotProven, .text(new.key)) }
    let earlier = keys.values.filter { $0.isOfSameKind(as: new) }
    guard let first = earlier.map(\.added).min() else { return }
    let valid = earlier.filter { $0.retired == nil }
    let isVouchedFor = signing.contains { key in
      valid.isEmpty
        ? key.use == .act && key.actor.map(new.parties.contains) == true && key != new
        : valid.contains(key)
    }
    if !isVouchedFor { throw Refusal(.earlierKeyMissing, .text(new.key), .record(first)) }
  }
}

extension KeyState {
  /// Whether it may sign a record: every act key may, and every key its own coming and going, and
  /// that of its kind.
  fileprivate func maySign(_ record: Record) -> Bool {
    if added == record.sequence { return true }
    guard retired == nil, added < record.sequence else { return false }
    return use == .act || record.type == .keyAdded || record.type == .keyRetired
  }
}

extension Record {
  /// Who speaks in it: its acting parties, and the party that its type says decides.
  fileprivate var speakers: [ActorID] {
    guard type.definition.kind == .act, let field = type.definition.actingField,
      let party = facts.actor(field)
    else { return onBehalfOf }
    return onBehalfOf.union(with: [party])
  }
}

extension Record {
  /// The public key it names, in 64 hexadecimal digits: that of the ledger's heads, or one that is
  /// added or retired.
  package var keyNamed: String? {
    switch type {
    case .ledgerOpened: facts.text(.checkpointKey)
    case .keyAdded, .keyRetired: facts.text(.key)
    default: nil
    }
  }

  /// The key of a witness that it names, in 64 hexadecimal digits: one that is added, or whose
  /// cosignature it keeps.
  package var witnessNamed: String? {
    switch type {
    case .checkpointCosigned: facts.text(.witness)
    case .keyAdded where facts.text(.use) == KeyUse.witness.rawValue: facts.text(.key)
    default: nil
    }
  }

  /// The records it names: what it corrects or annuls, follows from, covers or puts in doubt.
  package var recordsNamed: [SequenceNumber] {
    var named = [target, facts.cause].compactMap { $0 }
    for field in type.definition.fields {
      guard case .tree(let json)? = facts[field.name] else { continue }
      switch field.kind {
      case .coverage: named += Coverage(json).records
      case .records:
        named += (json.arrayValue ?? []).compactMap { item in
          item.integerValue.flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
        }
      default: break
      }
    }
    return named
  }
}

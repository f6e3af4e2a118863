extension DisposalGround {
  /// Refuses to destroy or hand over the records of an agreement while a hold covers one of them; to keep
  /// them is what a hold asks for.
  ///
  /// - Parameter records: Those of the agreement, as they were recorded: what a correction put aside is
  ///   still there.
  func check(disposition decision: Record, of records: [Record]) throws(Refusal) {
    guard decision.facts.text(.action) != Catalogue.keeping else { return }
    let reached = records.filter { $0.agreement != nil && $0.agreement == decision.agreement }
    let keepers = holds.compactMap { hold in
      let kept = hold.covered(of: decision.agreement, among: reached)
      return kept.isEmpty ? nil : KeepingHold(hold, kept)
    }
    if !keepers.isEmpty { throw Refusal(keepers) }
  }

  /// Refuses to destroy documents while a hold covers a record that has one of them as evidence: what it
  /// says would no longer be shown.
  ///
  /// - Parameter citing: Such records, which are among those it was made of.
  public func check(citing: [SequenceNumber]) throws(Refusal) {
    let keepers = holds.compactMap { hold -> KeepingHold? in
      let held = citing.filter { isCovered($0, by: hold) }
      return held.isEmpty ? nil : KeepingHold(hold, [Parameter(.records, .records(held))])
    }
    if !keepers.isEmpty { throw Refusal(keepers) }
  }
}

extension RecordType {
  /// Whether holds may forbid it, so that a decision on it looks them up.
  package var mayBeForbiddenByHolds: Bool { self == .personalErased || self == .dispositionDecided }
}

/// A hold that forbids something, and what of it.
struct KeepingHold {
  private let hold: PlacedHold
  private let kept: [Parameter]

  init(_ hold: PlacedHold, _ kept: [Parameter]) {
    self.hold = hold
    self.kept = kept
  }

  /// The hold by its code and record, then what it keeps.
  fileprivate var parameters: [Parameter] {
    [.code(hold.code), .record(hold.placed.sequence)] + kept
  }
}

extension Refusal {
  /// A refusal for what some holds keep, each named with it, in the order in which they were placed.
  init(_ keepers: [KeepingHold]) {
    self.init(.underHold, parameters: keepers.flatMap(\.parameters))
  }
}

extension PlacedHold {
  /// What it covers of an agreement's records, as a refusal names it: the agreement, or else persons,
  /// documents and records; nothing where it covers none of them.
  func covered(of agreement: AgreementID?, among records: [Record]) -> [Parameter] {
    if let agreement, covers.agreements.contains(agreement) { return [.agreement(agreement)] }
    var parameters: [Parameter] = []
    for person in covers.persons where records.contains(where: { $0.concerns(person) }) {
      parameters.append(.person(person))
    }
    for document in covers.documents
    where records.contains(where: { isOn(document, attachedBy: $0) }) {
      parameters.append(Parameter(.document, .text(document.text)))
    }
    let single = covers.records.filter { covered in
      records.contains { $0.sequence == covered }
    }
    if !single.isEmpty { parameters.append(Parameter(.records, .records(single))) }
    return parameters
  }
}

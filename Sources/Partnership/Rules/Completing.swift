extension History {
  /// Fills in who acts: as given, else the party the type names, else the parties the author gave.
  func fillActingParties(_ record: inout Record) throws(Refusal) {
    guard record.type.definition.kind == .act, record.onBehalfOf.isEmpty else { return }
    if let field = record.type.definition.actingField, let party = record.facts.actor(field) {
      record.onBehalfOf = [party]
    } else if !record.parties.isEmpty {
      record.onBehalfOf = record.parties
    } else {
      throw Refusal(.noActingParty, .type(record.type))
    }
  }

  /// Completes the axes and parties of a record from what it says and from its object.
  func complete(_ record: inout Record) {
    let derived = labels(of: record)
    let axes = record.axes.union(with: derived.axes)
    if axes != record.axes { record.axes = axes }
    let parties = record.parties.union(with: derived.parties)
    if parties != record.parties { record.parties = parties }
  }

  /// The axes and parties that a record's own facts, its acting parties and the first standing
  /// record of its object make; its author may have added more.
  public func labels(of record: Record) -> (axes: [Code], parties: [ActorID]) {
    guard isPrepared else { return prepared().labels(of: record) }
    let own = record.ownLabels
    let object = objectLabels(of: record)
    return (own.axes.union(with: object.axes), own.parties.union(with: object.parties))
  }

  /// The axes and parties that the first standing record of a record's object gives it.
  func objectLabels(of record: Record) -> (axes: [Code], parties: [ActorID]) {
    guard let first = firstRecordOfObject(of: record) else { return ([], []) }
    return (first.axes, first.parties)
  }

  /// The first standing record, by sequence and before this one, that names the coded object this
  /// record is about: its exchange, its commitment; not the agreement, an actor or a person.
  private func firstRecordOfObject(of record: Record) -> DatedRecord? {
    let coded = record.concerns.first { $0.kind != nil }
    guard let coded, let first = firstRecord(of: coded), first < record.sequence else {
      return nil
    }
    return self[first]
  }
}

extension Record {
  /// The axes and parties that its own facts and its acting parties make.
  public var ownLabels: (axes: [Code], parties: [ActorID]) {
    (axesNamed, onBehalfOf.union(with: actorsNamed))
  }
}

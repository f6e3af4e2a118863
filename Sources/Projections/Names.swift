public import Partnership

extension Answer {
  /// Where an actor's name at the date stands: in its last renaming, or its registration.
  public func name(of actor: ActorID) -> WordReference? {
    guard let state = state.actors[actor], let record = state.renamings.last ?? state.registered
    else { return nil }
    return self[record]?.word("name")
  }

  /// Where a person's name stands.
  public func name(of person: PersonID) -> WordReference? {
    state.persons[person]?.registered.flatMap { self[$0]?.word("name") }
  }
}

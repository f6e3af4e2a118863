internal import Partnership

/// What an author is, as far as the id says: whoever sits at the machine may be anything.
enum AuthorKind: Sendable {
  case person
  /// Software.
  case service

  /// The kind of an author; nil for whoever sits at the machine.
  init?(_ author: Author) {
    guard author != .local else { return nil }
    self = PersonID(author.text) != nil ? .person : .service
  }
}

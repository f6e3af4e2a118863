internal import Partnership
internal import RecordFormat
internal import Wording
internal import XMLWriting

/// What things are called in a PREMIS document, and how texts stand in it.
struct PreservationNames: Sendable {
  /// What sort of thing a name is of; PREMIS wants it said with every name.
  enum Kind: String {
    /// The origin of a ledger.
    case ledger = "entente ledger"
    /// The id of an action.
    case action = "UUID"
    /// A place in the ledger.
    case sequence = "entente record"
    /// The hash of a document.
    case document = "SHA-256"
    /// A code in an agreement.
    case code = "entente code"
    /// Who recorded.
    case author = "entente author"
    /// An institution.
    case actor = "entente actor"
    /// A statement of rights.
    case rights = "entente rights"
  }

  /// Writes the element that names something: `objectIdentifier` with its type and its value, and the
  /// part that what is named has where it is named.
  func identify(
    _ what: String, _ kind: Kind, _ value: String, role: String? = nil, in writer: XMLWriter
  ) {
    writer.element("\(what)Identifier") {
      writer.element("\(what)IdentifierType", kind.rawValue)
      writer.element("\(what)IdentifierValue", value)
      if let role { writer.element("\(what)Role", role) }
    }
  }

  /// A text as it stands: signs that turn the order of what is beside them around are written out.
  func shown(_ text: String) -> String { withoutReordering(text) }
}

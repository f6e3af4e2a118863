import CanonicalJSON
import Partnership
import Wording

/// One thing a dialogue asks for.
enum Topic: Sendable, Hashable {
  /// Which agreement it is about.
  case agreement
  /// Which type of record.
  case type
  /// The id of an agreement that does not exist yet.
  case newAgreement
  /// When it happened.
  case occurred
  /// Why: where it is late, or the type asks for it.
  case reason
  /// The file that a document of the ledger keeps.
  case document
  /// A field of the type.
  case field(FieldName)
  /// A text in the language the reader has not given it in.
  case translation(FieldName)
  case axes, onBehalfOf, parties
  /// Which of the fields that may be left out are to be given.
  case others
  case evidence, authority, cause
  /// Free text, and the same in the other language.
  case text, textTranslation

  /// The path in the action that a refusal of its answer names.
  var path: String {
    switch self {
    case .agreement, .newAgreement: "agreement"
    case .type, .others: "type"
    case .occurred: "occurred"
    case .reason: "reason"
    case .document: "document"
    case .field(let field), .translation(let field): "data.\(field.name)"
    case .axes: "axes"
    case .onBehalfOf: "on_behalf_of"
    case .parties: "parties"
    case .evidence: "evidence"
    case .authority: "authority"
    case .cause: "cause"
    case .text, .textTranslation: "text"
    }
  }

  /// The key of the action that an option may have given already.
  var key: String? {
    switch self {
    case .occurred, .reason, .axes, .onBehalfOf, .parties, .evidence, .authority, .cause, .text,
      .textTranslation:
      path
    default: nil
    }
  }
}

/// What was answered to a topic.
struct Given: Sendable, Hashable {
  /// What was asked.
  let topic: Topic
  /// The answer as it was typed; empty where the topic was passed over.
  let typed: String
  /// What it says.
  let value: Value

  enum Value: Sendable, Hashable {
    /// Nothing: the topic may be left out.
    case none
    case type(RecordType)
    case agreement(AgreementID)
    /// What goes into the action.
    case json(JSON)
    /// A file, and what the action says of it.
    case file(path: String, JSON)
    /// Which topics were asked for.
    case topics([Topic])
  }
}

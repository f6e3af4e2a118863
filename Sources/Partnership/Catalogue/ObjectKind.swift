/// What sort of thing a code names: everything that records bring into being under a code of their
/// authors' choosing, but axes, which records bear in their header.
///
/// The name is what the field that holds the code is called.
public enum ObjectKind: String, Sendable, Hashable, CaseIterable {
  case amendment
  case commitment
  case dispute
  case document
  case exchange
  case hold
  case incident
  case initiative
  case innovation
  case lead
  case opportunity
  case `protocol`
  case rule
  case tool
  case transfer
}

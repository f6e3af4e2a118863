import CanonicalJSON

extension JSON {
  /// A member of an object; nil of anything else, and where there is none.
  subscript(key: String) -> JSON? { objectValue?[key] }
}

public import CanonicalJSON

/// Why a stored summary cannot be read: it was made by another version, or is damaged.
public enum ProjectionsError: Error, Sendable, Hashable {
  /// The bytes are not canonical JSON.
  case notCanonical(CanonicalJSONError)
  /// A field is missing, unknown or not what it should be.
  case badField(path: String, expected: String)
  /// Another version of the fold made it.
  case otherFoldVersion(Int64)
}

extension ProjectionsError: CustomStringConvertible {
  /// What, where, what now.
  public var description: String {
    switch self {
    case .notCanonical(let error):
      "The stored summary is not canonical JSON (\(error)). Make it again from the records."
    case .badField(let path, let expected):
      "The stored summary has no \(expected) at \(path). Make it again from the records."
    case .otherFoldVersion(let version):
      "The stored summary was made by version \(version) of the fold, not by \(foldVersion). "
        + "Make it again from the records."
    }
  }
}

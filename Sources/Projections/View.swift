public import CanonicalJSON
public import Partnership

/// A read model: what an answer says about one thing, with a JSON form that is promised to stay the
/// same, byte for byte, for the same question at the same `#N` under one ``foldVersion``.
public protocol View: Sendable {
  /// The view's `answer`: ids, codes, dates, numbers, and `{field, sequence}` for words.
  var json: JSON { get }
  /// The view as a table.
  var table: ViewTable { get }
  /// Every word the view points to, for the caller to look up.
  var words: [WordReference] { get }
}

extension View {
  /// The values of the view by their paths.
  public var table: ViewTable { ViewTable(valuesOf: json) }

  /// Every word the view points to, for the caller to look up.
  public var words: [WordReference] { json.wordReferences }
}

public import CanonicalJSON

/// The words of a record: names, titles and texts, by path (`title.fr`, `name`, `reason.en`).
///
/// No rule and no fold reads them, so that erasing them changes no answer.
public struct Words: Sendable, Hashable {
  /// The most bytes of UTF-8 in one text.
  public static let maximumBytes = 65_536

  /// The texts in ascending order of path.
  public private(set) var texts: JSONObject

  /// No words.
  public init() {
    texts = JSONObject()
  }

  /// The flat object of strings that a record's words are; nil when a value is not a string.
  public init?(_ object: JSONObject) {
    guard object.allSatisfy({ $0.value.stringValue != nil }) else { return nil }
    texts = object
  }

  /// The text at a path.
  public subscript(path: String) -> String? {
    get { texts[path]?.stringValue }
    set { texts[path] = newValue.map { .string($0) } }
  }

  /// Whether there are none.
  public var isEmpty: Bool { texts.isEmpty }
  /// The paths in ascending order.
  public var paths: [String] { texts.map(\.key) }
}

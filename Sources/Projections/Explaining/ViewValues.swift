public import CanonicalJSON

/// The values of a view by their stable paths: what is compared, explained and put into tables.
///
/// A *value* is one scalar, or one word reference. Its path goes from the view down,
/// `axes/A1/partners/cnrs/tally/given`; items of a list are known by their `id`; without one by their
/// `record` (an anomaly by its `record`, its name and its `other`), by the two they stand between, or
/// by themselves when they are scalars. Null is no value. `coming` and `under_way` are not in the
/// answer, and hold none.
public struct ViewValues: Sendable, Hashable {
  /// The values by path.
  public private(set) var byPath: [String: JSON] = [:]

  /// The values of a view's JSON.
  public init(of view: JSON) {
    guard case .object(let members) = view else { return }
    for (key, value) in members where !ViewValues.left.contains(key) { collect(value, at: key) }
  }

  /// The value at a path; nil when there is none.
  public subscript(path: String) -> JSON? { byPath[path] }

  /// The paths, ascending by byte.
  public var paths: [String] {
    byPath.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static let left: Set<String> = ["coming", "under_way"]

  private mutating func collect(_ json: JSON, at path: String) {
    if json.wordReference != nil {
      byPath[path] = json
      return
    }
    switch json {
    case .null: break
    case .bool, .integer, .string: byPath[path] = json
    case .object(let members):
      for (key, value) in members { collect(value, at: path + "/" + key) }
    case .array(let items):
      for (index, item) in items.enumerated() {
        collect(item, at: path + "/" + (item.identity ?? String(index)))
      }
    }
  }
}

extension ViewValues {
  /// The value of a view's JSON at one path, found without collecting the others.
  static func value(in view: JSON, at path: String) -> JSON? {
    let json = self.json(in: view, at: path)
    return switch json {
    case .bool, .integer, .string: json
    case .object: json?.wordReference == nil ? nil : json
    case .null, .array, nil: nil
    }
  }

  /// Whether a view has a place at the path that holds nothing: what is not set, a list without items.
  public static func isEmpty(in view: JSON, at path: String) -> Bool {
    switch json(in: view, at: path) {
    case .null: true
    case .array(let items): items.isEmpty
    default: false
    }
  }

  private static func json(in view: JSON, at path: String) -> JSON? {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = steps.first, !left.contains(String(first)) else { return nil }
    var json = view
    for step in steps {
      switch json {
      case .object(let members):
        guard json.wordReference == nil, let member = members[String(step)] else { return nil }
        json = member
      case .array(let items):
        let match = items.enumerated().last { index, item in
          (item.identity ?? String(index)) == step
        }
        guard let match else { return nil }
        json = match.element
      case .null, .bool, .integer, .string: return nil
      }
    }
    return json
  }
}

extension JSON {
  /// What an item of a list is known by; nil for one that has nothing of the kind.
  fileprivate var identity: String? {
    switch self {
    case .null, .array: return nil
    case .bool, .integer, .string: return scalarText
    case .object(let members):
      if let id = members["id"]?.scalarText { return id }
      if let record = members["record"]?.scalarText {
        guard let anomaly = members["anomaly"]?.scalarText else { return record }
        return [record, anomaly, members["other"]?.scalarText].compactMap { $0 }
          .joined(separator: ":")
      }
      let ends = ["giver", "receiver", "one", "other"].compactMap { members[$0]?.scalarText }
      return ends.isEmpty ? nil : ends.joined(separator: ":")
    }
  }
}

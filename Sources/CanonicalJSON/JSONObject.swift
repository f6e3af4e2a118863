/// The members of a JSON object, ascending by the bytes of their keys, no key twice.
///
/// The keys of the profile are ASCII, so this order is also the order RFC 8785 §3.2.3 asks for.
/// Setting a member in the middle moves the ones after it: to build a large object, hand all its
/// members to ``init(uniqueKeysWithValues:)``.
public struct JSONObject: Sendable {
  private var members: [Element]

  /// Makes an object without members.
  public init() { members = [] }

  /// Makes an object of members in any order; a repeated key is a mistake in the program and traps.
  public init(uniqueKeysWithValues members: some Sequence<(String, JSON)>) {
    self.members = members.map { (key: $0.0, value: $0.1) }
    // Most come ascending, and sorting takes longer than seeing that.
    if firstOutOfOrder == nil { return }
    self.members.sort { keyOrder($0.key, $1.key) == .ascending }
    if let repeated = firstOutOfOrder { preconditionFailure("the key \(repeated) is given twice") }
  }

  /// The first key that is not greater than the one before it; nil when all are.
  private var firstOutOfOrder: String? {
    for index in members.indices.dropFirst()
    where keyOrder(members[index - 1].key, members[index].key) != .ascending {
      return members[index].key
    }
    return nil
  }

  /// Takes members that are known to ascend by key.
  init(ascending members: [Element]) { self.members = members }

  /// The keys, ascending by byte.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key: nil when absent, removed when set to nil (`.null` is a value).
  public subscript(key: String) -> JSON? {
    get {
      let place = place(of: key)
      return place.isTaken ? members[place.index].value : nil
    }
    set {
      let place = place(of: key)
      switch (newValue, place.isTaken) {
      case (let value?, true): members[place.index].value = value
      case (let value?, false): members.insert((key: key, value: value), at: place.index)
      case (nil, true): members.remove(at: place.index)
      case (nil, false): break
      }
    }
  }

  /// Where a key is, or would be inserted, by binary search.
  private func place(of key: String) -> (index: Int, isTaken: Bool) {
    var low = 0
    var high = members.count
    while low < high {
      let middle = low + (high - low) / 2
      switch keyOrder(members[middle].key, key) {
      case .same: return (middle, true)
      case .ascending: low = middle + 1
      case .descending: high = middle
      }
    }
    return (low, false)
  }
}

extension JSONObject: RandomAccessCollection {
  /// One member.
  public typealias Element = (key: String, value: JSON)

  /// The position of the first member, 0.
  public var startIndex: Int { 0 }

  /// The position after the last member, the number of members.
  public var endIndex: Int { members.count }

  /// The member at a position.
  public subscript(position: Int) -> Element { members[position] }
}

extension JSONObject: Hashable {
  /// Compares keys and strings by their UTF-8 bytes.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        keyOrder(left.key, right.key) == .same && left.value == right.value
      }
  }

  /// Feeds the number of members and each of them to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for (key, value) in members {
      hasher.combine(key)
      hasher.combine(value)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Makes an object from a literal; a repeated key is a mistake in the program and traps.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(uniqueKeysWithValues: elements)
  }
}

/// How a key stands to another one.
enum KeyOrder { case ascending, same, descending }

/// Compares two keys by their UTF-8 bytes.
func keyOrder(_ left: String, _ right: String) -> KeyOrder {
  keyOrder(left.utf8Span.span, right.utf8Span.span)
}

/// Compares two keys given as bytes.
func keyOrder(_ left: Span<UInt8>, _ right: Span<UInt8>) -> KeyOrder {
  let common = min(left.count, right.count)
  for index in 0..<common where left[index] != right[index] {
    return left[index] < right[index] ? .ascending : .descending
  }
  if left.count == right.count { return .same }
  return left.count < right.count ? .ascending : .descending
}

internal import CanonicalJSON

extension ActionHeader {
  /// A key whose value is not the same in two headers, as each writes it.
  public struct Difference: Sendable, Hashable {
    /// The key.
    public let key: String
    /// What stands in the one; empty when nothing does.
    public let one: String
    /// What stands in the other; empty when nothing does.
    public let other: String
  }

  /// The first key, by name, in which this header is not another; nil when their bytes are the same.
  public func firstDifference(from other: ActionHeader) throws(RecordFormatError) -> Difference? {
    let (mine, others) = (try canonicalBytes(), try other.canonicalBytes())
    guard mine != others else { return nil }
    let (one, two) = (ActionHeader.members(mine), ActionHeader.members(others))
    for key in Set(one.keys).union(two.keys).sorted() where one[key] != two[key] {
      return Difference(key: key, one: one[key] ?? "", other: two[key] ?? "")
    }
    return Difference(key: "header", one: "", other: "")
  }

  private static func members(_ bytes: [UInt8]) -> [String: String] {
    var members: [String: String] = [:]
    do {
      for (key, value) in try JSON(canonical: bytes).objectValue ?? JSONObject() {
        members[key] = try value.canonicalText
      }
    } catch {
      // What this module has just written reads; were it not to, the headers differ all the same.
      members["header"] = String(decoding: bytes, as: UTF8.self)
    }
    return members
  }
}

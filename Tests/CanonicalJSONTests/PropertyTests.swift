import CanonicalJSON
import EntenteTesting
import Foundation
import Testing

@Suite struct `Properties` {
  @Test func `A random value comes back from its bytes, through every reader`() throws {
    var random = SeededRandom(for: "round trip")
    var seen = Set<JSON>()
    for _ in 0..<3_000 {
      let value = random.value(depth: 4)
      let bytes = try value.canonicalBytes
      #expect(try JSON(canonical: bytes) == value)
      #expect(try JSON(parsing: bytes) == value)
      try skip(bytes)
      seen.insert(value)
    }
    #expect(seen.count > 1_000, "the values differ enough to show something")
  }

  @Test func `Shuffled members, white space and needless escapes give the same canonical bytes`()
    throws
  {
    var random = SeededRandom(for: "typed")
    var different = 0
    for _ in 0..<2_000 {
      let value = random.value(depth: 4)
      let bytes = try value.canonicalBytes
      let typed = Array(random.typed(value).utf8)
      let parsed = try JSON(parsing: typed)
      #expect(parsed == value)
      #expect(try parsed.canonicalBytes == bytes)
      if typed != bytes {
        different += 1
        #expect(throws: CanonicalJSONError.self) { try JSON(canonical: typed) }
        #expect(throws: CanonicalJSONError.self) { try skip(typed) }
      }
    }
    #expect(different > 1_000)
  }

  @Test func `Foundation reads the same value from our bytes`() throws {
    var random = SeededRandom(for: "Foundation")
    for _ in 0..<500 {
      let value = random.value(depth: 4)
      // In an array, so that a scalar is a document for every version of Foundation.
      let bytes = try JSON.array([value]).canonicalBytes
      let outside = try JSONDecoder().decode(ReadByFoundation.self, from: Data(bytes))
      #expect(outside.value == [value])
    }
  }

  @Test func `A long object in any order is read in time that grows with its length`() throws {
    var random = SeededRandom(for: "long object")
    let limits = JSONLimits(bytes: 1 << 22)
    let keys = (0..<100_000).map { "k\($0)" }
    let text =
      "{" + keys.shuffled(using: &random).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    let value = try JSON(parsing: Array(text.utf8), limits: limits)
    #expect(value.objectValue?.count == 100_000)
    #expect(value.objectValue?["k99999"] == 1)
    let bytes = try value.canonical(limits: limits)
    #expect(try JSON(canonical: bytes, limits: limits) == value)
  }
}

/// What Foundation makes of a text, as one of our values.
private struct ReadByFoundation: Decodable {
  let value: JSON

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let members = try? container.decode([String: ReadByFoundation].self) {
      // `try?` here and below: another type is tried next, and the last one throws.
      value = .object(JSONObject(uniqueKeysWithValues: members.map { ($0.key, $0.value.value) }))
    } else if let items = try? container.decode([ReadByFoundation].self) {
      value = .array(items.map(\.value))
    } else if let string = try? container.decode(String.self) {
      value = .string(string)
    } else if let bool = try? container.decode(Bool.self) {
      value = .bool(bool)
    } else {
      value = .integer(try container.decode(Int64.self))
    }
  }
}

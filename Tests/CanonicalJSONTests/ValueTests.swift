import CanonicalJSON
import Testing

@Suite struct `Values` {
  let composed = "\u{E9}"
  let decomposed = "e\u{301}"

  @Test func `Strings are equal when their bytes are, not when they look the same`() {
    #expect(composed == decomposed, "Swift's own equality is canonical equivalence")
    #expect(JSON.string(composed) != JSON.string(decomposed))
    #expect(JSON.string(composed) == JSON.string("\u{E9}"))
    #expect(Set([JSON.string(composed), .string(decomposed), .string(composed)]).count == 2)
    #expect(JSON.array([.string(composed)]) != JSON.array([.string(decomposed)]))
    #expect(JSON.object(["a": .string(composed)]) != JSON.object(["a": .string(decomposed)]))
  }

  @Test func `Keys are found by their bytes`() {
    var object = JSONObject()
    object[composed] = 1
    object[decomposed] = 2
    #expect(object.count == 2)
    #expect(object[composed] == 1)
    #expect(object[decomposed] == 2)
    #expect(object.keys.map { Array($0.utf8) } == [[0x65, 0xCC, 0x81], [0xC3, 0xA9]])
  }

  @Test func `Members stand in ascending order of bytes whatever the order of setting`() {
    var object = JSONObject()
    for key in ["b", "a.c", "a", "_", "a_", "9", "aa"] { object[key] = .string(key) }
    #expect(object.keys == ["9", "_", "a", "a.c", "a_", "aa", "b"])
    #expect(object.map(\.value.stringValue) == object.keys)
    object["a"] = nil
    object["missing"] = nil
    object["b"] = .null
    #expect(object.keys == ["9", "_", "a.c", "a_", "aa", "b"])
    #expect(object["a"] == nil)
    #expect(object["b"] == .null)
    #expect(!object.isEmpty)
    #expect(JSONObject().isEmpty)
  }

  @Test func `A literal reads like JSON`() throws {
    let value: JSON = ["b": [1, true, "x", .null], "a": ["k": -2]]
    #expect(try value.canonicalText == #"{"a":{"k":-2},"b":[1,true,"x",null]}"#)
    #expect(value.objectValue?["a"]?.objectValue?["k"]?.integerValue == -2)
    #expect(value.objectValue?["b"]?.arrayValue?.count == 4)
    #expect(value.objectValue?["b"]?.arrayValue?[1].boolValue == true)
    #expect(value.stringValue == nil && value.integerValue == nil && value.boolValue == nil)
    #expect(JSON.null.objectValue == nil && JSON.null.arrayValue == nil)
  }

  @Test func `Values of different kinds differ`() {
    let values: [JSON] = [.null, false, true, 0, 1, "", "0", [], [.null], [:], ["a": .null]]
    #expect(Set(values).count == values.count)
    for (index, value) in values.enumerated() {
      #expect(values.firstIndex(of: value) == index)
    }
  }

  @Test func `A key given twice traps and is named`() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = JSONObject(uniqueKeysWithValues: [("a", 1), ("bis", 2), ("c", 0), ("bis", 3)])
    }
    let said = try #require(result).standardErrorContent
    #expect(String(decoding: said, as: UTF8.self).contains("the key bis is given twice"))
  }
}

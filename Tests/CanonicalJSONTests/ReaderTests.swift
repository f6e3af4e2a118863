import CanonicalJSON
import Testing

@Suite struct `Reading piece by piece` {
  let header = Array(
    #"{"action":"018f","axes":["A1","A2"],"data":{"x":[1,{"y":"é\n\"\\\t"}]},"late":true,"none":null,"sequence":42}"#
      .utf8)

  @Test func `A header is read in order, optional members included`() throws {
    var reader = try CanonicalReader(header.span)
    try reader.enterObject()
    var found = try reader.nextKey(is: "action")
    #expect(found)
    let action = try reader.readStringBytes()
    #expect(Array(header[action]) == Array("018f".utf8))
    found = try reader.nextKey(is: "agreement")
    #expect(!found)
    found = try reader.nextKey(is: "axe")
    #expect(!found)
    found = try reader.nextKey(is: "axes")
    #expect(found)
    try reader.enterArray()
    var axes: [String] = []
    while try reader.nextItem() { axes.append(try reader.readString()) }
    #expect(axes == ["A1", "A2"])
    let data = try reader.nextKey()
    #expect(data.map { Array(header[$0]) } == Array("data".utf8))
    let value = try reader.readValue()
    #expect(value == ["x": [1, ["y": "é\n\"\\\t"]]])
    found = try reader.nextKey(is: "late")
    #expect(found)
    let late = try reader.readBool()
    #expect(late)
    found = try reader.nextKey(is: "none")
    #expect(found)
    try reader.readNull()
    found = try reader.nextKey(is: "sequence")
    #expect(found)
    let sequence = try reader.readInteger()
    #expect(sequence == 42)
    found = try reader.nextKey(is: "zzz")
    #expect(!found)
    try reader.leaveObject()
    #expect(reader.offset == header.count)
    try reader.finish()
  }

  @Test func `Members that are skipped are passed to their end`() throws {
    var reader = try CanonicalReader(header.span)
    try reader.enterObject()
    var keys: [String] = []
    while let key = try reader.nextKey() {
      keys.append(try reader.text(of: key))
      try reader.skipValue()
    }
    try reader.finish()
    #expect(keys == ["action", "axes", "data", "late", "none", "sequence"])
  }

  @Test func `A member nobody asked for is refused at its key`() throws {
    let error = CanonicalJSONError(offset: 1, reason: .unexpectedKey)
    #expect(throws: error) {
      var reader = try CanonicalReader(header.span)
      try reader.enterObject()
      try reader.leaveObject()
    }
    #expect(throws: CanonicalJSONError(offset: 17, reason: .unexpectedKey)) {
      var reader = try CanonicalReader(header.span)
      try reader.enterObject()
      _ = try reader.nextKey(is: "action")
      try reader.skipValue()
      _ = try reader.nextKey(is: "agreement")
      try reader.leaveObject()
    }
  }

  @Test func `An empty object and an empty array are left at once`() throws {
    let text = Array("[{},[]]".utf8)
    var reader = try CanonicalReader(text.span)
    try reader.enterArray()
    var hasItem = try reader.nextItem()
    #expect(hasItem)
    try reader.enterObject()
    let key = try reader.nextKey()
    #expect(key == nil)
    hasItem = try reader.nextItem()
    #expect(hasItem)
    try reader.enterArray()
    hasItem = try reader.nextItem()
    #expect(!hasItem)
    hasItem = try reader.nextItem()
    #expect(!hasItem)
    try reader.finish()
  }

  @Test func `A value of another type is refused where it begins`() throws {
    let values = ["{}", "[]", #""a""#, "1", "-1", "true", "false", "null"]
    for text in values {
      let bytes = Array(text.utf8)
      let error = CanonicalJSONError(offset: 0, reason: .unexpectedType)
      func refuse(unless: [String], _ read: (inout CanonicalReader) throws -> Void) {
        guard !unless.contains(text) else { return }
        #expect(throws: error, "\(text)") {
          var reader = try CanonicalReader(bytes.span)
          try read(&reader)
        }
      }
      refuse(unless: ["{}"]) { try $0.enterObject() }
      refuse(unless: ["[]"]) { try $0.enterArray() }
      refuse(unless: [#""a""#]) { _ = try $0.readString() }
      refuse(unless: [#""a""#]) { _ = try $0.readStringBytes() }
      refuse(unless: ["1", "-1"]) { _ = try $0.readInteger() }
      refuse(unless: ["true", "false"]) { _ = try $0.readBool() }
      refuse(unless: ["null"]) { try $0.readNull() }
    }
  }

  @Test func `What is no value at all is an unexpected byte, white space is not canonical`() {
    for (text, reason) in [
      ("x", .unexpectedByte), ("]", .unexpectedByte), (" 1", .notCanonical),
      ("", .unexpectedEnd),
    ] as [(String, CanonicalJSONError.Reason)] {
      let bytes = Array(text.utf8)
      #expect(throws: CanonicalJSONError(offset: 0, reason: reason)) {
        var reader = try CanonicalReader(bytes.span)
        _ = try reader.readInteger()
      }
    }
  }

  @Test func `A key of another object does not count for the order in this one`() throws {
    let text = Array(#"[{"b":{"a":1,"z":2},"c":3},{"a":{}}]"#.utf8)
    try skip(text)
    #expect(try JSON(canonical: text).canonicalBytes == text)
  }

  @Test func `Bytes with escapes are handed out as written`() throws {
    let text = Array(#""a\n\\""#.utf8)
    var reader = try CanonicalReader(text.span)
    let range = try reader.readStringBytes()
    #expect(Array(text[range]) == Array(#"a\n\\"#.utf8))
  }

  @Test func `Calls that do not fit together trap`() async {
    await #expect(processExitsWith: .failure) {
      let text = Array("[1]".utf8)
      var reader = try CanonicalReader(text.span)
      try reader.enterArray()
      _ = try reader.nextKey()
    }
    await #expect(processExitsWith: .failure) {
      let text = Array("[1]".utf8)
      var reader = try CanonicalReader(text.span)
      try reader.enterArray()
      _ = try reader.readInteger()
    }
    await #expect(processExitsWith: .failure) {
      let text = Array("[1]".utf8)
      var reader = try CanonicalReader(text.span)
      try reader.enterArray()
      try reader.finish()
    }
    await #expect(processExitsWith: .failure) {
      let text = Array(#"{"a":1}"#.utf8)
      var reader = try CanonicalReader(text.span)
      try reader.enterObject()
      try reader.skipValue()
    }
  }
}

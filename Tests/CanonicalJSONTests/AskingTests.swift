import EntenteTesting
import Testing

@testable import CanonicalJSON

@Suite struct `Asking for a key by its name` {
  /// Names that stand near a key and are not it, as far as they can be packed.
  private func neighbours(of key: String) -> [String] {
    [key + "a", key + ".", String(key.dropLast()), "a" + key, String(key.reversed())]
      .filter { $0 != key && $0.utf8.count <= PackedName.maximumBytes }
  }

  private func object(_ random: inout SeededRandom) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0...9, using: &random) {
      // Keys of one, two and four words, beside the short ones.
      let long = String(repeating: random.key(), count: Int.random(in: 1...5, using: &random))
      object[String(long.prefix(PackedName.maximumBytes))] = random.value(depth: 2)
    }
    return object
  }

  @Test func `Finds the next key and no other, in whatever order is asked`() throws {
    var random = SeededRandom(for: "asking for keys")
    var (found, missed) = (0, 0)
    for _ in 0..<2_000 {
      let object = object(&random)
      let keys = object.keys
      let bytes = try JSON.object(object).canonicalBytes
      var reader = try CanonicalReader(bytes.span)
      try reader.enterObject()
      var next = 0
      for _ in 0..<Int.random(in: 0...3 * (keys.count + 1), using: &random) {
        let about = keys.randomElement(using: &random) ?? random.key()
        let wrong = neighbours(of: about).randomElement(using: &random) ?? "absent"
        let likely = next < keys.count ? keys[next] : about
        let asked = [likely, likely, about, wrong].randomElement(using: &random) ?? about
        let isNext = next < keys.count && keys[next] == asked
        let answer = try reader.nextKey(is: PackedName(asked))
        #expect(answer == isNext, "\(asked) before \(next) of \(keys)")
        guard answer else {
          missed += 1
          continue
        }
        let value = try reader.readValue()
        #expect(value == object[asked])
        found += 1
        next += 1
      }
      // What is left is there for who asks for no name.
      for key in keys[next...] {
        let range = try reader.nextKey()
        #expect(range.map { Array(bytes[$0]) } == Array(key.utf8))
        try reader.skipValue()
      }
      let end = try reader.nextKey()
      #expect(end == nil)
      try reader.finish()
    }
    #expect(found > 1_000 && missed > 1_000)
  }

  @Test func `Passes over an object to its end when all its keys are asked for in order`() throws {
    var random = SeededRandom(for: "asking in order")
    for _ in 0..<500 {
      let object = object(&random)
      let bytes = try JSON.object(object).canonicalBytes
      // Those that are there and those that might be, ascending.
      let asked = Set(object.keys + object.keys.flatMap { neighbours(of: $0) })
        .filter { $0.utf8.allSatisfy { Byte.isKey($0) } && !$0.isEmpty }
        .sorted { keyOrder($0, $1) == .ascending }
      var reader = try CanonicalReader(bytes.span)
      try reader.enterObject()
      var found: [String] = []
      for key in asked where try reader.nextKey(is: PackedName(key)) {
        try reader.skipValue()
        found.append(key)
      }
      try reader.leaveObject()
      try reader.finish()
      #expect(found == object.keys)
    }
  }

  @Test func `Refuses what reading without names refuses, at the same byte`() throws {
    var random = SeededRandom(for: "asking in damaged texts")
    var (accepted, refused) = (0, 0)
    var reasons: Set<CanonicalJSONError.Reason> = []
    for _ in 0..<1_500 {
      let original = try JSON.object(object(&random)).canonicalBytes
      for _ in 0..<20 {
        let bytes = damaged(original, &random)
        let skipped = Result { () throws(CanonicalJSONError) in try skipAll(bytes.span) }
        let asked = Result { () throws(CanonicalJSONError) in try askAll(bytes, &random) }
        switch (skipped, asked) {
        case (.success, .success): accepted += 1
        case (.failure(let error), .failure(let other)):
          refused += 1
          reasons.insert(error.reason)
          #expect(error == other, "\(String(decoding: bytes, as: UTF8.self))")
        default: Issue.record("only one of the two reads \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
    #expect(accepted > 500 && refused > 5_000)
    #expect(reasons.isSuperset(of: [.duplicateKey, .keysOutOfOrder, .badKey, .notCanonical]))
  }

  /// A byte changed, left out or put in, mostly one that JSON or the order of keys depends on.
  private func damaged(_ original: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = original
    let telling = Array("\"\"\\{}[],,::09az_. \u{7F}".utf8)
    let byte =
      Int.random(in: 0..<8, using: &random) == 0
      ? UInt8.random(in: 0...255, using: &random) : telling.randomElement(using: &random) ?? 0
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(byte, at: place)
    case 2: bytes.insert(contentsOf: bytes[place...], at: place)
    case 3: repeatMember(of: &bytes)
    default: bytes[place] = byte
    }
    return bytes
  }

  /// Puts all members of an object behind themselves, so that a key comes again or out of order.
  private func repeatMember(of bytes: inout [UInt8]) {
    guard bytes.count > 2 else { return }
    let members = bytes[1..<bytes.count - 1]
    bytes = [Byte.openObject] + members + [Byte.comma] + members + [Byte.closeObject]
  }

  private func skipAll(_ bytes: Span<UInt8>) throws(CanonicalJSONError) {
    var reader = try CanonicalReader(bytes)
    try reader.skipValue()
    try reader.finish()
  }

  /// Passes over a text as `skipValue` does, but asks for the keys by their names.
  private func askAll(_ bytes: [UInt8], _ random: inout SeededRandom) throws(CanonicalJSONError) {
    var reader = try CanonicalReader(bytes.span)
    repeat {
      if !reader.isBeforeValue, reader.isInObject {
        let name = name(in: bytes, from: reader.offset)
        var isFound = false
        if let name, Bool.random(using: &random) {
          for wrong in neighbours(of: name).prefix(Int.random(in: 0...2, using: &random)) {
            isFound = try reader.nextKey(is: PackedName(wrong))
            #expect(!isFound, "\(wrong) was found in place of \(name)")
            // The value comes next, and the key is not asked for again.
            if isFound { break }
          }
        }
        if let name, !isFound { isFound = try reader.nextKey(is: PackedName(name)) }
        if !isFound { _ = try reader.nextKey() }
      } else if !reader.isBeforeValue {
        _ = try reader.nextItem()
      } else if reader.offset < bytes.count, bytes[reader.offset] == Byte.openObject {
        try reader.enterObject()
      } else if reader.offset < bytes.count, bytes[reader.offset] == Byte.openArray {
        try reader.enterArray()
      } else {
        try reader.skipValue()
      }
    } while reader.depth > 0
    try reader.finish()
  }

  /// What stands between the next two quotes, if it can be packed.
  private func name(in bytes: [UInt8], from start: Int) -> String? {
    guard let quote = bytes[start...].firstIndex(of: Byte.quote) else { return nil }
    let name = bytes[(quote + 1)...].prefix { $0 != Byte.quote }
    let text = String(decoding: name, as: UTF8.self)
    return text.utf8.count <= PackedName.maximumBytes ? text : nil
  }
}

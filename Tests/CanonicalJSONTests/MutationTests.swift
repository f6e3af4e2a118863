import CanonicalJSON
import EntenteTesting
import Testing

@Suite struct `Mutations` {
  static let documents = [
    #"{"a":1,"b":"x"}"#,
    #"[0,-1,10,true,false,null]"#,
    #"{"a":{},"a.b":[],"a_":[[]]}"#,
    #""é€😀\n\t\"\\""#,
    #"{"k":9007199254740991}"#,
    "\"\u{FDCF}\u{FFFD}\u{A0}\"",
    #"[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]"#,
  ]

  @Test(arguments: documents)
  func `Every change of one byte is refused or is canonical itself`(document: String) throws {
    let original = Array(document.utf8)
    try skip(original)
    var accepted = 0
    var tried = 0
    for position in original.indices {
      for byte in UInt8.min...UInt8.max where byte != original[position] {
        var changed = original
        changed[position] = byte
        tried += 1
        if try isCanonical(changed) { accepted += 1 }
      }
    }
    for position in 0...original.count {
      var shortened = original
      if position < original.count {
        shortened.remove(at: position)
        _ = try isCanonical(shortened)
      }
      for byte in UInt8.min...UInt8.max {
        var lengthened = original
        lengthened.insert(byte, at: position)
        _ = try isCanonical(lengthened)
      }
    }
    #expect(tried == original.count * 255)
    #expect(accepted < tried / 2)
  }

  @Test func `Sampled changes of longer texts are refused or are canonical themselves`() throws {
    var random = SeededRandom(for: "mutations")
    var accepted = 0
    var refused = 0
    for _ in 0..<200 {
      let value = JSON.array((0..<8).map { _ in random.value(depth: 5) })
      let original = try value.canonicalBytes
      for _ in 0..<100 {
        var changed = original
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        if try isCanonical(changed) { accepted += 1 } else { refused += 1 }
      }
    }
    #expect(accepted > 100, "some changes of a letter give another canonical text")
    #expect(refused > 1_000)
  }

  /// Whether the canonical reader accepts bytes, having checked that everything agrees on them.
  private func isCanonical(_ bytes: [UInt8]) throws -> Bool {
    let read = Result { () throws(CanonicalJSONError) in try JSON(canonical: bytes) }
    let skipped = Result { try skip(bytes) }
    switch (read, skipped) {
    case (.success(let value), .success):
      #expect(try value.canonicalBytes == bytes)
      #expect(try JSON(parsing: bytes) == value)
      return true
    case (.failure(let error), .failure(let other)):
      #expect(other as? CanonicalJSONError == error)
      // What is read from people and refused as canonical must be written differently.
      if let value = try? JSON(parsing: bytes) {
        #expect(try value.canonicalBytes != bytes)
      }
      return false
    default:
      Issue.record("the tree and the pull reader disagree on \(bytes)")
      return false
    }
  }
}

import EntenteTesting
import RecordFormat
import Testing

@Suite struct `Mutated headers` {
  @Test(arguments: GoldenRecord.all)
  func `A header with one byte changed is refused, or is the bytes of another header`(
    golden: GoldenRecord
  ) throws {
    var random = SeededRandom(for: "mutated \(golden.name)")
    let bytes = Array(golden.header.utf8)
    let original = try Header(canonical: bytes)
    let telling = Array("\"\\{}[],:0129-ATZaf \n\u{7F}".utf8)
    var taken = 0
    for index in bytes.indices {
      var values = telling
      for _ in 0..<4 { values.append(UInt8.random(in: 0...255, using: &random)) }
      for value in values where value != bytes[index] {
        var mutated = bytes
        mutated[index] = value
        // Most are refused; which way is for the tables of refusals to say.
        guard let header = try? Header(canonical: mutated) else { continue }
        taken += 1
        #expect(try header.canonicalBytes() == mutated)
        #expect(header != original)
      }
    }
    #expect(taken > 0)
  }

  @Test(arguments: GoldenRecord.all)
  func `A header with a byte added or left out is refused, or is the bytes of another header`(
    golden: GoldenRecord
  ) throws {
    var random = SeededRandom(for: "lengthened \(golden.name)")
    let bytes = Array(golden.header.utf8)
    for index in bytes.indices {
      var shorter = bytes
      shorter.remove(at: index)
      var longer = bytes
      longer.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
      var spaced = bytes
      spaced.insert(0x20, at: index)
      for mutated in [shorter, longer, spaced] {
        guard let header = try? Header(canonical: mutated) else { continue }
        #expect(try header.canonicalBytes() == mutated)
      }
    }
  }
}

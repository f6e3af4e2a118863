import EntenteTesting
import Testing

@testable import Partnership

@Suite struct `Ascending arrays` {
  @Test func `Their union ascends and has each member of either once`() {
    var random = SeededRandom(for: "unions")
    var larger = 0
    for _ in 0..<2_000 {
      func some() -> [Int] {
        let count = Int.random(in: 0...6, using: &random)
        return Set((0..<count).map { _ in Int.random(in: 0..<10, using: &random) }).sorted()
      }
      let (one, other) = (some(), some())
      let union = one.union(with: other)
      #expect(union == (0..<10).filter { one.contains($0) || other.contains($0) })
      if union.count > max(one.count, other.count) { larger += 1 }
    }
    #expect(larger > 500)
  }
}

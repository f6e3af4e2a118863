import EntenteTesting

extension SeededRandom {
  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  /// Some of them, at least one, in their order.
  mutating func some(of elements: [String]) -> [String] {
    let chosen = elements.filter { _ in Bool.random(using: &self) }
    return chosen.isEmpty ? [one(of: elements)] : chosen
  }
}

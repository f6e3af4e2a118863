import Foundation

/// SplitMix64: the same run for the same seed everywhere.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Takes the seed of `ENTENTE_SEED`, or a new one, and prints it.
  init(for test: String) {
    let given = ProcessInfo.processInfo.environment["ENTENTE_SEED"].flatMap { UInt64($0) }
    state = given ?? UInt64.random(in: 0 ... .max)
    print("\(test): ENTENTE_SEED=\(state)")
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  /// Some of them, at least one, in their order.
  mutating func some(of elements: [String]) -> [String] {
    let chosen = elements.filter { _ in Bool.random(using: &self) }
    return chosen.isEmpty ? [one(of: elements)] : chosen
  }
}

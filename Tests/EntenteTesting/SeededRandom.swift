internal import Foundation

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same run for the same seed everywhere.
public struct SeededRandom: RandomNumberGenerator {
  /// The seed of the run, printed when it begins.
  public let seed: UInt64
  private var state: UInt64

  /// Takes the seed of `ENTENTE_SEED`, or a new one, and prints it.
  public init(for test: String) {
    let given = ProcessInfo.processInfo.environment["ENTENTE_SEED"].flatMap { UInt64($0) }
    seed = given ?? UInt64.random(in: 0 ... .max)
    state = seed
    print("\(test): ENTENTE_SEED=\(seed)")
  }

  /// The run of a given seed, for a test that is about what the run contains.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A member of a list; nil of an empty one.
  public mutating func pick<Member>(_ members: [Member]) -> Member? {
    members.isEmpty ? nil : members[Int.random(in: 0..<members.count, using: &self)]
  }
}

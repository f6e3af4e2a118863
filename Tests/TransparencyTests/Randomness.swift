import Foundation
import Testing

/// Random numbers that a failed run can be repeated with: its seed is printed, and read from
/// `ENTENTE_SEED`.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Announces its seed beside what it is for.
  init(for purpose: String) {
    let seed =
      ProcessInfo.processInfo.environment["ENTENTE_SEED"].flatMap { UInt64($0) }
      ?? UInt64.random(in: .min ... .max)
    print("\(purpose): ENTENTE_SEED=\(seed)")
    state = seed
  }

  /// SplitMix64: each state is used once, so that every seed gives another run.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}

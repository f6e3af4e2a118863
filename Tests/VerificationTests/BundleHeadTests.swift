import Testing
import Transparency
import Verification

@Suite struct `The heads of a bundle` {
  @Test func `are the newest of those kept, as many as there is room for`() throws {
    let origin = try Origin("ledger.example.org/other")
    let key = try SignerKey(name: origin.keyName, seed: [UInt8](repeating: 7, count: 32))
    let kept = try (1...4).map { size in
      try Checkpoint(origin: origin, size: UInt64(size), root: Digest(hashing: [UInt8(size)]))
        .signed(by: key)
    }
    let each = kept[0].bytes.count
    #expect(kept.allSatisfy { $0.bytes.count == each })
    #expect(BundleHead.fitting(kept) == kept)
    #expect(BundleHead.fitting(kept, limitBytes: 3 * each - 1) == Array(kept.suffix(2)))
    #expect(BundleHead.fitting(kept, limitBytes: each) == [kept[3]])
  }
}

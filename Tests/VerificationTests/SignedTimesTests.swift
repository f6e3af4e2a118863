import Partnership
import Testing

@testable import Verification

@Suite("The time of a signed record")
struct SignedTimesTests {
  private let signed: SignedRecord

  init() throws {
    signed = SignedRecord(
      record: SequenceNumber(4), signers: ["one"], seen: 4,
      notBefore: try #require(Recorded(unixMicroseconds: 1_700_000_000_000_000)))
  }

  private func seen(
    _ size: UInt64, at time: UInt64, by witness: String = "w", isHosts: Bool = false
  ) -> VerificationReport.CosignatureSeen {
    VerificationReport.CosignatureSeen(
      size: size, witness: witness, name: nil, owner: nil, isHosts: isHosts, time: time,
      record: SequenceNumber(9))
  }

  private func latest(
    _ cosignatures: [VerificationReport.CosignatureSeen], named: Set<String>? = nil
  ) -> UInt64? {
    [signed].bounded(by: cosignatures, among: named).first?.notAfter
  }

  @Test("ends with the first cosignature of a head that covers it")
  func first() {
    #expect(latest([]) == nil)
    #expect(latest([seen(4, at: 1_700_000_100)]) == nil)
    #expect(latest([seen(9, at: 1_700_000_300), seen(5, at: 1_700_000_200)]) == 1_700_000_200)
  }

  @Test("does not end before the head that its author had verified")
  func beforeSeen() {
    let early = seen(5, at: 1_699_999_999)
    #expect(latest([early]) == nil)
    #expect(latest([early, seen(6, at: 1_700_000_500)]) == 1_700_000_500)
    #expect(latest([seen(5, at: 1_700_000_000)]) == 1_700_000_000)
  }

  @Test("is bounded by no witness of the host, and where some were named by these alone")
  func named() {
    let cosignatures = [
      seen(5, at: 1_700_000_100, by: "host", isHosts: true), seen(5, at: 1_700_000_200, by: "a"),
      seen(5, at: 1_700_000_300, by: "b"),
    ]
    #expect(latest(cosignatures) == 1_700_000_200)
    #expect(latest(cosignatures, named: ["b"]) == 1_700_000_300)
    #expect(latest(cosignatures, named: []) == nil)
    #expect(latest(cosignatures, named: ["host"]) == 1_700_000_100)
  }
}

import Partnership
import RecordFormat
import Testing

/// A sealed document as `Tools/golden-records.py` computed it without our code.
///
/// Frozen with format 1, as the records are.
private enum GoldenDocument {
  static let bytes = Array("Curriculum, une page\n".utf8)
  static let sha256 =
    "6dacda779a62905ccbbe4595c613ada4bfa0561e0dcde0d308a92fa50ac95dfe"
  static let record: SequenceNumber = 0x01_0203_0405
  static let key = String(repeating: "61", count: 32)
  static let nonce = String(repeating: "62", count: 12)
  static let sealed =
    "010000000102030405626262626262626262626262f6468214899169723803fbe31c41e5feaaf1ad"
    + "cfbb177255bb93883c95532764cfa32d0b11"
}

@Suite struct `A sealed document` {
  private let key: WordsKey
  private let ledger: LedgerName
  private let sealed = bytes(GoldenDocument.sealed)

  init() throws {
    key = try #require(WordsKey(bytes(GoldenDocument.key)))
    ledger = try #require(LedgerName(GoldenRecord.ledger))
  }

  private func fault(
    _ bytes: [UInt8], sha256: String = GoldenDocument.sha256, key: WordsKey? = nil,
    ledger: LedgerName? = nil
  ) -> String {
    RecordFormatTests.fault {
      let opened = try SealedDocument.open(
        bytes, sha256: sha256, key: key ?? self.key, ledger: ledger ?? self.ledger)
      #expect(opened == GoldenDocument.bytes)
    }
  }

  @Test func `has the bytes that the page on the format says`() throws {
    let nonce = try #require(SealNonce(bytes(GoldenDocument.nonce)))
    let made = SealedDocument.seal(
      GoldenDocument.bytes, sha256: GoldenDocument.sha256, by: GoldenDocument.record, key: key,
      ledger: ledger, nonce: nonce)
    #expect(hex(made) == GoldenDocument.sealed)
    #expect(made.count == GoldenDocument.bytes.count + SealedDocument.overhead)
    #expect(SealedDocument.record(sealing: made) == GoldenDocument.record)
    #expect(fault(made) == "none")
  }

  /// The number of the record is not sealed: it says which key is tried.
  @Test func `is refused with any bit flipped, but for the number of its record`() {
    for index in sealed.indices {
      for bit in 0..<8 {
        var flipped = sealed
        flipped[index] ^= 1 << UInt8(bit)
        let isNumber = (3..<9).contains(index) || (index == 2 && bit < 5)
        #expect(fault(flipped) == (isNumber ? "none" : "documentSealBroken"), "\(index) \(bit)")
        #expect(SealedDocument.record(sealing: flipped) != GoldenDocument.record || index > 8)
      }
    }
  }

  @Test func `is refused cut short or lengthened`() {
    for count in 0..<sealed.count { #expect(fault(Array(sealed.prefix(count))) != "none") }
    #expect(fault(sealed + [0]) == "documentSealBroken")
  }

  @Test func `is refused under another key, ledger or name, and under one that was destroyed`()
    throws
  {
    #expect(fault(sealed, key: .random()) == "documentSealBroken")
    #expect(fault(sealed, key: .erased) == "documentSealBroken")
    let elsewhere = try #require(LedgerName("other"))
    #expect(fault(sealed, ledger: elsewhere) == "documentSealBroken")
    let other = String(repeating: "0", count: 64)
    #expect(fault(sealed, sha256: other) == "documentSealBroken")
  }

  /// GCM alone does not bind a ciphertext to one key: the hash does.
  @Test func `that opens to other bytes than its name says is refused`() {
    let made = SealedDocument.seal(
      Array("other bytes".utf8), sha256: GoldenDocument.sha256, by: 7, key: key, ledger: ledger)
    #expect(fault(made) == "documentSealBroken")
  }

  @Test func `differs each time it is sealed`() {
    let seals = (0..<20).map { _ in
      SealedDocument.seal(
        GoldenDocument.bytes, sha256: GoldenDocument.sha256, by: 7, key: key, ledger: ledger)
    }
    #expect(Set(seals).count == 20)
  }
}

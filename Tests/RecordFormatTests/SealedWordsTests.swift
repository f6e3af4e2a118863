import Partnership
import RecordFormat
import Testing

@Suite struct `Sealed words` {
  let header: ActionHeader
  let opening: Opening
  let key: WordsKey
  let sealed: [UInt8]
  let commitment: Commitment

  init() throws {
    let golden = GoldenRecord.annulled
    let words = try #require(golden.words)
    header = try golden.read().content
    opening = try #require(try golden.wordsOpening())
    key = try #require(WordsKey(bytes(words.key)))
    sealed = bytes(words.sealed)
    commitment = try #require(header.words)
  }

  private func fault(
    _ bytes: [UInt8], key: WordsKey? = nil, ledger: LedgerName? = nil, action: ActionID? = nil,
    commitment: Commitment? = nil
  ) -> String {
    RecordFormatTests.fault {
      _ = try SealedWords.open(
        bytes, key: key ?? self.key, ledger: ledger ?? header.ledger,
        action: action ?? header.action, commitment: commitment ?? self.commitment)
    }
  }

  @Test func `Any flipped bit is refused`() {
    #expect(fault(sealed) == "none")
    for index in sealed.indices {
      for bit in 0..<8 {
        var flipped = sealed
        flipped[index] ^= 1 << UInt8(bit)
        #expect(fault(flipped) == (index == 0 ? "malformed row" : "sealBroken"))
      }
    }
  }

  @Test func `A row cut short or lengthened is refused`() {
    for count in 0..<sealed.count {
      let expected = count > SealedWords.overhead ? "sealBroken" : "malformed row"
      #expect(fault(Array(sealed.prefix(count))) == expected)
    }
    #expect(fault(sealed + [0]) == "sealBroken")
    let tooLong = Array(repeating: UInt8(1), count: (1 << 20) + SealedWords.overhead + 1)
    #expect(fault(tooLong) == "tooLarge sealedWords \(tooLong.count) \(tooLong.count - 1)")
  }

  @Test func `Another key, ledger, action or commitment is refused`() throws {
    #expect(fault(sealed, key: .random()) == "sealBroken")
    let ledger = try #require(LedgerName("other"))
    #expect(fault(sealed, ledger: ledger) == "sealBroken")
    let action = try #require(ActionID("0198a5e4-0c00-7000-8000-000000000001"))
    #expect(fault(sealed, action: action) == "sealBroken")
    #expect(fault(sealed, commitment: header.facts) == "commitmentMismatch words")
  }

  @Test func `The zero key says that the words have been erased`() throws {
    let zero = try #require(WordsKey(Array(repeating: 0, count: 32)))
    #expect(zero.isErased)
    #expect(zero == .erased)
    #expect(fault(sealed, key: zero) == "wordsErased")
    #expect(
      RecordFormatTests.fault {
        _ = try SealedWords.seal(
          opening, key: zero, ledger: header.ledger, action: header.action)
      } == "wordsErased")
  }

  @Test func `Two seals of the same words differ`() throws {
    let seals = try (0..<20).map { _ in
      try SealedWords.seal(opening, key: key, ledger: header.ledger, action: header.action)
    }
    #expect(Set(seals).count == 20)
    for seal in seals { #expect(fault(seal) == "none") }
  }

  @Test func `Words over a mebibyte are not sealed`() {
    let large = Opening(salt: opening.salt, bytes: Array(repeating: 0x20, count: (1 << 20) + 1))
    #expect(
      RecordFormatTests.fault {
        _ = try SealedWords.seal(large, key: key, ledger: header.ledger, action: header.action)
      } == "tooLarge words 1048577 1048576")
  }

  @Test func `A key is shown nowhere`() {
    #expect("\(key)" == "a key")
    #expect(String(reflecting: key) == "a key")
    var shown = ""
    dump(key, to: &shown)
    #expect(!shown.contains("3434") && !shown.contains("3761688987579986996"))
    #expect(WordsKey(Array(repeating: 1, count: 31)) == nil)
  }
}

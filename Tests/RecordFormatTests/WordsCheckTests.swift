import CanonicalJSON
import EntenteTesting
import Partnership
import RecordFormat
import Testing

/// Checking makes no words and is written apart from reading, so each is held to the other.
@Suite struct `Checking words` {
  /// What a call refuses, or nil.
  private func refusal(
    _ call: () throws(RecordFormatError) -> Void
  ) -> RecordFormatError? {
    do throws(RecordFormatError) {
      try call()
      return nil
    } catch {
      return error
    }
  }

  /// Facts that list the words, none, one less, one more, one spelt otherwise, or in another order.
  private func facts(around facts: Facts, _ random: inout SeededRandom) -> [Facts?] {
    let present = facts.wordsPresent
    let place = Int.random(in: 0..<present.count, using: &random)
    var (fewer, more, other) = (present, present, present)
    fewer.remove(at: place)
    more.insert(present[place] + "0", at: place + 1)
    other[place] = "text.de"
    return [facts, nil]
      + [[], fewer, more, other, present.reversed()].map { (texts: [String]) in
        var changed = facts
        changed[.wordsPresent] = texts.isEmpty ? nil : .texts(texts)
        return changed
      }
  }

  /// A byte changed, left out or put in, a path spelt otherwise, or a text that is empty or too long.
  private func mutated(
    _ bytes: [UInt8], _ words: Words, _ random: inout SeededRandom
  ) throws -> [UInt8] {
    var bytes = bytes
    let telling = Array("\"\\{}[],:.0129-af \n\u{7F}".utf8)
    let byte = telling.randomElement(using: &random) ?? 0
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] = byte
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(byte, at: place)
    default: return try JSON.object(mutated(words.texts, &random)).canonicalBytes
    }
    return bytes
  }

  private func mutated(_ texts: JSONObject, _ random: inout SeededRandom) -> JSONObject {
    var texts = texts
    let path = texts.keys.randomElement(using: &random) ?? ""
    let paths = ["text.de", "evidence.64.name", "evidence.0.name", "changes.title.fr", "authority"]
    let long = String(repeating: "\t", count: Words.maximumBytes / 2)
    // Few are long, as those take long to read.
    switch Int.random(in: 0..<40, using: &random) {
    case 0...7: texts[path] = nil
    case 8...15: texts[path] = ""
    case 16...23: texts[path] = 1
    case 24: texts[path] = .string(long + long + (random.isSo() ? "" : "é"))
    default: texts[paths.randomElement(using: &random) ?? path] = "x"
    }
    return texts
  }

  @Test func `Refuses what reading refuses, for the same reason, and nothing else`() throws {
    var random = SeededRandom(for: "checked words")
    var (accepted, refused) = (0, 0)
    for _ in 0..<150 {
      let record = try RandomRecord(using: &random)
      guard let opening = record.wordsOpening else { continue }
      let type = record.header.type
      for round in 0..<12 {
        let bytes =
          round == 0 ? opening.bytes : try mutated(opening.bytes, record.words, &random)
        for facts in facts(around: record.facts, &random) {
          let read = refusal { () throws(RecordFormatError) in
            _ = try WordsFormat.read(bytes, type: type, facts: facts)
          }
          let checked = refusal { () throws(RecordFormatError) in
            try WordsFormat.check(bytes.span, type: type, facts: facts)
          }
          #expect(checked == read, "\(String(decoding: bytes.prefix(500), as: UTF8.self))")
          if read == nil { accepted += 1 } else { refused += 1 }
        }
      }
    }
    #expect(accepted > 300 && refused > 2_000)
  }

  @Test func `Sealed, they are refused as the opening would be`() throws {
    var random = SeededRandom(for: "checked sealed words")
    var refusals: [RecordFormatError?: Int] = [:]
    for _ in 0..<150 {
      let record = try RandomRecord(using: &random)
      guard let opening = record.wordsOpening else { continue }
      for round in 0..<6 {
        var given = opening
        if round > 0 { given.bytes = try mutated(opening.bytes, record.words, &random) }
        // Once committed to as they are, once not, once not at all.
        var header = record.header.content
        let (ledger, action) = (header.ledger, header.action)
        let committed = Commitment.words(
          given.bytes, salt: given.salt, ledger: ledger, action: action)
        header.words = [committed, committed, record.header.words, nil][round % 4]
        let key = WordsKey.random()
        let sealed = try SealedWords.seal(given, key: key, ledger: ledger, action: action)
        for facts in facts(around: record.facts, &random) {
          let read = refusal { () throws(RecordFormatError) in
            _ = try header.words(opening: given, facts: facts)
          }
          let checked = refusal { () throws(RecordFormatError) in
            try header.checkWords(
              sealed: sealed.span, key: key, ActionBinding(ledger, action), facts: facts)
          }
          #expect(checked == read, "\(String(decoding: given.bytes.prefix(500), as: UTF8.self))")
          refusals[read, default: 0] += 1
        }
      }
    }
    #expect(refusals[nil, default: 0] > 50)
    let kinds = Set(refusals.keys.compactMap { $0.map { kind(of: $0) } })
    #expect(
      kinds.isSuperset(of: ["commitmentMismatch", "wordsDisagree", "missingKey", "malformed"]))
  }

  private func kind(of error: RecordFormatError) -> String {
    let words = fault { throw error }.split(separator: " ")
    return words.first.map { String($0) } ?? ""
  }

  @Test func `Sealed, one bit of them, of their key or of their binding is held to`() throws {
    var random = SeededRandom(for: "seals of checked words")
    for _ in 0..<60 {
      let record = try RandomRecord(using: &random)
      guard let opening = record.wordsOpening else { continue }
      let header = record.header.content
      let key = WordsKey.random()
      let sealed = try SealedWords.seal(
        opening, key: key, ledger: header.ledger, action: header.action)
      let other = try RandomRecord(using: &random).header.content
      func check(_ sealed: [UInt8], _ key: WordsKey, _ binding: ActionBinding) -> String {
        fault {
          try header.checkWords(sealed: sealed.span, key: key, binding, facts: record.facts)
        }
      }
      let binding = ActionBinding(header.ledger, header.action)
      var flipped = sealed
      let place = Int.random(in: 1..<sealed.count, using: &random)
      flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      #expect(check(sealed, key, binding) == "none")
      #expect(check(flipped, key, binding) == "sealBroken")
      #expect(check([2] + sealed.dropFirst(), key, binding) == "malformed row")
      #expect(check(sealed, .random(), binding) == "sealBroken")
      #expect(check(sealed, .erased, binding) == "wordsErased")
      #expect(
        check(sealed, key, ActionBinding(other.ledger, header.action)) == "sealBroken")
      #expect(
        check(sealed, key, ActionBinding(header.ledger, other.action)) == "sealBroken")
    }
  }
}

import CanonicalJSON
import EntenteTesting
import Partnership
import RecordFormat

/// A record of any type with any of its fields, as nothing but its grammar wants it.
struct RandomRecord {
  var header: Header
  let facts: Facts
  let words: Words
  let factsOpening: Opening
  let wordsOpening: Opening?

  init(using random: inout SeededRandom) throws {
    let type = RecordType.allCases.randomElement(using: &random) ?? .axisAgreed
    let id = ActionID(
      unixMilliseconds: random.next() >> 20, random: UInt16.random(in: 0...9, using: &random),
      random.next())
    guard let ledger = LedgerName("ledger.example/\(random.lowerCase(1...20))") else {
      throw Unmade()
    }
    (facts, words) = random.content(of: type)
    factsOpening = Opening(
      salt: .random(), bytes: try FactsFormat.canonicalBytes(facts, type: type))
    wordsOpening =
      words.isEmpty
      ? nil
      : Opening(
        salt: .random(),
        bytes: try WordsFormat.canonicalBytes(words, type: type, facts: facts))
    var content = ActionHeader(
      type, action: id, ledger: ledger, author: random.author(),
      facts: .facts(factsOpening.bytes, salt: factsOpening.salt, ledger: ledger, action: id))
    content.words = wordsOpening.map {
      .words($0.bytes, salt: $0.salt, ledger: ledger, action: id)
    }
    let sequence = UInt64.random(in: 2...(1 << 52), using: &random)
    random.fill(&content, before: sequence)
    let recorded = random.recorded()
    content.expires = content.expires.map { max($0, recorded) }
    header = Header(content, recorded: recorded, sequence: SequenceNumber(sequence))
  }

  struct Unmade: Error {}
}

extension SeededRandom {
  mutating func isSo() -> Bool { Bool.random(using: &self) }

  mutating func lowerCase(_ length: ClosedRange<Int>) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    return String(
      (0..<Int.random(in: length, using: &self)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &self)]
      })
  }

  mutating func hexadecimal(_ count: Int) -> String {
    (0..<count).map { _ in String(Int.random(in: 0..<16, using: &self), radix: 16) }.joined()
  }

  mutating func author() -> Author {
    let texts = ["local", "svc-" + lowerCase(1...9), "p-" + lowerCase(16...16)]
    return Author(texts[Int.random(in: 0..<3, using: &self)]) ?? .local
  }

  mutating func recorded() -> Recorded {
    Recorded(startOf: day()).adding(
      microseconds: Int64.random(in: 0..<86_400_000_000, using: &self))
  }

  mutating func day() -> Day {
    Day(
      year: Int.random(in: 1...9999, using: &self), month: Int.random(in: 1...12, using: &self),
      day: Int.random(in: 1...28, using: &self)) ?? .earliest
  }

  mutating func occurred() -> Occurred {
    let day = day()
    let forms = [
      "\(day)", "\(day)T09:30:00-04:00", "\(day)T23:59:59Z", "../\(day)", "\(day)/..",
      "\(day)/9999-12", String("\(day)".prefix(7)), String("\(day)".prefix(4)),
    ]
    return Occurred(forms[Int.random(in: 0..<forms.count, using: &self)]) ?? Occurred(day)
  }

  mutating func some<Value: Comparable & Hashable>(
    _ range: ClosedRange<Int>, _ make: (inout SeededRandom) -> Value
  ) -> [Value] {
    Set((0..<Int.random(in: range, using: &self)).map { _ in make(&self) }).sorted()
  }

  mutating func actors(_ range: ClosedRange<Int>) -> [ActorID] {
    some(range) { $0.lowerCase(1...12) }.compactMap { ActorID($0) }.sorted()
  }

  mutating func axes(_ range: ClosedRange<Int>) -> [Code] {
    some(range) { $0.lowerCase(1...4).uppercased() }.compactMap { Code($0) }.sorted()
  }

  /// What the kind of the type and its place ask for, and by chance what they allow.
  mutating func fill(_ header: inout ActionHeader, before sequence: UInt64) {
    let definition = header.type.definition
    switch definition.scope {
    case .agreement: header.agreement = AgreementID(lowerCase(1...30))
    case .ledger: break
    case .either, .target: if isSo() { header.agreement = AgreementID(lowerCase(1...30)) }
    }
    if definition.kind != .clerical {
      header.occurred = occurred()
      header.onBehalfOf = actors(definition.kind == .act ? 1...4 : 0...2)
    }
    header.axes = axes(0...4)
    header.parties = actors(0...5)
    if isSo() { header.expires = recorded() }
    if header.type == .recordCorrected || header.type == .recordAnnulled {
      header.target = SequenceNumber(UInt64.random(in: 0..<sequence - 1, using: &self))
    }
    if header.type == .recordCorrected {
      if isSo() { header.amends.axes = axes(0...2) }
      if isSo() { header.amends.occurred = occurred() }
      if isSo() { header.amends.parties = actors(0...2) }
    }
    if isSo() { sign(&header, before: sequence) }
  }

  private mutating func sign(_ header: inout ActionHeader, before sequence: UInt64) {
    let size = UInt64.random(in: ((header.target?.index ?? 0) + 1)...sequence, using: &self)
    header.seen = RootHash(hex: hexadecimal(64)).map { SeenCheckpoint(root: $0, size: size) }
    header.signatures = some(0...3) { $0.hexadecimal(64) }.compactMap { key in
      KeyFingerprint(hex: key).flatMap { key in
        ActionSignature(
          key: key, value: (0..<64).map { _ in UInt8.random(in: 0...255, using: &self) })
      }
    }
  }
}

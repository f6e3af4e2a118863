/// Finds which of some terms bytes contain, in one pass over them however many terms there are.
struct TermSearch {
  /// The terms, without repeats.
  let terms: [String]
  private let bytes: [[UInt8]]
  /// The terms that are as long as a key, by the bytes they begin with.
  private var keyed: [UInt64: [Int]] = [:]
  /// Those that are shorter: each is looked for alone.
  private var short: [Int] = []
  /// Whether a key with these upper bits of its hash is of a term: nearly all places are of none.
  private var isLikely = [Bool](repeating: false, count: 1 << TermSearch.hashBits)

  /// The bytes of a key: those of the integer it is kept in.
  private static let keyBytes = 8
  private static let hashBits = 16

  init(for terms: some Sequence<String>) {
    self.terms = Set(terms).sorted()
    bytes = self.terms.map { Array($0.utf8) }
    for (term, bytes) in bytes.enumerated() {
      guard bytes.count >= TermSearch.keyBytes else {
        short.append(term)
        continue
      }
      let key = bytes.prefix(TermSearch.keyBytes).reduce(0) { $0 << 8 | UInt64($1) }
      keyed[key, default: []].append(term)
      isLikely[TermSearch.hash(key)] = true
    }
  }

  /// The terms that stand in some bytes.
  func found(in text: Span<UInt8>) -> [String] {
    var found: Set<Int> = []
    for term in short where isAnywhere(term, in: text) { found.insert(term) }
    guard !keyed.isEmpty else { return found.map { terms[$0] } }
    var key: UInt64 = 0
    for index in text.indices {
      // The bytes before these are shifted out.
      key = key << 8 | UInt64(text[index])
      guard isLikely[TermSearch.hash(key)], let candidates = keyed[key] else { continue }
      let start = index + 1 - TermSearch.keyBytes
      for term in candidates where start >= 0 && isThere(term, in: text, at: start) {
        found.insert(term)
      }
    }
    return found.map { terms[$0] }
  }

  private func isAnywhere(_ term: Int, in text: Span<UInt8>) -> Bool {
    for start in text.indices where isThere(term, in: text, at: start) { return true }
    return false
  }

  private func isThere(_ term: Int, in text: Span<UInt8>, at start: Int) -> Bool {
    let bytes = bytes[term]
    guard bytes.count <= text.count - start else { return false }
    for (offset, byte) in bytes.enumerated() where text[start + offset] != byte { return false }
    return true
  }

  /// Multiplicative hashing by the golden ratio (Knuth, *The Art of Computer Programming*, volume 3, section 6.4).
  private static func hash(_ key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - hashBits))
  }
}

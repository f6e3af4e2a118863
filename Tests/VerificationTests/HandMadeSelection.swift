import Foundation
import Partnership
import RecordFormat
import Transparency
import Verification

/// A folder of tiles and a selection, written byte by byte: also of what no ledger of ours would record.
struct HandMadeSelection {
  let folder: TemporaryFolder
  let key: SignerKey
  private let ledger: LedgerName
  /// The headers, in order.
  private(set) var headers: [[UInt8]] = []
  /// The file of each record, with all that there is of it.
  private(set) var files: [[UInt8]] = []

  init() throws {
    folder = try TemporaryFolder()
    key = try SignerKey(
      name: Origin("ledger.example/x").keyName, seed: [UInt8](repeating: 7, count: 32))
    guard let ledger = LedgerName("ledger.example/x") else { throw Malformed() }
    self.ledger = ledger
  }

  /// Appends a record of those facts and words.
  ///
  /// - Parameter change: Fills in what else its header says.
  @discardableResult
  mutating func add(
    _ type: RecordType, facts: String, words: String? = nil,
    _ change: (inout ActionHeader) -> Void = { _ in }
  ) throws -> UInt64 {
    let sequence = UInt64(headers.count)
    let id = ActionID(unixMilliseconds: 1_650_000_000_000, random: 0, sequence << 2)
    let factsOpening = Opening(salt: .random(), bytes: Array(facts.utf8))
    let wordsOpening = words.map { Opening(salt: .random(), bytes: Array($0.utf8)) }
    var content = ActionHeader(
      type, action: id, ledger: ledger, author: .local,
      facts: .facts(factsOpening.bytes, salt: factsOpening.salt, ledger: ledger, action: id))
    content.words = wordsOpening.map {
      .words($0.bytes, salt: $0.salt, ledger: ledger, action: id)
    }
    change(&content)
    guard let first = Recorded("2022-05-06T12:00:00.000000Z") else { throw Malformed() }
    let header = Header(
      content, recorded: first.adding(microseconds: Int64(sequence)),
      sequence: SequenceNumber(sequence))
    let bytes = try header.canonicalBytes()
    headers.append(bytes)
    files.append(
      try RecordFile(header: bytes, facts: factsOpening, words: wordsOpening).canonicalBytes)
    return sequence
  }

  /// Appends a header as it is.
  mutating func add(header: String) {
    headers.append(Array(header.utf8))
    files.append(Array(#"{"header":\#(header)}"#.utf8))
  }

  /// The file of a record without its words.
  func wordless(_ sequence: Int) throws -> [UInt8] {
    let text = String(decoding: files[sequence], as: UTF8.self)
    guard let words = text.range(of: #","words":{"#) else { throw Malformed() }
    return Array((text[..<words.lowerBound] + "}").utf8)
  }

  /// Writes the folder, with the tiles of all headers under a head signed by the key.
  func write(
    selection: String, records: [[UInt8]], erasures: [[UInt8]] = [], checkpoint: String? = nil
  ) throws {
    let leaves = headers.map { MerkleTree.leafHash(of: $0) }
    let head = try Checkpoint(
      origin: Origin(ledger.text), size: UInt64(headers.count), root: MerkleTree.root(of: leaves))
    for tile in Tile.all(ofSize: UInt64(headers.count)) {
      let bytes =
        tile.content == .entries ? try EntryBundle.bytes(of: headers) : leaves.flatMap(\.bytes)
      try put(bytes, at: tile.path)
    }
    try put(checkpoint.map { Array($0.utf8) } ?? head.signed(by: key).bytes, at: "checkpoint")
    try put(Array(selection.utf8), at: SelectionFolder.selection)
    try put(records.flatMap { $0 + [0x0A] }, at: SelectionFolder.records)
    if !erasures.isEmpty { try put(erasures.flatMap { $0 + [0x0A] }, at: SelectionFolder.erasures) }
  }

  private func put(_ bytes: [UInt8], at path: String) throws {
    let url = URL(filePath: folder.path).appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Verifies the folder as somebody who has the key.
  func verify(policy: String? = nil) throws -> SelectionReport {
    var verifier = SelectionVerifier(folder.path)
    let text = policy ?? "log \(key.verifierKey.text)\nquorum none\n"
    verifier.outside.policy = try TrustPolicy(Array(text.utf8))
    return try verifier.verify()
  }
}

extension SelectionReport {
  /// What is wrong or doubtful, each with its record.
  var faults: [String] {
    verification.faults.map { fault in
      fault.name.rawValue + (fault.record.map { " \($0)" } ?? "")
    }
  }
}

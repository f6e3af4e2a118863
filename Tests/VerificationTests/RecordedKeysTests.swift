import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import RecordFormat
import Testing

@Suite struct `Keys that a ledger records` {
  @Test func `are told with their owner, since when, and until when`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path, isTiny: true)
    let (first, second) = (String(repeating: "ab", count: 32), String(repeating: "cd", count: 32))
    var forgery = try LogForgery(of: path)
    let like = try forgery.last(.actorRegistered)
    func append(_ type: RecordType, _ facts: [(FieldName, FactValue)]) throws -> SequenceNumber {
      let sequence = SequenceNumber(UInt64(forgery.entries.count))
      try forgery.append(like: like) { entry in
        entry.header.content.type = type
        entry.header.content.words = nil
        entry.sealedWords = []
        entry.facts = Facts(facts.map { Facts.Entry($0.0, $0.1) })
      }
      return sequence
    }
    let added = try append(
      .keyAdded, [(.key, .text(first)), (.owner, .text("cnrs")), (.use, .text("act"))])
    let other = try append(
      .keyAdded, [(.key, .text(second)), (.owner, .text("cnrs")), (.use, .text("witness"))])
    let retired = try append(.keyRetired, [(.key, .text(first)), (.why, .text("superseded"))])
    try forgery.write()

    let keys = try Ledger(at: path, access: .reading).recordedKeys()
    #expect(keys.map(\.key) == [first, second])
    #expect(keys.map(\.owner) == ["cnrs", "cnrs"])
    #expect(keys.map(\.use) == ["act", "witness"])
    #expect(keys.map(\.since) == [added, other])
    #expect(keys.map(\.retiredBy) == [retired, nil])
    #expect(keys.map(\.why) == ["superseded", nil])
    #expect(keys[0].retired != nil && keys[1].retired == nil)
  }
}

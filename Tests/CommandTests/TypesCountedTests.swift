import CanonicalJSON
import Foundation
import Testing

@testable import Wording

/// A count of nothing is explained by what would count: by keys of views, which may change.
@Suite struct `A count that has a type of its own` {
  /// The keys of a tally, and each two keys of which one holds the other.
  private func keys(of json: JSON, under holder: String = "") -> Set<String> {
    switch json {
    case .object(let members):
      members.reduce(into: []) { keys, member in
        keys.insert(
          ["counts", "tally"].contains(holder) ? member.key : "\(holder)/\(member.key)")
        keys.formUnion(self.keys(of: member.value, under: member.key))
      }
    case .array(let items): items.reduce(into: []) { $0.formUnion(keys(of: $1, under: holder)) }
    default: []
    }
  }

  @Test func `stands in a view`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "D").code == 0)
    var found: Set<String> = []
    for subject in [
      [], ["agreement"], ["axis", "A1"], ["axis", "A2"], ["axis", "A3"], ["axis", "A4"],
      ["party", "cnrs"],
    ] {
      let run = try Run(
        ["state"] + subject + ["--json", "--as-of", "2024-04-01", "--ledger", "D"], in: scratch.url)
      found.formUnion(keys(of: try #require(try run.json["answer"])))
    }
    let named = Set(ViewPlace.typesCounted.keys)
    #expect(named.subtracting(found) == [])
  }
}

import CanonicalJSON
import Projections
import Testing

@Suite struct `The difference of two views` {
  func paths(_ then: String, _ now: String) throws -> [String] {
    ViewDifference.between(try json(then), try json(now)).values.map(\.path)
  }

  @Test func `A value is one scalar at its path`() throws {
    #expect(
      try paths(#"{"a": 1, "b": {"c": "x"}}"#, #"{"a": 2, "b": {"c": "y"}}"#) == ["a", "b/c"])
    #expect(try paths(#"{"a": 1}"#, #"{"a": 1}"#) == [])
    #expect(try paths(#"{"a": true}"#, #"{"a": 1}"#) == ["a"])
  }

  @Test func `Null is no value, and the same as nothing`() throws {
    #expect(try paths(#"{"a": null}"#, #"{}"#) == [])
    let difference = ViewDifference.between(try json(#"{"a": null}"#), try json(#"{"a": 1}"#))
    #expect(difference.values.map(\.then) == [nil])
    #expect(difference.values.map(\.now) == [1])
    #expect(
      try difference.json
        == json(#"{"records": [], "values": [{"id": "a", "now": 1, "then": null}]}"#))
  }

  @Test func `Items of a list are known by their id wherever they stand`() throws {
    let then = #"{"axes": [{"id": "A1", "n": 1}, {"id": "A2", "n": 5}]}"#
    let now = #"{"axes": [{"id": "A0", "n": 9}, {"id": "A1", "n": 2}, {"id": "A2", "n": 5}]}"#
    #expect(try paths(then, now) == ["axes/A0/id", "axes/A0/n", "axes/A1/n"])
  }

  @Test func `Items without id are known by their record, and anomalies by all three`() throws {
    #expect(
      try paths(#"{"l": [{"record": 3, "type": "x"}]}"#, #"{"l": [{"record": 3, "type": "y"}]}"#)
        == ["l/3/type"])
    let then = #"{"l": [{"anomaly": "A-X", "other": null, "record": 3}]}"#
    let now =
      #"{"l": [{"anomaly": "A-X", "other": null, "record": 3}, {"anomaly": "A-X", "other": 1, "record": 3}]}"#
    #expect(try paths(then, now) == ["l/3:A-X:1/anomaly", "l/3:A-X:1/other", "l/3:A-X:1/record"])
  }

  @Test func `Scalars of a list are known by themselves`() throws {
    #expect(try paths(#"{"l": [1, 2]}"#, #"{"l": [2, 3]}"#) == ["l/1", "l/3"])
  }

  @Test func `A word reference is one value`() throws {
    #expect(
      try paths(
        #"{"w": {"field": "a", "sequence": 1}}"#, #"{"w": {"field": "changes.a", "sequence": 9}}"#)
        == ["w"])
  }

  @Test func `What is coming or under way is not in the answer`() throws {
    #expect(
      try paths(#"{"coming": [], "under_way": []}"#, #"{"coming": [1], "under_way": [2]}"#) == [])
  }
}

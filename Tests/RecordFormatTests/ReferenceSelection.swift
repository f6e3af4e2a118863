import CanonicalJSON
import Partnership
import RecordFormat

/// The records of a selection found the long way.
///
/// From the text of the headers, corrected one by one, and gone through again until nothing is added:
/// slow, and without a line of what it checks.
struct ReferenceSelection {
  let line: JSONObject
  let headers: [JSONObject]

  /// The records of a selection among headers that stand at their places from 0 on.
  init(_ selection: Selection, among headers: [Header]) throws {
    line = try JSON(canonical: selection.canonicalBytes()).objectValue ?? [:]
    self.headers = try headers.prefix(Int(selection.size)).map {
      try JSON(canonical: $0.canonicalBytes()).objectValue ?? [:]
    }
  }

  private func target(_ record: Int) -> Int? {
    headers[record]["target"]?.integerValue.map { Int($0) }
  }

  private func isAnnulled(_ record: Int) -> Bool {
    headers.indices.contains {
      headers[$0]["type"] == "record.annulled" && target($0) == record
    }
  }

  /// A header with what its standing corrections put in place of its labels.
  func corrected(_ record: Int) -> JSONObject {
    var header = headers[record]
    for other in headers.indices
    where headers[other]["type"] == "record.corrected" && target(other) == record
      && !isAnnulled(other)
    {
      for (key, value) in headers[other]["amends"]?.objectValue ?? [:] {
        header[key] = value == .null ? nil : value
      }
    }
    return header
  }

  /// Days as text compare as days: the last of a month is called its 31st.
  private func days(_ written: String) -> (first: String, last: String) {
    let parts = written.split(separator: "/").map(String.init)
    let (from, to) = (parts[0], parts[parts.count - 1])
    func whole(_ date: String, _ rest: String) -> String {
      String(date.prefix(10)) + String(rest.dropFirst(min(date.utf8.count, 10)))
    }
    return (
      from == ".." ? "0000" : whole(from, "0000-01-01"),
      to == ".." ? "9999-99" : whole(to, "0000-12-31")
    )
  }

  private func matches(_ header: JSONObject) -> Bool {
    func isAmong(_ key: String, _ values: [JSON]) -> Bool {
      guard let asked = line[key]?.arrayValue else { return true }
      return asked.contains { values.contains($0) }
    }
    if let agreement = line["agreement"], header["agreement"] != agreement { return false }
    guard isAmong("types", [header["type"] ?? .null]),
      isAmong("axes", header["axes"]?.arrayValue ?? []),
      isAmong("parties", header["parties"]?.arrayValue ?? [])
    else { return false }
    let (from, to) = (line["from"]?.stringValue, line["to"]?.stringValue)
    guard from != nil || to != nil else { return true }
    guard let occurred = header["occurred"]?.stringValue else { return false }
    let (first, last) = days(occurred)
    return first <= to ?? "9999-99" && from ?? "0000" <= last
  }

  /// The records, ascending.
  var sequences: [UInt64] {
    var chosen = Set(
      headers.indices.filter { matches(headers[$0]) || matches(corrected($0)) })
    while true {
      var more = chosen
      for record in headers.indices {
        guard let target = target(record) else { continue }
        if chosen.contains(target) { more.insert(record) }
        if chosen.contains(record) { more.insert(target) }
      }
      if more == chosen { return chosen.sorted().map { UInt64($0) } }
      chosen = more
    }
  }
}

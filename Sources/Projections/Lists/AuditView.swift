public import CanonicalJSON
public import Partnership

/// One of the lists an auditor asks for, of one agreement or of the whole ledger.
public struct AuditView: View, Hashable {
  /// Which list it is.
  public let list: AuditList
  /// What was drawn from what; nil for every list but the sample.
  public let draw: AuditDraw?
  /// The rows, ascending by record.
  public let rows: [AuditRow]

  /// The rows of a list in one history.
  ///
  /// - Parameters:
  ///   - isConcerned: Which of its records to list; all of them unless told.
  ///   - lookUp: What is not in a history: the ids of actions, and what was drawn.
  public init(
    _ list: AuditList, of history: History, in answer: Answer,
    filter: TimelineView.Filter = TimelineView.Filter(), lookUp: AuditLookUp = AuditLookUp(),
    where isConcerned: (Record) -> Bool = { _ in true }
  ) {
    self.list = list
    draw = nil
    var (filter, lookUp) = (filter, lookUp)
    if list == .erased {
      // An erasure has no axis and no party: what it erased has.
      lookUp.erasable =
        lookUp.erasable ?? AuditView.erasable(of: history, in: answer, filter.choice)
      (filter.axis, filter.party) = (nil, nil)
    }
    let timeline = TimelineView(of: history, in: answer, filter: filter)
    rows = AuditRows(
      rows: timeline.rows.filter { isConcerned($0.record) }, history: history, answer: answer,
      lookUp: lookUp
    ).rows(of: list)
  }

  /// The rows of several histories as one list.
  public init(_ list: AuditList, joining parts: [AuditView], draw: AuditDraw? = nil) {
    self.list = list
    self.draw = draw
    rows = parts.flatMap(\.rows).sorted()
  }

  /// The records of a history that a choice lets through, where erasures are listed by what they erased: one
  /// that names no party is of all that its agreement has.
  ///
  /// - Parameter withheld: Records by their labels alone, whose facts are not at hand.
  public static func erasable(
    of history: History, withheld: [Record] = [], in answer: Answer, _ choice: TableChoice
  ) -> Set<SequenceNumber> {
    let standing = history.records.map { history[$0.sequence]?.record ?? $0 }
    return Set(
      (standing + withheld).filter { record in
        guard record.parties.isEmpty, record.agreement != nil else {
          return choice.includes(record)
        }
        return choice.includes(axesOf: record)
          && (choice.includesEveryPartner
            || answer.state.agreement.parties.contains(where: choice.includes))
      }.map(\.sequence))
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "draw": draw?.json ?? .null, "list": .string(list.rawValue), "rows": .array(rows.map(\.json)),
    ]
  }

  /// One row a row; of what was imported with the source, which the JSON has among its words.
  public var table: ViewTable {
    let items = rows.map { row -> JSON in
      guard list == .imported, var item = row.json.objectValue else { return row.json }
      item["source"] = .word(row.source?.name)
      item["source_sha256"] = .optional(row.source?.sha256)
      return .object(item)
    }
    return ViewTable(of: items, beginningWith: ["record"])
  }

  /// The words its JSON points to, and the names of the files that its rows are from.
  public var words: [WordReference] {
    json.wordReferences + rows.compactMap { $0.source?.name }
  }
}

/// The lists an auditor asks for.
public enum AuditList: String, Sendable, Hashable, CaseIterable {
  /// Records recorded over 30 days after their last day.
  case late
  /// Records whose action an import made up, because the file gave it none.
  case imported
  /// What standing corrections changed, one change a row.
  case corrected
  /// Records that were annulled.
  case annulled
  /// Erasures, and what they cover.
  case erased
  /// What is out of rule.
  case anomalies
  /// Exports that were handed out.
  case exports
  /// Records drawn by a seed.
  case sample
  /// The register of transfers.
  case transfers
  /// The register of incidents.
  case incidents
}

/// How a sample was drawn, for whoever draws it again.
public struct AuditDraw: Sendable, Hashable {
  /// The seed the auditor gave.
  public let seed: UInt64
  /// How many records were asked for.
  public let size: Int
  /// Of how many records.
  public let population: Int

  /// A draw of those numbers.
  public init(seed: UInt64, size: Int, population: Int) {
    self.seed = seed
    self.size = size
    self.population = population
  }

  /// The draw as JSON; the seed as text, because it may be greater than any integer of JSON here.
  public var json: JSON {
    [
      "of": .count(population), "seed": .string(String(seed)), "size": .count(size),
    ]
  }
}

/// What a list needs beside a history.
public struct AuditLookUp: Sendable {
  /// One record of a sample.
  public struct Drawn: Sendable, Hashable {
    /// Its place in the draw, from 1.
    public let place: Int
    /// The hash that gave it its place, 64 hexadecimal digits.
    public let digest: String

    /// A record drawn at a place, by a hash.
    public init(place: Int, digest: String) {
      self.place = place
      self.digest = digest
    }
  }

  /// The id of each record's action, of the records whose id matters.
  public let actions: [SequenceNumber: ActionID]
  /// The records of a sample.
  public let drawn: [SequenceNumber: Drawn]
  /// The hashes of the files that were imported.
  public let files: Set<String>
  /// The records whose erasure is listed; nil for those of the history that filters let through.
  public var erasable: Set<SequenceNumber>?

  /// Nothing, unless told.
  public init(
    actions: [SequenceNumber: ActionID] = [:], drawn: [SequenceNumber: Drawn] = [:],
    files: Set<String> = [], erasable: Set<SequenceNumber>? = nil
  ) {
    self.erasable = erasable
    self.files = files
    self.actions = actions
    self.drawn = drawn
  }
}

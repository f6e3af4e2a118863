internal import Partnership

/// The counts of a board while they are made, in one pass over the records.
///
/// Row 0 is for all records, row 1 for those without axis, then one an axis as it turns up; column 0
/// is for all partners, then one a partner. A record is visited once in each row and column it
/// belongs to, hence totals of distinct records. There are a handful of each: a look along a short
/// list is faster than a hash.
struct BoardTallies {
  private(set) var axes: [Code] = []
  private(set) var partners: [ActorID] = []
  private var rows: [[Cell]] = [[Cell()], [Cell()]]
  private let parties: [ActorID]

  private struct Cell {
    var tally = Tally()
    /// The index in the answer of the last record.
    var last: Int?
    var gaveToParty = false
    var receivedFromParty = false
  }

  /// The rows and columns of the record being counted.
  private var places = (rows: [Int](), columns: [Int]())

  /// - Parameter isWanted: Whether a record is counted; whether know-how went both ways is told of all of them.
  init(
    of agreement: AgreementID, in answer: Answer, where isWanted: (Record) -> Bool
  ) {
    let state = answer.state.agreement
    parties = state.parties
    for axis in state.axes.keys { _ = row(of: axis) }
    for party in state.parties { _ = column(of: party) }
    let held = Set(state.exchanges.values.filter { $0.stage == .held }.compactMap(\.held))
    var counted: [Object: [Int]] = [:]
    for index in answer.records.indices {
      // Once: a record is copied each time it is asked for.
      let record = answer.records[index].record
      guard record.counts(in: agreement) else { continue }
      guard isWanted(record) else {
        if record.type == .knowhowTransferred { markKnowhow(of: record) }
        continue
      }
      find(record.axes, record.parties)
      forEachCell { cell, _ in
        cell.tally.records += 1
        cell.last = index
      }
      switch record.type {
      case .exchangeHeld where held.contains(record.sequence):
        forEachCell { cell, _ in cell.tally.exchangesHeld += 1 }
      case .knowhowTransferred:
        countKnowhow(record.facts)
        markKnowhow(of: record)
      case .transferMade: countTransfer(record.facts)
      case .relationEstablished: forEachCell { cell, _ in cell.tally.relations += 1 }
      default: break
      }
      guard let tally = Tally.object(record.type), let object = Object(record) else { continue }
      count(tally, &counted[object, default: []])
    }
    countCommitments(in: answer, where: isWanted)
    nameLast(in: answer)
  }

  /// The tally of an axis and a partner; nil for all axes or all partners.
  func tally(axis: Code?, partner: ActorID?) -> Tally {
    let row = axis.flatMap { axes.firstIndex(of: $0) }.map { $0 + 2 } ?? 0
    return tally(row, partner)
  }

  /// The tally of what has no axis, for a partner or all of them.
  func tallyWithoutAxis(partner: ActorID?) -> Tally { tally(1, partner) }

  private func tally(_ row: Int, _ partner: ActorID?) -> Tally {
    let column = partner.flatMap { partners.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    return rows[row][column].tally
  }

  /// Whether every party has given to and received from some other party on an axis.
  func isMutual(on axis: Code) -> Bool {
    guard let row = axes.firstIndex(of: axis), !parties.isEmpty else { return false }
    return parties.allSatisfy { party in
      guard let column = partners.firstIndex(of: party) else { return false }
      return rows[row + 2][column + 1].gaveToParty && rows[row + 2][column + 1].receivedFromParty
    }
  }
}

extension BoardTallies {
  /// Counts an object once in a cell, however many records speak of it there.
  private mutating func count(_ tally: WritableKeyPath<Tally, Int>, _ seen: inout [Int]) {
    forEachCell { cell, place in
      guard !seen.contains(place) else { return }
      seen.append(place)
      cell.tally[keyPath: tally] += 1
    }
  }

  private mutating func countKnowhow(_ facts: Facts) {
    let from = facts.actor(.giver).map { column(of: $0) }
    let to = facts.actor(.receiver).map { column(of: $0) }
    for row in places.rows {
      rows[row][0].tally.given += 1
      rows[row][0].tally.received += 1
      if let from { rows[row][from].tally.given += 1 }
      if let to { rows[row][to].tally.received += 1 }
    }
  }

  /// Remembers between which parties a transfer of know-how went, whether it is counted or not.
  private mutating func markKnowhow(of record: Record) {
    guard let giver = record.facts.actor(.giver), let receiver = record.facts.actor(.receiver),
      giver != receiver, parties.contains(giver), parties.contains(receiver)
    else { return }
    let (from, to) = (column(of: giver), column(of: receiver))
    for row in record.axes.compactMap({ axes.firstIndex(of: $0) }) {
      rows[row + 2][from].gaveToParty = true
      rows[row + 2][to].receivedFromParty = true
    }
  }

  private mutating func countTransfer(_ facts: Facts) {
    let from = facts.actor(.sender).map { column(of: $0) }
    let to = facts.actor(.receiver).map { column(of: $0) }
    for row in places.rows {
      rows[row][0].tally.sent += 1
      rows[row][0].tally.obtained += 1
      if let from { rows[row][from].tally.sent += 1 }
      if let to { rows[row][to].tally.obtained += 1 }
    }
  }

  private mutating func countCommitments(in answer: Answer, where isWanted: (Record) -> Bool) {
    let state = answer.state.agreement
    for commitment in state.commitments.values {
      guard let record = (commitment.made ?? commitment.records.first).flatMap({ answer[$0] }),
        isWanted(record.record)
      else { continue }
      let stage = commitment.stage(on: answer.day, in: state)
      find(record.axes, commitment.debtors)
      forEachCell { cell, _ in cell.tally.commitments.add(stage) }
    }
  }

  /// Names the last record of each cell; many cells share one.
  private mutating func nameLast(in answer: Answer) {
    var lines: [Int: RecordLine] = [:]
    for row in rows.indices {
      for column in rows[row].indices {
        guard let index = rows[row][column].last else { continue }
        let line = lines[index] ?? RecordLine(answer.records[index])
        lines[index] = line
        rows[row][column].tally.last = line
      }
    }
  }

  /// Finds the rows and columns of some axes and actors, and those for all.
  private mutating func find(_ codes: [Code], _ actors: [ActorID]) {
    places.rows.removeAll(keepingCapacity: true)
    places.columns.removeAll(keepingCapacity: true)
    places.rows.append(0)
    if codes.isEmpty { places.rows.append(1) }
    for code in codes { places.rows.append(row(of: code)) }
    places.columns.append(0)
    for actor in actors { places.columns.append(column(of: actor)) }
  }

  /// Changes each cell where the rows and columns that were found cross.
  @inline(__always)
  private mutating func forEachCell(_ change: (inout Cell, _ place: Int) -> Void) {
    for row in places.rows {
      for column in places.columns { change(&rows[row][column], row << 32 | column) }
    }
  }

  private mutating func row(of axis: Code) -> Int {
    if let index = axes.firstIndex(of: axis) { return index + 2 }
    axes.append(axis)
    rows.append(Array(repeating: Cell(), count: partners.count + 1))
    return axes.count + 1
  }

  private mutating func column(of partner: ActorID) -> Int {
    if let index = partners.firstIndex(of: partner) { return index + 1 }
    partners.append(partner)
    for row in rows.indices { rows[row].append(Cell()) }
    return partners.count
  }
}

/// An object that several records may speak of.
private struct Object: Hashable {
  let kind: ObjectKind
  let code: String

  init?(_ record: Record) {
    let definition = record.type.definition
    guard let kind = definition.objectKind,
      let code = definition.objectField.flatMap({ record.facts.text($0) })
    else { return nil }
    self.kind = kind
    self.code = code
  }
}

extension Tally {
  /// Where the objects that a type of record speaks of are counted; nil for those that are not.
  fileprivate static func object(_ type: RecordType) -> WritableKeyPath<Tally, Int>? {
    switch type.definition.objectKind {
    case .innovation: \.innovations
    case .lead: \.leads
    case .protocol: \.protocols
    case .tool: \.tools
    default: nil
    }
  }
}

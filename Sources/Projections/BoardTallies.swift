internal import Partnership

/// The counts of a board while they are made: one row an axis, one for records without axis, one
/// for all; one column a partner, one for all.
///
/// A record is visited once in each row and column it belongs to, hence totals of distinct records.
struct BoardTallies {
  let axes: [Code]
  let partners: [ActorID]
  private var tallies: [Tally]
  /// The index in the answer of the last record of each cell.
  private var last: [Int?]
  /// By axis: which partners, by index, have given to and received from a party.
  private var gave: [Set<Int>]
  private var received: [Set<Int>]
  private let parties: [Int]

  var withoutAxisRow: Int { axes.count }
  var allRow: Int { axes.count + 1 }
  var allColumn: Int { partners.count }

  init(of agreement: AgreementID, in answer: Answer) {
    let state = answer.state.agreement
    var axes = Array(state.axes.keys)
    var partners = state.parties
    let counted = answer.records.indices.filter { answer.records[$0].counts(in: agreement) }
    // There are a handful of axes and partners: a look along a short list is faster than a hash.
    for index in counted {
      for axis in answer.records[index].record.axes where !axes.contains(axis) {
        axes.append(axis)
      }
      for partner in answer.records[index].record.parties where !partners.contains(partner) {
        partners.append(partner)
      }
    }
    self.axes = axes.sorted()
    self.partners = partners.sorted()
    let size = (axes.count + 2) * (partners.count + 1)
    tallies = Array(repeating: Tally(), count: size)
    last = Array(repeating: nil, count: size)
    gave = Array(repeating: [], count: axes.count)
    received = gave
    let sorted = self.partners
    parties = state.parties.compactMap { sorted.firstIndex(of: $0) }
    count(counted, in: answer)
    countCommitments(in: answer)
    nameLast(in: answer)
  }

  private mutating func count(_ indices: [Int], in answer: Answer) {
    let held = Set(
      answer.state.agreement.exchanges.values.filter { $0.stage == .held }.compactMap(\.held))
    var promoted: [String: [Bool]] = [:]
    let nowhere = Array(repeating: false, count: tallies.count)
    var rows: [Int] = []
    var columns: [Int] = []
    for index in indices {
      find(answer.records[index].record.axes, into: &rows)
      find(answer.records[index].record.parties, into: &columns)
      for row in rows {
        for column in columns {
          let cell = cell(row, column)
          tallies[cell].records += 1
          last[cell] = index
        }
      }
      switch answer.records[index].record.type {
      case .exchangeHeld where held.contains(answer.records[index].record.sequence):
        for row in rows {
          for column in columns { tallies[cell(row, column)].exchangesHeld += 1 }
        }
      case .innovationPromoted:
        guard let code = answer.records[index].record.facts.text(.innovation) else { continue }
        // An innovation counts once in a cell, however often it was promoted there.
        var seen = promoted.removeValue(forKey: code) ?? nowhere
        for row in rows {
          for column in columns where !seen[cell(row, column)] {
            seen[cell(row, column)] = true
            tallies[cell(row, column)].innovations += 1
          }
        }
        promoted[code] = seen
      case .knowhowTransferred: countTransfer(answer.records[index].record.facts, rows)
      default: break
      }
    }
  }

  private mutating func countTransfer(_ facts: Facts, _ rows: [Int]) {
    let giver = facts.actor(.giver).flatMap { partners.firstIndex(of: $0) }
    let receiver = facts.actor(.receiver).flatMap { partners.firstIndex(of: $0) }
    for row in rows {
      if let giver { tallies[cell(row, giver)].given += 1 }
      if let receiver { tallies[cell(row, receiver)].received += 1 }
      tallies[cell(row, allColumn)].given += 1
      tallies[cell(row, allColumn)].received += 1
      if row < axes.count, let giver, let receiver, giver != receiver, parties.contains(giver),
        parties.contains(receiver)
      {
        gave[row].insert(giver)
        received[row].insert(receiver)
      }
    }
  }

  private mutating func countCommitments(in answer: Answer) {
    let state = answer.state.agreement
    var rows: [Int] = []
    var columns: [Int] = []
    for commitment in state.commitments.values {
      guard let record = (commitment.made ?? commitment.records.first).flatMap({ answer[$0] })
      else { continue }
      let stage = commitment.stage(on: answer.day, in: state)
      find(record.record.axes, into: &rows)
      find(commitment.debtors, into: &columns)
      for row in rows {
        for column in columns {
          tallies[cell(row, column)].commitments.add(stage)
        }
      }
    }
  }

  /// The tally of one cell.
  func tally(row: Int, column: Int) -> Tally { tallies[cell(row, column)] }

  /// Names the last record of each cell; many cells share one.
  private mutating func nameLast(in answer: Answer) {
    var lines: [Int: RecordLine] = [:]
    for cell in tallies.indices {
      guard let index = last[cell] else { continue }
      let line = lines[index] ?? RecordLine(answer.records[index])
      lines[index] = line
      tallies[cell].last = line
    }
  }

  /// Whether every party has given to and received from some other party on an axis.
  func isMutual(row: Int) -> Bool {
    !parties.isEmpty && parties.allSatisfy { gave[row].contains($0) && received[row].contains($0) }
  }

  private func cell(_ row: Int, _ column: Int) -> Int { row * (partners.count + 1) + column }

  /// The rows of a record: its axes or the one without, and the one for all.
  private func find(_ codes: [Code], into rows: inout [Int]) {
    rows.removeAll(keepingCapacity: true)
    for code in codes {
      if let row = axes.firstIndex(of: code) { rows.append(row) }
    }
    if rows.isEmpty { rows.append(withoutAxisRow) }
    rows.append(allRow)
  }

  /// The columns of a record: its parties, and the one for all.
  private func find(_ actors: [ActorID], into columns: inout [Int]) {
    columns.removeAll(keepingCapacity: true)
    for actor in actors {
      if let column = partners.firstIndex(of: actor) { columns.append(column) }
    }
    columns.append(allColumn)
  }
}

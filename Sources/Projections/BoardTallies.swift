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
    var axes = Set(state.axes.keys)
    var partners = Set(state.parties)
    var lastAxes: [Code] = []
    var lastParties: [ActorID] = []
    let counted = answer.records.indices.filter { answer.records[$0].counts(in: agreement) }
    for index in counted {
      // Most records repeat the axes and parties of the one before.
      if answer.records[index].record.axes != lastAxes {
        lastAxes = answer.records[index].record.axes
        axes.formUnion(lastAxes)
      }
      if answer.records[index].record.parties != lastParties {
        lastParties = answer.records[index].record.parties
        partners.formUnion(lastParties)
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
  }

  private mutating func count(_ indices: [Int], in answer: Answer) {
    let held = Set(
      answer.state.agreement.exchanges.values.filter { $0.stage == .held }.compactMap(\.held))
    var promoted: Set<Promotion> = []
    for index in indices {
      let rows = rows(answer.records[index].record.axes)
      let columns = columns(answer.records[index].record.parties)
      let type = answer.records[index].type
      let isHeld = type == .exchangeHeld && held.contains(answer.records[index].sequence)
      let innovation =
        type == .innovationPromoted ? answer.records[index].facts.text(.innovation) : nil
      for row in rows {
        for column in columns {
          let cell = cell(row, column)
          tallies[cell].records += 1
          last[cell] = index
          if isHeld { tallies[cell].exchangesHeld += 1 }
          if let innovation, promoted.insert(Promotion(of: innovation, in: cell)).inserted {
            tallies[cell].innovations += 1
          }
        }
      }
      if type == .knowhowTransferred { countTransfer(answer.records[index].facts, rows) }
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
    for commitment in state.commitments.values {
      guard let record = (commitment.made ?? commitment.records.first).flatMap({ answer[$0] })
      else { continue }
      let stage = commitment.stage(on: answer.day, in: state)
      for row in rows(record.record.axes) {
        for column in columns(commitment.debtors) {
          tallies[cell(row, column)].commitments.add(stage)
        }
      }
    }
  }

  /// The tally of one cell.
  func tally(row: Int, column: Int, in answer: Answer) -> Tally {
    let cell = cell(row, column)
    var tally = tallies[cell]
    tally.last = last[cell].map { RecordLine(answer.records[$0]) }
    return tally
  }

  /// Whether every party has given to and received from some other party on an axis.
  func isMutual(row: Int) -> Bool {
    !parties.isEmpty && parties.allSatisfy { gave[row].contains($0) && received[row].contains($0) }
  }

  private func cell(_ row: Int, _ column: Int) -> Int { row * (partners.count + 1) + column }

  /// The rows of a record: its axes or the one without, and the one for all.
  private func rows(_ codes: [Code]) -> [Int] {
    let rows = codes.compactMap { axes.firstIndex(of: $0) }
    return (rows.isEmpty ? [withoutAxisRow] : rows) + [allRow]
  }

  /// The columns of a record: its parties, and the one for all.
  private func columns(_ actors: [ActorID]) -> [Int] {
    actors.compactMap { partners.firstIndex(of: $0) } + [allColumn]
  }

  /// An innovation counts once in a cell, however often it was promoted there.
  private struct Promotion: Hashable {
    let innovation: String
    let cell: Int

    init(of innovation: String, in cell: Int) {
      self.innovation = innovation
      self.cell = cell
    }
  }
}

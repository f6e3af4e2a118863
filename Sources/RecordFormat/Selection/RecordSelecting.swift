public import Partnership

/// Finds the records of a selection in one pass over the headers of a log.
///
/// Of most records a byte is kept: what they meet. Only corrections and annulments are remembered, so
/// that a log of millions fits.
public struct RecordSelecting: Sendable {
  /// What is asked for.
  public let selection: Selection

  /// By sequence, what each header meets.
  private var met: [UInt8] = []
  /// What each correction and annulment targets.
  private var targets: [UInt64: UInt64] = [:]
  /// The corrections of each record, ascending.
  private var corrections: [UInt64: [Correction]] = [:]
  /// The first annulment of each record.
  private var annulments: [UInt64: UInt64] = [:]

  private struct Correction: Sendable {
    let sequence: UInt64
    let amends: Amendments
  }

  /// Begins to select.
  public init(_ selection: Selection) {
    self.selection = selection
  }

  /// Takes the next header; those that the selection does not cover change nothing.
  ///
  /// Headers come in ascending order of sequence. One that is left out, because it does not read, is in
  /// no selection.
  public mutating func take(_ header: Header) {
    let sequence = header.sequence.index
    guard sequence < selection.size, sequence >= UInt64(met.count) else { return }
    while UInt64(met.count) < sequence { met.append(0) }
    met.append(selection.met(by: header).rawValue)
    guard let target = header.target?.index else { return }
    targets[sequence] = target
    if header.type == .recordAnnulled {
      annulments[target] = annulments[target] ?? sequence
    } else {
      corrections[target, default: []].append(
        Correction(sequence: sequence, amends: header.amends))
    }
  }

  /// The records of the selection: those that match, and whatever corrections and annulments tie
  /// to them.
  public func selected() -> SelectedRecords {
    // Whatever hangs together by targets comes in together; its first record stands for it.
    var firsts: [UInt64: UInt64] = [:]
    for (sequence, target) in targets.sorted(by: { $0.key < $1.key }) {
      firsts[sequence] = firsts[target] ?? target
    }
    var isChosen = [Bool](repeating: false, count: met.count)
    for index in met.indices where match(of: UInt64(index)) != nil {
      isChosen[Int(firsts[UInt64(index)] ?? UInt64(index))] = true
    }
    var selected = SelectedRecords(selection: selection)
    for index in met.indices {
      let sequence = UInt64(index)
      guard isChosen[Int(firsts[sequence] ?? sequence)] else { continue }
      selected.sequences.append(sequence)
      let mark = mark(on: sequence)
      if mark != SelectedRecords.Mark() { selected.marks[sequence] = mark }
    }
    return selected
  }

  /// Why a record matches by itself; nil when it does not.
  private func match(of sequence: UInt64) -> SelectedRecords.Match? {
    let recorded = Meets(rawValue: met[Int(sequence)])
    if recorded == .all { return .recorded }
    let corrected = standing(of: sequence).reduce(recorded) { met, correction in
      selection.met(by: correction.amends, replacing: met)
    }
    return corrected == .all ? .corrected : nil
  }

  private func standing(of sequence: UInt64) -> [Correction] {
    guard let all = corrections[sequence] else { return [] }
    return all.filter { annulments[$0.sequence] == nil }
  }

  private func mark(on sequence: UInt64) -> SelectedRecords.Mark {
    var mark = SelectedRecords.Mark()
    mark.match = match(of: sequence) ?? .tied
    mark.annulledBy = annulments[sequence]
    for correction in standing(of: sequence) {
      mark.correctedBy.append(correction.sequence)
      mark.amends.replace(by: correction.amends)
    }
    return mark
  }
}

/// The records of a selection, and what is to be said of some of them.
public struct SelectedRecords: Sendable, Equatable {
  /// What was asked for.
  public let selection: Selection
  /// The records, ascending.
  public internal(set) var sequences: [UInt64] = []
  /// What is to be said of those that do not merely match as they were recorded.
  public internal(set) var marks: [UInt64: Mark] = [:]

  init(selection: Selection) {
    self.selection = selection
  }

  /// Why a record is in the selection.
  public enum Match: String, Sendable, Hashable {
    /// Its header matches as it was recorded.
    case recorded
    /// Its header matches with its standing corrections, and not without.
    case corrected
    /// A correction or an annulment ties it to one that matches.
    case tied
  }

  /// What became of a record, and why it is here.
  public struct Mark: Sendable, Hashable {
    /// Why it is here.
    public internal(set) var match = Match.recorded
    /// The first record that annuls it.
    public internal(set) var annulledBy: UInt64?
    /// The standing corrections of it, ascending.
    public internal(set) var correctedBy: [UInt64] = []
    /// What they make of its header, all together.
    public internal(set) var amends = Amendments()
  }

  /// Whether a record is among them.
  public func contains(_ sequence: UInt64) -> Bool { index(of: sequence) != nil }

  /// At which place a record stands among them; nil when it does not.
  public func index(of sequence: UInt64) -> Int? {
    var low = 0
    var high = sequences.count
    while low < high {
      let middle = (low + high) / 2
      if sequences[middle] < sequence { low = middle + 1 } else { high = middle }
    }
    return low < sequences.count && sequences[low] == sequence ? low : nil
  }
}

extension Amendments {
  /// Takes over what a later correction replaces.
  fileprivate mutating func replace(by later: Amendments) {
    if let axes = later.axes { self.axes = axes }
    if let occurred = later.occurred { self.occurred = occurred }
    if let parties = later.parties { self.parties = parties }
  }
}

internal import Partnership
internal import RecordFormat

/// The action of each record so far, for the records that speak of it: 24 bytes each.
struct RecordActions: Sendable {
  private var sequences: [UInt64] = []
  private var actions: [ActionID] = []

  /// Takes the next record, in order of sequence.
  mutating func add(_ header: Header) {
    sequences.append(header.sequence.index)
    actions.append(header.action)
  }

  /// The action of a record; nil for one that is not here.
  subscript(sequence: UInt64) -> ActionID? {
    var (low, high) = (0, sequences.count)
    while low < high {
      let middle = (low + high) / 2
      if sequences[middle] < sequence { low = middle + 1 } else { high = middle }
    }
    return low < sequences.count && sequences[low] == sequence ? actions[low] : nil
  }
}

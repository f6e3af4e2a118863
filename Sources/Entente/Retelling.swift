internal import CanonicalJSON
internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// Records as the actions that make them again in an empty ledger.
public struct RetoldRecords: Sendable {
  /// The actions, in the order they were recorded.
  public var actions: [Action] = []
  /// Records of types that the ledger alone makes, which nobody can record again.
  public var leftOut: [SequenceNumber] = []
  /// Records whose words were erased, or whose keys are not here: their actions have none.
  public var wordless: [SequenceNumber] = []
}

extension Ledger {
  /// Records as the actions that make them again.
  ///
  /// - Parameters:
  ///   - sequences: Which, ascending; nil for all.
  ///   - known: The last record that is known.
  public func retold(
    _ sequences: [SequenceNumber]? = nil, known: SequenceNumber
  ) throws(LedgerError) -> RetoldRecords {
    let keys = try wordsKeys()
    let erased = try erased()
    return try inStore { () throws(LedgerStoreError) in
      try store.read(upTo: known.index + 1) { transaction, view throws(LedgerTablesError) in
        var retold = RetoldRecords()
        var made: [SequenceNumber: ActionID] = [:]
        for sequence in sequences ?? (0..<view.size).map({ SequenceNumber($0) }) {
          let stored = try transaction.storedRecord(sequence)
          let record = stored.record
          guard record.type.definition.isByHand else {
            retold.leftOut.append(sequence)
            continue
          }
          for named in record.recordsNamed where made[named] == nil {
            made[named] = try transaction.storedRecord(named).header.action
          }
          let words =
            erased.records[sequence] == nil
            ? try transaction.words(of: sequence, ifHere: keys) : nil
          if words == nil, !record.facts.wordsPresent.isEmpty { retold.wordless.append(sequence) }
          retold.actions.append(
            Action(retelling: record, words: words ?? Words(), id: stored.header.action) {
              made[$0]
            })
        }
        return retold
      }
    }
  }
}

extension Record {
  /// The records it names by sequence: what it follows from, what it corrects, what it holds.
  fileprivate var recordsNamed: [SequenceNumber] {
    var named = [facts.cause, target].compactMap { $0 }
    if case .tree(let json)? = facts[.covers] {
      named += (json.objectValue?["records"]?.arrayValue ?? []).compactMap { record in
        record.integerValue.flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
      }
    }
    return named
  }
}

extension ReadTransaction {
  /// The words of a record; nil when they are not there, and when the keys are not here.
  func words(
    of sequence: SequenceNumber, ifHere keys: borrowing WordsKeysFile?
  ) throws(LedgerTablesError) -> Words? {
    switch keys {
    case .some(let keys): try words(of: sequence, keys)
    case .none: nil
    }
  }
}

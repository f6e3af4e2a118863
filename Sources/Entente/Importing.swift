public import CanonicalJSON
public import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// One row of a file, to be recorded with where it is from.
public struct ImportedAction: Sendable, Hashable {
  /// What the row says.
  public var action: Action
  /// What names the row for ever in the words of its keeper; nil when its content does.
  public var unique: JSON?
  /// The evidence that says which row of which file it is.
  public var citation: JSON

  /// A row that cites its file.
  public init(_ action: Action, unique: JSON? = nil, citation: JSON) {
    self.action = action
    self.unique = unique
    self.citation = citation
  }
}

/// What the ledger says of an import, in the record that ends it.
public struct ImportSummary: Sendable, Hashable {
  /// How the file became records.
  public var process: String
  /// What is guaranteed of them.
  public var guarantees: String
  /// The file, for the ledger to keep.
  public var source: KeptDocument
  /// The mapping in its canonical bytes, to be kept too; nil when there was none.
  public var mapping: KeptDocument?

  /// What there is to say of a file.
  public init(
    process: String, guarantees: String, source: KeptDocument, mapping: KeptDocument?
  ) {
    self.process = process
    self.guarantees = guarantees
    self.source = source
    self.mapping = mapping
  }
}

extension Ledger {
  /// Records the rows of a file, together or not at all, each citing its row, and after them, in the
  /// same commit, `records.imported`.
  ///
  /// The file and the mapping are kept with the records that cite them. Rows the ledger has already are
  /// repeats, whatever file they were read from then and whichever process recorded them, meanwhile
  /// too: what a record cites stays what it was. When all of them are, nothing is written.
  ///
  /// - Returns: What became of each row, and of the record about them when one was made.
  public func record(
    imported rows: [ImportedAction], _ summary: ImportSummary,
    _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> (rows: [Taken], summary: Taken?) {
    let identified = try withDerivedIDs(
      rows.map(\.action), unique: rows.map(\.unique), isDryRun: options.isDryRun)
    let citations = rows.map(\.citation)
    while true {
      let cited = try cited(identified, citations)
      do throws(LedgerError) {
        return try await record(cited, summary, options)
      } catch {
        // Another process may have recorded the row since it was looked for here, citing a file of its
        // own. Each time round one row more is known, so that this ends.
        guard case .refusedItem(let index, let refusal) = error, refusal.name == .actionReused,
          cited.indices.contains(index), !cited[index].isKnown,
          try self.cited([identified[index]], [citations[index]])[0].isKnown
        else { throw error }
      }
    }
  }

  /// A row as it is recorded, or was.
  private struct CitedAction {
    /// With its citation: a new row its own, one that is recorded that of its record.
    var action: Action
    /// Whether it was recorded when it was looked for.
    var isKnown: Bool
  }

  private func record(
    _ rows: [CitedAction], _ summary: ImportSummary, _ options: AppendOptions
  ) async throws(LedgerError) -> (rows: [Taken], summary: Taken?) {
    let actions = rows.map(\.action)
    let closing =
      rows.allSatisfy(\.isKnown)
      ? nil : try closing(summary, rows: rows.count, isDryRun: options.isDryRun)
    var options = options
    if closing != nil {
      options.documents = [summary.source, summary.mapping].compactMap(\.self)
    }
    var taken = try await record(all: actions, closing: closing, options)
    let last = closing == nil ? nil : taken.removeLast()
    return (taken, last)
  }

  /// Each action with its citation, as the ledger stands now.
  private func cited(
    _ actions: [Action], _ citations: [JSON]
  ) throws(LedgerError) -> [CitedAction] {
    let keys = try wordsKeys()
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        let trail = Dictionary(
          view.trail.map { ($0.action, $0.record.sequence) },
          uniquingKeysWith: { first, _ in first })
        var cited: [CitedAction] = []
        cited.reserveCapacity(actions.count)
        for (action, citation) in zip(actions, citations) {
          var action = action
          var known: SequenceNumber?
          if let id = action.id {
            known = trail[id]
            if known == nil { known = try view.derivedSequence(of: id, in: transaction) }
          }
          guard let known else {
            action.evidence.append(citation)
            cited.append(CitedAction(action: action, isKnown: false))
            continue
          }
          let stored = try transaction.storedRecord(known)
          let evidence = stored.facts.evidence
          if evidence.count == action.evidence.count + 1, case .object(var item)? = evidence.last {
            let path = "evidence.\(evidence.count - 1).name"
            if stored.facts.wordsPresent.contains(path) {
              // Erased words are compared with nothing; that there were some is a fact.
              let words = try transaction.words(of: known, ifHere: keys)
              item["name"] = .string(words?[path] ?? "?")
            }
            action.evidence.append(.object(item))
          }
          cited.append(CitedAction(action: action, isKnown: true))
        }
        return cited
      }
    }
  }

  /// The record about an import: the same import again makes the same one, from two sides at once
  /// too.
  private func closing(
    _ summary: ImportSummary, rows: Int, isDryRun: Bool
  ) throws(LedgerError) -> Action {
    var action = Action(.recordsImported)
    action.data = [
      "guarantees": .string(summary.guarantees), "process": .string(summary.process),
      "rows": .integer(Int64(rows)), "source_sha256": .string(summary.source.sha256),
    ]
    action.data["mapping_sha256"] = summary.mapping.map { .string($0.sha256) }
    return try withDerivedIDs([action], isDryRun: isDryRun)[0]
  }
}

extension Facts {
  /// The evidence, as it stands in the facts.
  var evidence: [JSON] {
    guard case .tree(let json)? = self[.evidence] else { return [] }
    return json.arrayValue ?? []
  }
}

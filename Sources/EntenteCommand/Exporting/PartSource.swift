import Entente
import Exports
import Partnership
import RecordFormat

/// What a ledger gives to make a part of: the chosen records as they are shown, its agreements folded
/// from their records, and the words that these point to.
struct PartSource {
  private let scope: ExportScope
  private let withWords: Bool
  private let ledger: LedgerOption

  init(_ scope: ExportScope, withWords: Bool, of ledger: LedgerOption) {
    self.scope = scope
    self.withWords = withWords
    self.ledger = ledger
  }

  /// Calls a body with each chosen record, in order of sequence; one at a time is held.
  func forEachRecord(
    in store: borrowing Ledger, _ progress: (UInt64, UInt64) -> Void,
    _ body: (ExportedRecord) throws(CommandError) -> Void
  ) throws(CommandError) {
    try forEach(withErasures: false, in: store, progress) { record, _ throws(CommandError) in
      try body(record)
    }
  }

  /// The same, and between them each erasure of something of them that was not chosen itself, as one of the
  /// whole ledger: the register of erasures has it.
  func forEachRecordAndErasure(
    in store: borrowing Ledger, _ progress: (UInt64, UInt64) -> Void,
    _ body: (ExportedRecord, _ isChosen: Bool) throws(CommandError) -> Void
  ) throws(CommandError) {
    try forEach(withErasures: true, in: store, progress, body)
  }

  private func forEach(
    withErasures: Bool, in store: borrowing Ledger, _ progress: (UInt64, UInt64) -> Void,
    _ body: (ExportedRecord, _ isChosen: Bool) throws(CommandError) -> Void
  ) throws(CommandError) {
    let selected = try ledger.asking { () throws(LedgerError) in
      try store.select(scope.selection)
    }
    let found = selected.records
    let erasures =
      withErasures ? selected.erasures.map(\.index).filter { !found.contains($0) } : []
    let sequences = erasures.isEmpty ? found.sequences : (found.sequences + erasures).sorted()
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    let showing = try ledger.asking { () throws(LedgerError) in
      try store.showing(withWords: withWords)
    }
    let total = UInt64(sequences.count)
    for (number, index) in sequences.enumerated() {
      let sequence = SequenceNumber(index)
      let shown = try ledger.asking { () throws(LedgerError) in
        try store.shownRecord(sequence, by: showing)
      }
      let erasure = shown.erasure(among: erased)
      try body(
        ExportedRecord(shown.file, found.marks[index], erasedBy: erasure), found.contains(index))
      progress(UInt64(number + 1), total)
    }
  }

  /// Calls a body with the agreement that was chosen, or each that was known, ascending; one at a time is
  /// held.
  func forEachAgreement(
    in store: borrowing Ledger, _ body: (ExportedAgreement) throws(CommandError) -> Void
  ) throws(CommandError) {
    try forEachHistory(in: store) { id, history throws(CommandError) in
      try body(ExportedAgreement(id, history, asOf: scope.asOf))
    }
  }

  /// The same before they are folded: what is known of each.
  func forEachHistory(
    in store: borrowing Ledger, _ body: (AgreementID, History) throws(CommandError) -> Void
  ) throws(CommandError) {
    let all = try ledger.asking { () throws(LedgerError) in try store.agreements() }
    for id in all where scope.selection.includes(agreement: id) {
      let history: History
      do throws(LedgerError) {
        history = try store.history(of: id, known: scope.knownOn)
      } catch {
        // One of which nothing was known yet has nothing to show.
        if case .unknownAgreement = error { continue }
        throw CommandError(error, at: ledger.path)
      }
      try body(id, history)
    }
  }

  /// All of them at once.
  func agreements(in store: borrowing Ledger) throws(CommandError) -> [ExportedAgreement] {
    var agreements: [ExportedAgreement] = []
    try forEachAgreement(in: store) { agreements.append($0) }
    return agreements
  }

  /// The words that the views of some agreements may show.
  func words(
    of agreements: [ExportedAgreement], in store: borrowing Ledger
  ) throws(CommandError) -> PartWords {
    try words(Array(Set(agreements.flatMap(\.words))), in: store)
  }

  /// Some words, as far as they may be shown.
  func words(
    _ references: [WordReference], in store: borrowing Ledger
  ) throws(CommandError) -> PartWords {
    let erased = try ledger.asking { () throws(LedgerError) in try store.erased() }
    guard withWords else { return PartWords(erased: erased, found: [:]) }
    let found = try ledger.asking { () throws(LedgerError) in try store.words(references) }
    return PartWords(erased: erased, found: found)
  }
}

extension ShownRecord {
  /// The record that erased its words; what was erased since is shown no more.
  func erasure(among erased: ErasedParts) -> SequenceNumber? {
    if case .erased(let since)? = missingWords { return since }
    return erased.records[file.header.sequence]
  }
}

/// The words that were looked up for a part; those that were not asked for are withheld.
struct PartWords {
  fileprivate let erased: ErasedParts
  fileprivate let found: [WordReference: WordFound]

  subscript(reference: WordReference) -> ExportedWord {
    if let erasure = erased.records[reference.sequence] { return .erased(by: erasure) }
    return switch found[reference] {
    case .text(let text): .text(text)
    case .erased(let erasure): .erased(by: erasure)
    case .withheld, nil: .withheld
    }
  }
}

internal import LMDB
internal import Partnership
internal import RecordFormat
internal import Transparency

/// Holds what a dossier opens and withholds against what its audience is given: nothing is opened beyond
/// that, and nothing is withheld for a reason that does not hold for it.
struct DisclosureCheck {
  private let tree: DossierTree
  private let found: OpeningsFound
  private var disclosure: Disclosure
  private var withheld: [WithheldTable.Part: WithheldCursor] = [:]

  init(
    _ tree: DossierTree, _ found: OpeningsFound, _ withheld: WithheldTable,
    _ records: inout DossierRecords
  ) throws(LMDBError) {
    self.tree = tree
    self.found = found
    disclosure = Disclosure(
      of: tree.info, tree.selected,
      context: try DisclosureCheck.context(tree, found, &records))
    for (part, rows) in withheld.rows { self.withheld[part] = WithheldCursor(rows) }
  }

  /// The records that the views of the chosen agreements are made of, as far as that can be told.
  private static func context(
    _ tree: DossierTree, _ found: OpeningsFound, _ records: inout DossierRecords
  ) throws(LMDBError) -> Set<UInt64> {
    let selection = tree.selected.selection
    // Where all were chosen, there are no others.
    guard UInt64(tree.selected.sequences.count) < selection.size else { return [] }
    var context: Set<UInt64> = []
    for subject in found.journals.keys {
      guard case .agreement(let id) = subject, selection.includes(agreement: id) else { continue }
      var walk = JournalWalk(of: subject, found.journals)
      while let (sequence, journal) = walk.next(below: selection.size) {
        context.insert(sequence)
        guard let file = try records.record(sequence) else { continue }
        let record = file.header.record(facts: file.facts ?? Facts())
        walk.follow(
          file.facts == nil ? record.companionsByLabels : record.companions, of: record.sequence,
          record.type, in: journal)
      }
    }
    return context
  }

  /// Goes through all records.
  mutating func check(_ records: inout DossierRecords, _ findings: inout Findings) throws(LMDBError)
  {
    try prepare(&records)
    for sequence in 0..<tree.head.size {
      // One that does not read was told of with the tiles.
      guard let file = try records.record(sequence) else { continue }
      let header = file.header
      let verdict = self.verdict(on: header, file.facts, &findings)
      if header.words != nil {
        hold(
          .words, of: header, verdict.words, isOpened: records.words.has(sequence),
          &findings)
      }
      if header.type == .documentAttached, file.facts != nil {
        hold(
          .document, of: header, verdict.document,
          isOpened: found.documentsShown.contains(sequence), &findings)
      }
    }
  }

  /// Finds what the records say of each other.
  private mutating func prepare(_ records: inout DossierRecords) throws(LMDBError) {
    var rows = withheld[.facts]
    for sequence in 0..<tree.head.size {
      let row = rows?.row(about: sequence)
      guard let file = try records.record(sequence), Disclosure.isToPrepare(file.header) else {
        continue
      }
      if let facts = file.facts {
        disclosure.prepare(file.header, facts)
      } else {
        disclosure.prepare(file.header, withheldFor: row?.reason)
      }
    }
  }

  /// What is to be withheld of a record.
  private mutating func verdict(
    on header: Header, _ facts: Facts?, _ findings: inout Findings
  ) -> Disclosure.Verdict {
    let row = withheld[.facts]?.row(about: header.sequence.index)
    guard let facts else {
      // What is neither opened nor withheld was told of.
      guard let reason = row?.reason else { return Disclosure.Verdict() }
      if !disclosure.mayWithhold(factsOf: header, for: reason) {
        findings.add(
          Fault(
            .withheldUnfounded, record: header.sequence,
            parameters: [.name(WithheldTable.Part.facts.rawValue), .said(reason.rawValue)]))
      }
      return Disclosure.Verdict(facts: reason, words: reason, document: reason)
    }
    let verdict = disclosure.decide(header, facts)
    if let reason = verdict.facts { addOpenedBeyond(.facts, header.sequence, reason, &findings) }
    return verdict
  }

  private mutating func hold(
    _ part: WithheldTable.Part, of header: Header, _ verdict: WithheldTable.Reason?,
    isOpened: Bool, _ findings: inout Findings
  ) {
    let sequence = header.sequence
    if isOpened {
      if let verdict { addOpenedBeyond(part, sequence, verdict, &findings) }
      return
    }
    guard let reason = withheld[part]?.row(about: sequence.index)?.reason, reason != .erased else {
      return
    }
    // What is erased is nowhere any more, whatever else would have kept it back.
    let isErased = part == .words && found.erasedRecords.contains(sequence.index)
    guard isErased || reason != (verdict ?? .unavailable),
      !disclosure.mayWithhold(partsOf: header, for: reason)
    else { return }
    findings.add(
      Fault(
        .withheldUnfounded, record: sequence,
        parameters: [.name(part.rawValue), .said(reason.rawValue)]))
  }

  private func addOpenedBeyond(
    _ part: WithheldTable.Part, _ sequence: SequenceNumber, _ reason: WithheldTable.Reason,
    _ findings: inout Findings
  ) {
    findings.add(
      Fault(
        .openedBeyondAudience, record: sequence,
        parameters: [.name(part.rawValue), .said(reason.rawValue)]))
  }
}

public import LMDB
public import Partnership
public import RecordFormat
public import Transparency

/// What a dossier shows, found by record: headers from the tiles, and the openings beside them, which
/// were held against them once.
public struct DossierContents: ~Copyable {
  /// What the dossier says of itself.
  public let info: DossierInfo
  /// The head that the records are under, with its signatures.
  public let note: SignedNote
  /// The heads that were kept, ascending, with their signatures.
  public let heads: [SignedNote]
  /// The records that were chosen.
  public let selected: SelectedRecords
  /// When the first record was recorded.
  public let ledgerOpened: Recorded
  /// When the last record that is taken into account was recorded.
  public let recorded: Recorded
  /// Whether the ledger's clock is a simulated one.
  public let isClockSimulated: Bool

  fileprivate let folder: DossierFolder
  private var records: DossierRecords
  let found: OpeningsFound

  init(
    _ folder: DossierFolder, _ tree: DossierTree, _ records: consuming DossierRecords,
    _ found: OpeningsFound
  ) {
    self.folder = folder
    info = tree.info
    note = tree.note
    heads = tree.heads
    selected = tree.selected
    ledgerOpened = found.ledgerOpened
    recorded = found.recorded
    isClockSimulated = found.isClockSimulated
    self.records = records
    self.found = found
  }

  /// The agreements that were chosen, ascending.
  public var agreements: [AgreementID] {
    let all = found.journals.keys.compactMap { subject -> AgreementID? in
      if case .agreement(let id) = subject { id } else { nil }
    }
    return all.filter { info.selection.includes(agreement: $0) }.sorted()
  }

  /// The keys as the records that are opened state them.
  public var keys: StatedKeys? {
    StatedKeys(of: info.ledger, heads: found.heads, found.keys.keys)
  }

  /// Of how many records that are taken into account the facts are withheld for what they may say: views
  /// are made without them.
  public var factsWithheld: Int { found.factsWithheld }

  /// The files of the tree.
  public var tiles: TilesFolder { folder.tiles }

  /// A record as far as it is opened; nil where it does not read.
  public mutating func record(_ sequence: UInt64) throws(LMDBError) -> RecordFile? {
    try records.record(sequence, withWords: true)
  }

  /// The record under the head that erased the words of another, as the dossier says; nil for none.
  ///
  /// That it is so was checked, and where it is not there is a fault.
  public func erasure(of sequence: UInt64) -> SequenceNumber? {
    found.erasedBy[sequence].map { SequenceNumber($0) }
  }

  /// The words of a record; nil where they are not opened.
  public mutating func words(of sequence: SequenceNumber) throws(LMDBError) -> Words? {
    try record(sequence.index)?.words
  }

  /// The records that an agreement's views are made of, as far as their facts are opened, among those
  /// that are taken into account.
  ///
  /// - Parameter withheld: Those of its records whose facts are not opened. Who was named there is known of
  ///   those whose words were erased, by the erasure.
  public mutating func history(
    of agreement: AgreementID, withheld: [Record]
  ) throws(LMDBError) -> History {
    var replay = SubjectReplay(of: .agreement(agreement), found.journals)
    for erasure in Set(withheld.compactMap { self.erasure(of: $0.sequence.index) }).sorted() {
      guard let facts = try record(erasure.index)?.facts, let person = facts.person(.person)
      else { continue }
      replay.include(.person(person))
    }
    var kept: [UInt64: Record] = [:]
    try replay.advance(to: info.selection.size) { sequence, _ throws(LMDBError) in
      if let record = kept[sequence] { return record }
      guard let file = try record(sequence), let facts = file.facts else { return nil }
      let record = file.header.record(facts: facts)
      kept[sequence] = record
      return record
    }
    return replay.history
  }
}

extension DossierContents {
  /// The records of an agreement whose facts are not opened, by their labels alone, among those that are
  /// taken into account, ascending.
  public mutating func withheld(of agreement: AgreementID) throws(LMDBError) -> [Record] {
    var withheld: [Record] = []
    for sequence in found.journals[.agreement(agreement)] ?? [] where sequence < info.selection.size
    {
      guard let file = try record(sequence), file.facts == nil else { continue }
      withheld.append(file.header.record(facts: Facts()))
    }
    return withheld
  }
}

extension DossierContents {
  /// The records, among those that are taken into account, that erased something of the chosen ones and were
  /// not chosen themselves, ascending: `erasures.jsonl` of a selection has these, and those that were chosen.
  public mutating func erasuresBesideChosen() throws(LMDBError) -> [UInt64] {
    let chosen = selected
    var erasures: [UInt64] = []
    for sequence in found.journals[.erasures] ?? []
    where sequence < info.selection.size && !chosen.contains(sequence) {
      // Facts of erasures are opened whatever was chosen; where they are not, there is a fault.
      guard let file = try record(sequence), file.header.type == .personalErased,
        let facts = file.facts
      else { continue }
      if facts.records(.records).contains(where: { chosen.contains($0.index) }) {
        erasures.append(sequence)
      }
    }
    return erasures
  }
}

/// The tree of a dossier and what was asked of it.
struct DossierTree {
  let info: DossierInfo
  let head: Checkpoint
  let note: SignedNote
  let heads: [SignedNote]
  let selected: SelectedRecords
}

/// What one pass over the openings has found.
struct OpeningsFound {
  var ledgerOpened = Recorded(startOf: .earliest)
  var recorded = Recorded(startOf: .earliest)
  var isClockSimulated = false
  /// The records of each journal, ascending; of what is withheld, as far as its labels say.
  var journals: [Subject: [UInt64]] = [:]
  /// By record, which record under the head erased its words, as the dossier says: found of it before that
  /// is held against what that record erases, and a fault where it is not so.
  var erasedBy: [UInt64: UInt64] = [:]
  /// The keys that sign heads, and those of parties and persons.
  var heads = HeadKeys([])
  var keys = RecordedKeys()
  /// The records whose words a record under the head erases.
  var erasedRecords: Set<UInt64> = []
  /// The records that attach a document whose bytes are here.
  var documentsShown: Set<UInt64> = []
  /// Of how many records that are taken into account the facts are withheld for what they may say.
  var factsWithheld = 0
  /// How much of the selection is shown.
  var shown = SelectionReport.Shown()
  /// The documents whose bytes may be there, by their hash.
  var documents: Set<String> = []
  /// Whether whoever made the dossier did not have all that it could open.
  var lacksParts = false
  /// How many documents are shown, withheld and erased.
  var documentsCounted: DossierReport.Documents?
  /// The words and documents that are opened.
  var opening: DossierReport.Opened?
}

extension DossierContents {
  /// What a file of the dossier digests to.
  public func digests(of name: String) throws(LMDBError) -> FileDigests {
    try FileDigests(of: name, in: folder.folder)
  }

  /// The documents whose bytes are here, ascending.
  ///
  /// What is no file of that name, a link, a pipe or one whose name is not in UTF-8, was told of with the bag.
  public func documentNames() throws(LMDBError) -> [String] {
    guard try folder.folder.ownFolderExists(DossierFolder.documents) else { return [] }
    let held = folder.folder.below(DossierFolder.documents)
    var names: [String] = []
    for name in try held.names() where try held.ownLengthBytes(of: name) != nil {
      names.append("\(DossierFolder.documents)/\(name)")
    }
    return names
  }
}

/// One of the seven questions a verification asks of a ledger, in the order it reports them.
public enum Check: String, Sendable, Hashable, CaseIterable {
  /// Every header, facts and words read again, canonical, and hashed against its commitments.
  case bytes
  /// Sequences gapless, instants increasing, action ids unique, the catalogue never falling.
  case order
  /// The tree made again, equal to the stored hashes and to every checkpoint.
  case tree
  /// The agreement, axes and parties of each header are those its own facts and its object make.
  case labels
  /// Every record decided again against the state before it.
  case rules
  /// Every stored snapshot folded again and compared byte for byte.
  case views
  /// Every derived row has its record, and every record its derived rows.
  case indexes
}

/// What a check says: never a bare yes or no, because something may not have been checkable.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// Everything was checked and found right.
  case holds
  /// At least one fault.
  case fails
  /// No fault, but something asked for could not be checked.
  case undecided
}

/// The stable name of every fault, `F-…`: what a verification found, or could not check.
///
/// Each comment is what the name means, whole; the parameters that come with it are in parentheses.
public enum FaultName: String, Sendable, Hashable, CaseIterable {
  // The store as a file.

  /// Plain reads of `data.mdb` found that it is empty, foreign, cut, or not written by a commit
  /// (`text`: how).
  case storeUnfit = "F-STORE-UNFIT"
  /// Reading the store failed or ended the reading process: a damaged page, near the record and in
  /// the table named (`text`: how it ended).
  case storeDamaged = "F-STORE-DAMAGED"
  /// A table of the ledger is not in the store.
  case tableMissing = "F-TABLE-MISSING"
  /// The store holds a table no ledger has (`name`).
  case tableUnknown = "F-TABLE-UNKNOWN"
  /// The store has a newer format than this program reads (`expected`: the newest it reads), so
  /// that nothing was checked.
  case formatNewer = "F-FORMAT-NEWER"

  // Bytes.

  /// The log has no record at a sequence below its end (`limit`: how many are missing there).
  case recordMissing = "F-RECORD-MISSING"
  /// A row of the log stands under another sequence than its header says, or under a key that is no
  /// sequence.
  case recordMisplaced = "F-RECORD-MISPLACED"
  /// A row of the log does not split into header, facts and words, or has bytes that belong to none.
  case rowUnreadable = "F-ROW-UNREADABLE"
  /// A header is not canonical or breaks the format (`text`: how).
  case headerUnreadable = "F-HEADER-UNREADABLE"
  /// Facts are not canonical, break the format, or are not those the header commits to (`text`:
  /// how).
  case factsAltered = "F-FACTS-ALTERED"
  /// Words do not open with their key, break the format, or are not those the header commits to
  /// (`text`: how).
  case wordsAltered = "F-WORDS-ALTERED"
  /// The words a header commits to are not in the store, and no record erases them.
  case wordsMissing = "F-WORDS-MISSING"
  /// Words or a document are erased by a record, and their key, their ciphertext or their bytes are still
  /// there (`document`: its SHA-256; `records`: by which).
  case erasureUnfinished = "F-ERASURE-UNFINISHED"
  /// The file of the words' keys is there and is not that of this ledger, or ends before the key of
  /// a record (`text`: how).
  case wordsKeysAltered = "F-WORDS-KEYS-ALTERED"
  /// There is no file of the words' keys, so that no words were opened (`limit`: of how many
  /// records).
  case wordsKeysAbsent = "F-WORDS-KEYS-ABSENT"
  /// A document that a record says is held here is not there (`document`: its SHA-256).
  case documentMissing = "F-DOCUMENT-MISSING"
  /// A held document has another length or another hash than its record says (`document`: its
  /// SHA-256).
  case documentAltered = "F-DOCUMENT-ALTERED"
  /// A record is of a format or a catalogue this program does not know: its meaning, and what
  /// follows it, was not checked (`expected`: the newest known).
  case recordNewer = "F-RECORD-NEWER"

  // Order.

  /// A record was not recorded later than the one before it.
  case recordedNotLater = "F-RECORDED-NOT-LATER"
  /// Two records come from one action (`record` of the first as `expected`).
  case actionRepeated = "F-ACTION-REPEATED"
  /// A record was decided under an older catalogue than one before it.
  case catalogueFell = "F-CATALOGUE-FELL"
  /// A header, or the store itself, names another ledger (`name`).
  case otherLedger = "F-OTHER-LEDGER"
  /// The first record does not open the ledger, or a later one does.
  case openingMisplaced = "F-OPENING-MISPLACED"

  // Tree.

  /// The stored hashes of a record are not those its bytes, and the records before it, make.
  case treeAltered = "F-TREE-ALTERED"
  /// The stored tree lacks the row of a record.
  case treeRowMissing = "F-TREE-ROW-MISSING"
  /// The stored tree has a row that is no record's.
  case treeRowUnknown = "F-TREE-ROW-UNKNOWN"
  /// `ledger.opened` gives no key that checkpoints could be held against.
  case checkpointKeyUnusable = "F-CHECKPOINT-KEY-UNUSABLE"
  /// A stored or published checkpoint does not read, is of another ledger, or stands under another
  /// size than its own (`name`: which; `text`: how).
  case checkpointUnreadable = "F-CHECKPOINT-UNREADABLE"
  /// The signature under a checkpoint is not by a key of the ledger's heads (`name`: which).
  case checkpointSignature = "F-CHECKPOINT-SIGNATURE"
  /// A checkpoint is signed by a key of the ledger's heads, but of a size at which that was not added yet,
  /// or retired already (`name`: which).
  case checkpointKeyOutside = "F-CHECKPOINT-KEY-OUTSIDE"
  /// A checkpoint has another root than the records of the log have at its size: what was signed is
  /// not what is stored (`name`: which).
  case checkpointRoot = "F-CHECKPOINT-ROOT"
  /// A checkpoint speaks of more records than the log holds: an older store was put in its place
  /// (`name`: which).
  case checkpointAhead = "F-CHECKPOINT-AHEAD"
  /// The checkpoint of size 1, made when the ledger was opened, is not there.
  case checkpointMissing = "F-CHECKPOINT-MISSING"
  /// A published checkpoint is not the one that is stored under its size, or none is (`name`:
  /// which).
  case checkpointUnstored = "F-CHECKPOINT-UNSTORED"
  /// The time stamp beside a published checkpoint does not read, or was not granted (`name`: which,
  /// `text`: how).
  case timeStampUnreadable = "F-TIME-STAMP-UNREADABLE"
  /// The time stamp beside a published checkpoint is over something else (`name`: which).
  case timeStampDiffers = "F-TIME-STAMP-DIFFERS"
  /// A record says that a witness cosigned a head, and the head is none that the ledger signed, or the
  /// cosignature does not fit it; or a line by such a witness under a stored head does not (`name`:
  /// which, `text`: how).
  case cosignatureInvalid = "F-COSIGNATURE-INVALID"
  /// The guard of the key does not read (`text`: how).
  case guardUnreadable = "F-GUARD-UNREADABLE"
  /// The key has signed more records than the log holds: an older store was put in its place
  /// (`limit`: how many it has signed).
  case guardAhead = "F-GUARD-AHEAD"
  /// The guard remembers another root than the records of the log have at its size (`limit`: its
  /// size).
  case guardDisagrees = "F-GUARD-DISAGREES"

  /// A file of the log's tiles is not there (`name`: which).
  case tileMissing = "F-TILE-MISSING"
  /// A file of entries is none (`name`: which, `text`: how).
  case tileUnreadable = "F-TILE-UNREADABLE"
  /// A file of hashes does not hold those of the headers (`name`: which).
  case tileAltered = "F-TILE-ALTERED"
  /// A head that was kept from before is of other records than those in front of it (`limit`: how
  /// many it covers): the history was rewritten.
  case olderHeadDiffers = "F-OLDER-HEAD-DIFFERS"
  /// A head that was kept from before covers more records than this one (`limit`: how many): this is
  /// an older copy, or the history was cut.
  case olderHeadAhead = "F-OLDER-HEAD-AHEAD"
  /// The policy names no log that signed the head, or a signature by a key of it does not fit
  /// (`text`: how).
  case headNotAccepted = "F-HEAD-NOT-ACCEPTED"
  /// Not enough witnesses of the policy have cosigned the head (`limit`: how many records it covers).
  case quorumNotMet = "F-QUORUM-NOT-MET"
  /// What was checked is consistent in itself; whose it is, nobody has said: neither a policy nor
  /// anchors were given.
  case policyNotGiven = "F-POLICY-NOT-GIVEN"
  /// The anchors name no key of the log, and no witness of theirs has cosigned the head (`limit`: how
  /// many records it covers).
  case headNotVouched = "F-HEAD-NOT-VOUCHED"
  /// A witness that was asked says that it has seen a larger head than the last one here, and shows
  /// none (`name`: which, `limit`: how many records that covers).
  case witnessAhead = "F-WITNESS-AHEAD"
  /// A witness that was asked answers as one that has seen another history, and shows none (`name`:
  /// which, `limit`: up to how many records).
  case witnessDiffers = "F-WITNESS-DIFFERS"
  /// A witness that was asked gave no answer that says anything (`name`: which, `text`: why).
  case witnessSilent = "F-WITNESS-SILENT"
  /// A file in the folder shows that two histories of this ledger were signed (`name`: which).
  case forkKept = "F-FORK-KEPT"

  /// The file of a proof is none (`text`: how).
  case proofUnreadable = "F-PROOF-UNREADABLE"
  /// The hashes of a proof do not lead from the record to the root of its head (`text`: how).
  case notIncluded = "F-NOT-INCLUDED"
  /// The file of the record that a proof is about is none (`text`: how).
  case recordFileUnreadable = "F-RECORD-FILE-UNREADABLE"
  /// The record that a proof is about was not given: there is nothing that the proof could place.
  case recordNotGiven = "F-RECORD-NOT-GIVEN"

  /// The file of a bundle is none (`text`: how).
  case bundleUnreadable = "F-BUNDLE-UNREADABLE"
  /// The hashes of a bundle do not show that its head continues the earlier records (`limit`: how
  /// many; `text`: how).
  case notConsistent = "F-NOT-CONSISTENT"
  /// A bundle goes on from records that are not known here, so that its tree was not made again
  /// (`limit`: how many).
  case beginningNotGiven = "F-BEGINNING-NOT-GIVEN"

  /// The line that says which records were chosen is none, or is not there (`text`: how).
  case selectionUnreadable = "F-SELECTION-UNREADABLE"
  /// A line of the records of a selection is none (`name`: of which file and which one, `text`: how).
  case selectionLineUnreadable = "F-SELECTION-LINE-UNREADABLE"
  /// A selection is not of all records under the head (`limit`: of how many it is).
  case selectionOtherHead = "F-SELECTION-OTHER-HEAD"
  /// A record that is shown has another header than the log has in its place.
  case selectionHeaderDiffers = "F-SELECTION-HEADER-DIFFERS"
  /// A record that is shown stands behind itself, or behind one that comes after it.
  case selectionDisordered = "F-SELECTION-DISORDERED"
  /// A record that belongs to a selection is not shown: it was held back.
  case selectionIncomplete = "F-SELECTION-INCOMPLETE"
  /// A record is shown that does not belong to the selection, or to no erasure in it.
  case selectionSurplus = "F-SELECTION-SURPLUS"

  /// An archive is damaged, or made so that not every reader would find the same in it (`name`: which,
  /// `text`: how).
  case archiveUnreadable = "F-ARCHIVE-UNREADABLE"
  /// An archive has its files in a form that is not read in place (`name`: which, `text`: which form).
  case archiveNotInPlace = "F-ARCHIVE-NOT-IN-PLACE"
  /// A file of a bag that says what is in it is none, or not as this bag would have it (`name`: which,
  /// `text`: how).
  case bagUnreadable = "F-BAG-UNREADABLE"
  /// A file of a bag has other bytes than its lists say (`name`: which).
  case bagFileAltered = "F-BAG-FILE-ALTERED"
  /// A file that the lists of a bag name is not there (`name`: which).
  case bagFileMissing = "F-BAG-FILE-MISSING"
  /// A file stands in a bag that its lists do not name, or that no bag may have (`name`: which).
  case bagFileSurplus = "F-BAG-FILE-SURPLUS"
  /// A line of openings, or a row of what is withheld, is none (`name`: of which file and which one,
  /// `text`: how).
  case openingUnreadable = "F-OPENING-UNREADABLE"
  /// Part of a record is neither opened nor said to be withheld (`name`: facts, words or document).
  case partUnaccounted = "F-PART-UNACCOUNTED"
  /// Part of a record is opened and said to be withheld, or said to be withheld and the record has no
  /// such part (`name`: facts, words or document).
  case partMiscounted = "F-PART-MISCOUNTED"
  /// Part of a record is said to be erased, and no record erases it (`name`: facts, words or document).
  case erasureUnfounded = "F-ERASURE-UNFOUNDED"
  /// Words are shown, or a document is, that a record under the head erases (`name`: words or document).
  case erasedShown = "F-ERASED-SHOWN"
  /// Part of a record is opened that the dossier's audience is not given (`name`: facts, words or document,
  /// `text`: why it is not).
  case openedBeyondAudience = "F-OPENED-BEYOND-AUDIENCE"
  /// Part of a record is withheld for a reason that does not hold for it, or may not be withheld at all
  /// (`name`: facts, words or document, `text`: the reason).
  case withheldUnfounded = "F-WITHHELD-UNFOUNDED"
  /// A file is not what the records and the selection make (`name`: which).
  case derivedFileDiffers = "F-DERIVED-FILE-DIFFERS"
  /// A file is not what this program makes of the records and the selection, and another version made it
  /// (`name`: which, `text`: that version).
  case derivedFileOfOtherVersion = "F-DERIVED-FILE-OF-OTHER-VERSION"
  /// The ledger that was named has recorded no export of this dossier's digest (`text`: the digest): who
  /// issued it, it does not say.
  case dossierNotIssued = "F-DOSSIER-NOT-ISSUED"

  /// A record bears a signature by a key that is not known, so that it was not checked (`name`: the
  /// fingerprint).
  case signatureUnchecked = "F-SIGNATURE-UNCHECKED"
  /// A signature of a record was not made by its key over the record's header (`name`: the
  /// fingerprint).
  case signatureInvalid = "F-SIGNATURE-INVALID"
  /// The author of a signed record saw another history than this, or none that holds what the record
  /// names (`limit`: the size of the head that was seen).
  case seenDiffers = "F-SEEN-DIFFERS"
  /// A key was added that nobody is bound by: another spelling of one, or a point under which
  /// signatures are made without a private key (`text`: which).
  case keyUnusable = "F-KEY-UNUSABLE"

  /// A record names a key for somebody who handed over others, and none of these has signed it in
  /// (`name`: for whom, `text`: the key).
  case keyNotAccepted = "F-KEY-NOT-ACCEPTED"
  /// A record names a key for somebody whose keys nobody handed over, or handed over later ones
  /// (`name`: for whom, `text`: the key).
  case keyNotVouched = "F-KEY-NOT-VOUCHED"
  /// There are acts in the name of somebody who handed over a key of acts, and no record names one:
  /// nothing had to be signed (`name`: who).
  case keyNotRecorded = "F-KEY-NOT-RECORDED"

  // Labels.

  /// A header names another agreement than the record it corrects or annuls.
  case agreementLabel = "F-AGREEMENT-LABEL"
  /// The axes of a header are not those its facts and its object make, nor those and what its author
  /// may add (`expected`: what they make).
  case axesLabel = "F-AXES-LABEL"
  /// The parties of a header are not those its facts, its acting parties and its object make, nor
  /// those and what its author may add (`expected`: what they make).
  case partiesLabel = "F-PARTIES-LABEL"
  /// What a correction's header says it changes in the header of its target is not what its facts
  /// make.
  case amendsLabel = "F-AMENDS-LABEL"

  // Rules.

  /// A record breaks a rule of the catalogue it was decided under (`name`: the refusal).
  case ruleBroken = "F-RULE-BROKEN"
  /// Records after the first damage were not judged: what they rest on is not known (`limit`: how
  /// many).
  case notJudged = "F-NOT-JUDGED"

  // Views.

  /// A stored snapshot is not what the records up to its position fold to, or does not read.
  case snapshotDiffers = "F-SNAPSHOT-DIFFERS"
  /// The stored snapshot of an agreement is missing, or older than any the writer leaves.
  case snapshotMissing = "F-SNAPSHOT-MISSING"
  /// A snapshot is of no agreement in the log.
  case snapshotUnknown = "F-SNAPSHOT-UNKNOWN"

  // Indexes.

  /// A derived row that follows from a record is not there (`name`: the row).
  case derivedRowMissing = "F-DERIVED-ROW-MISSING"
  /// A derived row is not what its record makes (`name`: the row).
  case derivedRowDiffers = "F-DERIVED-ROW-DIFFERS"
  /// A derived row follows from no record (`name`: the row).
  case derivedRowUnknown = "F-DERIVED-ROW-UNKNOWN"
  /// The derived tables say they hold more records than the log does (`limit`: how many).
  case derivedAhead = "F-DERIVED-AHEAD"
  /// A row the store says of itself is missing, unknown, or not what its own hash says (`name`: its
  /// key).
  case metaAltered = "F-META-ALTERED"
  /// The derived tables were made by another version of the fold: they are made again when the
  /// ledger is next opened for writing, and were not checked.
  case otherFold = "F-OTHER-FOLD"
}

extension FaultName {
  /// The check that finds it; nil for what keeps every check from being made.
  public var check: Check? {
    switch self {
    case .storeUnfit, .storeDamaged, .tableMissing, .formatNewer: nil
    case .recordMissing: .order
    case .recordMisplaced: .order
    case .rowUnreadable, .headerUnreadable, .factsAltered, .wordsAltered, .wordsMissing,
      .erasureUnfinished, .wordsKeysAltered, .wordsKeysAbsent, .documentMissing, .documentAltered,
      .recordNewer:
      .bytes
    case .recordedNotLater, .actionRepeated, .catalogueFell, .otherLedger, .openingMisplaced:
      .order
    case .tileUnreadable, .proofUnreadable, .recordFileUnreadable, .recordNotGiven,
      .bundleUnreadable, .selectionUnreadable, .selectionLineUnreadable, .bagUnreadable,
      .bagFileAltered, .bagFileMissing, .bagFileSurplus, .openingUnreadable, .archiveUnreadable,
      .archiveNotInPlace, .dossierNotIssued:
      .bytes
    case .selectionDisordered: .order
    case .tileMissing, .tileAltered, .olderHeadDiffers, .olderHeadAhead, .headNotAccepted,
      .quorumNotMet, .policyNotGiven, .headNotVouched, .witnessAhead, .witnessDiffers,
      .witnessSilent, .forkKept, .notIncluded, .notConsistent,
      .beginningNotGiven, .selectionOtherHead, .selectionHeaderDiffers:
      .tree
    case .treeAltered, .treeRowMissing, .treeRowUnknown, .checkpointKeyUnusable,
      .checkpointUnreadable, .checkpointSignature, .checkpointKeyOutside, .checkpointRoot,
      .checkpointAhead,
      .checkpointMissing, .checkpointUnstored, .timeStampUnreadable, .timeStampDiffers,
      .cosignatureInvalid, .guardUnreadable,
      .guardAhead, .guardDisagrees, .signatureUnchecked, .signatureInvalid, .seenDiffers,
      .keyUnusable, .keyNotAccepted, .keyNotVouched, .keyNotRecorded:
      .tree
    case .agreementLabel, .axesLabel, .partiesLabel, .amendsLabel: .labels
    case .ruleBroken, .notJudged: .rules
    case .snapshotDiffers, .snapshotMissing, .snapshotUnknown, .derivedFileDiffers,
      .derivedFileOfOtherVersion:
      .views
    case .derivedRowMissing, .derivedRowDiffers, .derivedRowUnknown, .derivedAhead, .metaAltered,
      .otherFold, .tableUnknown, .selectionIncomplete, .selectionSurplus, .partUnaccounted,
      .partMiscounted, .erasureUnfounded, .erasedShown, .openedBeyondAudience, .withheldUnfounded:
      .indexes
    }
  }

  /// Whether what was given from outside says it, of a history that may be whole in itself.
  public var isFromOutside: Bool {
    switch self {
    case .headNotAccepted, .quorumNotMet, .olderHeadDiffers, .olderHeadAhead, .keyNotAccepted,
      .forkKept:
      true
    default: false
    }
  }

  /// Whether it says that something could not be checked, or was said and not shown, rather than that
  /// something is wrong.
  public var isDoubt: Bool {
    switch self {
    case .formatNewer, .wordsKeysAbsent, .recordNewer, .signatureUnchecked, .notJudged, .otherFold,
      .policyNotGiven, .headNotVouched, .recordNotGiven, .beginningNotGiven, .keyNotVouched,
      .keyNotRecorded, .witnessAhead, .witnessDiffers, .witnessSilent,
      .derivedFileOfOtherVersion, .archiveNotInPlace, .dossierNotIssued:
      true
    default: false
    }
  }
}

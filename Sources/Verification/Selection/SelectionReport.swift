public import CanonicalJSON
internal import Partnership
public import RecordFormat

/// What the verification of a selection found: the checks, which records it is of, and how much of them
/// is shown.
public struct SelectionReport: Sendable {
  /// The checks, and who stands behind the head.
  public internal(set) var verification = VerificationReport(results: [])
  /// What was asked for; nil when that does not read.
  public internal(set) var selection: Selection?
  /// The records that belong to it; nil when they could not be found out.
  public internal(set) var selected: SelectedRecords?
  /// How much of them is shown.
  public internal(set) var shown = Shown()

  /// How many records are shown, and how far.
  public struct Shown: Sendable, Hashable {
    /// Records whose facts are shown.
    public internal(set) var opened = 0
    /// Records whose facts are withheld.
    public internal(set) var factsWithheld = 0
    /// Records that have words, which are withheld.
    public internal(set) var wordsWithheld = 0
    /// Records whose words were erased.
    public internal(set) var wordsErased = 0
    /// The records by which they were erased, ascending.
    public internal(set) var erasedBy: [UInt64] = []
    /// Of those that are withheld, records whose words whoever made this says to be erased by records that
    /// are later than the head.
    public internal(set) var wordsErasedSince = 0
    /// These later records, ascending.
    public internal(set) var erasedSinceBy: [UInt64] = []
  }

  /// Whether it was found that the records are those of the selection, and are shown as they are.
  public var isProven: Bool {
    selected != nil && verification.outcome != .fails && verification[.indexes]?.outcome == .holds
  }

  /// The report as JSON: that of the checks, with `selection` beside it.
  public var json: JSON {
    var object = verification.json.objectValue ?? [:]
    // They are about what a ledger has stored.
    for key in ["checkpoints", "derived"] { object[key] = nil }
    object["selection"] = .object(details)
    return .object(object)
  }

  private var details: JSONObject {
    // It was read from such bytes.
    let line = selection.flatMap { try? JSON(canonical: $0.canonicalBytes()) }
    var object: JSONObject = ["line": line ?? .null]
    guard let selected else { return object }
    object["records"] = .count(UInt64(selected.sequences.count))
    object["marks"] = .array(
      selected.marks.sorted { $0.key < $1.key }.map { $0.value.json(of: $0.key) })
    object["opened"] = .count(UInt64(shown.opened))
    object["facts_withheld"] = .count(UInt64(shown.factsWithheld))
    object["words_withheld"] = .count(UInt64(shown.wordsWithheld))
    object["words_erased"] = .count(UInt64(shown.wordsErased))
    object["erased_by"] = .array(shown.erasedBy.map { .count($0) })
    object["words_erased_since_head"] = .count(UInt64(shown.wordsErasedSince))
    object["erased_since_head_by"] = .array(shown.erasedSinceBy.map { .count($0) })
    return object
  }
}

extension SelectedRecords.Mark {
  /// The mark as JSON: why the record is here, what annulled it, what its corrections make of its
  /// header.
  fileprivate func json(of sequence: UInt64) -> JSON {
    var object: JSONObject = ["match": .string(match.rawValue), "record": .count(sequence)]
    if let annulledBy { object["annulled_by"] = .count(annulledBy) }
    if !correctedBy.isEmpty {
      object["corrected_by"] = .array(correctedBy.map { .count($0) })
      object["corrected"] = amends.json
    }
    return .object(object)
  }
}

extension Amendments {
  /// The labels that are others now, as a correction's header writes them; `[]` where none are left.
  fileprivate var json: JSON {
    var object = JSONObject()
    if let axes { object["axes"] = .array(axes.map { .string($0.text) }) }
    if let occurred { object["occurred"] = .string(occurred.description) }
    if let parties { object["parties"] = .array(parties.map { .string($0.text) }) }
    return .object(object)
  }
}

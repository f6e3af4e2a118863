internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// What the records under a head say of each other: what a record was found to hold later counts for what is
/// opened of it, whatever was known or chosen, and so does what another record says of the same document.
struct CorrectedContents: Sendable {
  /// For whom a document is, the widest circle first.
  enum DocumentClass: String, Sendable, CaseIterable, Comparable {
    case `public`, `internal`, confidential, personal

    static func < (one: DocumentClass, other: DocumentClass) -> Bool {
      one.circle < other.circle
    }

    private var circle: Int {
      switch self {
      case .public: 0
      case .internal: 1
      case .confidential: 2
      case .personal: 3
      }
    }
  }

  /// The records that a correction names a person in, or says that they are personal.
  private(set) var personal: Set<UInt64> = []
  /// The narrowest circle that corrections give a document.
  private(set) var classes: [UInt64: DocumentClass] = [:]
  /// The narrowest circle that any record gives a document, by its SHA-256.
  private(set) var classesOfDocuments: [String: DocumentClass] = [:]
  /// The document of each record that attaches one.
  private var documents: [UInt64: String] = [:]
  /// Whether there is a record that attaches a document and is not at hand: it may be any.
  private var hasUnknownDocuments = false
  /// The documents of records with a correction that is not at hand.
  private var unknownDocuments: Set<String> = []
  /// The records that were annulled.
  private(set) var annulled: Set<UInt64> = []
  /// The records with a correction that is not at hand.
  private(set) var unknown: Set<UInt64> = []

  /// Takes the next record, in order of sequence, with its facts where they are at hand.
  ///
  /// - Parameter reason: Why they are not.
  mutating func take(_ header: Header, _ facts: Facts?, withheldFor reason: WithheldTable.Reason?) {
    if header.type == .documentAttached { takeDocument(header.sequence.index, facts) }
    guard let target = header.target?.index else { return }
    if header.type == .recordAnnulled { annulled.insert(target) }
    guard header.type == .recordCorrected else { return }
    guard let facts else {
      switch reason {
      case .personal: personal.insert(target)
      case .confidential: narrow(target, to: .confidential)
      default:
        unknown.insert(target)
        if let hash = documents[target] { unknownDocuments.insert(hash) }
      }
      return
    }
    if facts.changesNamePersons { personal.insert(target) }
    if let changed = facts.changedClass { narrow(target, to: changed) }
  }

  /// Whether something may say of a document for whom it is that is not at hand.
  func isUnknown(document hash: String) -> Bool {
    hasUnknownDocuments || unknownDocuments.contains(hash)
  }

  private mutating func takeDocument(_ record: UInt64, _ facts: Facts?) {
    guard let facts, let hash = facts.text(.sha256) else {
      hasUnknownDocuments = true
      return
    }
    documents[record] = hash
    if let circle = facts.documentClass { narrow(hash, to: circle) }
  }

  private mutating func narrow(_ record: UInt64, to circle: DocumentClass) {
    classes[record] = max(classes[record] ?? circle, circle)
    if let hash = documents[record] { narrow(hash, to: circle) }
  }

  private mutating func narrow(_ hash: String, to circle: DocumentClass) {
    classesOfDocuments[hash] = max(classesOfDocuments[hash] ?? circle, circle)
  }
}

extension Facts {
  /// For whom the document is that they are about.
  var documentClass: CorrectedContents.DocumentClass? {
    text(.documentClass).flatMap(CorrectedContents.DocumentClass.init(rawValue:))
  }

  /// The class that a correction gives a document.
  var changedClass: CorrectedContents.DocumentClass? {
    changes[FieldName.documentClass.name]?.stringValue.flatMap(
      CorrectedContents.DocumentClass.init(rawValue:))
  }

  /// Whether a correction names a person anywhere.
  var changesNamePersons: Bool { changes.contains { $0.value.namesPersons } }
}

extension JSON {
  fileprivate var namesPersons: Bool {
    if let text = stringValue { return PersonID(text) != nil }
    if let list = arrayValue { return list.contains { $0.namesPersons } }
    if let object = objectValue { return object.contains { $0.value.namesPersons } }
    return false
  }
}

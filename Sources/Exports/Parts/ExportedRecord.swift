public import Partnership
public import RecordFormat
internal import Transparency

/// A record as far as it is shown to somebody outside its ledger: what every part of an export is made
/// of, whether a ledger gives it or a folder of headers and openings.
///
/// The header is always there. Facts are shown or withheld; words too, or they were erased, and then it
/// is said by which record.
public struct ExportedRecord: Sendable {
  /// The record with what is shown of it, checked against its header.
  public let file: RecordFile
  /// What the selection says of it: why it is here, what corrects or annuls it; nil when it merely
  /// matches.
  public let mark: SelectedRecords.Mark?
  /// Its words.
  public let words: ShownWords

  /// What became of the words of a record.
  public enum ShownWords: Sendable, Hashable {
    /// It never had any.
    case none
    /// They are shown.
    case shown(Words)
    /// They exist, and are not given.
    case withheld
    /// They existed, and the record erased them.
    case erased(by: SequenceNumber)
  }

  /// A record of a selection.
  ///
  /// - Parameter erasure: The record that says that its words were erased; nil where none does.
  public init(_ file: RecordFile, _ mark: SelectedRecords.Mark?, erasedBy erasure: SequenceNumber?)
  {
    self.file = file
    self.mark = mark
    words =
      if file.header.words == nil {
        .none
      } else if let erasure {
        .erased(by: erasure)
      } else if let shown = file.words {
        .shown(shown)
      } else {
        .withheld
      }
  }

  /// Its header.
  public var header: Header { file.header }
  /// Its facts; nil when they are withheld.
  public var facts: Facts? { file.facts }
}

extension ExportedRecord {
  /// The hash of its leaf in the tree, by which it is found in what proves it.
  var leaf: String { MerkleTree.leafHash(of: file.headerBytes).hex }

  /// Why it is in the selection.
  var match: SelectedRecords.Match { mark?.match ?? .recorded }

  /// What became of a record since.
  enum Standing: String, Sendable {
    case annulled, corrected, standing
  }

  /// What became of it since; one that was corrected and annulled is annulled.
  var standing: Standing {
    guard let mark else { return .standing }
    return mark.annulledBy != nil ? .annulled : mark.correctedBy.isEmpty ? .standing : .corrected
  }

  /// What it is about, below its agreement where it has one: `gq-cnrs/commitment/C-1`, `actor/gq`; its
  /// agreement alone where it is about nothing else, or its facts are withheld; nil for neither.
  var subject: String? {
    let header = header
    var parts: [String] = []
    if let agreement = header.agreement { parts.append(agreement.text) }
    if let target = header.target {
      parts += ["record", String(target.index)]
    } else if let field = header.type.definition.objectField, let id = facts?.text(field) {
      parts += [header.type.definition.objectKind?.rawValue ?? field.name, id]
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}

extension ExportedRecord.ShownWords {
  /// What became of them, in one word of the formats.
  var name: String {
    switch self {
    case .none: "none"
    case .shown: "shown"
    case .withheld: "withheld"
    case .erased: "erased"
    }
  }

  /// The record that erased them; nil when they were not.
  var erasure: SequenceNumber? {
    if case .erased(let erasure) = self { erasure } else { nil }
  }
}

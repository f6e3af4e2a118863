/// A document that was attached, and what replaced it.
public struct DocumentState: Sendable, Hashable {
  /// The record that attached it.
  public var attached: SequenceNumber?
  /// The document that replaces it, and the record that says so.
  public var replacement: (document: Code, record: SequenceNumber)? {
    get { replacedBy.flatMap { code in replaced.map { (code, $0) } } }
    set {
      replacedBy = newValue?.document
      replaced = newValue?.record
    }
  }

  private var replacedBy: Code?
  private var replaced: SequenceNumber?
}

extension AgreementState {
  mutating func applyDocument(_ record: DatedRecord) {
    guard let code = record.facts.code(.document) else { return }
    if record.type == .documentAttached {
      if documents[code]?.attached == nil {
        documents[code, default: DocumentState()].attached = record.sequence
      }
    } else if let old = record.facts.code(.replaces), documents[old]?.replacement == nil {
      documents[old, default: DocumentState()].replacement = (code, record.sequence)
    }
  }

  func anomaliesOfDocument(_ record: DatedRecord) -> [Anomaly] {
    guard record.type == .documentReplaced, let old = record.facts.code(.replaces) else {
      return []
    }
    return duplicate(record, of: documents[old]?.replacement?.record)
  }
}

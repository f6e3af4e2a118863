import CanonicalJSON
import Partnership

extension ReferenceFold {
  private var amending: Set<RecordType> {
    [.amendmentProposed, .amendmentAccepted, .amendmentRejected, .amendmentWithdrawn]
  }

  var amendmentLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.amendment, [.amendmentProposed]) {
      var joint = Joint()
      var stage = "nowhere"
      for entry in of(amending, .amendment, code)
      where !["adopted", "rejected", "withdrawn"].contains(stage) {
        switch entry.type {
        case .amendmentRejected: stage = "rejected"
        case .amendmentWithdrawn: stage = "withdrawn"
        default:
          joint.add(entry, of: parties(at: entry))
          stage = joint.done == nil ? "proposed" : "adopted"
        }
      }
      lines.insert(
        "amendment \(code) \(stage) by \(joint.by.sorted()) carried out \(carriedOut(code))")
    }
    return lines
  }

  /// The records that carry out the operations of an amendment.
  ///
  /// Each carries out the first that is of its type, says nothing the record does not say, and is not
  /// yet carried out. The parties to an axis that is added share one.
  private func carriedOut(_ code: String) -> [SequenceNumber] {
    guard let proposal = of(.amendmentProposed, .amendment, code).first,
      case .tree(let tree)? = proposal.record.facts[.operations]
    else { return [] }
    var open = tree.arrayValue?.compactMap(\.objectValue) ?? []
    var records: [SequenceNumber] = []
    var added: Set<String> = []
    for entry in counted
    where !amending.contains(entry.type) && entry.actor(.amendment) == code {
      if entry.type == .axisAdded, added.contains(entry.actor(.axis)) { continue }
      let own = entry.record.facts.json
      let operation = open.firstIndex { operation in
        operation["type"] == .string(entry.type.name)
          && operation.allSatisfy { $0.key == "type" || own[$0.key] == $0.value }
      }
      guard let operation else { continue }
      open.remove(at: operation)
      records.append(entry.sequence)
      if entry.type == .axisAdded { added.insert(entry.actor(.axis)) }
    }
    return records.sorted()
  }
}

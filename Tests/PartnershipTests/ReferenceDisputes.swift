import Partnership

extension ReferenceFold {
  private var onDisputes: Set<RecordType> {
    [.disputeRaised, .disputeResponded, .disputeSettled, .disputeWithdrawn]
  }

  var disputeLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.dispute, onDisputes) {
      var stage = "nowhere"
      let raised = of(.disputeRaised, .dispute, code).first
      let sides = (raised?.by ?? []) + (raised?.record.facts.texts(.against) ?? [])
      var settling = Joint()
      for entry in of(onDisputes, .dispute, code) where stage != "settled" && stage != "withdrawn" {
        switch entry.type {
        case .disputeRaised: if stage == "nowhere" { stage = "raised" }
        case .disputeResponded: stage = "responded"
        case .disputeWithdrawn: stage = "withdrawn"
        default:
          settling.add(entry, of: sides)
          if settling.done != nil { stage = "settled" }
        }
      }
      lines.insert("dispute \(code) \(stage)")
    }
    return lines
  }
}

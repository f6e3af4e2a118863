import Partnership

extension ReferenceFold {
  var axisLines: Set<String> {
    var lines: Set<String> = []
    for axis in codes(.axis, [.axisAgreed, .axisAdded]) {
      var joint = Joint()
      for entry in of([.axisAgreed, .axisAdded], .axis, axis) {
        joint.add(entry, of: parties(at: entry))
      }
      let lacking = Set(parties).subtracting(joint.by).sorted()
      lines.insert(
        "axis \(axis) \(axisStage(axis, isAgreed: joint.done != nil)) "
          + (joint.done.map { "agreed \($0.sequence)" } ?? "lacks \(lacking)"))
    }
    return lines
  }

  private func axisStage(_ axis: String, isAgreed: Bool) -> String {
    switch of([.axisSuspended, .axisResumed, .axisRetired], .axis, axis).last?.type {
    case .axisSuspended?: return "suspended"
    case .axisRetired?: return "retired"
    default: return isAgreed ? "active" : "proposed"
    }
  }

  /// Whether an axis was suspended on every day that a finding allows, and not only on the day on
  /// which that began or ended.
  func suspension(ofAxis axis: String, throughout entry: Entry) -> Entry? {
    of(.axisSuspended, .axis, axis).first { suspension in
      guard entry.isSurelyAfter(suspension) else { return false }
      let end = of([.axisResumed, .axisRetired], .axis, axis).first { later in
        before(later).contains { $0.sequence == suspension.sequence }
      }
      return end.map { $0.isSurelyAfter(entry) } ?? true
    }
  }
}

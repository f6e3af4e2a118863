import Partnership
public import Projections

extension Rendering {
  /// An organisation across all agreements: who it is, in which capacities, how much in all.
  public func lines(of view: PortfolioView) -> [String] {
    let profile = view.profile
    var lines = header("\(name(of: profile.id, profile.name)) (\(profile.id))")
    lines += paragraph(sentenceCase(identity(of: profile)))
    let total = view.total
    let counted: [(Int, Counted)] = [
      (total.records, .record), (total.exchangesHeld, .heldExchange), (total.knowhow, .knowhow),
      (total.transfers, .transfer),
    ]
    let counts = counted.filter { $0.0 > 0 }.map { wording.count($0.0, $0.1) }
    lines += paragraph(
      ([wording.count(view.agreements.count, .agreement)] + counts).joined(separator: " · "))
    for entry in view.agreements {
      let title = text(entry.title).map { " — \($0)" } ?? ""
      lines += section(
        "\(entry.id)\(title) · \(wording.label(of: entry.stage))", standing(of: entry))
    }
    return lines
  }

  private func standing(of entry: PortfolioView.Entry) -> [String] {
    var lines = paragraph(counts(of: entry.counts))
    for capacity in entry.capacities {
      lines += paragraph(
        "\(sentenceCase(wording.label(ofCapacity: capacity.id))) — \(act(capacity.first))")
    }
    if entry.owes > 0 {
      let count = wording.count(entry.owes, .commitment)
      lines += paragraph(wording.say(fr: "doit encore \(count)", en: "still owes \(count)"))
    }
    if entry.isOwed > 0 {
      let count = wording.count(entry.isOwed, .commitment)
      lines += paragraph(
        wording.say(fr: "on lui doit encore \(count)", en: "is still owed \(count)"))
    }
    return lines
  }
}

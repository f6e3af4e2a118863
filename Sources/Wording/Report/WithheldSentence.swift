import Partnership

extension Wording {
  /// What has to be known of views that are made without the facts of some records; nil where they are made
  /// of all.
  public func sentence(factsWithheld count: Int) -> String? {
    guard count > 0 else { return nil }
    let records = self.count(count, .record)
    return say(
      fr: "Les données de \(records) ne sont pas remises : ces vues sont faites sans elles, et ce"
        + " qui y manque peut avoir eu lieu.",
      en: "The facts of \(records) are withheld: these views are made without them, and what is"
        + " missing here may have happened.")
  }

  /// Of what kinds the records of an agreement are whose facts are withheld, the most first, and what that
  /// means for what is told of it; nil where there are none.
  func sentence(withheld: [Record]) -> String? {
    guard !withheld.isEmpty else { return nil }
    let kinds = Dictionary(grouping: withheld, by: \.type)
      .map { (label: label(of: $0), count: $1.count) }
      .sorted { ($1.count, $0.label) < ($0.count, $1.label) }
    let named = kinds.prefix(Wording.mostKindsNamed).map { "\($0.label) (\(number($0.count)))" }
    let rest = kinds.dropFirst(Wording.mostKindsNamed).map(\.count).reduce(0, +)
    let all = (named + (rest > 0 ? ["+\(number(rest))"] : [])).joined(separator: " · ")
    let records = count(withheld.count, .record)
    return say(
      fr: "Les données de \(records) de cette entente ne sont pas remises : \(all). Ce chapitre est"
        + " fait sans elles : un échange qui y est à venir peut avoir été tenu, et un engagement"
        + " qui y est dû, respecté.",
      en: "The facts of \(records) of this agreement are withheld: \(all). This chapter is made"
        + " without them: an exchange that is to come in it may have been held, and a commitment"
        + " that is owed, met.")
  }

  /// What limits a statement that there is none of something; nil where nothing does.
  func limit(withheld: [Record]) -> String? {
    guard !withheld.isEmpty else { return nil }
    let records = count(withheld.count, .record)
    return say(
      fr: "Les données de \(records) ne sont pas remises.",
      en: "The facts of \(records) are withheld.")
  }

  /// As many kinds of withheld records are named in a report; the rest are counted.
  private static let mostKindsNamed = 8
}

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
}

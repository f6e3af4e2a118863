/// The catalogue of record types, as a table.
public enum Catalogue {
  /// The version of catalogue and rules that new records are decided under.
  public static let version = 1

  /// Kinds of actor; `group` is an unnamed class, such as "private partners".
  public static let actorKinds = [
    "party", "academic", "joint_laboratory", "private_company", "start_up", "shared_structure",
    "funder", "intermediary_funder", "government", "representation_office", "group",
  ]
  /// The ecosystems an actor may belong to.
  public static let ecosystems = ["quebec", "france", "other"]
  /// Audiences of statements and promotions.
  public static let audiences = ["scientific", "media", "decision_makers", "economic", "public"]
  /// Forms of exchange.
  public static let exchangeForms = ["meeting", "visit", "workshop", "video", "data"]
  /// What entry into force is based on.
  public static let bases = ["signature", "ratification", "announcement", "clause"]
  /// Classes of document.
  public static let documentClasses = ["public", "internal", "confidential", personalClass]
  /// The class of what is about persons: such a document is held sealed, and may be erased.
  public static let personalClass = "personal"
  /// What an axis is expected to show.
  public static let expectations = [
    "knowhow_mutual", "funding", "innovations", "protocols", "tools",
  ]
  /// How a figure stands to its value.
  public static let qualifiers = ["equal", "over", "about"]
  /// Kinds of commitment.
  public static let commitmentKinds = ["engagement", "milestone", "deliverable"]
  /// The registries whose identifiers an actor may bear.
  public static let registries = ["isni", "neq", "ror", "siren", "wikidata"]
  /// Sectors of those who join an agreement.
  public static let sectors = ["academic", "private", "public"]
  /// How much harm an incident may do.
  public static let risks = ["none", "possible", "serious"]
  /// What a retention rule has done with records when their time has come.
  public static let dispositions = [destroying, "transfer", keeping]
  /// The disposition after which nothing is left.
  public static let destroying = "destroy"
  /// The disposition that leaves records where they are.
  public static let keeping = "keep"
  /// What a key signs.
  public static let keyUses = ["act", "checkpoint", "witness"]
  /// Why a key is no longer used.
  public static let retirements = ["superseded", "lost", "compromised"]
  /// What a verification came to.
  public static let verdicts = ["holds", "fails", "undecided"]
}

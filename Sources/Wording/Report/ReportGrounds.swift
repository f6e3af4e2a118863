public import Partnership

/// What a report rests on: which records of which ledger, under which heads, and who vouched for them.
public struct ReportGrounds: Sendable {
  /// The ledger.
  public var ledger: String
  /// What was chosen.
  public var asked: SelectionAsked
  /// The end of this day is what the views show.
  public var asOf: Day
  /// Which words of the ledger it was made with.
  public var words: WordsGiven
  /// How many of the chosen records are shown, withheld, erased.
  public var figures: SelectionFigures
  /// Of how many records the views are made without the facts, because these are withheld.
  public var factsWithheld: Int
  /// The heads that were kept, ascending; the last is the one the report is under.
  public var heads: [Head]
  /// Whether the file of a record was made up by a demonstration or a test.
  public var isSynthetic: Bool

  /// Which words of a ledger are given, of those that were not erased.
  public enum WordsGiven: Sendable {
    case all
    /// Those that an audience may have.
    case some
    case none
  }

  /// A kept head.
  public struct Head: Sendable {
    /// How many records it covers.
    public var size: UInt64
    /// Its root, 64 hexadecimal digits.
    public var root: String
    /// Who cosigned it, by keys that records tell of.
    public var cosigners: [Cosigner]
    /// The names on the lines by other keys, which nobody has checked.
    public var others: [String]

    /// A head and who cosigned it.
    public init(size: UInt64, root: String, cosigners: [Cosigner], others: [String]) {
      self.size = size
      self.root = root
      self.cosigners = cosigners
      self.others = others
    }
  }

  /// Somebody who cosigned a head.
  public struct Cosigner: Sendable {
    /// Whose the key is.
    public var owner: String
    /// Whether that is whoever signs the ledger's heads, against whom it proves nothing.
    public var isHosts: Bool
    /// When, in POSIX seconds, by the clock of the witness.
    public var time: UInt64

    /// A witness, and when it cosigned.
    public init(owner: String, isHosts: Bool, time: UInt64) {
      self.owner = owner
      self.isHosts = isHosts
      self.time = time
    }
  }

  /// What a report rests on.
  public init(
    ledger: String, asked: SelectionAsked, asOf: Day, words: WordsGiven, figures: SelectionFigures,
    factsWithheld: Int, heads: [Head], isSynthetic: Bool
  ) {
    self.ledger = ledger
    self.asked = asked
    self.asOf = asOf
    self.words = words
    self.figures = figures
    self.factsWithheld = factsWithheld
    self.heads = heads
    self.isSynthetic = isSynthetic
  }
}

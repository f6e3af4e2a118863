public import Partnership
public import Projections
public import RecordFormat
internal import Wording

/// What an export is of: a ledger under one of its heads, and what was chosen and asked.
///
/// With the records themselves it is all that the parts are made from. No clock, no zone and no language
/// of a machine enters, so the same head and the same options give the same bytes anywhere.
public struct ExportScope: Sendable {
  /// The ledger.
  public let ledger: LedgerName
  /// When its first record was recorded.
  public let ledgerOpened: Recorded
  /// The size of the signed head that covers the records.
  public let headSize: UInt64
  /// Which records were chosen; its size is how many are taken into account, at most those of the head.
  public let selection: Selection
  /// The end of this day is what views show.
  public let asOf: Day
  /// When the last record that is taken into account was recorded.
  public let recorded: Recorded
  /// Whether the ledger's clock is a simulated one, as in a demonstration.
  public let isClockSimulated: Bool
  /// Of how many records the facts are withheld for what they may say: views are made without them.
  public let factsWithheld: Int

  /// What an export is of.
  ///
  /// - Parameter asOf: The day; nil for that of the last record that is taken into account.
  public init(
    ledger: LedgerName, ledgerOpened: Recorded, headSize: UInt64, selection: Selection, asOf: Day?,
    recorded: Recorded, isClockSimulated: Bool, factsWithheld: Int = 0
  ) {
    self.ledger = ledger
    self.ledgerOpened = ledgerOpened
    self.headSize = headSize
    self.selection = selection
    self.asOf = asOf ?? recorded.day
    self.recorded = recorded
    self.isClockSimulated = isClockSimulated
    self.factsWithheld = factsWithheld
  }

  /// The last record that is taken into account.
  public var knownOn: SequenceNumber { SequenceNumber(selection.size - 1) }

  /// The question that the views of an agreement answer.
  public func question(about agreement: AgreementID?) -> Question {
    Question(
      agreement: agreement, asOf: asOf, knownOn: knownOn, recorded: recorded,
      // Whether it is over where the reader is, no record says.
      isDayNotOver: false, isClockSimulated: isClockSimulated)
  }
}

extension ExportScope {
  /// Which rows the views of its agreements have.
  var choice: TableChoice { TableChoice(axes: selection.axes, parties: selection.parties) }

  /// What a record is called elsewhere, by its place in the ledger: `example.org/ledger#12`.
  func name(of sequence: UInt64) -> String { "\(ledger.text)#\(sequence)" }

  /// What it is of and as of when, in a sentence, and what a reader has to know of it: that its clock is a
  /// simulated one, that facts are withheld.
  var title: InBoth {
    let simulated = InBoth(
      isClockSimulated ? " ◇ Horloge simulée\u{A0}: démonstration ou essai." : "",
      isClockSimulated ? " ◇ Simulated clock: demonstration or test." : "")
    func withheld(_ language: Language) -> String {
      Wording(language).sentence(factsWithheld: factsWithheld).map { " \($0)" } ?? ""
    }
    return InBoth(
      "Registre \(ledger.text), au \(asOf), connu jusqu’à l’écriture \(knownOn).\(simulated.french)"
        + withheld(.frCA),
      "Ledger \(ledger.text), as of \(asOf), known up to record \(knownOn).\(simulated.english)"
        + withheld(.en))
  }

  /// What was chosen, in words.
  var chosen: InBoth {
    InBoth(Wording(.frCA).line(of: selection.asked), Wording(.en).line(of: selection.asked))
  }

  /// What was chosen, as its canonical line.
  var line: String {
    // A selection that was made keeps to what its line may be.
    (try? String(decoding: selection.canonicalBytes(), as: UTF8.self)) ?? ""
  }
}

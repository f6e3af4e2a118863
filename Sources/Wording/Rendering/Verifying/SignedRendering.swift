public import Partnership

/// Between when a record was signed.
public struct SignedFigures: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// The size of the head that its author had verified.
  public let seen: UInt64
  /// When the last record under that head was recorded.
  public let notBefore: Recorded
  /// When a head that covers it was first cosigned, in POSIX seconds; nil while none was.
  public let notAfter: UInt64?
  /// Whether the witness that gave it was named from outside.
  public let isVouched: Bool

  /// A signed record with the bounds of its time.
  public init(
    record: SequenceNumber, seen: UInt64, notBefore: Recorded, notAfter: UInt64?, isVouched: Bool
  ) {
    self.record = record
    self.seen = seen
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.isVouched = isVouched
  }
}

extension Wording {
  /// How many signed records are told one by one.
  private static let mostSigned = 10

  /// The last signed records, each with the bounds of its time: not before what its author had
  /// verified, not after the first cosignature of a head that covers it.
  func lines(of signed: [SignedFigures], total: UInt64) -> [String] {
    let shown = signed.suffix(Wording.mostSigned)
    let before = total - UInt64(shown.count)
    guard before > 0 else { return shown.map(line(of:)) }
    let more = count(Int(clamping: before), .record)
    let first = say(
      fr: "\(more) avant celles-ci, signées aussi ; --json en donne davantage.",
      en: "\(more) before these, signed too; --json gives more of them.")
    return shown.map(line(of:)) + [first]
  }

  private func line(of signed: SignedFigures) -> String {
    let record = signed.record.description
    let seen = String(signed.seen)
    let before = instant(signed.notBefore)
    guard let after = signed.notAfter.map({ instant(posixSeconds: $0) }) else {
      return say(
        fr: "Écriture \(record), signée : pas avant la tête de \(seen) (\(before)) ; aucun témoin"
          + " ne dit encore quand au plus tard",
        en: "Record \(record), signed: not before the checkpoint of \(seen) (\(before)); no witness"
          + " says yet when at the latest")
    }
    // The host may have a witness of its own, and set its clock.
    let doubt =
      signed.isVouched
      ? ""
      : say(
        fr: ", par l'horloge d'un témoin que rien d'ailleurs ne nomme",
        en: ", by the clock of a witness that nothing from outside names")
    return say(
      fr: "Écriture \(record), signée : pas avant la tête de \(seen) (\(before)), pas après son"
        + " premier contreseing (\(after)\(doubt))",
      en:
        "Record \(record), signed: not before the checkpoint of \(seen) (\(before)), not after its"
        + " first cosignature (\(after)\(doubt))")
  }
}

/// What a time stamp says of a head, which nobody here has checked.
public struct StampFigures: Sendable, Hashable {
  /// How many records the head covers.
  public let size: UInt64
  /// When, in POSIX seconds.
  public let time: UInt64
  /// What the authority is called; nil when the stamp does not say.
  public let authority: String?

  /// A stamp of those parts.
  public init(size: UInt64, time: UInt64, authority: String?) {
    self.size = size
    self.time = time
    self.authority = authority
  }
}

extension Wording {
  /// How many stamps of a ledger's heads are told: all of them are in the list of heads.
  private static let mostStamps = 3

  /// The last heads that are stamped, and how to check what is claimed.
  func lines(of stamps: [StampFigures]) -> [String] {
    guard let last = stamps.last else { return [] }
    let more = stamps.count - Wording.mostStamps
    let others =
      more > 0
      ? [say(fr: "… et \(number(more)) de plus avant", en: "… and \(number(more)) more before")]
      : []
    return stamps.suffix(Wording.mostStamps).map { stamp in
      say(
        fr: "Tête \(String(stamp.size)) : \(claim(of: stamp))",
        en: "Checkpoint \(String(stamp.size)): \(claim(of: stamp))")
    } + others + linesChecking(stampOfSize: last.size)
  }

  /// When and by whom a head is said to be stamped.
  public func claim(of stamp: StampFigures) -> String {
    let time = instant(posixSeconds: stamp.time)
    let authority =
      stamp.authority.map { say(fr: "« \($0) »", en: "“\($0)”") }
      ?? say(fr: "une autorité sans nom", en: "an authority without a name")
    return say(
      fr: "horodatée le \(time) par \(authority), selon elle",
      en: "stamped \(time) by \(authority), so it claims")
  }

  /// How whoever trusts a certificate checks a stamp with other software: a sentence, then a line for a
  /// shell each.
  public func linesChecking(stampOfSize size: UInt64) -> [String] {
    let size = String(size)
    return [
      say(
        fr: "Ni la signature ni le certificat n'ont été vérifiés ici ; vérifiez-les, dans le"
          + " dossier du registre, avec celui que vous tenez de l'autorité :",
        en: "Neither signature nor certificate were checked here; check them, in the ledger's"
          + " folder, with the one you have from the authority:"),
      "head -n 3 published/\(size) > text",
      "openssl ts -verify -in published/\(size).tsr -data text -CAfile authority.pem",
    ]
  }
}

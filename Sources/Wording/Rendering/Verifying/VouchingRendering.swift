public import Partnership

/// Who stands behind a head, of those whose keys came from outside, as far as a page says it.
public struct VouchingFigures: Sendable {
  /// The size of the head.
  public var size: UInt64
  /// Whether the key that was given for the log has signed it.
  public var isSignedByLog: Bool
  /// Whose witnesses have cosigned it, and when; nil for a time that no calendar has.
  public var cosigners: [(name: String, time: Recorded?)]

  /// Those who stand behind a head of that size.
  public init(
    size: UInt64, isSignedByLog: Bool, cosigners: [(name: String, time: Recorded?)]
  ) {
    self.size = size
    self.isSignedByLog = isSignedByLog
    self.cosigners = cosigners
  }
}

extension Wording {
  /// Who stands behind a head, in one line; no line for nobody.
  public func lines(ofVouching figures: VouchingFigures?) -> [String] {
    guard let figures else { return [] }
    var parts: [String] = []
    if figures.isSignedByLog {
      parts.append(
        say(
          fr: "signée par la clé que l'on vous a donnée pour le registre",
          en: "signed by the key that you were given for the ledger"))
    }
    if !figures.cosigners.isEmpty {
      let names = list(
        figures.cosigners.map { cosigner in
          let name = terminalSafe(cosigner.name)
          return cosigner.time.map { "\(name) (\(instant($0)))" } ?? name
        })
      parts.append(say(fr: "contresignée par \(names)", en: "cosigned by \(names)"))
    }
    guard !parts.isEmpty else { return [] }
    let (size, all) = (String(figures.size), list(parts))
    return [say(fr: "Tête \(size) : \(all).", en: "Checkpoint \(size): \(all).")]
  }
}

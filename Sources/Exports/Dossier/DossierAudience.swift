public import Verification
public import Wording

extension DossierInfo {
  /// For whom a dossier is and how much that is, after *for*.
  public func description(in wording: Wording) -> String {
    switch (audience, asksForPersonalWords) {
    case (.archive, _):
      wording.say(
        fr: "des archives (tout ce qui n'est pas effacé)", en: "an archive (all that is not erased)"
      )
    case (.auditor, false):
      wording.say(
        fr: "un auditeur (tout, sauf les textes sur des personnes)",
        en: "an auditor (all but words about persons)")
    case (.auditor, true):
      wording.say(
        fr: "un auditeur (tout, les textes sur des personnes compris)",
        en: "an auditor (all, words about persons among it)")
    case (.public, _):
      wording.say(
        fr: "le public (rien de personnel, de confidentiel, ni d'autres ententes)",
        en: "the public (nothing personal, confidential or of other agreements)")
    }
  }
}

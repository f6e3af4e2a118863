/// Documents and what shows that something is so.
extension RefusalText {
  static func proofOfMeetingMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'engagement est dit tenu sans pièce ni motif à l'appui.",
        en: "The commitment is said to be met without evidence or a reason."),
      rule: Bilingual(
        fr: "Qui dit un engagement tenu le montre par une pièce, ou l'explique.",
        en: "Whoever says a commitment was met shows it by evidence, or explains it."),
      remedy: Bilingual(
        fr:
          "Ajoutez une pièce\(named.given(by: .evidence)) ou un motif\(named.given(by: .reason)).",
        en: "Add evidence\(named.given(by: .evidence)) or a reason\(named.given(by: .reason))."))
  }

  static func documentNotHeld(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le registre ne détient pas le fichier dont l'empreinte est donnée\(named.inText).",
        en: "The ledger does not hold the file whose hash is given\(named.inText)."),
      rule: Bilingual(
        fr: "Un document joint est détenu ici, ou dit où il l'est (« held_at »).",
        en: "A document attached is held here, or says where it is (“held_at”)."),
      remedy: Bilingual(
        fr: "Fournissez le fichier, ou dites où il est gardé.",
        en: "Provide the file, or say where it is kept."))
  }

  static func sameDocument(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le document\(named.code) est dit se remplacer lui-même.",
        en: "The document\(named.code) is said to replace itself."),
      rule: Bilingual(
        fr: "Un document en remplace un autre.", en: "A document replaces another one."),
      remedy: Bilingual(
        fr: "Joignez d'abord la nouvelle version sous un autre code (document.attached).",
        en: "Attach the new version under another code first (document.attached)."))
  }

  static func underHold(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Un gel interdit de disposer de ces écritures\(named.inRecord).",
        en: "A hold forbids disposing of these records\(named.inRecord)."),
      rule: Bilingual(
        fr: "Rien n'est effacé ni détruit de ce qu'un gel couvre.",
        en: "Nothing that a hold covers is erased or destroyed."),
      remedy: Bilingual(
        fr: "Attendez que le gel soit levé (hold.lifted).",
        en: "Wait until the hold is lifted (hold.lifted)."))
  }
}

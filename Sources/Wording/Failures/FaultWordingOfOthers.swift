internal import Partnership

/// What a fault means that somebody else shows: a witness, or a partner by its keys.
extension FaultName {
  var meaningOfWitnesses: Bilingual {
    switch self {
    case .witnessAhead:
      Bilingual(
        fr: "un témoin dit avoir vu une tête plus grande que la dernière d'ici : demandez-lui cette"
          + " tête signée, que --ancienne compare; sa parole seule ne prouve rien",
        en: "a witness says it has seen a larger head than the last one here: ask it for that"
          + " signed head, which --old compares; its word alone proves nothing")
    case .witnessDiffers:
      Bilingual(
        fr: "un témoin dit avoir vu une autre histoire que celle-ci : demandez-lui la tête signée,"
          + " que --ancienne compare, ou le fichier de la bifurcation; sa parole seule ne prouve"
          + " rien",
        en: "a witness says it has seen another history than this one: ask it for the signed head,"
          + " which --old compares, or the file of the fork; its word alone proves nothing")
    case .forkKept:
      Bilingual(
        fr: "deux histoires de ce registre ont été signées : la preuve est gardée ici, montrez-la"
          + " aux partenaires",
        en: "two histories of this ledger were signed: the evidence is kept here, show it to the"
          + " partners")
    default:
      Bilingual(
        fr: "un témoin n'a rien répondu qui dise quelque chose de la tête",
        en: "a witness answered nothing that says anything about the head")
    }
  }

  var meaningOfKeys: Bilingual {
    switch self {
    case .keyNotAccepted:
      Bilingual(
        fr: "une clé est consignée pour qui a remis d'autres clés, dont aucune ne l'a signée",
        en: "a key is recorded for somebody who handed over others, and none of these signed it in")
    case .keyNotVouched:
      Bilingual(
        fr: "une clé d'actes est consignée, et les ancres ne disent pas si elle est bien de son"
          + " titulaire : comparez-la avec celle qu'il a donnée",
        en: "a key of acts is recorded, and the anchors do not say whether it is its owner's:"
          + " compare it with what the owner gave")
    default:
      Bilingual(
        fr: "des actes sont en son nom, et aucune de ses clés n'est consignée : rien n'avait à être"
          + " signé",
        en: "there are acts in its name, and no key of its own is recorded: nothing had to be"
          + " signed")
    }
  }
}

public import Partnership

extension Wording {
  /// An anomaly in a few words: `hors de la période en vigueur`.
  public func label(of name: Anomaly.Name) -> String { say(name.text.label) }

  /// An anomaly as one record wears it, with the records concerned.
  ///
  /// `A-DUPLICATE. L’échange est dit tenu deux fois (écriture 12 ; voir aussi l’écriture 9).`
  public func sentence(for anomaly: Anomaly) -> String {
    let what = say(anomaly.name.text.happened)
    let record = anomaly.record.description
    guard let other = anomaly.other?.description else {
      return say(
        fr: "\(anomaly.name.rawValue). \(what) (écriture \(record)).",
        en: "\(anomaly.name.rawValue). \(what) (record \(record)).")
    }
    return say(
      fr:
        "\(anomaly.name.rawValue). \(what) (écriture \(record) ; voir aussi l'écriture \(other)).",
      en: "\(anomaly.name.rawValue). \(what) (record \(record); see also record \(other)).")
  }

  /// Which rule an anomaly stands for, and what to do now.
  public func help(for name: Anomaly.Name) -> String {
    "\(say(name.text.rule)) \(say(name.text.remedy))"
  }
}

/// What is said about one anomaly.
struct AnomalyText {
  let label: Bilingual
  /// A sentence without its full stop.
  let happened: Bilingual
  let rule: Bilingual
  let remedy: Bilingual
}

extension Anomaly.Name {
  var text: AnomalyText {
    switch self {
    case .outOfTerm:
      AnomalyText(
        label: Bilingual(fr: "hors de la période en vigueur", en: "out of term"),
        happened: Bilingual(
          fr: "Le fait a eu lieu alors que l'entente n'était pas en vigueur",
          en: "It happened while the agreement was not in force"),
        rule: Bilingual(
          fr: "Un échange ou un transfert de savoir-faire a lieu entre le premier et le dernier"
            + " jour en vigueur, ces deux jours compris.",
          en: "An exchange or a transfer of know-how takes place between the first and the last"
            + " day in force, both included."),
        remedy: Bilingual(
          fr: "Si la date est fausse, rectifiez-la ; sinon l'écriture reste et la remarque avec.",
          en: "If the date is wrong, correct it; otherwise the record stays, and so does the flag.")
      )
    case .duplicate:
      AnomalyText(
        label: Bilingual(fr: "doublon", en: "duplicate"),
        happened: Bilingual(
          fr: "L'échange est dit tenu deux fois", en: "The exchange is said to be held twice"),
        rule: Bilingual(
          fr: "Un échange se tient une seule fois ; la première écriture compte.",
          en: "An exchange is held once; the first record counts."),
        remedy: Bilingual(
          fr: "Annulez l'écriture de trop, ou consignez un second échange sous un autre code.",
          en: "Annul the record that is one too many, or record a second exchange under another"
            + " code."))
    case .outOfOrder:
      AnomalyText(
        label: Bilingual(fr: "hors séquence", en: "out of order"),
        happened: Bilingual(
          fr: "Le fait ne suit pas l'ordre attendu de ce dont il parle",
          en: "It does not follow the expected order of what it is about"),
        rule: Bilingual(
          fr: "Un échange annulé ne se tient plus ; un engagement est pris avant d'être tenu ou"
            + " manqué, et tenu une seule fois.",
          en: "A cancelled exchange is no longer held; a commitment is made before it is met or"
            + " missed, and met once."),
        remedy: Bilingual(
          fr: "Consignez l'écriture qui manque, ou rectifiez la date ou le code.",
          en: "Record what is missing, or correct the date or the code."))
    case .announcedUnsigned:
      AnomalyText(
        label: Bilingual(fr: "annoncée sans signature", en: "announced unsigned"),
        happened: Bilingual(
          fr: "L'entente a été annoncée avant toute signature",
          en: "The agreement was announced before any signature"),
        rule: Bilingual(
          fr: "Une annonce suit au moins une signature.",
          en: "An announcement follows at least one signature."),
        remedy: Bilingual(
          fr: "Consignez les signatures à leur date, ou rectifiez celle de l'annonce.",
          en: "Record the signatures at their dates, or correct that of the announcement."))
    case .noRole:
      AnomalyText(
        label: Bilingual(fr: "sans fonction ce jour-là", en: "no role that day"),
        happened: Bilingual(
          fr: "La personne n'avait aucune fonction connue à cette date",
          en: "The person had no known role on that date"),
        rule: Bilingual(
          fr: "Qui fait une déclaration publique exerce ce jour-là une fonction chez un acteur.",
          en: "Whoever makes a public statement holds a role at an actor on that day."),
        remedy: Bilingual(
          fr: "Consignez la fonction et sa date de début, ou rectifiez la personne.",
          en: "Record the role and the day it began, or correct the person."))
    case .exclusiveFunction:
      AnomalyText(
        label: Bilingual(fr: "deux titulaires", en: "two holders"),
        happened: Bilingual(
          fr: "La fonction, réservée à une seule personne, a deux titulaires en même temps",
          en: "The function, reserved to one person, has two holders at the same time"),
        rule: Bilingual(
          fr: "Une fonction exclusive a un seul titulaire, sauf le jour où l'un relève l'autre.",
          en: "An exclusive function has one holder, but for the day one takes over from another."),
        remedy: Bilingual(
          fr: "Consignez la fin de la première fonction, ou rectifiez les dates.",
          en: "Record the end of the first role, or correct the dates."))
    case .missedEarly:
      AnomalyText(
        label: Bilingual(fr: "dit manqué trop tôt", en: "said missed too early"),
        happened: Bilingual(
          fr: "L'engagement est dit manqué avant son échéance",
          en: "The commitment is said to be missed before it was due"),
        rule: Bilingual(
          fr: "Un engagement n'est manqué qu'une fois son échéance venue.",
          en: "A commitment is missed only once its due day has come."),
        remedy: Bilingual(
          fr: "Rectifiez la date du constat, ou annulez-le.",
          en: "Correct the date of the finding, or annul it."))
    case .contradicted:
      AnomalyText(
        label: Bilingual(fr: "contredit", en: "contradicted"),
        happened: Bilingual(
          fr: "L'engagement est dit manqué, alors qu'il a été tenu à temps",
          en: "The commitment is said to be missed, yet it was met in time"),
        rule: Bilingual(
          fr: "Un engagement tenu à temps n'est pas manqué.",
          en: "A commitment met in time is not missed."),
        remedy: Bilingual(
          fr: "Annulez celui des deux constats qui est faux.",
          en: "Annul whichever of the two findings is wrong."))
    case .causeAnnulled:
      AnomalyText(
        label: Bilingual(fr: "origine annulée", en: "cause annulled"),
        happened: Bilingual(
          fr: "L'écriture dont celle-ci découle a été annulée",
          en: "The record this one follows from has been annulled"),
        rule: Bilingual(
          fr: "Une écriture qui découle d'une autre en dépend.",
          en: "A record that follows from another rests on it."),
        remedy: Bilingual(
          fr: "Voyez si celle-ci tient encore ; sinon annulez-la aussi.",
          en: "See whether this one still holds; otherwise annul it too."))
    }
  }
}

/// What was done without the role, the protocol, the assessment or the tool it takes.
extension AnomalyText {
  static let noRole = AnomalyText(
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

  static let exclusiveFunction = AnomalyText(
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

  static let outsideProtocol = AnomalyText(
    label: Bilingual(fr: "hors protocole", en: "outside protocol"),
    happened: Bilingual(
      fr: "Le transfert a été effectué sans que la version de protocole nommée soit en vigueur, ou"
        + " alors que l'axe était suspendu",
      en: "The transfer was made while the protocol version it names was not in force, or while the"
        + " axis was suspended"),
    rule: Bilingual(
      fr: "Un transfert se fait selon une version de protocole que toutes les parties ont adoptée"
        + " et qui est en vigueur ce jour-là, sur un axe qui n'est pas suspendu.",
      en: "A transfer is made under a protocol version that all the parties have adopted and that"
        + " is in force on that day, on an axis that is not suspended."),
    remedy: Bilingual(
      fr: "Si la date ou la version est fausse, rectifiez-la ; sinon l'écriture reste, et la"
        + " remarque avec elle.",
      en: "If the date or the version is wrong, correct it; otherwise the record stays, and so does"
        + " the flag."))

  static let noImpactAssessment = AnomalyText(
    label: Bilingual(
      fr: "sans évaluation des facteurs relatifs à la vie privée",
      en: "no impact assessment",
      frFR: "sans analyse d'impact relative à la protection des données"),
    happened: Bilingual(
      fr: "Le transfert contient des renseignements personnels, et aucune évaluation des facteurs"
        + " relatifs à la vie privée n'est nommée",
      en: "The transfer holds personal information, and no impact assessment is named",
      frFR: "Le transfert contient des données à caractère personnel, et aucune analyse d'impact"
        + " relative à la protection des données n'est nommée"),
    rule: Bilingual(
      fr: "Un transfert de renseignements personnels nomme l'évaluation qui l'a précédé, à moins"
        + " que la version de protocole ne la nomme.",
      en: "A transfer of personal information names the assessment made before it, unless the"
        + " protocol version names it.",
      frFR: "Un transfert de données à caractère personnel nomme l'analyse qui l'a précédé, à moins"
        + " que la version de protocole ne la nomme."),
    remedy: Bilingual(
      fr: "Joignez l'évaluation (document.attached), puis rectifiez le transfert pour la nommer.",
      en: "Attach the assessment (document.attached), then correct the transfer to name it.",
      frFR: "Joignez l'analyse (document.attached), puis rectifiez le transfert pour la nommer."))

  static let hashMismatch = AnomalyText(
    label: Bilingual(fr: "empreintes différentes", en: "hashes differ"),
    happened: Bilingual(
      fr: "L'empreinte du bordereau reçu n'est pas celle du bordereau envoyé",
      en: "The hash of the manifest received is not that of the manifest sent"),
    rule: Bilingual(
      fr: "Ce qui est reçu est ce qui a été envoyé : les deux bordereaux ont la même empreinte.",
      en: "What is received is what was sent: both manifests have the same hash."),
    remedy: Bilingual(
      fr: "Comparez les deux bordereaux ; rectifiez l'empreinte fausse, ou déclarez un incident"
        + " (incident.declared).",
      en: "Compare the two manifests; correct the wrong hash, or declare an incident"
        + " (incident.declared)."))

  static let notDeployed = AnomalyText(
    label: Bilingual(fr: "outil pas en service", en: "tool not deployed"),
    happened: Bilingual(
      fr: "L'outil a été utilisé alors qu'il n'était pas en service",
      en: "The tool was used while it was not deployed"),
    rule: Bilingual(
      fr: "Un outil sert entre sa mise en service et son retrait, ces deux jours compris.",
      en: "A tool is used between its deployment and its retirement, both days included."),
    remedy: Bilingual(
      fr: "Consignez la mise en service à sa date (tool.deployed), ou rectifiez celle de"
        + " l'utilisation.",
      en: "Record the deployment at its date (tool.deployed), or correct that of the use."))
}

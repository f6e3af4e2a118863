/// What each column is called for people, in both languages.
///
/// The ends `_fr`, `_en`, `_by` and `_of` are said of any name.
enum TableWords {
  static func label(of name: String) -> InBoth {
    if let label = labels[name] { return InBoth(label.fr, label.en) }
    for (end, fr, en) in ends where name.hasSuffix(end) {
      if let label = labels[String(name.dropLast(end.count))] {
        return InBoth(label.fr + fr, label.en + en)
      }
    }
    return InBoth(name, name)
  }

  /// Whether a column has a name for people.
  static func knows(_ name: String) -> Bool {
    label(of: name) != InBoth(name, name)
  }

  private static let ends = [
    ("_fr", " (français)", " (French)"), ("_en", " (anglais)", " (English)"),
    ("_by", "\u{A0}: combien l’ont fait", ": how many have"),
    ("_of", "\u{A0}: sur combien", ": of how many"),
    ("_record", "\u{A0}: écriture", ": record"),
  ]

  private static let labels: [String: (fr: String, en: String)] = [
    "a": ("De", "Between"), "about": ("À propos de", "About"),
    "academic_private": ("Entre académique et privé", "Between academic and private"),
    "accepted": ("Acceptations", "Acceptances"),
    "acknowledged": ("Accusé de réception", "Acknowledged by"),
    "action": ("Identifiant de l’action", "Id of the action"),
    "adopted": ("Adoptions", "Adoptions"),
    "against": ("Contre", "Against"), "agreed": ("Accords", "Agreed"),
    "agreement": ("Entente", "Agreement"),
    "amount": ("Montant, en unités mineures", "Amount, in minor units"),
    "annulled_by": ("Annulée par", "Annulled by"), "anomaly": ("Anomalie", "Anomaly"),
    "audience": ("Public", "Audience"), "author": ("Auteur", "Author"),
    "awarded": ("Accordé", "Awarded"), "axes": ("Axes", "Axes concerned"), "axis": ("Axe", "Axis"),
    "b": ("Et", "And"), "by": ("Par", "By"), "bytes": ("Octets", "Bytes"),
    "cancelled": ("Annulé par l’écriture", "Cancelled by record"),
    "catalogue": ("Version du catalogue", "Version of the catalogue"),
    "challenge": ("Défi", "Challenge"), "changed": ("Dernier changement", "Last change"),
    "channel": ("Canal", "Channel"), "class": ("Classe", "Class"),
    "closed": ("Clos par l’écriture", "Closed by record"),
    "commitments_met": ("Engagements tenus", "Commitments met"),
    "commitments_met_late": ("Engagements tenus en retard", "Commitments met late"),
    "commitments_missed": ("Engagements manqués", "Commitments missed"),
    "commitments_open": ("Engagements ouverts", "Commitments open"),
    "commitments_overdue": ("Engagements en retard", "Commitments overdue"),
    "commitments_partly_met": ("Engagements tenus en partie", "Commitments met in part"),
    "commitments_waived": ("Engagements levés", "Commitments waived"),
    "corrected_by": ("Rectifiée par", "Corrected by"), "creditor": ("Créancier", "Creditor"),
    "currency": ("Devise", "Currency"), "day": ("Jour", "Day"),
    "days": ("Jours restants", "Days to go"),
    "days_left": ("Jours en vigueur restants", "Days left in force"),
    "deadline": ("Date limite", "Deadline"), "debtors": ("Débiteurs", "Debtors"),
    "description": ("Description", "Description given"),
    "drafted": ("Rédigée par l’écriture", "Drafted by record"), "due": ("Échéance", "Due"),
    "due_day": ("Jour de l’échéance", "Day it falls due"),
    "effective": ("Prise d’effet", "Takes effect"), "erased_by": ("Effacés par", "Erased by"),
    "exchange": ("Échange", "Exchange"), "exchanges_held": ("Échanges tenus", "Exchanges held"),
    "facts": ("Données", "Facts"), "facts_shown": ("Données montrées", "Facts shown"),
    "form": ("Forme", "Form"), "from": ("Depuis", "From"),
    "funder": ("Bailleur de fonds", "Funder"),
    "given": ("Savoir-faire donnés", "Know-how given"), "giver": ("Qui donne", "Giver"),
    "held": ("Tenu selon l’écriture", "Held, by record"), "id": ("Identifiant", "Id"),
    "identified": ("Repéré", "Identified"),
    "impact_assessment": ("Évaluation des facteurs relatifs à la vie privée", "Impact assessment"),
    "in_force": ("Version en vigueur", "Version in force"),
    "initiatives": ("Initiatives", "Initiatives launched"),
    "innovation": ("Innovation", "Innovation promoted"),
    "innovations": ("Innovations", "Innovations promoted"),
    "intact": ("Intègre", "Intact"), "items": ("Éléments", "Items"), "kind": ("Sorte", "Kind"),
    "language": ("Langue", "Language"), "last": ("Dernière écriture", "Last record"),
    "leaf": ("Hachage de la feuille", "Hash of the leaf"), "lead": ("Piste", "Lead"),
    "leads": ("Pistes de financement", "Funding leads"),
    "manifest_sha256": ("SHA-256 de la liste", "SHA-256 of the list"),
    "match": ("Raison de sa présence", "Why it is here"),
    "media_type": ("Type de média", "Media type"),
    "met": ("Tenu selon l’écriture", "Met, by record"),
    "missed": ("Manqué selon l’écriture", "Missed, by record"), "mutual": ("Mutuel", "Mutual"),
    "name": ("Nom", "Name"), "notified": ("Avisés", "Notified"), "object": ("Objet", "Object"),
    "obtained": ("Transferts reçus", "Transfers received"), "occurred": ("Survenue", "Occurred"),
    "on_behalf_of": ("Au nom de", "On behalf of"), "operations": ("Opérations", "Operations"),
    "opportunity": ("Occasion", "Opportunity"),
    "others": ("Autres écritures en cause", "Other records concerned"),
    "owner": ("Responsable", "Owner"), "participants": ("Participants", "Who took part"),
    "parties": ("Parties", "Parties concerned"), "partner": ("Partenaire", "Partner"),
    "party": ("Est une partie", "Is a party"), "pending": ("En attente", "Pending"),
    "period": ("Période", "Period"), "personal": ("Données personnelles", "Personal data"),
    "place": ("Lieu", "Place"), "planned": ("Prévu", "Planned"),
    "proposers": ("Proposé par", "Proposed by"),
    "protocol": ("Protocole", "Protocol"), "protocols": ("Protocoles", "Protocols concerned"),
    "raid": ("RAiD", "RAiD id"), "raisers": ("Soulevé par", "Raised by"),
    "ratified": ("Ratification", "Ratified"),
    "received": ("Savoir-faire reçus", "Know-how received"), "receiver": ("Qui reçoit", "Receiver"),
    "record": ("Écriture", "Record"), "recorded": ("Consignée", "Recorded"),
    "records": ("Nombre d’écritures", "How many records"),
    "rejected": ("Rejeté par", "Rejected by"),
    "relations": ("Relations", "Relations established"),
    "replaced_by": ("Remplacé par", "Replaced by"),
    "retained": ("Retenue", "Retained"), "risk": ("Risque", "Risk"),
    "scheduled": ("Prévu par l’écriture", "Scheduled by record"),
    "sender": ("Qui envoie", "Sender"),
    "sent": ("Transferts envoyés", "Transfers sent"), "sequence": ("Numéro", "Sequence"),
    "settled": ("Règlement", "Settled"), "sha256": ("SHA-256", "SHA-256 of the file"),
    "signed": ("Signature", "Signed"), "since": ("Depuis l’écriture", "Since record"),
    "stage": ("État", "Stage"), "subject": ("Sujet", "Subject"),
    "target": ("Écriture visée", "Record concerned"), "term": ("Durée", "Term"),
    "text_sha256": ("SHA-256 du texte", "SHA-256 of the text"),
    "through": ("Par l’entremise de", "Through"), "title": ("Intitulé", "Title"),
    "tool": ("Outil", "Tool"), "tools": ("Outils", "Tools concerned"),
    "type": ("Type", "Type of record"),
    "until": ("Jusqu’au", "Until"), "uses": ("Utilisations", "Uses"),
    "version": ("Version", "Version number"),
    "waiting": ("En attente de", "Waiting for"), "what": ("Ce qui s’est passé", "What happened"),
    "words": ("Textes", "Words"),
    "words_missing": ("Textes absents, et pourquoi", "Words missing, and why"),
    "words_shown": ("Textes montrés", "Words shown"), "written": ("Tel qu’écrit", "As written"),
  ]
}

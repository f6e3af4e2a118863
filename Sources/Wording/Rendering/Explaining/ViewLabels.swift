/// What the members of views are called where the catalogue has no field of the name, or means another
/// thing by it.
enum ViewLabels {
  /// The languages of a text.
  static let languages: [String: Bilingual] = [
    "fr": Bilingual(fr: "français", en: "French"), "en": Bilingual(fr: "anglais", en: "English"),
  ]

  /// Members that hold others and say nothing by themselves.
  static let unsaid: Set<String> = [
    "counts", "facts", "force", "funding", "knowhow", "money", "profile", "tally", "total",
  ]

  /// What is counted in a cell of the board, by its path in the cell.
  static let tallies: [String: Bilingual] = [
    "exchanges_held": Bilingual(fr: "échanges tenus", en: "exchanges held"),
    "given": Bilingual(fr: "savoir-faire donnés", en: "know-how given"),
    "received": Bilingual(fr: "savoir-faire reçus", en: "know-how received"),
    "sent": Bilingual(fr: "transferts envoyés", en: "transfers sent"),
    "obtained": Bilingual(fr: "transferts reçus", en: "transfers received"),
    "leads": Bilingual(fr: "pistes de financement", en: "funding leads"),
    "innovations": Bilingual(fr: "innovations", en: "innovations"),
    "protocols": Bilingual(fr: "protocoles", en: "protocols"),
    "tools": Bilingual(fr: "outils", en: "tools"),
    "relations": Bilingual(fr: "relations", en: "relations"),
    "records": Bilingual(fr: "écritures", en: "records"),
    "commitments/open": Bilingual(fr: "engagements ouverts", en: "open commitments"),
    "commitments/overdue": Bilingual(fr: "engagements en retard", en: "overdue commitments"),
    "commitments/missed": Bilingual(fr: "engagements manqués", en: "missed commitments"),
    "commitments/partly_met":
      Bilingual(fr: "engagements tenus en partie", en: "partly met commitments"),
    "commitments/met": Bilingual(fr: "engagements tenus", en: "met commitments"),
    "commitments/met_late":
      Bilingual(fr: "engagements tenus en retard", en: "commitments met late"),
    "commitments/waived": Bilingual(fr: "engagements levés", en: "waived commitments"),
  ]

  /// Two members that have one name together.
  static let pairs: [String: Bilingual] = tallies.filter { $0.key.contains("/") }.merging(
    [
      "exchanges/scheduled": Bilingual(fr: "échanges prévus", en: "exchanges scheduled"),
      "exchanges/held": Bilingual(fr: "échanges tenus", en: "exchanges held"),
      "exchanges/cancelled": Bilingual(fr: "échanges annulés", en: "exchanges cancelled"),
      "force/from": Bilingual(fr: "en vigueur depuis", en: "in force since"),
      "force/until": Bilingual(fr: "terme", en: "end of the term"),
      "force/record": Bilingual(fr: "entrée en vigueur", en: "entry into force"),
    ], uniquingKeysWith: { own, _ in own })

  /// One member by its key.
  static let keys: [String: Bilingual] = tallies.filter { !$0.key.contains("/") }.merging(
    [
      "about": Bilingual(fr: "objet", en: "about"),
      "academic_private":
        Bilingual(fr: "entre université et entreprise", en: "between academia and industry"),
      "accepted": Bilingual(fr: "acceptation", en: "acceptance"),
      "acknowledged": Bilingual(fr: "accusé de réception", en: "acknowledgement"),
      "adopted": Bilingual(fr: "adoption", en: "adoption"),
      "agreed": Bilingual(fr: "convenu par", en: "agreed by"),
      "agreements": Bilingual(fr: "ententes", en: "agreements"),
      "all": Bilingual(fr: "tous les axes", en: "all axes"),
      "announced": Bilingual(fr: "annonce", en: "announcement"),
      "anomalies": Bilingual(fr: "anomalie", en: "anomaly"),
      "anomaly": Bilingual(fr: "règle", en: "rule"),
      "asked": Bilingual(fr: "demandé", en: "asked"),
      "assigned": Bilingual(fr: "attribution", en: "assignment"),
      "awarded": Bilingual(fr: "accordé", en: "awarded"),
      "awards": Bilingual(fr: "financement accordé", en: "award"),
      "cancelled": Bilingual(fr: "annulation", en: "cancellation"),
      "capacities": Bilingual(fr: "à titre de", en: "as"),
      "carried_out": Bilingual(fr: "exécution", en: "carried out"),
      "cells": Bilingual(fr: "savoir-faire", en: "know-how"),
      "closed": Bilingual(fr: "clôture", en: "closing"),
      "commitments": Bilingual(fr: "engagements", en: "commitments"),
      "contacts": Bilingual(fr: "contact", en: "contact"),
      "count": Bilingual(fr: "nombre", en: "number"),
      "currencies": Bilingual(fr: "financement", en: "funding"),
      "day": Bilingual(fr: "jour", en: "day"),
      "days_left": Bilingual(fr: "jours restants", en: "days left"),
      "decided": Bilingual(fr: "décision", en: "decision"),
      "delegations": Bilingual(fr: "délégation", en: "delegation"),
      "drafted": Bilingual(fr: "rédaction", en: "drafting"),
      "due_day": Bilingual(fr: "jour de l'échéance", en: "due day"),
      "except": Bilingual(fr: "sauf les axes", en: "except axes"),
      "exchanges": Bilingual(fr: "échanges", en: "exchanges"),
      "extensions": Bilingual(fr: "prolongations", en: "extensions"),
      "figures": Bilingual(fr: "chiffre déclaré", en: "figure declared"),
      "funders": Bilingual(fr: "bailleur de fonds", en: "funder"),
      "held": Bilingual(fr: "tenue", en: "holding"),
      "id": Bilingual(fr: "identifiant", en: "id"),
      "identified": Bilingual(fr: "repéré", en: "identified"),
      "in_force": Bilingual(fr: "version en vigueur", en: "version in force"),
      "initiatives": Bilingual(fr: "initiatives", en: "initiatives"),
      "intact": Bilingual(fr: "liste reçue intacte", en: "list received intact"),
      "introduced": Bilingual(fr: "présentation", en: "introduction"),
      "is_owed": Bilingual(fr: "on lui doit encore", en: "is still owed"),
      "knowhow": Bilingual(fr: "transferts de savoir-faire", en: "transfers of know-how"),
      "last": Bilingual(fr: "dernière écriture", en: "last record"),
      "late": Bilingual(fr: "écritures tardives", en: "late records"),
      "lifted": Bilingual(fr: "levée", en: "lifting"),
      "met": Bilingual(fr: "tenu", en: "met"),
      "missed": Bilingual(fr: "manqué", en: "missed"),
      "mutual": Bilingual(fr: "mutuel", en: "mutual"),
      "mutual_pairs": Bilingual(fr: "mutuel entre", en: "mutual between"),
      "names": Bilingual(fr: "nom", en: "name"),
      "of": Bilingual(fr: "nombre de parties", en: "number of parties"),
      "one": Bilingual(fr: "premier acteur", en: "first actor"),
      "other": Bilingual(fr: "autre écriture", en: "other record"),
      "overdue": Bilingual(fr: "en retard", en: "overdue"),
      "owed": Bilingual(fr: "encore dû", en: "still owed"),
      "owes": Bilingual(fr: "doit encore", en: "still owes"),
      "panels": Bilingual(fr: "rubriques", en: "panels"),
      "partner": Bilingual(fr: "partenaire", en: "partner"),
      "party": Bilingual(fr: "partie à l'entente", en: "party to the agreement"),
      "pending": Bilingual(fr: "demandé", en: "asked"),
      "persons": Bilingual(fr: "personnes", en: "persons"),
      "placed": Bilingual(fr: "pose", en: "placing"),
      "promotions": Bilingual(fr: "promotion", en: "promotion"),
      "proposed": Bilingual(fr: "proposition", en: "proposal"),
      "proposers": Bilingual(fr: "proposé par", en: "proposed by"),
      "raisers": Bilingual(fr: "soulevé par", en: "raised by"),
      "ratified": Bilingual(fr: "ratification", en: "ratification"),
      "record": Bilingual(fr: "écriture", en: "record"),
      "registered": Bilingual(fr: "inscription", en: "registration"),
      "rejected": Bilingual(fr: "rejet", en: "rejection"),
      "renewal": Bilingual(fr: "renouvellement", en: "renewal"),
      "replaced_by": Bilingual(fr: "remplacé par", en: "replaced by"),
      "retained": Bilingual(fr: "retenue par", en: "retained by"),
      "roles": Bilingual(fr: "fonction", en: "role"),
      "scheduled": Bilingual(fr: "planification", en: "scheduling"),
      "settled": Bilingual(fr: "règlement", en: "settlement"),
      "signed": Bilingual(fr: "signature", en: "signature"),
      "since": Bilingual(fr: "depuis", en: "since"),
      "stage": Bilingual(fr: "état", en: "state"),
      "stages": Bilingual(fr: "pistes de financement", en: "funding leads"),
      "statements": Bilingual(fr: "déclarations publiques", en: "public statements"),
      "steps": Bilingual(fr: "étape", en: "step"),
      "through_name":
        Bilingual(fr: "nom de l'intermédiaire", en: "name of the intermediary"),
      "total": Bilingual(fr: "total", en: "total"),
      "transfers": Bilingual(fr: "transferts", en: "transfers"),
      "unkept": Bilingual(fr: "non tenu", en: "unkept"),
      "used": Bilingual(fr: "utilisation", en: "use"),
      "waiting": Bilingual(fr: "attendu de", en: "waiting for"),
      "without_axis": Bilingual(fr: "sans axe", en: "no axis"),
    ], uniquingKeysWith: { own, _ in own })
}

public import Projections

// Named for what they label: `label(of: .exchange)` is a field's.

extension Wording {
  /// What falls due, by its sort: `engagement`, `terme de l'entente`.
  public func label(ofDue kind: DueKind) -> String {
    switch kind {
    case .commitment: say(fr: "engagement", en: "commitment")
    case .exchange: say(fr: "échange", en: "exchange")
    case .lead: say(fr: "date limite de financement", en: "funding deadline")
    case .amendment: say(fr: "avenant", en: "amendment")
    case .delegation: say(fr: "fin de délégation", en: "end of delegation")
    case .effect: say(fr: "prise d'effet", en: "taking effect")
    case .term: say(fr: "terme de l'entente", en: "end of the term")
    case .transfer: say(fr: "transfert sans accusé", en: "unacknowledged transfer")
    }
  }

  /// What needs somebody, in a few words.
  public func label(ofAlert alert: AlertKind) -> String {
    switch alert {
    case .openIncident: say(fr: "incident ouvert", en: "open incident")
    case .overdueCommitment: say(fr: "engagement en retard", en: "overdue commitment")
    case .missedCommitment: say(fr: "engagement manqué", en: "missed commitment")
    case .partlyMetCommitment:
      say(fr: "engagement tenu en partie", en: "commitment met in part")
    case .openDispute: say(fr: "différend ouvert", en: "open dispute")
    case .anomaly: say(fr: "anomalie", en: "anomaly")
    case .unrecordedExchange:
      say(fr: "échange prévu sans suite", en: "scheduled exchange without outcome")
    case .waitingAmendment: say(fr: "avenant en attente", en: "amendment waiting")
    case .pendingAmendment: say(fr: "avenant à exécuter", en: "amendment to carry out")
    case .protocolAdoptedInPart:
      say(fr: "protocole adopté en partie", en: "protocol adopted in part")
    case .unacknowledgedTransfer:
      say(fr: "transfert sans accusé", en: "unacknowledged transfer")
    case .agreementEnding: say(fr: "fin prochaine de l'entente", en: "agreement ending")
    case .agreementToCloseOut: say(fr: "entente à clore", en: "agreement to close out")
    case .missedDeadline:
      say(fr: "date limite de financement passée", en: "funding deadline missed")
    case .dueSoon: say(fr: "échéance proche", en: "due soon")
    case .stalledAxis: say(fr: "axe sans activité", en: "stalled axis")
    case .lateRecord: say(fr: "écriture tardive", en: "late record")
    }
  }

  /// How much an alert matters: `urgent`, `à traiter`, `à savoir`.
  public func label(ofSeverity severity: AlertSeverity) -> String {
    switch severity {
    case .urgent: say(fr: "urgent", en: "urgent")
    case .attention: say(fr: "à traiter", en: "to be dealt with")
    case .notice: say(fr: "à savoir", en: "to be aware of")
    }
  }

  /// What an auditor's list lists: `écritures tardives`, `register of transfers`.
  public func label(ofList list: AuditList) -> String {
    switch list {
    case .late: say(fr: "écritures tardives", en: "late records")
    case .imported: say(fr: "écritures importées", en: "imported records")
    case .corrected: say(fr: "rectifications", en: "corrections")
    case .annulled: say(fr: "écritures annulées", en: "annulled records")
    case .erased: say(fr: "effacements", en: "erasures")
    case .anomalies: say(fr: "anomalies", en: "anomalies")
    case .exports: say(fr: "exportations", en: "exports")
    case .sample: say(fr: "échantillon", en: "sample")
    case .transfers: say(fr: "registre des transferts", en: "register of transfers")
    case .incidents: say(fr: "registre des incidents", en: "register of incidents")
    }
  }
}

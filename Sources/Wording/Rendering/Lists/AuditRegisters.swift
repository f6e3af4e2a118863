import Partnership
import Projections

extension Rendering {
  /// What the register of transfers says of one.
  var transferColumns: [AuditColumn] {
    func entry(_ show: @escaping (TransferEntry) -> String) -> (AuditRow) -> String {
      { row in
        guard case .transfer(let entry) = row.details else { return "" }
        return show(entry)
      }
    }
    return [
      AuditColumn(wording.say(fr: "Transfert", en: "Transfer")) { about($0) },
      AuditColumn(
        wording.say(fr: "De → à", en: "From → to"),
        entry { entry in
          [entry.transfer.sender, entry.transfer.receiver].compactMap { $0 }
            .map { name(of: $0) }.joined(separator: " → ")
        }),
      AuditColumn(
        wording.label(of: .protocolCode),
        entry { entry in
          [entry.transfer.protocolCode?.text, entry.transfer.version.map { "v\($0)" }]
            .compactMap { $0 }.joined(separator: " ")
        }),
      AuditColumn(wording.say(fr: "Contenu", en: "Content"), entry { content(of: $0) }),
      AuditColumn(
        wording.say(fr: "Accusé", en: "Acknowledged"),
        entry { entry in
          guard let record = entry.transfer.acknowledged else {
            return wording.say(fr: "○ non", en: "○ no")
          }
          let date = entry.acknowledgedOn.map { wording.date($0, .short) } ?? ""
          return "✓ \(date) (#\(record))"
        }),
      AuditColumn(wording.say(fr: "Remarques", en: "Marks"), entry { marks(of: $0) }),
    ]
  }

  private func content(of entry: TransferEntry) -> String {
    var parts: [String] = []
    if let bytes = entry.transfer.bytes { parts.append(wording.bytes(Int(clamping: bytes))) }
    if let items = entry.transfer.items {
      let items = wording.number(Int(clamping: items))
      parts.append(wording.say(fr: "\(items) éléments", en: "\(items) items"))
    }
    if entry.transfer.isPersonal == true {
      parts.append(wording.label(of: "personal", in: .dataClasses))
    }
    return parts.joined(separator: ", ")
  }

  private func marks(of entry: TransferEntry) -> String {
    var marks: [String] = []
    switch entry.transfer.isIntact {
    case true?: marks.append(wording.say(fr: "✓ même bordereau", en: "✓ same manifest"))
    case false?: marks.append(wording.say(fr: "✗ autre bordereau", en: "✗ other manifest"))
    case nil: break
    }
    marks += entry.anomalies.map { "! \($0.name.rawValue)" }
    return marks.joined(separator: " · ")
  }

  /// What the register of incidents says of one.
  var incidentColumns: [AuditColumn] {
    func entry(_ show: @escaping (IncidentEntry) -> String) -> (AuditRow) -> String {
      { row in
        guard case .incident(let entry) = row.details else { return "" }
        return show(entry)
      }
    }
    return [
      AuditColumn(wording.say(fr: "Incident", en: "Incident")) { about($0) },
      AuditColumn(wording.label(of: .what), entry { text($0.incident.what) ?? "" }),
      AuditColumn(
        wording.label(of: .risk),
        entry { $0.incident.risk.map { wording.label(of: $0, in: .risk) } ?? "" }),
      AuditColumn(wording.label(of: .notified), entry { names(of: $0.incident.notified) }),
      AuditColumn(
        wording.say(fr: "Clos", en: "Closed"),
        entry { entry in
          guard let record = entry.incident.closed else {
            return wording.say(fr: "○ non", en: "○ no")
          }
          let date = entry.closedOn.map { wording.date($0, .short) } ?? ""
          return "✓ \(date) (#\(record))"
        }),
    ]
  }
}

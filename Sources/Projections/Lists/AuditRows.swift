internal import CanonicalJSON
internal import Partnership

/// Makes an auditor's lists from the records of one history that filters let through.
struct AuditRows {
  let rows: [TimelineRow]
  let history: History
  let answer: Answer
  let lookUp: AuditLookUp

  func rows(of list: AuditList) -> [AuditRow] {
    switch list {
    case .late: return inAnswer.filter { $0.daysLate != nil }.map { row($0) }
    case .imported:
      return rows.compactMap { row in
        guard let action = lookUp.actions[row.record.sequence], action.isDerived else {
          return nil
        }
        return self.row(row, .imported(action), source: source(of: row.record))
      }
    case .corrected: return inAnswer.flatMap { corrections(of: $0) }
    case .annulled:
      return rows.filter { $0.status == .annulled }.map { row in
        self.row(row, by: row.annulledBy.flatMap { history.record($0) })
      }
    case .erased:
      return inAnswer.filter { isListed(erasure: $0.record) }.map { row in
        self.row(row, .erasure(Erasure(row.record.facts)))
      }
    case .anomalies:
      return rows.flatMap { row in
        row.anomalies.map { anomaly in
          let key = [anomaly.name.rawValue, anomaly.other?.description].compactMap { $0 }
          return self.row(row, .anomaly(anomaly), key: key)
        }
      }
    case .exports:
      return inAnswer.filter { $0.record.type == .exportIssued }.map { row in
        self.row(row, .export(Export(row)))
      }
    case .sample:
      return rows.compactMap { row in
        lookUp.drawn[row.record.sequence].map { self.row(row, .drawn($0)) }
      }
    case .transfers:
      return answer.transfers.compactMap { transfer in
        row(of: transfer.record).map { row($0, .transfer(TransferEntry(transfer, in: answer))) }
      }.sorted()
    case .incidents:
      return answer.incidents.compactMap { incident in
        row(of: incident.record).map { row($0, .incident(IncidentEntry(incident, in: answer))) }
      }.sorted()
    }
  }

  /// Whether a record erases one of those whose erasure is listed.
  private func isListed(erasure record: Record) -> Bool {
    guard record.type == .personalErased else { return false }
    guard let erasable = lookUp.erasable else { return true }
    return record.facts.records(.records).contains(where: erasable.contains)
  }

  /// Those the answer rests on, and those that were annulled: what is coming has not happened yet.
  private var inAnswer: [TimelineRow] {
    rows.filter { $0.status != .coming && $0.status != .underWay }
  }

  private func row(of record: SequenceNumber) -> TimelineRow? {
    rows.first { $0.record.sequence == record }
  }

  /// One change a row, so that each has its former and its new value.
  private func corrections(of row: TimelineRow) -> [AuditRow] {
    guard row.status == .counted, !row.correctedBy.isEmpty else { return [] }
    return FieldChange.all(of: row.record, in: history).map { correction, change in
      self.row(
        row, .change(change), by: correction,
        key: [correction.sequence.description, change.field])
    }
  }

  private func row(
    _ row: TimelineRow, _ details: AuditRow.Details = .none, by: Record? = nil, key: [String] = [],
    source: AuditRow.Source? = nil
  ) -> AuditRow {
    let decisive = by ?? row.record
    return AuditRow(
      id: ([row.record.sequence.description] + key).joined(separator: ":"), record: row.record,
      status: row.status, by: by,
      reason: TextReference(
        "reason", in: history[decisive.sequence], orRecordedIn: decisive), details: details,
      source: source)
  }

  /// The file that a record cites as its source: the last of its evidence, where its hash is that of a
  /// file that was imported.
  ///
  /// The record that ends an import says which file it was, and no row.
  private func source(of record: Record) -> AuditRow.Source? {
    if record.type == .recordsImported {
      return record.facts.text(.sourceSHA256).map { AuditRow.Source(name: nil, sha256: $0) }
    }
    let evidence = record.facts.json[FieldName.evidence.name]?.arrayValue ?? []
    guard let hash = evidence.last?.objectValue?["sha256"]?.stringValue,
      lookUp.files.contains(hash)
    else { return nil }
    let path = "evidence.\(evidence.count - 1).name"
    let name =
      record.facts.wordsPresent.contains(path)
      ? WordReference(record.sequence, path) : nil
    return AuditRow.Source(name: name, sha256: hash)
  }
}

extension TextReference {
  /// Where a text stands in a record as it counts, or as it was recorded where it stands no more.
  fileprivate init?(_ field: String, in standing: DatedRecord?, orRecordedIn original: Record) {
    if let standing {
      self.init(field, in: standing)
      return
    }
    let paths = original.facts.wordsPresent
    func word(_ language: String) -> WordReference? {
      let path = "\(field).\(language)"
      return paths.contains(path) ? WordReference(original.sequence, path) : nil
    }
    self.init(french: word("fr"), english: word("en"))
  }
}

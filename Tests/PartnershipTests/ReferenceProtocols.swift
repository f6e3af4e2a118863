import Partnership

/// Protocols, version by version, and what is sent under them.
extension ReferenceFold {
  private var onVersions: Set<RecordType> {
    [
      .protocolDrafted, .protocolRevised, .protocolReviewed, .protocolAdopted, .protocolSuspended,
      .protocolResumed, .protocolRetired,
    ]
  }

  private func records(of code: String, _ version: Int64) -> [Entry] {
    of(onVersions, .protocolCode, code).filter { $0.record.facts.integer(.version) == version }
  }

  private func versions(of code: String) -> [Int64] {
    of(.protocolDrafted, .protocolCode, code).compactMap { $0.record.facts.integer(.version) }
  }

  /// The record by which the last of the parties adopted a version.
  private func adoption(of code: String, _ version: Int64) -> Entry? {
    var joint = Joint()
    for entry in records(of: code, version) where entry.type == .protocolAdopted {
      joint.add(entry, of: parties(at: entry))
    }
    return joint.done
  }

  /// The first adoption of a later version.
  private func supersession(of code: String, _ version: Int64) -> Entry? {
    let later = versions(of: code).filter { $0 > version }.compactMap { adoption(of: code, $0) }
    return counted.first { entry in later.contains { $0.sequence == entry.sequence } }
  }

  private func stage(of code: String, _ version: Int64) -> String {
    let records = records(of: code, version)
    if records.last?.type == .protocolRetired { return "retired" }
    if supersession(of: code, version) != nil { return "superseded" }
    if records.last?.type == .protocolSuspended { return "suspended" }
    if adoption(of: code, version) != nil { return "adopted" }
    if records.contains(where: { $0.type == .protocolAdopted }) { return "adopted_in_part" }
    return records.last?.type == .protocolReviewed ? "in_review" : "drafted"
  }

  var protocolLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.protocolCode, [.protocolDrafted]) {
      for version in versions(of: code) {
        lines.insert("protocol \(code) \(version) \(stage(of: code, version))")
      }
    }
    return lines
  }

  /// Why a version was in force on none of the days that a transfer allows: what had ended that, or
  /// began it later, or where the version stands; nil when it was.
  ///
  /// It is in force from the day on which all had adopted it, or it was resumed, to the day it was
  /// suspended, retired or superseded.
  private func outside(_ code: String, _ version: Int64, _ entry: Entry) -> Entry?? {
    guard let adoption = adoption(of: code, version) else {
      guard let last = records(of: code, version).last else { return .some(nil) }
      let aside = supersession(of: code, version).flatMap { $0.isSurelyAfter(entry) ? nil : $0 }
      return .some(aside ?? last)
    }
    let turns = records(of: code, version).filter {
      [.protocolSuspended, .protocolResumed, .protocolRetired].contains($0.type)
    }
    let resumptions = turns.filter { $0.type == .protocolResumed }
    let ends =
      turns.filter { $0.type != .protocolResumed }
      + (supersession(of: code, version).map { [$0] } ?? [])
    var last: Entry?
    for beginning in [adoption] + resumptions {
      if beginning.isSurelyAfter(entry) { return .some(last ?? beginning) }
      let end = counted.first { end in
        ends.contains { $0.sequence == end.sequence }
          && before(end).contains { $0.sequence == beginning.sequence }
      }
      guard let end, entry.isSurelyAfter(end) else { return nil }
      last = end
    }
    return .some(last)
  }

  func flagTransfers(_ flag: (String, Entry, Entry?) -> Void) {
    for code in codes(.transfer, [.transferMade, .transferAcknowledged]) {
      let made = of(.transferMade, .transfer, code)
      let acknowledged = of(.transferAcknowledged, .transfer, code)
      for again in made.dropFirst() { flag("A-DUPLICATE", again, made[0]) }
      for entry in made {
        let facts = entry.record.facts
        let version = facts.integer(.version) ?? 0
        if let beside = outside(entry.actor(.protocolCode), version, entry) {
          flag("A-OUTSIDE-PROTOCOL", entry, beside)
        } else {
          let suspended = entry.record.axes.compactMap { axis in
            suspension(ofAxis: axis.text, throughout: entry)
          }
          if let suspension = suspended.first { flag("A-OUTSIDE-PROTOCOL", entry, suspension) }
        }
        let ofVersion = records(of: entry.actor(.protocolCode), version)
        let isAssessed = ([entry] + ofVersion).contains {
          $0.record.facts[.impactAssessment] != nil
        }
        if facts.isTrue(.personal), !isAssessed {
          flag("A-NO-IMPACT-ASSESSMENT", entry, nil)
        }
      }
      for again in acknowledged.dropFirst() { flag("A-DUPLICATE", again, acknowledged[0]) }
      for entry in acknowledged {
        if made.first.map({ $0.isSurelyAfter(entry) }) ?? true {
          flag("A-OUT-OF-ORDER", entry, made.first)
        }
        let sent = made.first?.record.facts.text(.manifestSHA256)
        let received = entry.record.facts.text(.manifestSHA256)
        if let sent, let received, sent != received { flag("A-HASH-MISMATCH", entry, made.first) }
      }
    }
  }
}

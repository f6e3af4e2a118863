import CanonicalJSON
import Partnership

extension ReferenceFold {
  private var onCommitments: Set<RecordType> {
    [
      .commitmentMade, .commitmentRescheduled, .commitmentMet, .commitmentPartlyMet,
      .commitmentMissed, .commitmentWaived,
    ]
  }

  /// One commitment from its first record to its last.
  struct Commitment {
    var made: Entry?
    /// The due dates as written, each with the record that set it.
    var dues: [(text: String, by: Entry)] = []
    var met: Entry?
    var partlyMet: Entry?
    var missed: Entry?
    var waived: Entry?
    /// The acts that a finding before them left without effect.
    var idle: [(act: Entry, beside: Entry)] = []
  }

  func commitment(_ code: String) -> Commitment {
    var story = Commitment()
    var waiving = Joint()
    var moving: [String: Joint] = [:]
    for entry in counted {
      if entry.type == .agreementClosedOut, story.met == nil, waives(entry, code) {
        story.waived = story.waived ?? entry
      }
      guard onCommitments.contains(entry.type), entry.actor(.commitment) == code else { continue }
      let creditor = story.made.flatMap { $0.record.facts.text(.creditor) }
      let all = creditor.map { [$0] } ?? parties(at: entry)
      switch entry.type {
      case .commitmentMade:
        story.made = entry
        story.dues.append((entry.actor(.due), entry))
      case .commitmentRescheduled:
        if let end = story.waived ?? story.met ?? story.partlyMet ?? story.missed {
          story.idle.append((entry, end))
          continue
        }
        let text = entry.actor(.due)
        moving[text, default: Joint()].add(entry, of: all)
        if moving[text]?.done != nil {
          story.dues.append((text, entry))
          moving = [:]
        }
      case .commitmentWaived:
        if let end = story.waived ?? story.met ?? story.missed {
          story.idle.append((entry, end))
          continue
        }
        waiving.add(entry, of: all)
        story.waived = waiving.done
      case .commitmentMet: if story.waived == nil { story.met = story.met ?? entry }
      case .commitmentPartlyMet:
        if story.waived == nil, story.met == nil, story.missed == nil {
          story.partlyMet = story.partlyMet ?? entry
        }
      default:
        if story.waived == nil, story.met == nil, story.partlyMet == nil {
          story.missed = story.missed ?? entry
        }
      }
    }
    return story
  }

  private func waives(_ entry: Entry, _ code: String) -> Bool {
    guard case .tree(let waivers)? = entry.record.facts[.waives] else { return false }
    return waivers.arrayValue?.contains { waiver in
      waiver.objectValue?["kind"] == "commitment" && waiver.objectValue?["code"] == .string(code)
    } == true
  }

  private func day(_ due: String?) -> Day? {
    due == "end_of_term" ? force?.last : due.flatMap { Day($0) }
  }

  private func stage(_ story: Commitment) -> String {
    let due = day(story.dues.last?.text)
    if story.waived != nil { return "waived" }
    if let met = story.met { return due.map { met.first > $0 } == true ? "met_late" : "met" }
    if story.partlyMet != nil { return "partly_met" }
    if story.missed != nil { return "missed" }
    return due.map { asOf > $0 } == true ? "overdue" : "open"
  }

  var commitmentLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.commitment, onCommitments) {
      let story = commitment(code)
      let due = day(story.dues.last?.text)
      lines.insert("commitment \(code) \(stage(story)) due \(due?.description ?? "")")
    }
    return lines
  }

  func flagCommitments(_ flag: (String, Entry, Entry?) -> Void) {
    for code in codes(.commitment, onCommitments) {
      let story = commitment(code)
      for (act, beside) in story.idle { flag("A-OUT-OF-ORDER", act, beside) }
      let findings = of(
        [.commitmentMet, .commitmentPartlyMet, .commitmentMissed], .commitment, code)
      for entry in findings {
        if story.made.map({ $0.isSurelyAfter(entry) }) ?? true {
          flag("A-OUT-OF-ORDER", entry, story.made)
        }
        // What ended the stage from which it would have been possible.
        let end =
          switch entry.type {
          case .commitmentMet: story.waived
          case .commitmentPartlyMet: story.missed ?? story.met ?? story.waived
          default: story.partlyMet ?? story.waived
          }
        if let end, entry.isSurelyAfter(end) { flag("A-OUT-OF-ORDER", entry, end) }
        let same = of(entry.type, .commitment, code)[0]
        if entry.type != .commitmentPartlyMet, entry.isSurelyAfter(same) {
          flag("A-OUT-OF-ORDER", entry, same)
        }
        if entry.type == .commitmentMissed { flagMissed(entry, story, flag) }
      }
    }
  }

  private func flagMissed(
    _ entry: Entry, _ story: Commitment, _ flag: (String, Entry, Entry?) -> Void
  ) {
    let possible = story.dues.indices.filter { index in
      let end = story.dues.dropFirst(index + 1).first?.by
      return (index == 0 || story.dues[index].by.first <= entry.lastPossible)
        && end.map { !entry.isSurelyAfter($0) } ?? true
    }
    let days = possible.map { day(story.dues[$0].text) }
    if !days.isEmpty, days.allSatisfy({ $0.map { entry.lastPossible < $0 } ?? false }) {
      flag("A-MISSED-EARLY", entry, possible.last.map { story.dues[$0].by })
    }
    guard let met = of(.commitmentMet, .commitment, entry.actor(.commitment)).first else { return }
    let due = day(story.dues.last?.text)
    if story.made != nil, due.map({ met.lastPossible <= $0 }) ?? true {
      flag("A-CONTRADICTED", entry, met)
    } else if entry.isSurelyAfter(met) {
      flag("A-OUT-OF-ORDER", entry, met)
    }
  }
}

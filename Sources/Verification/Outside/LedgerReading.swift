public import Partnership
internal import Transparency

/// What a reading of a ledger has found, with what it takes to judge it by what came from outside.
///
/// The store is read in a child process, and judged where the policy and the anchors were read.
struct LedgerReading: Equatable {
  /// What the store says of itself.
  var report: VerificationReport
  /// The note of the last stored head that holds; nil when none does.
  var head: [UInt8]?
  /// The root of the log at the size of an older head that was asked about.
  var olderRoot: Digest?
  /// What its records say of whose keys are whose, in their order.
  var owners: [RecordedOwner] = []
  /// The parties in whose name there are acts.
  var acting: Set<String> = []

  /// The report, with what is known from outside taken into account.
  func judged(by outside: OutsideKnowledge) -> VerificationReport {
    var report = report
    func add(_ fault: Fault) { report.add(fault) }
    if let named = outside.witnessKeys {
      report.signed = report.signed.bounded(by: report.cosignatures, among: named)
    }
    report.isTimeVouched = outside.witnessKeys != nil
    if outside.namesKeys {
      report.remarks.removeAll { $0 == .keysNotCompared }
      do throws(TransparencyError) {
        if let head {
          report.vouching = outside.judge(try SignedNote(head), add)
        } else if report[.tree]?.outcome == .holds {
          add(Fault(.headNotAccepted))
        }
      } catch {
        add(Fault(.headNotAccepted, parameters: [.said(error.description)]))
      }
    }
    if var keys = ActKeys(outside.anchors) {
      // Whether signatures fit was checked where they were read.
      for recorded in owners { keys.take(recorded, signers: recorded.signers) }
      keys.faults(acting: acting).forEach(add)
    } else if outside.namesKeys, owners.contains(where: { $0.use == Anchors.Use.act.rawValue }) {
      report.remarks.append(.actKeysNotCompared)
    }
    report.remarks =
      outside.compare(with: report.ledger, size: report.size, rootThere: olderRoot, add)
      + report.remarks
    return report
  }
}

extension VerificationReport {
  /// Whether nothing speaks against what was read but what came from outside.
  public var isSoundInItself: Bool {
    results.allSatisfy { result in
      result.outcome != .fails
        || (result.faultCount == result.faults.count
          && result.faults.allSatisfy { $0.name.isFromOutside || $0.name.isDoubt })
    }
  }

  /// Takes one more fault into the result of its check: what was asked of others about what was read.
  public mutating func add(_ fault: Fault) {
    results = results.map { $0.check == fault.check ? $0.adding(fault) : $0 }
  }
}

extension VerificationReport.CheckResult {
  fileprivate func adding(_ fault: Fault) -> VerificationReport.CheckResult {
    let doubts: Outcome = outcome == .fails ? .fails : .undecided
    return VerificationReport.CheckResult(
      check: check, outcome: fault.name.isDoubt ? doubts : .fails, checked: checked,
      faults: faults + [fault], faultCount: faultCount + 1)
  }
}

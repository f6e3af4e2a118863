internal import Partnership

/// The faults of the checks as they are found.
///
/// Of each check the first hundred are kept and all are counted, so that a store damaged all over
/// neither fills the memory nor the page.
struct Findings: Sendable {
  /// How many faults of a check are listed.
  static let mostListed = 100

  private var listed: [Check: [Fault]] = [:]
  private var counts: [Check: UInt64] = [:]
  private var hasFailure: Set<Check> = []
  /// By the number of the check: counted for every record, so not by hashing.
  private var looked = [UInt64](repeating: 0, count: Check.allCases.count)
  /// The first record that the log's own faults concern.
  private(set) var firstDamage: UInt64?

  /// Takes in a fault; one that two parts of the reading have found is one.
  mutating func add(_ fault: Fault) {
    guard listed[fault.check]?.contains(fault) != true else { return }
    counts[fault.check, default: 0] += 1
    if !fault.name.isDoubt { hasFailure.insert(fault.check) }
    if listed[fault.check, default: []].count < Findings.mostListed {
      listed[fault.check, default: []].append(fault)
    }
    if let record = fault.record?.index, fault.damagesHistory {
      firstDamage = min(firstDamage ?? record, record)
    }
  }

  /// Counts things a check has looked at.
  mutating func count(_ check: Check, _ number: UInt64 = 1) {
    looked[check.number] += number
  }

  /// Takes in what another part of the reading has found.
  mutating func merge(_ other: Findings) {
    for check in Check.allCases {
      let room = Findings.mostListed - (listed[check]?.count ?? 0)
      let theirs = other.listed[check] ?? []
      let new = theirs.filter { listed[check]?.contains($0) != true }
      listed[check, default: []] += new.prefix(max(0, room))
      counts[check, default: 0] += (other.counts[check] ?? 0) - UInt64(theirs.count - new.count)
      looked[check.number] += other.looked[check.number]
    }
    hasFailure.formUnion(other.hasFailure)
    if let damage = other.firstDamage { firstDamage = min(firstDamage ?? damage, damage) }
  }

  /// The first fault that refutes something, in order of check and record; nil when there is none.
  var firstFailure: Fault? {
    results(made: []).lazy.flatMap(\.faults).first { !$0.name.isDoubt }
  }

  /// The number of faults of a check so far.
  func count(of check: Check) -> UInt64 { counts[check] ?? 0 }

  /// The results of the checks; those not made are undecided.
  ///
  /// - Parameter made: The checks that were made to their end.
  func results(made: Set<Check>) -> [VerificationReport.CheckResult] {
    Check.allCases.map { check in
      let count = counts[check] ?? 0
      let outcome: Outcome =
        hasFailure.contains(check)
        ? .fails : count > 0 || !made.contains(check) ? .undecided : .holds
      return VerificationReport.CheckResult(
        check: check, outcome: outcome, checked: looked[check.number],
        faults: (listed[check] ?? []).sorted {
          ($0.record?.index ?? 0, $0.name.rawValue) < ($1.record?.index ?? 0, $1.name.rawValue)
        },
        faultCount: count)
    }
  }
}

extension Check {
  fileprivate var number: Int {
    switch self {
    case .bytes: 0
    case .order: 1
    case .tree: 2
    case .labels: 3
    case .rules: 4
    case .views: 5
    case .indexes: 6
    }
  }
}

extension Fault {
  /// Whether it speaks against the history itself: not against what follows from it, what lies
  /// beside it, or the stored hashes alone, which can be made again.
  fileprivate var damagesHistory: Bool {
    switch name {
    case .documentMissing, .documentAltered, .wordsKeysAltered, .erasureUnfinished: return false
    default: break
    }
    switch check {
    case .bytes, .order, .labels, .rules: return !name.isDoubt
    case .tree, .views, .indexes: return false
    }
  }
}

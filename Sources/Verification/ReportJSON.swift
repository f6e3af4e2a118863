public import CanonicalJSON
internal import Partnership
internal import Transparency

extension VerificationReport {
  /// The report as JSON, `report.json`; its keys are in Docs/Reference/Verification.md.
  public var json: JSON {
    [
      "checkpoints": .array(
        checkpoints.map { ["root": .string($0.root.hex), "size": .count($0.size)] }),
      "checks": .array(results.map(\.json)),
      "cosignatures": .array(cosignatures.map(\.json)), "derived": .count(derived),
      "erasures": [
        "erased_by": .array(erasures.erasedBy.map { .count($0.index) }),
        "records": .count(erasures.records),
      ],
      "ledger": ledger.map { .string($0) } ?? .null, "outcome": .string(outcome.rawValue),
      "records": .count(size), "remarks": .array(remarks.map { .string($0.rawValue) }),
      "root": root.map { .string($0.hex) } ?? .null,
      "signed": .array(signed.map(\.json)), "signed_total": .count(signedCount),
      "signed_vouched": .bool(isTimeVouched),
      "standing": [
        "checkpoint": standing.checkpoint.map { .count($0) } ?? .null,
        "records": .count(standing.records),
      ],
      "stamps": .array(stamps.map(\.json)), "vouched": vouching?.json ?? .null,
    ]
  }
}

extension VerificationReport.StampSeen {
  fileprivate var json: JSON {
    [
      "authority": authority.map { .string($0.withoutControls) } ?? .null, "size": .count(size),
      "time": .count(time),
    ]
  }
}

extension Vouching {
  /// Who stands behind the head as JSON.
  fileprivate var json: JSON {
    [
      "cosigned": .array(
        cosigners.map {
          ["by": .string($0.name), "key": .string($0.key.text), "time": .count($0.time)]
        }),
      "log": log.map { .string($0.text) } ?? .null, "size": .count(size),
    ]
  }
}

extension SignedRecord {
  fileprivate var json: JSON {
    [
      "not_after": notAfter.map { .count($0) } ?? .null,
      "not_before": .string(notBefore.description), "record": .count(record.index),
      "seen": .count(seen), "signers": .array(signers.map { .string($0) }),
    ]
  }
}

extension VerificationReport.CosignatureSeen {
  fileprivate var json: JSON {
    [
      "hosts": .bool(isHosts), "name": name.map { .string($0) } ?? .null,
      "owner": owner.map { .string($0) } ?? .null, "record": .count(record.index),
      "size": .count(size), "time": .count(time), "witness": .string(witness),
    ]
  }
}

extension VerificationReport.CheckResult {
  /// The result of one check as JSON.
  public var json: JSON {
    [
      "check": .string(check.rawValue), "checked": .count(checked),
      "faults": .array(faults.map(\.json)), "faults_total": .count(faultCount),
      "outcome": .string(outcome.rawValue),
    ]
  }
}

extension Fault {
  /// The fault as JSON: name, place, and what its sentence names.
  var json: JSON {
    var object: JSONObject = ["name": .string(name.rawValue)]
    if let table { object["table"] = .string(table) }
    if let record { object["record"] = .count(record.index) }
    if let agreement { object["agreement"] = .string(agreement.text) }
    if !axes.isEmpty { object["axes"] = .array(axes.map { .string($0.text) }) }
    if !parties.isEmpty { object["parties"] = .array(parties.map { .string($0.text) }) }
    if !parameters.isEmpty {
      object["parameters"] = .array(
        parameters.map { ["role": .string($0.role.rawValue), "value": $0.value.json] })
    }
    return .object(object)
  }
}

extension Parameter.Value {
  var json: JSON {
    switch self {
    case .text(let text): ["text": .string(text.withoutControls)]
    case .record(let record): ["record": .count(record.index)]
    case .records(let records): ["records": .array(records.map { .count($0.index) })]
    case .occurred(let occurred): ["occurred": .string(occurred.description)]
    case .day(let day): ["day": .string(day.description)]
    case .recorded(let recorded): ["recorded": .string(recorded.description)]
    case .count(let count): ["count": .count(UInt64(clamping: count))]
    case .stages(let stages): ["stages": .array(stages.map { .string($0.name) })]
    case .object(let kind): ["object": .string(kind.rawValue)]
    }
  }
}

extension JSON {
  /// A number of records; canonical JSON knows none above 2^53 − 1, which no ledger reaches.
  static func count(_ number: UInt64) -> JSON { .integer(Int64(min(number, 1 << 53 - 1))) }
}

extension String {
  /// The text without what canonical JSON refuses: it may quote damaged bytes.
  fileprivate var withoutControls: String {
    var text = ""
    for scalar in unicodeScalars {
      let isPlain =
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
      text.unicodeScalars.append(isPlain ? scalar : "\u{FFFD}")
    }
    return text
  }
}

internal import CanonicalJSON
internal import Partnership
internal import Transparency

extension VerificationReport {
  /// Reads what ``json`` wrote; nil for anything else: what a child says is not taken on trust.
  init?(json: JSON) {
    guard case .object(let object) = json, let checks = object["checks"]?.arrayValue,
      let size = object.count(of: "records"), let derived = object.count(of: "derived"),
      let standing = object["standing"]?.objectValue,
      let standingRecords = standing.count(of: "records"),
      let checkpoints = object["checkpoints"]?.arrayValue,
      let cosignatures = object["cosignatures"]?.arrayValue,
      let stamps = object["stamps"]?.arrayValue,
      let remarks = object["remarks"]?.arrayValue, let signed = object["signed"]?.arrayValue,
      let signedCount = object.count(of: "signed_total"),
      let erasures = object["erasures"]?.objectValue,
      let erasedRecords = erasures.count(of: "records"),
      let erasedBy = erasures["erased_by"]?.arrayValue
    else { return nil }
    self.init(results: checks.compactMap { CheckResult(json: $0) })
    self.size = size
    self.derived = derived
    ledger = object["ledger"]?.stringValue
    root = object["root"]?.stringValue.flatMap { Digest(hex: $0) }
    self.standing.records = standingRecords
    self.standing.checkpoint = standing.count(of: "checkpoint")
    self.checkpoints = checkpoints.compactMap { CheckpointSeen(json: $0) }
    self.cosignatures = cosignatures.compactMap { CosignatureSeen(json: $0) }
    self.stamps = stamps.compactMap { StampSeen(json: $0) }
    self.signedCount = signedCount
    self.erasures = Erasures(
      records: erasedRecords,
      erasedBy: erasedBy.compactMap { record in
        record.integerValue.flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
      })
    self.signed = signed.compactMap { SignedRecord(json: $0) }
    self.remarks = remarks.compactMap { $0.stringValue.flatMap { Remark(rawValue: $0) } }
    guard results.map(\.check) == Check.allCases, self.json == json else { return nil }
  }
}

extension VerificationReport.CheckResult {
  fileprivate init?(json: JSON) {
    guard case .object(let object) = json,
      let check = object["check"]?.stringValue.flatMap({ Check(rawValue: $0) }),
      let outcome = object["outcome"]?.stringValue.flatMap({ Outcome(rawValue: $0) }),
      let checked = object.count(of: "checked"), let count = object.count(of: "faults_total"),
      let faults = object["faults"]?.arrayValue
    else { return nil }
    self.init(
      check: check, outcome: outcome, checked: checked,
      faults: faults.compactMap { Fault(json: $0, check) }, faultCount: count)
  }
}

extension SignedRecord {
  fileprivate init?(json: JSON) {
    guard case .object(let object) = json, let record = object.count(of: "record"),
      let signers = object["signers"]?.arrayValue, let seen = object.count(of: "seen"),
      let notBefore = object["not_before"]?.stringValue.flatMap({ Recorded($0) })
    else { return nil }
    self.init(
      record: SequenceNumber(record), signers: signers.compactMap(\.stringValue), seen: seen,
      notBefore: notBefore, notAfter: object.count(of: "not_after"))
  }
}

extension VerificationReport.CosignatureSeen {
  fileprivate init?(json: JSON) {
    guard case .object(let object) = json, let size = object.count(of: "size"),
      let witness = object["witness"]?.stringValue, case .bool(let isHosts)? = object["hosts"],
      let time = object.count(of: "time"), let record = object.count(of: "record")
    else { return nil }
    self.init(
      size: size, witness: witness, name: object["name"]?.stringValue,
      owner: object["owner"]?.stringValue, isHosts: isHosts, time: time,
      record: SequenceNumber(record))
  }
}

extension VerificationReport.StampSeen {
  fileprivate init?(json: JSON) {
    guard case .object(let object) = json, let size = object.count(of: "size"),
      let time = object.count(of: "time")
    else { return nil }
    self.init(size: size, time: time, authority: object["authority"]?.stringValue)
  }
}

extension VerificationReport.CheckpointSeen {
  fileprivate init?(json: JSON) {
    guard case .object(let object) = json, let size = object.count(of: "size"),
      let root = object["root"]?.stringValue.flatMap({ Digest(hex: $0) })
    else { return nil }
    self.init(size: size, root: root)
  }
}

extension Fault {
  init?(json: JSON, _ check: Check) {
    guard case .object(let object) = json,
      let name = object["name"]?.stringValue.flatMap({ FaultName(rawValue: $0) })
    else { return nil }
    self.init(
      name, check: check, table: object["table"]?.stringValue,
      record: object.count(of: "record").map { SequenceNumber($0) },
      agreement: object["agreement"]?.stringValue.flatMap { AgreementID($0) },
      axes: (object["axes"]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap { Code($0) } },
      parties: (object["parties"]?.arrayValue ?? []).compactMap {
        $0.stringValue.flatMap { ActorID($0) }
      },
      parameters: (object["parameters"]?.arrayValue ?? []).compactMap { Parameter(json: $0) })
  }
}

extension Parameter {
  fileprivate init?(json: JSON) {
    guard case .object(let object) = json,
      let role = object["role"]?.stringValue.flatMap({ Role(rawValue: $0) }),
      let member = object["value"]?.objectValue?.first,
      let value = Value(member.key, member.value)
    else { return nil }
    self.init(role, value)
  }
}

extension Parameter.Value {
  fileprivate init?(_ kind: String, _ json: JSON) {
    let value: Parameter.Value? =
      switch kind {
      case "text": json.stringValue.map { .text($0) }
      case "record": json.sequence.map { .record($0) }
      case "records": json.arrayValue.map { .records($0.compactMap(\.sequence)) }
      case "occurred": json.stringValue.flatMap { Occurred($0) }.map { .occurred($0) }
      case "day": json.stringValue.flatMap { Day($0) }.map { .day($0) }
      case "recorded": json.stringValue.flatMap { Recorded($0) }.map { .recorded($0) }
      case "count": json.integerValue.map { .count(Int($0)) }
      case "stages":
        json.arrayValue.map { items in
          .stages(items.compactMap { $0.stringValue.flatMap { Stage(name: $0) } })
        }
      case "object": json.stringValue.flatMap { ObjectKind(rawValue: $0) }.map { .object($0) }
      default: nil
      }
    guard let value else { return nil }
    self = value
  }
}

extension JSON {
  fileprivate var sequence: SequenceNumber? {
    integerValue.flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
  }
}

extension JSONObject {
  func count(of key: String) -> UInt64? {
    self[key]?.integerValue.flatMap { UInt64(exactly: $0) }
  }
}

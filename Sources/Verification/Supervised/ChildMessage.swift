internal import CanonicalJSON
internal import LMDB
internal import Partnership
internal import Transparency

/// What a child that reads the store says to its parent, a line of canonical JSON each.
enum ChildMessage {
  /// Where it is: said while it works, so that its silence means something.
  case at(ReadingPlace.Place)
  /// What the reading of a verification found.
  case reading(LedgerReading)
  /// The answer of a replay.
  case state(JSON)
  /// What keeps it from an answer.
  case failure(VerificationError)

  /// Longer than any report or state.
  private static let limits = JSONLimits(bytes: 64 << 20)

  /// Says it.
  func say() throws(LMDBError) {
    let bytes: [UInt8]
    do throws(CanonicalJSONError) {
      bytes = try json.canonical(limits: ChildMessage.limits)
    } catch {
      throw LMDBError(.tooLong(limitBytes: ChildMessage.limits.bytes), "write", error.description)
    }
    try StandardStream.output.write(bytes + [UInt8(ascii: "\n")])
  }

  /// Reads a line; nil when it is none of these.
  init?(_ line: [UInt8]) {
    // Whatever a dying child has written is no message.
    guard let json = try? JSON(canonical: line, limits: ChildMessage.limits),
      let (key, value) = json.objectValue?.first
    else { return nil }
    let message: ChildMessage? =
      switch key {
      case "at": ReadingPlace.Place(json: value).map { .at($0) }
      case "reading": LedgerReading(json: value).map { .reading($0) }
      case "state": .state(value)
      case "failure": VerificationError(json: value).map { .failure($0) }
      default: nil
      }
    guard let message else { return nil }
    self = message
  }

  private var json: JSON {
    switch self {
    case .at(let place): ["at": place.json]
    case .reading(let reading): ["reading": reading.json]
    case .state(let state): ["state": state]
    case .failure(let error): ["failure": error.json]
    }
  }
}

extension ReadingPlace.Place {
  fileprivate var json: JSON {
    ["of": .count(of), "record": .count(record), "table": .string(table)]
  }

  fileprivate init?(json: JSON) {
    guard let object = json.objectValue, let of = object.count(of: "of"),
      let record = object.count(of: "record"), let table = object["table"]?.stringValue
    else { return nil }
    self.init(table: table, record: record, of: of)
  }
}

extension LedgerReading {
  fileprivate var json: JSON {
    [
      "acting": .array(acting.sorted().map { .string($0) }),
      // A note may hold characters that canonical JSON refuses.
      "head": head.map { .array($0.map { .integer(Int64($0)) }) } ?? .null,
      "older_root": olderRoot.map { .string($0.hex) } ?? .null,
      "owners": .array(owners.map(\.json)), "report": report.json,
    ]
  }

  fileprivate init?(json: JSON) {
    guard let object = json.objectValue,
      let report = object["report"].flatMap({ VerificationReport(json: $0) })
    else { return nil }
    self.init(report: report)
    head = object["head"]?.arrayValue?.compactMap {
      $0.integerValue.flatMap { UInt8(exactly: $0) }
    }
    acting = Set((object["acting"]?.arrayValue ?? []).compactMap(\.stringValue))
    owners = (object["owners"]?.arrayValue ?? []).compactMap { RecordedOwner(json: $0) }
    olderRoot = object["older_root"]?.stringValue.flatMap { Digest(hex: $0) }
    guard self.json == json else { return nil }
  }
}

extension RecordedOwner {
  fileprivate var json: JSON {
    [
      "key": .string(key), "owner": .string(owner),
      "parties": .array(parties.map { .string($0) }), "record": .count(record.index),
      "signers": .array(signers.map { .string($0.description) }), "use": .string(use),
    ]
  }

  fileprivate init?(json: JSON) {
    guard let object = json.objectValue, let record = object.count(of: "record"),
      let key = object["key"]?.stringValue, let use = object["use"]?.stringValue,
      let owner = object["owner"]?.stringValue, let parties = object["parties"]?.arrayValue,
      let signers = object["signers"]?.arrayValue
    else { return nil }
    self.init(
      record: SequenceNumber(record), key: key, use: use, owner: owner,
      parties: parties.compactMap(\.stringValue),
      signers: signers.compactMap {
        $0.stringValue.flatMap { Digest(hex: $0) }.flatMap { KeyFingerprint($0.bytes) }
      })
  }
}

extension VerificationError {
  fileprivate var json: JSON {
    switch self {
    case .noLedger(let path): ["no_ledger": .string(path)]
    case .inUse(let path): ["in_use": .string(path)]
    case .noAgreement: ["no_agreement": .null]
    case .badQuestion(let what): ["bad_question": .string(what)]
    case .damaged(let fault): ["damaged": fault.json]
    case .storage, .interrupted, .reported: ["reported": .string(description)]
    }
  }

  fileprivate init?(json: JSON) {
    guard let (key, value) = json.objectValue?.first else { return nil }
    switch (key, value.stringValue) {
    case ("no_ledger", let path?): self = .noLedger(path: path)
    case ("in_use", let path?): self = .inUse(path: path)
    case ("bad_question", let what?): self = .badQuestion(what)
    case ("reported", let sentence?): self = .reported(sentence)
    case ("no_agreement", nil): self = .noAgreement
    case ("damaged", nil):
      guard let fault = Fault(json: value, .bytes) else { return nil }
      self = .damaged(fault)
    default: return nil
    }
  }
}

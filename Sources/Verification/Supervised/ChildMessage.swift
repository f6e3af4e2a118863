internal import CanonicalJSON
internal import LMDB
internal import Partnership

/// What a child that reads the store says to its parent, a line of canonical JSON each.
enum ChildMessage {
  /// Where it is: said while it works, so that its silence means something.
  case at(ReadingPlace.Place)
  /// The report of a verification.
  case report(VerificationReport)
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
      case "report": VerificationReport(json: value).map { .report($0) }
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
    case .report(let report): ["report": report.json]
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

internal import CanonicalJSON
public import Partnership

/// A question about the state of an agreement at two times, as a person asks it.
public struct StateQuestion: Sendable, Hashable {
  /// The agreement; nil when the ledger holds one.
  public var agreement: String?
  /// `2022-05-01`, `2022-05` (its last day), `2022`, `today`; nil is today.
  public var asOf: String?
  /// The same, or an instant, or `#40`: up to and including record 40; nil is the last record.
  public var knownOn: String?

  /// Today, as known now, unless said otherwise.
  public init(agreement: String? = nil, asOf: String? = nil, knownOn: String? = nil) {
    self.agreement = agreement
    self.asOf = asOf
    self.knownOn = knownOn
  }

  /// The last microsecond of a day in a time zone; nil when the zone is not known.
  ///
  /// Zones are known at the edge of a program, not here.
  public typealias EndOfDay = @Sendable (_ day: Day, _ zone: String) -> Recorded?
}

extension StateQuestion {
  /// The question as it is handed to another process.
  var json: JSON {
    var object = JSONObject()
    if let agreement { object["agreement"] = .string(agreement) }
    if let asOf { object["as_of"] = .string(asOf) }
    if let knownOn { object["known_on"] = .string(knownOn) }
    return .object(object)
  }

  /// Reads what ``json`` wrote.
  init?(json: JSON) {
    guard let object = json.objectValue else { return nil }
    self.init(
      agreement: object["agreement"]?.stringValue, asOf: object["as_of"]?.stringValue,
      knownOn: object["known_on"]?.stringValue)
  }
}

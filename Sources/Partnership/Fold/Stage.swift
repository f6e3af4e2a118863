/// Where an object of any sort stands, for sentences about it.
public enum Stage: Sendable, Hashable {
  case agreement(AgreementStage)
  case amendment(AmendmentStage)
  case axis(AxisStage)
  case commitment(CommitmentStage)
  case dispute(DisputeStage)
  case exchange(ExchangeStage)
  case incident(IncidentStage)
  case initiative(InitiativeStage)
  case lead(FundingStage)
  case opportunity(OpportunityStage)
  case protocolVersion(ProtocolStage)
  case tool(ToolStage)
}

extension Stage {
  /// The sort of object and where it stands, as documents spell them: `commitment/partly_met`.
  public var name: String { "\(sort)/\(bareName)" }

  private var sort: String {
    switch self {
    case .agreement: "agreement"
    case .amendment: "amendment"
    case .axis: "axis"
    case .commitment: "commitment"
    case .dispute: "dispute"
    case .exchange: "exchange"
    case .incident: "incident"
    case .initiative: "initiative"
    case .lead: "lead"
    case .opportunity: "opportunity"
    case .protocolVersion: "protocol"
    case .tool: "tool"
    }
  }

  /// Where it stands alone, as views spell it: `partly_met`.
  public var bareName: String {
    switch self {
    case .agreement(let stage): stage.rawValue
    case .amendment(let stage): stage.rawValue
    case .axis(let stage): stage.rawValue
    case .commitment(let stage): stage.rawValue
    case .dispute(let stage): stage.rawValue
    case .exchange(let stage): stage.rawValue
    case .incident(let stage): stage.rawValue
    case .initiative(let stage): stage.rawValue
    case .lead(let stage): stage.rawValue
    case .opportunity(let stage): stage.rawValue
    case .protocolVersion(let stage): stage.rawValue
    case .tool(let stage): stage.rawValue
    }
  }

  /// The stage of that name; nil when there is none.
  public init?(name: String) {
    guard let stage = Stage.byName[name] else { return nil }
    self = stage
  }

  private static let byName: [String: Stage] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

extension Stage: CaseIterable {
  /// Every stage of every sort of object.
  public static var allCases: [Stage] {
    let lists: [[Stage]] = [
      AgreementStage.allCases.map(Stage.agreement), AmendmentStage.allCases.map(Stage.amendment),
      AxisStage.allCases.map(Stage.axis), CommitmentStage.allCases.map(Stage.commitment),
      DisputeStage.allCases.map(Stage.dispute), ExchangeStage.allCases.map(Stage.exchange),
      IncidentStage.allCases.map(Stage.incident), InitiativeStage.allCases.map(Stage.initiative),
      FundingStage.allCases.map(Stage.lead), OpportunityStage.allCases.map(Stage.opportunity),
      ProtocolStage.allCases.map(Stage.protocolVersion), ToolStage.allCases.map(Stage.tool),
    ]
    return lists.flatMap { $0 }
  }
}

extension Refusal {
  /// An act asks for its object to stand elsewhere than it does.
  ///
  /// - Parameters:
  ///   - object: The id or code of the object.
  ///   - stage: Where it stands.
  ///   - since: The record that led there.
  ///   - expected: Where it may stand.
  static func wrongStage(
    _ act: Record, of object: String, _ stage: Stage, since: SequenceNumber?, expected: [Stage]
  ) -> Refusal {
    var refusal = Refusal(
      .wrongStage, .type(act.type), .text(object), Parameter(.stage, .stages([stage])),
      Parameter(.expected, .stages(expected)))
    if let since { refusal = refusal.adding(.record(since)) }
    return refusal
  }
}

/// The name of every data field of the catalogue, and of what stands beside the data in facts.
///
/// The number is how derived rows store the name; it is never reused.
public enum FieldName: UInt8, Sendable, Hashable, CaseIterable {
  case actor = 1
  case audience = 2
  case axis = 3
  case basis = 4
  case bytes = 5
  case cause = 6
  case challenge = 7
  case changes = 8
  case channel = 9
  case checkpointKey = 10
  case documentClass = 11
  case clock = 12
  case clockSource = 13
  case commitment = 14
  case country = 15
  case creditor = 16
  case debtors = 17
  case document = 18
  case due = 19
  case ecosystem = 20
  case email = 21
  case evidence = 22
  case exchange = 23
  case exclusive = 24
  case expects = 25
  case figure = 26
  case form = 27
  case function = 28
  case funder = 29
  case giver = 30
  case identifiers = 31
  case innovation = 32
  case kind = 33
  case label = 34
  case language = 35
  case mediaType = 36
  case name = 37
  case object = 38
  case occasion = 39
  case orcid = 40
  case parents = 41
  case participants = 42
  case parties = 43
  case party = 44
  case person = 45
  case phone = 46
  case place = 47
  case planned = 48
  case predecessor = 49
  case predecessorRoot = 50
  case qualifier = 51
  case quote = 52
  case receiver = 53
  case replaces = 54
  case represents = 55
  case sha256 = 56
  case software = 57
  case subject = 58
  case term = 59
  case textSHA256 = 60
  case through = 61
  case title = 62
  case unit = 63
  case value = 64
  case wordsPresent = 65
  case zone = 66
  case decided = 67
  case a = 68
  case b = 69
  case action = 70
  case after = 71
  case against = 72
  case amendment = 73
  case amount = 74
  case author = 75
  case by = 76
  case covers = 77
  case currency = 78
  case dataClasses = 79
  case deadline = 80
  case decision = 81
  case description = 82
  case digest = 83
  case dispute = 84
  case documents = 85
  case doubtfulFrom = 86
  case duo = 87
  case effective = 88
  case from = 89
  case guarantees = 90
  case hold = 91
  case impactAssessment = 92
  case incident = 93
  case initiative = 94
  case into = 95
  case items = 96
  case key = 97
  case lead = 98
  case leads = 99
  case legalBasis = 100
  case manifestSHA256 = 101
  case mappingSHA256 = 102
  case nagoya = 103
  case notified = 104
  case operations = 105
  case opportunity = 106
  case owner = 107
  case period = 108
  case personal = 109
  case process = 110
  case profile = 111
  case protocolCode = 112
  case raid = 113
  case recipient = 114
  case records = 115
  case result = 116
  case risk = 117
  case role = 118
  case root = 119
  case rows = 120
  case rule = 121
  case scope = 122
  case sector = 123
  case sender = 124
  case signature = 125
  case size = 126
  case sourceSHA256 = 127
  case successor = 128
  case time = 129
  case to = 130
  case tool = 131
  case transfer = 132
  case until = 133
  case use = 134
  case uses = 135
  case version = 136
  case waives = 137
  case what = 138
  case why = 139
  case witness = 140

  /// The name as facts, words and authors spell it.
  public var name: String { FieldName.names[Int(rawValue)] }

  /// By number, because spelling a case out takes reflection, which is slow.
  private static let names: [String] = {
    var names = Array(repeating: "", count: 1 + Int(allCases.map(\.rawValue).max() ?? 0))
    for field in allCases { names[Int(field.rawValue)] = field.spelling }
    return names
  }()

  private var spelling: String {
    switch self {
    case .checkpointKey: "checkpoint_key"
    case .clockSource: "clock_source"
    case .dataClasses: "data_classes"
    case .documentClass: "class"
    case .doubtfulFrom: "doubtful_from"
    case .impactAssessment: "impact_assessment"
    case .legalBasis: "legal_basis"
    case .manifestSHA256: "manifest_sha256"
    case .mappingSHA256: "mapping_sha256"
    case .mediaType: "media_type"
    case .predecessorRoot: "predecessor_root"
    case .protocolCode: "protocol"
    case .sourceSHA256: "source_sha256"
    case .textSHA256: "text_sha256"
    case .wordsPresent: "words_present"
    default: String(describing: self)
    }
  }

  /// The field of a name; nil when the catalogue has none.
  public init?(name: String) {
    guard let field = FieldName.byName[name] else { return nil }
    self = field
  }

  private static let byName: [String: FieldName] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

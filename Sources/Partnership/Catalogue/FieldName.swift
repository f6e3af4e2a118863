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
    case .documentClass: "class"
    case .mediaType: "media_type"
    case .predecessorRoot: "predecessor_root"
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

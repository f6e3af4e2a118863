public import Partnership
public import RecordFormat

/// What a dossier says of itself in `bag-info.txt`: of which records it is, as of when, for whom.
public struct DossierInfo: Sendable, Hashable {
  /// The most scalars of a recipient.
  public static let longestLine = 200

  /// Whether a text is one line that looks like what it says: no control characters, and none that turn
  /// the order of others around.
  public static func isLine(_ text: String) -> Bool {
    (1...longestLine).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
          false
        default: true
        }
      }
  }

  /// Whether a text says what made a dossier, `entente/VERSION LIBRARY/VERSION`, and has room for nothing else:
  /// it stands in a sentence of ours, and nobody has signed it.
  public static func isAgent(_ text: String) -> Bool {
    let products = text.split(separator: " ", omittingEmptySubsequences: false)
    return products.count == 2 && products[0].hasPrefix("entente/")
      && products.allSatisfy(isProduct)
  }

  /// Whether a text is the name of a program and its version: up to four numbers of up to four digits.
  private static func isProduct(_ text: Substring) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...24).contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return false }
    let numbers = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count <= 4
      && numbers.allSatisfy { number in
        (1...4).contains(number.utf8.count) && (number == "0" || !number.hasPrefix("0"))
          && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }

  /// The most bytes of the file.
  public static let maximumBytes = 32_768

  /// For whom a dossier is, which says how much of the records it opens.
  public enum Audience: String, Sendable, Hashable, CaseIterable {
    /// All that is not erased.
    case archive
    /// All but words about persons, unless they are asked for.
    case auditor
    /// Nothing that is personal or confidential, and nothing of other agreements.
    case `public`

    /// Whether it is given the words about persons, and so all words of what was chosen: an archive is, and
    /// an auditor who asks.
    public func givesPersonalWords(ifAsked isAskedFor: Bool) -> Bool {
      switch self {
      case .archive: true
      case .auditor: isAskedFor
      case .public: false
      }
    }
  }

  /// What made the dossier, with its version, as the dossier says: another may make other bytes of the same
  /// records.
  public let agent: String
  /// The ledger.
  public let ledger: LedgerName
  /// The size of the head that covers the records.
  public let headSize: UInt64
  /// The day on which the last record under the head was recorded.
  public let headDay: Day
  /// Which records were chosen; its size is how many are taken into account.
  public let selection: Selection
  /// The end of this day is what views show.
  public let asOf: Day
  /// For whom it is.
  public let audience: Audience
  /// Whether an auditor asked for the words about persons too.
  public let asksForPersonalWords: Bool
  /// To whom it goes; nil where nobody was named.
  public let recipient: String?
  /// On which legal basis; nil where none was named.
  public let legalBasis: Code?

  /// What a dossier says of itself.
  ///
  /// - Parameter recipient: One line.
  public init(
    by agent: String, ledger: LedgerName, headSize: UInt64, headDay: Day, selection: Selection,
    asOf: Day, audience: Audience, asksForPersonalWords: Bool, recipient: String?, legalBasis: Code?
  ) {
    self.agent = agent
    self.ledger = ledger
    self.headSize = headSize
    self.headDay = headDay
    self.selection = selection
    self.asOf = asOf
    self.audience = audience
    self.asksForPersonalWords = asksForPersonalWords
    self.recipient = recipient
    self.legalBasis = legalBasis
  }

  /// Whether it opens the words about persons, and so all words of what was chosen.
  public var givesPersonalWords: Bool { audience.givesPersonalWords(ifAsked: asksForPersonalWords) }

  /// The bytes of the file.
  ///
  /// - Parameters:
  ///   - payloadBytes: How many bytes the files of the payload have.
  ///   - files: How many they are.
  public func bytes(payloadBytes: Int, files: Int) throws(RecordFormatError) -> [UInt8] {
    let line = String(decoding: try selection.canonicalBytes(), as: UTF8.self)
    var fields = [
      (Label.agent, agent),
      ("Bagging-Date", headDay.description),
      ("External-Identifier", "\(ledger.text)/\(headSize)"),
      (Label.payload, "\(payloadBytes).\(files)"),
      (Label.asOf, asOf.description),
      (Label.audience, audience.rawValue),
    ]
    if let legalBasis { fields.append((Label.legalBasis, legalBasis.text)) }
    if asksForPersonalWords { fields.append((Label.personalWords, DossierInfo.isGiven)) }
    if let recipient { fields.append((Label.recipient, recipient)) }
    fields.append((Label.selection, line))
    return Array(fields.map { "\($0): \($1)\n" }.joined().utf8)
  }

  /// How many bytes and files `bag-info.txt` says that the payload has; nil where it does not say so.
  static func payload(_ bytes: [UInt8]) -> (bytes: Int, files: Int)? {
    for line in bytes.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix("\(Label.payload): ") else { continue }
      let parts = text.dropFirst(Label.payload.count + 2).split(separator: ".")
      guard parts.count == 2, let bytes = Int(parts[0]), let files = Int(parts[1]) else {
        return nil
      }
      return (bytes, files)
    }
    return nil
  }

  private static let isGiven = "yes"

  private enum Label {
    static let agent = "Bag-Software-Agent"
    static let asOf = "Entente-As-Of"
    static let audience = "Entente-Audience"
    static let legalBasis = "Entente-Legal-Basis"
    static let payload = "Payload-Oxum"
    static let personalWords = "Entente-Personal-Words"
    static let recipient = "Entente-Recipient"
    static let selection = "Entente-Selection"
  }

  /// Reads the fields that say what was asked for; whether the others are right is seen when the file is
  /// made again.
  ///
  /// - Returns: Nil where a field is missing or malformed.
  init?(
    _ bytes: [UInt8], ledger: LedgerName, headSize: UInt64, headDay: Day
  ) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstRange(of: ": ") else { return nil }
      fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    // Of what does not read, the caller says that a field is malformed.
    guard let agent = fields[Label.agent], let line = fields[Label.selection],
      let selection = try? Selection(canonical: Array(line.utf8)),
      let asOf = fields[Label.asOf].flatMap({ Day($0) }),
      let audience = fields[Label.audience].flatMap({ Audience(rawValue: $0) })
    else { return nil }
    guard DossierInfo.isAgent(agent), fields[Label.recipient].map(DossierInfo.isLine) ?? true else {
      return nil
    }
    let basis = fields[Label.legalBasis]
    let code = basis.flatMap { Code($0) }
    guard basis == nil || code != nil else { return nil }
    // An archive is given them anyhow, and nobody else.
    let personal = fields[Label.personalWords]
    guard personal == nil || (personal == DossierInfo.isGiven && audience == .auditor) else {
      return nil
    }
    self.init(
      by: agent, ledger: ledger, headSize: headSize, headDay: headDay, selection: selection,
      asOf: asOf, audience: audience, asksForPersonalWords: personal != nil,
      recipient: fields[Label.recipient], legalBasis: code)
  }
}

/// Which heads somebody accepts: signed by one of these logs, and cosigned by enough of these
/// witnesses (C2SP tlog-policy).
///
/// It comes from outside what it judges, or it judges nothing.
public struct TrustPolicy: Sendable, Hashable {
  /// The most bytes that are read.
  public static let longest = 1_000_000
  /// The most logs, witnesses and groups, each.
  public static let mostDefinitions = 256

  /// What a line calls a witness or a group: bytes that are compared as they are.
  public struct Name: Sendable, Hashable, CustomStringConvertible {
    fileprivate let bytes: [UInt8]

    /// The name as text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// A log or a witness, with where it is reached.
  public struct Party: Sendable, Hashable {
    /// The name it has in the policy; for a log, its origin.
    public let name: Name
    /// Its key.
    public let key: VerifierKey
    /// Where it is reached; nil when that was not said.
    public let url: String?
  }

  /// Witnesses and groups of which some number is enough.
  public struct Group: Sendable, Hashable {
    /// Its name in the policy.
    public let name: Name
    /// How many of its members are enough.
    public let threshold: Int
    /// The names of witnesses and groups, each defined before.
    public let members: [Name]
  }

  /// The logs whose heads are accepted.
  public private(set) var logs: [Party] = []
  /// The witnesses that are known.
  public private(set) var witnesses: [Party] = []
  /// The groups, each after those it is made of.
  public private(set) var groups: [Group] = []
  /// The witness or group whose cosignatures are needed; nil when none are.
  public private(set) var quorum: Name?

  /// Reads a policy file.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count <= TrustPolicy.longest else {
      throw .noteTooLong(limit: TrustPolicy.longest, found: bytes.count)
    }
    var hasQuorum = false
    let lines = bytes.split(separator: SignedNote.newline, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      try TrustPolicy.checkCharacters(line, number + 1)
      let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        .map { Name(bytes: Array($0)) }
      guard let keyword = words.first?.description, !keyword.hasPrefix("#") else { continue }
      let reason: PolicyFault? =
        switch keyword {
        case "log": try takeLog(words)
        case "witness": try takeWitness(words)
        case "group": takeGroup(words)
        case "quorum": hasQuorum ? .secondQuorum : takeQuorum(words)
        default: .unknownKeyword
        }
      if let reason { throw .malformedPolicy(line: number + 1, reason) }
      if keyword == "quorum" { hasQuorum = true }
    }
    guard hasQuorum else { throw .malformedPolicy(line: lines.count, .noQuorum) }
  }
}

/// What is wrong with a line of a policy.
public enum PolicyFault: String, Sendable, Hashable, CaseIterable {
  case unknownKeyword
  case wrongWordCount
  case duplicateKey
  case duplicateName
  case unknownName
  case memberTwice
  case wrongThreshold
  case wrongKeyType
  case secondQuorum
  case noQuorum
  case tooManyDefinitions
}

extension TrustPolicy {
  private mutating func takeLog(_ words: [Name]) throws(TransparencyError) -> PolicyFault? {
    guard (2...3).contains(words.count) else { return .wrongWordCount }
    guard logs.count < TrustPolicy.mostDefinitions else { return .tooManyDefinitions }
    let key = try VerifierKey(words[1].description)
    guard key.type == .note else { return .wrongKeyType }
    guard !logs.contains(where: { $0.key.publicKey == key.publicKey }) else { return .duplicateKey }
    logs.append(
      Party(
        name: Name(bytes: Array(key.name.text.utf8)), key: key,
        url: words.count == 3 ? words[2].description : nil))
    return nil
  }

  private mutating func takeWitness(_ words: [Name]) throws(TransparencyError) -> PolicyFault? {
    guard (3...4).contains(words.count) else { return .wrongWordCount }
    guard witnesses.count < TrustPolicy.mostDefinitions else { return .tooManyDefinitions }
    guard !isDefined(words[1]), words[1] != TrustPolicy.none else { return .duplicateName }
    let key = try VerifierKey(words[2].description)
    guard key.type == .cosignature else { return .wrongKeyType }
    guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
      return .duplicateKey
    }
    witnesses.append(
      Party(name: words[1], key: key, url: words.count == 4 ? words[3].description : nil))
    return nil
  }

  private mutating func takeGroup(_ words: [Name]) -> PolicyFault? {
    guard words.count >= 4 else { return .wrongWordCount }
    guard groups.count < TrustPolicy.mostDefinitions else { return .tooManyDefinitions }
    guard !isDefined(words[1]), words[1] != TrustPolicy.none else { return .duplicateName }
    let members = Array(words[3...])
    // A witness that counted in two groups could fill a quorum alone.
    let taken = groups.flatMap(\.members)
    guard Set(members).count == members.count, !members.contains(where: taken.contains) else {
      return .memberTwice
    }
    guard members.allSatisfy(isDefined) else { return .unknownName }
    let threshold: Int
    switch words[2].description {
    case "any": threshold = 1
    case "all": threshold = members.count
    default:
      guard let number = Decimal.read(words[2].bytes), number >= 1,
        number <= UInt64(members.count)
      else { return .wrongThreshold }
      threshold = Int(number)
    }
    groups.append(Group(name: words[1], threshold: threshold, members: members))
    return nil
  }

  private mutating func takeQuorum(_ words: [Name]) -> PolicyFault? {
    guard words.count == 2 else { return .wrongWordCount }
    if words[1] == TrustPolicy.none { return nil }
    guard isDefined(words[1]) else { return .unknownName }
    quorum = words[1]
    return nil
  }

  private func isDefined(_ name: Name) -> Bool {
    witnesses.contains { $0.name == name } || groups.contains { $0.name == name }
  }

  /// What a quorum is called that needs nobody.
  private static let none = Name(bytes: Array("none".utf8))

  private static func checkCharacters(
    _ line: ArraySlice<UInt8>, _ number: Int
  ) throws(TransparencyError) {
    for (offset, byte) in line.enumerated() where byte < 0x20 && byte != 0x09 || byte == 0x7f {
      throw .controlCharacter(byte: byte, offset: offset)
    }
  }
}

// MARK: - Judging

/// What a policy makes of a head.
public struct PolicyVerdict: Sendable, Hashable {
  /// The head.
  public let checkpoint: Checkpoint
  /// The log that signed it.
  public let log: TrustPolicy.Party
  /// What the witnesses of the policy say of it, in the order of its lines.
  public let cosignatures: [Cosignature]
  /// Whether there are enough of them.
  public let isMet: Bool
}

extension TrustPolicy {
  /// Judges a head by its signatures.
  ///
  /// - Throws: when no log of the policy signed it, or a signature by one of its keys does not fit.
  public func judge(_ note: SignedNote) throws(TransparencyError) -> PolicyVerdict {
    let verification = try note.verified(by: (logs + witnesses).map(\.key))
    let checkpoint = try Checkpoint(text: note.text)
    let log = logs.first {
      verification.verified.contains($0.key) && $0.key.name == checkpoint.origin.keyName
    }
    guard let log else { throw .noKnownSignature }
    let cosigned = Set(verification.cosignatures.map(\.key))
    return PolicyVerdict(
      checkpoint: checkpoint, log: log, cosignatures: verification.cosignatures,
      isMet: isMet(by: cosigned))
  }

  private func isMet(by cosigned: Set<VerifierKey>) -> Bool {
    guard let quorum else { return true }
    var witnessed = Set(witnesses.filter { cosigned.contains($0.key) }.map(\.name))
    // Each group stands after those it is made of.
    for group in groups where group.members.count(where: witnessed.contains) >= group.threshold {
      witnessed.insert(group.name)
    }
    return witnessed.contains(quorum)
  }
}

internal import LedgerTables
public import Partnership
public import RecordFormat
public import Transparency

/// The keys of a ledger as its own records state them: to be compared with what each partner gave in
/// person, and not to be believed.
public struct StatedKeys: Sendable {
  /// The keys that may sign heads, in the order in which they were added; where all are retired, the last,
  /// against which what was signed is still held.
  public let heads: [VerifierKey]
  /// The keys of parties and persons.
  public let recorded: [RecordedKey]

  /// The keys that records name; nil where none of those that sign heads could be used.
  public init?(of ledger: LedgerName, heads: HeadKeys, _ recorded: [RecordedKey]) {
    let usable = heads.keys.compactMap { key in
      VerifierKey(ofHeads: ledger, key.key).map { (key: $0, isRetired: key.retired != nil) }
    }
    guard let last = usable.last else { return nil }
    let signing = usable.filter { !$0.isRetired }.map(\.key)
    self.heads = signing.isEmpty ? [last.key] : signing
    self.recorded = recorded
  }

  /// The lines of a policy that accepts the heads of this log alone.
  public var policy: [String] { heads.map { "log \($0.text)" } + ["quorum none"] }

  /// The lines of anchors that name the keys which may sign.
  public var anchors: [String] {
    heads.map { "checkpoint \($0.name) \(Digest($0.publicKey.bytes)?.hex ?? "")" }
      + recorded.filter { $0.retiredBy == nil && $0.use != KeyUse.checkpoint.rawValue }.map {
        "\($0.use) \($0.owner) \($0.key)"
      }
  }
}

public import Transparency
internal import Wording

/// A public key as records tell of it: whose it is and what it signs.
public struct ExportedKey: Sendable, Hashable {
  /// The raw public key, 64 hexadecimal digits.
  public let key: String
  /// What it signs: `checkpoint`, `witness` or `act`.
  public let use: String
  /// Whose it is.
  public let owner: String

  /// A key of somebody for a use.
  public init(key: String, use: String, owner: String) {
    self.key = key
    self.use = use
    self.owner = owner
  }
}

/// The heads that a ledger kept, up to one of them, and who cosigned each: what a report says of proof.
///
/// A cosignature counts once it is checked over the text of its head, under a key that a record names. The
/// heads' own signatures are for whoever verifies, with a key from outside.
public struct ExportedHeads: Sendable {
  let heads: [ReportGrounds.Head]

  /// The heads of notes, as far as one of a size.
  ///
  /// - Throws: `.unwritable` for a note that is no head, a cosignature that does not hold, and where there
  ///   is no head of that size.
  public init(
    _ notes: [SignedNote], upTo size: UInt64, keys: [ExportedKey]
  ) throws(ExportError) {
    var heads: [ReportGrounds.Head] = []
    do throws(TransparencyError) {
      let witnesses = try keys.filter { $0.use == "witness" }
        .compactMap { Digest(hex: $0.key) }
        .map { digest throws(TransparencyError) in try Ed25519PublicKey(digest.bytes) }
      let owners = Dictionary(keys.map { ($0.key, $0.owner) }, uniquingKeysWith: { one, _ in one })
      let hosts = Set(keys.filter { $0.use == "checkpoint" }.map(\.owner))
      for note in notes {
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.size <= size else { continue }
        let names = note.cosigners(among: witnesses)
        let cosignatures = names.isEmpty ? [] : try note.verified(by: names).cosignatures
        let others = note.signatures.filter { line in
          line.name != checkpoint.origin.keyName
            && !cosignatures.contains { $0.key.name == line.name && $0.key.id == line.id }
        }
        heads.append(
          ReportGrounds.Head(
            size: checkpoint.size, root: checkpoint.root.hex,
            cosigners: cosignatures.map { cosignature in
              let owner = Digest(cosignature.key.publicKey.bytes).flatMap { owners[$0.hex] } ?? ""
              return ReportGrounds.Cosigner(
                owner: owner, isHosts: hosts.contains(owner), time: cosignature.time)
            }.sorted { ($0.time, $0.owner) < ($1.time, $1.owner) },
            others: others.map(\.name.text)))
      }
    } catch {
      throw .unwritable(error.description)
    }
    self.heads = heads.sorted { $0.size < $1.size }
    guard self.heads.last?.size == size else { throw .unwritable("no checkpoint of \(size)") }
  }
}

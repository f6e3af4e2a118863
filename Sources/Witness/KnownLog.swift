internal import LMDB
public import Transparency

/// A log that a witness cosigns.
public struct KnownLog: Sendable, Hashable {
  /// The key that signs its heads; its name is the origin.
  public let key: VerifierKey
  /// The party that the witness speaks for in that ledger, by its id there.
  public let party: String

  /// The most logs a witness knows.
  public static let most = 1_000

  fileprivate static let title = "entente-witness-logs/v1"
  fileprivate static let longestBytes = 2_000_000

  /// A log, known by the key of its ledger.
  init(key: VerifierKey, party: String) throws(WitnessError) {
    do throws(TransparencyError) {
      guard key.type == .note else { throw .notALog(key.name.text) }
      // The name of a log's key is its origin.
      _ = try Origin(key.name.text)
    } catch {
      throw .unusable(error)
    }
    guard WitnessIdentity.isParty(party) else { throw .malformedParty(party) }
    self.key = key
    self.party = party
  }
}

extension [KnownLog] {
  /// Reads the logs of a folder's witness; none where none was added.
  init(in folder: Folder) throws(WitnessError) {
    let name = WitnessFiles.logs
    let lines = try folder.lines(
      of: name, title: KnownLog.title, limitBytes: KnownLog.longestBytes)
    self = []
    for (number, line) in (lines ?? []).enumerated() {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "log", count < KnownLog.most else {
        throw .damaged(path: folder.path(of: name), what: "line \(number + 2) names no log")
      }
      let key: VerifierKey
      do throws(TransparencyError) {
        key = try VerifierKey(String(words[1]))
      } catch {
        throw .damaged(path: folder.path(of: name), what: error.description)
      }
      append(try KnownLog(key: key, party: String(words[2])))
    }
  }

  /// Writes them in place of those before.
  func write(in folder: Folder) throws(WitnessError) {
    let text = ([KnownLog.title] + map { "log \($0.key) \($0.party)" }).joined(separator: "\n")
    try inStorage { () throws(LMDBError) in
      try folder.replace(WitnessFiles.logs, [UInt8]("\(text)\n".utf8))
    }
  }
}

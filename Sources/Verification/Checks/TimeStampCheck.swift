internal import LMDB
internal import LedgerTables
internal import Partnership
internal import TimeStamps
internal import Transparency

/// *tree*, the time stamps beside published heads: each read, and held against the text of its head.
///
/// What it says is claimed: its signature is for `openssl ts -verify`.
struct TimeStampCheck: Sendable {
  /// The answers by the size they stand under; nil for a file that is longer than any.
  private let answers: [(size: UInt64, bytes: [UInt8]?)]

  /// Reads the answers that are published in a ledger's folder.
  init(in folder: Folder) throws(LMDBError) {
    let published = Folder(folder.path(of: LedgerFiles.published))
    var answers: [(size: UInt64, bytes: [UInt8]?)] = []
    for name in try published.exists() ? try published.names() : [] {
      guard let size = LedgerFiles.sizeOfStamp(name) else { continue }
      let length = try published.lengthBytes(of: name) ?? 0
      answers.append(
        (
          size,
          length > TimeStamp.longest
            ? nil : try published.read(name, limitBytes: TimeStamp.longest)
        ))
    }
    self.answers = answers.sorted { $0.size < $1.size }
  }

  /// Holds them against the heads that hold.
  ///
  /// - Returns: Those that fit, ascending.
  func check(
    _ heads: [(seen: VerificationReport.CheckpointSeen, note: SignedNote)],
    _ findings: inout Findings
  ) -> [VerificationReport.StampSeen] {
    let texts = Dictionary(
      heads.map { ($0.seen.size, $0.note.text) }, uniquingKeysWith: { first, _ in first })
    var seen: [VerificationReport.StampSeen] = []
    for (size, bytes) in answers {
      findings.count(.tree)
      let name = "\(LedgerFiles.published)/\(LedgerFiles.stamp(ofSize: size))"
      // Of a head that does not hold, that is told.
      guard let text = texts[size] else { continue }
      do throws(TimeStampError) {
        guard let bytes else { throw .tooLong(limitBytes: TimeStamp.longest) }
        let stamp = try TimeStamp(bytes)
        try stamp.check(over: text)
        seen.append(.init(size: size, time: stamp.posixSeconds, authority: stamp.authority))
      } catch {
        let fault: FaultName =
          error == .otherImprint ? .timeStampDiffers : .timeStampUnreadable
        findings.add(
          Fault(fault, parameters: [.name(name), .text(error.description)]))
      }
    }
    return seen
  }
}

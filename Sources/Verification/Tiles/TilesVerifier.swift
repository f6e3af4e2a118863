internal import LMDB
internal import LedgerTables
public import Partnership
internal import RecordFormat
public import Transparency

/// Verifies the static files of a log (C2SP tlog-tiles): its headers, their order and its tree, by
/// what the files say of themselves and by what was given from outside.
///
/// ```swift
/// var verifier = TilesVerifier(path)
/// verifier.outside.policy = try TrustPolicy(bytes)
/// let report = try verifier.verify()
/// ```
///
/// Facts and words are not in tiles: of the seven checks those that need them are not made.
public struct TilesVerifier: Sendable {
  /// The checks that headers are enough for.
  public static let checks: [Check] = [.bytes, .order, .tree]

  private let tiles: TilesFolder
  /// What is known from outside: who may sign the head, and which head was kept from before.
  public var outside = OutsideKnowledge()
  /// The head that the files are held against; nil for the one among them.
  public var head: SignedNote?

  /// A verifier of the files in a folder.
  public init(_ path: String) {
    tiles = TilesFolder(path)
  }

  /// A verifier of files that are open already.
  init(_ tiles: TilesFolder) {
    self.tiles = tiles
  }

  /// Makes the checks.
  ///
  /// - Parameter progress: Told how many records are read, of how many.
  /// - Throws: `.noLedger` where the folder holds no tiles, and what the disk refuses. What is wrong
  ///   with the files is in the report.
  public func verify(
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(VerificationError) -> VerificationReport {
    do throws(LMDBError) {
      var read = try read(progress: progress)
      read.report.remarks.append(.headersAlone)
      read.report.results = read.findings.results(made: read.made)
        .filter { TilesVerifier.checks.contains($0.check) }
      return read.report
    } catch {
      throw .storage(error)
    }
  }

  /// Judges a head by what is known of keys, before any file under it is read.
  ///
  /// - Returns: What is wrong, no check of headers made; nil for a head that somebody named stands behind.
  public static func complaint(
    about note: SignedNote, _ outside: OutsideKnowledge
  ) -> VerificationReport? {
    var findings = Findings()
    var report = VerificationReport(results: [])
    if let (_, head) = TilesVerifier.head(of: note.bytes, &findings) {
      report.ledger = head.origin.text
      var isAccepted = true
      report.vouching = outside.judge(note) { fault in
        isAccepted = false
        findings.add(fault)
      }
      if isAccepted { return nil }
    }
    report.results = findings.results(made: []).filter { TilesVerifier.checks.contains($0.check) }
    return report
  }

  /// Whether witnesses that were named have cosigned a head who have not cosigned the same in another note,
  /// and none is missing.
  public static func adds(
    _ note: SignedNote, to kept: SignedNote, _ outside: OutsideKnowledge
  ) -> Bool {
    func cosigners(_ note: SignedNote) -> Set<VerifierKey> {
      Set((outside.judge(note) { _ in }?.cosigners ?? []).map(\.key))
    }
    return note.text == kept.text && cosigners(kept).isStrictSubset(of: cosigners(note))
  }

  /// What the files were found to be, for whoever goes on from there.
  struct Read {
    var findings = Findings()
    /// As far as headers go, without results.
    var report = VerificationReport(results: [])
    /// The checks that were made to their end.
    var made: Set<Check> = []
    /// The head; nil when it does not read.
    var head: Checkpoint?
    /// The records of the selection that was asked about, and whether there are headers whose labels
    /// are not known; nil where the tree is not the head's.
    var selected: (records: SelectedRecords, hasNewer: Bool)?
  }

  /// Reads all files once.
  func read(
    selecting: Selection? = nil, progress: (UInt64, UInt64) -> Void
  ) throws(LMDBError) -> Read {
    let bytes: [UInt8]
    if let head {
      bytes = head.bytes
    } else if try tiles.isPublished, let published = try tiles.head() {
      bytes = published
    } else {
      throw LMDBError(.missing, "read", tiles.folder.path(of: TilesFolder.checkpoint))
    }
    var read = Read()
    read.report.isReceived = true
    guard let (note, head) = TilesVerifier.head(of: bytes, &read.findings) else { return read }
    read.head = head
    read.report.ledger = head.origin.text
    var reading = TilesReading(
      tiles, head, outside, selecting: selecting.map { RecordSelecting($0) })
    try reading.read(&read.findings, progress)
    read.made = [.bytes, .order]
    read.report.size = reading.size
    read.report.root = reading.root
    if let root = reading.root {
      read.made.insert(.tree)
      if root == head.root {
        read.report.checkpoints = [.init(size: head.size, root: head.root)]
        read.selected = reading.selecting.map { ($0.selected(), reading.hasNewer) }
      } else {
        read.findings.add(head.fault(.checkpointRoot))
      }
    }
    if outside.namesKeys {
      read.report.vouching = outside.judge(note) { read.findings.add($0) }
    } else {
      read.findings.add(Fault(.policyNotGiven))
    }
    read.report.remarks = outside.compare(
      with: head.origin.text, size: head.size, rootThere: reading.olderRoot
    ) { read.findings.add($0) }
    read.report.remarks += reading.remarks
    try read.findings.addForks(
      in: tiles.files, signedBy: outside.logKeys(of: head.origin))
    read.report.standing.records = read.findings.firstDamage ?? reading.size
    if reading.root == head.root, read.findings.firstDamage == nil {
      read.report.standing.checkpoint = head.size
    }
    return read
  }

  private static func head(
    of bytes: [UInt8], _ findings: inout Findings
  ) -> (note: SignedNote, head: Checkpoint)? {
    do throws(TransparencyError) {
      let note = try SignedNote(bytes)
      return (note, try Checkpoint(text: note.text))
    } catch {
      findings.add(
        Fault(
          .checkpointUnreadable,
          parameters: [.name(TilesFolder.checkpoint), .text(error.description)]))
      return nil
    }
  }
}

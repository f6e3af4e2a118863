internal import LMDB
internal import LedgerTables
public import Partnership
internal import RecordFormat
internal import Transparency

/// Verifies that the records of a selection are shown, each of them and no other: from the headers of
/// the whole log, which are there as tiles.
///
/// ```swift
/// var verifier = SelectionVerifier(path)
/// verifier.outside.policy = try TrustPolicy(bytes)
/// let report = try verifier.verify()
/// ```
///
/// That every header is there is what the tree says; which of them belong to the selection is found out
/// again here, and whoever chose them is not asked.
public struct SelectionVerifier: Sendable {
  /// The checks that are made.
  public static let checks: [Check] = [.bytes, .order, .tree, .indexes]

  private let folder: SelectionFolder
  /// What is known from outside: who may sign the head, and which head was kept from before.
  public var outside = OutsideKnowledge()

  /// A verifier of the files in a folder.
  public init(_ path: String) {
    folder = SelectionFolder(path)
  }

  /// Makes the checks.
  ///
  /// - Parameter progress: Told how many headers are read, of how many.
  /// - Throws: `.storage` where the folder holds no tiles, and for what the disk refuses. What is
  ///   wrong with the files is in the report.
  public func verify(
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(VerificationError) -> SelectionReport {
    do throws(LMDBError) {
      return try report(progress)
    } catch {
      throw .storage(error)
    }
  }

  private func report(
    _ progress: (UInt64, UInt64) -> Void
  ) throws(LMDBError) -> SelectionReport {
    var report = SelectionReport()
    var findings = Findings()
    report.selection = try selection(&findings)
    var tiles = TilesVerifier(folder.folder.path)
    tiles.outside = outside
    var read = try tiles.read(selecting: report.selection, progress: progress)
    findings.merge(read.findings)
    if let head = read.head, let selection = report.selection {
      if selection.size != head.size {
        findings.add(
          Fault(
            .selectionOtherHead,
            parameters: [Parameter(.limit, .count(Int(clamping: selection.size)))]
          ))
      } else if let (records, hasNewer) = read.selected {
        var lines = ShownLines(folder, head, records)
        try lines.check(&findings)
        report.selected = records
        report.shown = lines.shown
        // What a newer version labels, only a newer version can look for.
        if !hasNewer { read.made.insert(.indexes) }
      }
    }
    read.report.results = findings.results(made: read.made)
      .filter { SelectionVerifier.checks.contains($0.check) }
    report.verification = read.report
    return report
  }

  private func selection(_ findings: inout Findings) throws(LMDBError) -> Selection? {
    let name = SelectionFolder.selection
    func refuse(_ what: String) -> Selection? {
      findings.add(Fault(.selectionUnreadable, parameters: [.name(name), .said(what)]))
      return nil
    }
    guard let length = try folder.folder.ownLengthBytes(of: name) else {
      return refuse(SelectionFolder.missing)
    }
    let limit = Selection.maximumBytes
    guard length <= limit else {
      return refuse(
        RecordFormatError.tooLarge(part: .selection, bytes: length, limit: limit).description)
    }
    let bytes = try folder.folder.read(name, limitBytes: limit)
    do throws(RecordFormatError) {
      return try Selection(canonical: bytes)
    } catch {
      return refuse(error.description)
    }
  }
}

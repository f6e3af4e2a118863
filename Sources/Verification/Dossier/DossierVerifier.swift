public import LMDB
public import Partnership
internal import RecordFormat
internal import Transparency

/// Reads a dossier and holds everything in it that was not made of the rest against the tree: the bag,
/// the tiles, the heads, the openings and what is said to be withheld.
///
/// What was made of the rest is made again by whoever knows how, and told to the reading:
///
/// ```swift
/// var reading = try DossierVerifier(path).read()
/// // make each file again from reading.contents
/// let report = reading.concluded(madeAgain: names, otherwise: faults)
/// ```
public struct DossierVerifier: Sendable {
  /// The checks that are made.
  public static let checks: [Check] = [.bytes, .order, .tree, .labels, .views, .indexes]

  private let folder: DossierFolder
  /// What is known from outside: who may sign the head, and which head was kept from before.
  public var outside = OutsideKnowledge()

  /// A verifier of the files in a folder.
  public init(_ path: String) {
    folder = DossierFolder(path)
  }

  /// A verifier of a dossier that was found.
  public init(_ dossier: DossierFolder) {
    folder = dossier
  }

  /// The report of an archive that is not read.
  public static func refusing(_ fault: Fault) -> DossierReport {
    var findings = Findings()
    findings.add(fault)
    let nothing = DossierReading(findings, BagCheck(.packed(PackedFiles(""), below: "")))
    return nothing.concluded(madeAgain: nil, otherwise: [])
  }

  /// Reads all files once.
  ///
  /// - Parameter progress: Told how many files or records of those at hand are read, of how many.
  /// - Throws: What the disk refuses. What is wrong with the files is in the report.
  public func read(
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LMDBError) -> DossierReading {
    var findings = Findings()
    var bag = BagCheck(folder.folder)
    try bag.check(&findings, progress)
    // What the bag cannot hold nobody goes through either.
    guard bag.isReadWhole else { return DossierReading(findings, bag) }
    return try reading(of: nil, bag, findings, progress)
  }

  /// Reads a dossier that is being made, of which there is no bag yet.
  public func read(
    being info: DossierInfo, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LMDBError) -> DossierReading {
    try reading(of: info, BagCheck(folder.folder), Findings(), progress)
  }

  private func reading(
    of made: DossierInfo?, _ bag: BagCheck, _ before: Findings,
    _ progress: (UInt64, UInt64) -> Void
  ) throws(LMDBError) -> DossierReading {
    var findings = before
    let tiles = folder.tiles
    guard try tiles.isPublished, let bytes = try tiles.head() else {
      findings.add(
        Fault(
          .bagFileMissing,
          parameters: [.name("\(DossierFolder.proof)/\(TilesFolder.checkpoint)")]))
      return DossierReading(findings, bag)
    }
    let info: DossierInfo?
    if let made { info = made } else { info = try self.info(bytes, &findings) }
    var verifier = TilesVerifier(tiles)
    verifier.outside = outside
    var read = try verifier.read(selecting: info?.selection, progress: progress)
    findings.merge(read.findings)
    read.report.remarks.append(.rulesNotJudged)
    var reading = DossierReading(findings, bag)
    reading.read = read
    // A head that does not read was told of with the tiles.
    guard let info, let head = read.head, let (selected, _) = read.selected,
      let note = try? SignedNote(bytes)
    else { return reading }
    let heads = try DossierHeads(folder, head).read(&reading.findings)
    let tree = DossierTree(info: info, head: head, note: note, heads: heads, selected: selected)
    reading.report.info = info
    if made == nil { reading.payloadSaid = try payloadSaid() }
    reading.report.selection.selection = info.selection
    reading.report.selection.selected = selected
    guard try OpeningsCheck.isPossible(folder, &reading.findings) else { return reading }
    let openings = try OpeningsCheck(folder, tree, &reading.findings)
    let contents = try openings.check(&reading.findings, progress)
    reading.report.selection.shown = contents.found.shown
    reading.report.factsWithheld = contents.factsWithheld
    reading.documents = contents.found.documents
    reading.report.documents = contents.found.documentsCounted
    reading.report.lacksParts = contents.found.lacksParts
    reading.report.opened = contents.found.opening
    reading.contents = consume contents
    return reading
  }

  /// What the dossier says that its payload has; nothing where it does not say so.
  private func payloadSaid() throws(LMDBError) -> (bytes: Int, files: Int) {
    let bytes = try folder.folder.read(
      DossierFolder.info, limitBytes: DossierInfo.maximumBytes)
    return DossierInfo.payload(bytes) ?? (0, 0)
  }

  /// What the dossier says of itself, read for the head that it is under.
  private func info(
    _ note: [UInt8], _ findings: inout Findings
  ) throws(LMDBError) -> DossierInfo? {
    let name = DossierFolder.info
    func refuse(_ what: String) -> DossierInfo? {
      findings.add(Fault(.bagUnreadable, parameters: [.name(name), .said(what)]))
      return nil
    }
    // What does not read here is told of with the tiles.
    guard let head = (try? SignedNote(note)).flatMap({ try? Checkpoint(text: $0.text) }),
      let ledger = LedgerName(head.origin.text)
    else { return nil }
    guard let length = try folder.folder.ownLengthBytes(of: name) else { return nil }
    guard length <= DossierInfo.maximumBytes else { return refuse("too long") }
    let bytes = try folder.folder.read(name, limitBytes: DossierInfo.maximumBytes)
    var headers = TiledHeaders(folder.tiles, size: head.size)
    // A header that is missing or malformed was told of too.
    guard let last = try headers.header(at: head.size - 1),
      let header = try? Header(canonical: last.span)
    else { return nil }
    guard
      let info = DossierInfo(
        bytes, ledger: ledger, headSize: head.size, headDay: header.recorded.day)
    else { return refuse("a field is missing or malformed") }
    guard info.selection.size <= head.size else {
      return refuse("the selection is of more records than the head covers")
    }
    return info
  }
}

public import LMDB
internal import Partnership
public import Verification
internal import Workbooks

/// A dossier on its way: filled under another name, and under its own when it is whole.
public struct DossierPublication: ~Copyable {
  /// What makes dossiers here: other versions may make other bytes of the same records, and other versions
  /// of the library other bytes of the workbook alone.
  public static let agent = "\(maker) \(library)"
  static let maker = "entente/1"
  static let library = "libxlsxwriter/\(WorkbookWriter.libraryVersion)"

  /// The dossier as it is being filled.
  private let dossier: DossierFolder
  private var staged: StagedFolder
  /// The files that are being written.
  private var open: [String: StagedFile] = [:]
  /// Every file of the payload so far.
  private var payload: PayloadFiles

  /// Begins a dossier.
  ///
  /// - Throws: `.storage`, of which `exists` where there is anything at the path.
  public init(_ path: String) throws(ExportError) {
    let staged = try inFolder { () throws(LMDBError) in try StagedFolder(path, for: .all) }
    dossier = DossierFolder(staged.folder.path)
    payload = PayloadFiles(spooledIn: staged.folder)
    self.staged = staged
  }

  /// Writes the next bytes of a file of the payload.
  public mutating func append(_ bytes: [UInt8], to name: String) throws(ExportError) {
    do throws(LMDBError) {
      if open[name] == nil { open[name] = StagedFile(try staged.begin(name)) }
      try open[name]?.append(bytes)
    } catch {
      throw .storage(error)
    }
  }

  /// Ends a file of the payload; one that nothing was written into is empty.
  @discardableResult
  public mutating func finish(_ name: String) throws(ExportError) -> FileDigests {
    if open[name] == nil { try append([], to: name) }
    guard let file = open.removeValue(forKey: name) else { return FileDigesting().finish() }
    do throws(LMDBError) {
      let digests = try file.finish()
      try payload.add(name, digests)
      return digests
    } catch {
      throw .storage(error)
    }
  }

  /// Whether the bytes of a document are given already.
  public func gives(document sha256: String) -> Bool {
    payload.contains("\(DossierFolder.documents)/\(sha256)")
  }

  /// Gives the bytes of a document, which are read a piece at a time.
  ///
  /// - Parameter piece: Reads as many bytes as it is asked for, from an offset.
  /// - Returns: What they digest to, which is for the caller to compare.
  public mutating func give(
    document sha256: String, ofBytes length: Int,
    piece: (_ offset: Int, _ count: Int) throws(LMDBError) -> [UInt8]
  ) throws(ExportError) -> FileDigests {
    let name = "\(DossierFolder.documents)/\(sha256)"
    for start in stride(from: 0, to: length, by: DataFile.pieceBytes) {
      let bytes = try inFolder { () throws(LMDBError) in
        try piece(start, min(DataFile.pieceBytes, length - start))
      }
      try append(bytes, to: name)
    }
    return try finish(name)
  }

  /// Makes everything that follows from what was written, and the lists of the bag.
  ///
  /// - Parameter progress: Told how many records are done, of how many.
  public consuming func prepare(
    _ info: DossierInfo, _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) -> PreparedDossier {
    var publication = self
    try publication.derive(info, progress)
    return try publication.closeBag(info)
  }

  private mutating func derive(
    _ info: DossierInfo, _ progress: (UInt64, UInt64) -> Void
  ) throws(ExportError) {
    var reading = try inFolder { () throws(LMDBError) in
      try DossierVerifier(dossier.folder.path).read(being: info)
    }
    if let fault = reading.firstFailure {
      throw .unverified("\(fault.name.rawValue) \(fault.record.map { "#\($0)" } ?? "")")
    }
    guard var contents = reading.contents.take() else {
      throw .unverified("what was written does not read")
    }
    try DossierDerivation.make(
      &contents, into: &self, spooledIn: dossier.folder.path, progress)
  }

  private consuming func closeBag(_ info: DossierInfo) throws(ExportError) -> PreparedDossier {
    let payload = payload
    var staged = staged
    let digest = try Bag.close(&staged, payload, info)
    return PreparedDossier(staged, digest, payload)
  }
}

extension DossierPublication: DerivedFiles {}

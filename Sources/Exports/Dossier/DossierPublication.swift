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
  private var open: [String: Writing] = [:]
  /// Every file of the payload so far.
  private var digests: [String: FileDigests] = [:]

  private final class Writing {
    let file: DataFile
    var digesting = FileDigesting()
    private var buffer: [UInt8] = []
    private var offset = 0

    init(_ file: consuming DataFile) { self.file = file }

    func take(_ bytes: [UInt8]) throws(LMDBError) {
      digesting.update(bytes)
      buffer += bytes
      if buffer.count >= 1 << 20 { try flush() }
    }

    func flush() throws(LMDBError) {
      try file.write(buffer, at: offset)
      offset += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
  }

  /// Begins a dossier.
  ///
  /// - Throws: `.storage`, of which `exists` where there is anything at the path.
  public init(_ path: String) throws(ExportError) {
    let staged = try inFolder { () throws(LMDBError) in try StagedFolder(path, for: .all) }
    dossier = DossierFolder(staged.folder.path)
    self.staged = staged
  }

  /// Writes the next bytes of a file of the payload.
  public mutating func append(_ bytes: [UInt8], to name: String) throws(ExportError) {
    do throws(LMDBError) {
      if open[name] == nil { open[name] = Writing(try staged.begin(name)) }
      try open[name]?.take(bytes)
    } catch {
      throw .storage(error)
    }
  }

  /// Ends a file of the payload; one that nothing was written into is empty.
  @discardableResult
  public mutating func finish(_ name: String) throws(ExportError) -> FileDigests {
    if open[name] == nil { try append([], to: name) }
    guard let writing = open.removeValue(forKey: name) else { return FileDigesting().finish() }
    try inFolder { () throws(LMDBError) in try writing.flush() }
    let digest = writing.digesting.finish()
    digests[name] = digest
    return digest
  }

  /// Whether the bytes of a document are given already.
  public func gives(document sha256: String) -> Bool {
    digests["\(DossierFolder.documents)/\(sha256)"] != nil
  }

  /// Gives the bytes of a document, which are read a piece at a time.
  ///
  /// - Parameter piece: Reads as many bytes as it is asked for, from an offset.
  public mutating func give(
    document sha256: String, ofBytes length: Int,
    piece: (_ offset: Int, _ count: Int) throws(LMDBError) -> [UInt8]
  ) throws(ExportError) {
    let name = "\(DossierFolder.documents)/\(sha256)"
    let pieceBytes = 1 << 20
    for start in stride(from: 0, to: length, by: pieceBytes) {
      let bytes = try inFolder { () throws(LMDBError) in
        try piece(start, min(pieceBytes, length - start))
      }
      try append(bytes, to: name)
    }
    try finish(name)
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
      throw .unwritable("\(fault.name.rawValue) \(fault.record.map { "#\($0)" } ?? "")")
    }
    guard var contents = reading.contents.take() else {
      throw .unwritable("what was written does not read")
    }
    try DossierDerivation.make(
      &contents, into: &self, spooledIn: dossier.folder.path, progress)
  }

  private consuming func closeBag(_ info: DossierInfo) throws(ExportError) -> PreparedDossier {
    let payload = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let bytes = payload.reduce(0) { $0 + $1.value.lengthBytes }
    let tags = try Bag.tags(payload.map { ($0.key, $0.value) }, info, payloadBytes: bytes)
    var staged = staged
    do throws(LMDBError) {
      for (name, bytes) in tags { try staged.write(name, bytes) }
    } catch {
      throw .storage(error)
    }
    var digesting = FileDigesting()
    digesting.update(tags.last?.bytes ?? [])
    return PreparedDossier(
      staged, digesting.finish(), files: tags.map(\.name) + payload.map(\.key))
  }
}

extension DossierPublication: DerivedFiles {}

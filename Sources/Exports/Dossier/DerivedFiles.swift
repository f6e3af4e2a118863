internal import LMDB
internal import Partnership
internal import Verification

/// Takes the files of a dossier that are made of the rest, piece by piece: to be written, or to be held
/// against those that are there.
protocol DerivedFiles: ~Copyable {
  /// Takes the next bytes of a file, which begins with its first.
  mutating func append(_ bytes: [UInt8], to name: String) throws(ExportError)
  /// Takes the end of a file.
  ///
  /// - Returns: What its bytes digest to.
  mutating func finish(_ name: String) throws(ExportError) -> FileDigests
}

extension DerivedFiles where Self: ~Copyable {
  /// Takes a whole file.
  @discardableResult
  mutating func put(_ bytes: [UInt8], _ name: String) throws(ExportError) -> FileDigests {
    try append(bytes, to: name)
    return try finish(name)
  }
}

/// Holds files that are made again against those that are there; none is kept.
struct DerivedComparison: ~Copyable, DerivedFiles {
  /// How many files were made again.
  private(set) var files = 0
  /// The files of the payload, with those that were made again marked.
  private(set) var names: PayloadNames
  /// What was found.
  private(set) var faults: [Fault] = []

  private let folder: FileTree
  /// What made the dossier.
  private let agent: String
  private var open: [String: Comparing] = [:]

  /// A file that is there, read as far as one that is made again reaches.
  private final class Comparing {
    private final class Opened {
      let file: DataFile
      init(_ file: consuming DataFile) { self.file = file }
    }

    private let there: Opened?
    private var isSame: Bool
    /// Made again and not compared yet: rows are short.
    private var waiting: [UInt8] = []
    private var offset = 0
    private(set) var digesting = FileDigesting()

    private static let mostWaiting = 1 << 16

    init(_ name: String, in folder: FileTree) throws(LMDBError) {
      if try folder.ownLengthBytes(of: name) != nil {
        there = try Opened(folder.open(name))
        isSame = true
      } else {
        there = nil
        isSame = false
      }
    }

    func take(_ bytes: [UInt8]) throws(LMDBError) {
      digesting.update(bytes)
      guard isSame else { return }
      waiting += bytes
      if waiting.count >= Comparing.mostWaiting { try compare() }
    }

    private func compare() throws(LMDBError) {
      guard isSame, let there else { return }
      guard try there.file.lengthBytes() >= offset + waiting.count else {
        isSame = false
        return
      }
      isSame = try there.file.read(at: offset, count: waiting.count) == waiting
      offset += waiting.count
      waiting.removeAll(keepingCapacity: true)
    }

    func isWhole() throws(LMDBError) -> Bool {
      try compare()
      guard isSame, let there else { return false }
      return try there.file.lengthBytes() == offset
    }
  }

  init(_ dossier: DossierFolder, _ names: PayloadNames, madeBy agent: String) {
    folder = dossier.folder
    self.names = names
    self.agent = agent
  }

  mutating func append(_ bytes: [UInt8], to name: String) throws(ExportError) {
    let folder = folder
    let known = open[name]
    open[name] = try inFolder { () throws(LMDBError) in
      let comparing: Comparing
      if let known { comparing = known } else { comparing = try Comparing(name, in: folder) }
      try comparing.take(bytes)
      return comparing
    }
  }

  mutating func finish(_ name: String) throws(ExportError) -> FileDigests {
    if open[name] == nil { try append([], to: name) }
    guard let comparing = open.removeValue(forKey: name) else { return FileDigesting().finish() }
    let isWhole = try inFolder { () throws(LMDBError) in try comparing.isWhole() }
    files += 1
    names.mark(name)
    if !isWhole { faults.append(fault(of: name)) }
    return comparing.digesting.finish()
  }

  /// What another version made may be right; what this one made is not.
  private func fault(of name: String) -> Fault {
    let versions = agent.split(separator: " ", maxSplits: 1)
    let isOurs =
      versions.first.map { $0 == DossierPublication.maker } == true
      && (name != WorkbookPart.path || agent == DossierPublication.agent)
    return isOurs
      ? Fault(.derivedFileDiffers, parameters: [.name(name)])
      : Fault(.derivedFileOfOtherVersion, parameters: [.name(name), .said(agent)])
  }
}

extension WorkbookPart {
  /// Where the workbook lies in a dossier.
  static let path = "\(DossierFolder.payload)/\(PartsFolder.workbook)"
}

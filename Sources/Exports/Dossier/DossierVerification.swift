internal import LMDB
internal import Partnership
public import Verification

/// Verifies a dossier by reading it and making every file again that follows from the rest.
public struct DossierVerification: Sendable {
  private let path: String
  private let temporaryFolder: String
  /// What is known from outside: who may sign the head, and which head was kept from before.
  public var outside = OutsideKnowledge()

  /// A verification of the files in a folder, or in an archive where they lie.
  ///
  /// - Parameter temporaryFolder: Where the workbook lies, without a name, while it is made again.
  public init(_ path: String, spoolingIn temporaryFolder: String) {
    self.path = path
    self.temporaryFolder = temporaryFolder
  }

  /// Makes the checks.
  ///
  /// - Parameter progress: Told how many files or records of those at hand are read, of how many.
  /// - Throws: `.storage` for what the disk refuses. What is wrong with the files is in the report.
  public func verify(
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(ExportError) -> DossierReport {
    let dossier: DossierFolder
    switch try inFolder({ () throws(LMDBError) in try DossierFolder.find(at: path) }) {
    case .dossier(let found): dossier = found
    case .refused(let fault): return DossierVerifier.refusing(fault)
    }
    var verifier = DossierVerifier(dossier)
    verifier.outside = outside
    var reading: DossierReading
    do throws(LMDBError) {
      reading = try verifier.read(progress: progress)
    } catch {
      // Longer than a file of its kind can be: what it should hold is not in it.
      guard case .tooLong = error.reason else { throw .storage(error) }
      let name = FilePlace(error.path).name
      return DossierVerifier.refusing(
        Fault(.bagUnreadable, parameters: [.name(name), .said("longer than it can be")]))
    }
    guard var contents = reading.contents.take() else {
      return reading.concluded(madeAgain: nil, otherwise: [])
    }
    var comparison = DerivedComparison(dossier, reading.names, madeBy: contents.info.agent)
    let payload = reading.payloadSaid
    do throws(ExportError) {
      try comparison.put(
        Bag.info(contents.info, payloadBytes: payload.bytes, files: payload.files),
        DossierFolder.info)
      try DossierDerivation.make(
        &contents, into: &comparison, spooledIn: temporaryFolder, progress)
    } catch {
      guard case .unwritable(let what) = error else { throw error }
      // What is shown cannot be put into a format of the dossier: nobody made it of this.
      let fault = Fault(.derivedFileDiffers, parameters: [.name("data"), .said(what)])
      return reading.concluded(madeAgain: nil, otherwise: comparison.faults + [fault])
    }
    return reading.concluded(
      madeAgain: (comparison.files, comparison.names), otherwise: comparison.faults)
  }
}

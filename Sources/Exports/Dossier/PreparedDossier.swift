internal import LMDB
public import Verification

/// A dossier that is whole and has not its name yet.
public struct PreparedDossier: ~Copyable {
  /// What the list of its lists digests to, by which the dossier is known.
  public let digest: FileDigests
  private var staged: StagedFolder
  private let payload: PayloadFiles
  private var isPacked = false

  /// The name that the single file has among the others until it takes its own.
  private static let packed = "packed"

  init(_ staged: consuming StagedFolder, _ digest: FileDigests, _ payload: PayloadFiles) {
    self.staged = staged
    self.digest = digest
    self.payload = payload
  }

  /// Puts the files into an archive, which takes the name in place of the folder.
  ///
  /// - Parameters:
  ///   - top: The name of the one folder that all of it is in.
  ///   - progress: Told how much is done, of how much.
  public mutating func pack(
    as form: DossierPacking.Form, below top: String,
    _ progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(ExportError) {
    let packing = DossierPacking(form, from: staged.folder, below: top)
    try packing.write(payload, to: PreparedDossier.packed, progress)
    isPacked = true
  }

  /// Gives the folder, or the archive, its name.
  public consuming func publish() throws(ExportError) {
    do throws(LMDBError) {
      if isPacked {
        try staged.finish(as: PreparedDossier.packed)
      } else {
        try staged.finish()
      }
    } catch {
      throw .storage(error)
    }
  }
}

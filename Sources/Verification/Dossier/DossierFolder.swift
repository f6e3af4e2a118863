public import LMDB
public import Partnership

/// A dossier: a bag (RFC 8493) whose payload shows a selection of a ledger, with what proves it.
///
/// `Docs/Formats/Dossier.md` says what each file holds.
public struct DossierFolder: Sendable {
  /// What says that the folder is a bag.
  public static let declaration = "bagit.txt"
  /// What says of what the dossier is.
  public static let info = "bag-info.txt"
  /// The list of the bag's own files.
  public static let tagManifest = "tagmanifest-sha512.txt"
  /// The lists of the payload.
  public static let manifests = ["manifest-sha256.txt", "manifest-sha512.txt"]
  /// The payload.
  public static let payload = "data"
  /// The tree, its heads and the proofs of records.
  public static let proof = "data/proof"
  /// The heads that were kept, each under its size.
  public static let checkpoints = "data/proof/checkpoints"
  /// The proofs of records.
  public static let records = "data/proof/records"
  /// Keys as the ledger has them, for comparison; nothing here vouches for them.
  public static let policy = "data/proof/policy"
  /// The same, one key a line.
  public static let anchors = "data/proof/anchors"
  /// The openings of facts.
  public static let facts = "data/facts.jsonl"
  /// The openings of words.
  public static let words = "data/words.jsonl"
  /// What is not opened, and why.
  public static let withheld = "data/withheld.csv"
  /// The documents whose bytes are here.
  public static let documents = "data/documents"

  /// Its files: a folder's, or an archive's, read where they lie.
  public let folder: FileTree

  /// The folder at a path.
  public init(_ path: String) {
    folder = .folder(Folder(path, for: .all))
  }

  /// The dossier that is the root of those files.
  init(_ files: FileTree) {
    folder = files
  }

  /// What is at a path that should be a dossier.
  public enum Found: Sendable {
    /// A folder, or an archive that is read in place.
    case dossier(DossierFolder)
    /// An archive that is not read.
    case refused(Fault)
  }

  /// Looks at a path: at a folder, or into a single file.
  public static func find(at path: String) throws(LMDBError) -> Found {
    func refuse(_ name: FaultName, _ what: String) -> Found {
      .refused(Fault(name, parameters: [.name(FilePlace(path).name), .said(what)]))
    }
    do throws(PackedFailure) {
      return .dossier(DossierFolder(try PackedDossier.files(at: path)))
    } catch {
      switch error {
      case .refused(let what): return refuse(.archiveUnreadable, what)
      case .otherForm(let what): return refuse(.archiveNotInPlace, what)
      case .storage(let error): throw error
      }
    }
  }

  /// The files of the tree.
  public var tiles: TilesFolder { TilesFolder(folder.below(DossierFolder.proof)) }

  /// Whether it says of itself that it is a bag, or has a list of one: a bag that lost its declaration is
  /// verified as what it was.
  public var isBag: Bool {
    get throws(LMDBError) {
      for name in [DossierFolder.declaration, DossierFolder.tagManifest] + DossierFolder.manifests {
        if try folder.ownLengthBytes(of: name) != nil { return true }
      }
      return false
    }
  }

  /// The proof of a record.
  public static func proof(of sequence: UInt64) -> String { "\(records)/\(sequence).tlog-proof" }
}

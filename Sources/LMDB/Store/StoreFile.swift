/// Plain checks of `data.mdb`, read as a file before any map exists.
///
/// liblmdb trusts what it maps: a truncated or foreign file ends the process with a signal. These
/// checks read a few hundred bytes, the two meta pages and the pages their roots name, and refuse
/// what could not have been written by a commit. They do not replace a verification: a store may be
/// fit and still damaged further in, or be one commit behind what it was.
public enum StoreFile {
  /// What the checks found.
  public enum Verdict: Equatable, Sendable {
    /// There is no file.
    case absent
    /// Nothing speaks against mapping it.
    case fit(Figures)
    /// The file has no byte in it.
    case empty
    /// The file could not be read, for this reason.
    indirect case unreadable(LMDBError.Reason)
    /// The file is not a store of liblmdb.
    case foreign
    /// The file is of another format version of liblmdb.
    case otherVersion(UInt32)
    /// The file ends before a page that its last commit uses.
    case truncated(expectedBytes: UInt64, foundBytes: UInt64)
    /// One of the two meta pages cannot have been written by a commit.
    case damagedMeta(page: Int)
    /// A page that the last commit uses is not what its place in its tree wants.
    case damagedPage(page: UInt64)
  }

  /// What a fit file says of itself.
  public struct Figures: Equatable, Sendable {
    /// The length of the file.
    public let lengthBytes: UInt64
    /// The size of a page.
    public let pageBytes: UInt64
    /// The last page in use.
    public let lastPage: UInt64
    /// The number of the last commit.
    public let lastTransaction: UInt64
  }

  /// Checks the store in the folder at `path`; throws `alreadyOpen` when this process has it open.
  public static func check(inFolder path: String) throws(LMDBError) -> Verdict {
    try OpenEnvironments.whileClosed(FileIdentity(ofFolder: path), at: path) {
      verdict(inFolder: path)
    }
  }
}

extension StoreFile.Verdict: CustomStringConvertible {
  /// One sentence for an operator: what is wrong and what to do.
  public var description: String {
    switch self {
    case .absent: "there is no data.mdb; check the path, or create the store"
    case .fit(let figures):
      "data.mdb is fit to be opened, at commit \(figures.lastTransaction)"
    case .empty: "data.mdb is empty; restore a backup, or remove the file if nothing was recorded"
    case .unreadable(let reason): "data.mdb cannot be read: \(reason.sentence)"
    case .foreign: "data.mdb is not a store of liblmdb; check the path, or restore a backup"
    case .otherVersion(let version):
      "data.mdb has format version \(version) of liblmdb and this program reads version "
        + "\(Meta.version); use the program that wrote it"
    case .truncated(let expected, let found):
      "data.mdb is truncated: \(found) bytes of at least \(expected); restore a backup"
    case .damagedMeta(let page):
      "meta page \(page) of data.mdb is damaged; restore a backup"
    case .damagedPage(let page):
      "page \(page) of data.mdb is damaged; restore a backup"
    }
  }
}

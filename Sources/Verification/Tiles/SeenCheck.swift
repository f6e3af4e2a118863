internal import LMDB
internal import Partnership
internal import RecordFormat
internal import Transparency

/// What authors had seen of a log when they acted is the beginning of this one.
///
/// An action signed over the head of a copy that took another course was replayed here, or this log
/// was written anew behind its author's back.
struct SeenCheck {
  private var seen: [(checkpoint: SeenCheckpoint, record: SequenceNumber)] = []

  /// Keeps what a header says its author saw.
  mutating func take(_ header: Header) {
    guard let checkpoint = header.seen else { return }
    seen.append((checkpoint, header.sequence))
  }

  /// Holds them against tiles of hashes that were found to be those of the headers.
  func check(
    _ tiles: TilesFolder, ofSize size: UInt64, _ findings: inout Findings
  ) throws(LMDBError) {
    // What is missing or altered has a fault of its own.
    var tree = tiles.tree(ofSize: size)
    var roots: [UInt64: Digest] = [:]
    for (checkpoint, record) in seen {
      if roots[checkpoint.size] == nil {
        do throws(TiledTree<LMDBError>.ReadingError) {
          roots[checkpoint.size] = try MerkleTree.root(atSize: checkpoint.size) {
            node throws(TiledTree<LMDBError>.ReadingError) in try tree.hash(of: node)
          }
        } catch {
          switch error {
          case .file(let error): throw error
          case .tree: return
          }
        }
      }
      guard roots[checkpoint.size]?.bytes != checkpoint.root.bytes else { continue }
      findings.add(
        Fault(
          .seenDiffers, record: record, parameters: [.limit(Int(clamping: checkpoint.size))]))
    }
  }
}

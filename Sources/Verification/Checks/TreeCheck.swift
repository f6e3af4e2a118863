internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Transparency

/// *tree*, the stored hashes: every leaf hashed again from its header, every node from its leaves,
/// and each held against its stored row.
///
/// What is made again goes on from the log's bytes, never from a stored hash, so that a changed row
/// of the tree is one fault and a changed header shows in every root after it.
struct TreeCheck: Sendable {
  private(set) var frontier: TreeFrontier
  /// The roots at the sizes somebody asked for.
  private(set) var roots: [UInt64: Digest] = [:]
  /// The first record whose stored hashes were not those of the log.
  private(set) var firstAltered: UInt64?
  /// Whether a record is missing or unreadable, so that no root after it can be made.
  private(set) var isBroken = false

  private var wanted: ArraySlice<UInt64>
  /// The last record whose leaf was not as stored: what covers it differs too, and says nothing new.
  private var lastAltered: UInt64?

  /// Begins after the leaves of a frontier.
  ///
  /// - Parameter sizes: The sizes whose roots are wanted, ascending.
  init(after frontier: TreeFrontier, sizes: [UInt64]) {
    self.frontier = frontier
    wanted = sizes[...].drop { $0 <= frontier.size }
  }

  /// Takes the next record: its leaf as hashed from the log (nil when the log has no such bytes),
  /// and its row of the tree.
  mutating func take(
    _ sequence: UInt64, leaf: Digest?, stored: Span<UInt8>?, _ findings: inout Findings
  ) {
    guard !isBroken else { return }
    findings.count(.tree)
    guard let leaf else {
      isBroken = true
      return
    }
    let row = frontier.append(leaf)
    if let next = wanted.first, next == frontier.size {
      roots[next] = frontier.root()
      wanted.removeFirst()
    }
    guard let stored else {
      add(.treeRowMissing, sequence, &findings)
      return
    }
    guard stored.count == row.hashes.count * Digest.byteCount else {
      add(.treeAltered, sequence, &findings)
      return
    }
    for level in row.hashes.indices {
      let start = level * Digest.byteCount
      let hash = Digest(stored.extracting(start..<start + Digest.byteCount))
      guard hash != row.hashes[level] else { continue }
      let covered = (sequence >> UInt64(level)) << UInt64(level)
      if level == 0 {
        lastAltered = sequence
      } else if let lastAltered, lastAltered >= covered {
        continue
      }
      add(.treeAltered, sequence, &findings)
      return
    }
  }

  private mutating func add(_ name: FaultName, _ sequence: UInt64, _ findings: inout Findings) {
    if firstAltered == nil { firstAltered = sequence }
    findings.add(Fault(name, table: LedgerTable.tree.name, record: SequenceNumber(sequence)))
  }

  /// Goes on with the range that follows, which began at this one's frontier.
  mutating func append(_ next: TreeCheck) {
    frontier = next.frontier
    roots.merge(next.roots) { first, _ in first }
    firstAltered = firstAltered ?? next.firstAltered
    isBroken = isBroken || next.isBroken
  }
}

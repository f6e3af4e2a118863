internal import LMDB
internal import Partnership
internal import RecordFormat
internal import Transparency

/// One pass over the headers in the tiles of a log, which makes the tree again and holds the tiles of
/// hashes against it.
struct TilesReading {
  private let tiles: TilesFolder
  private let head: Checkpoint
  /// The size whose root is wanted beside that of the head.
  private let olderSize: UInt64?

  private var order: OrderCheck
  private var frontier = TreeFrontier()
  private var actions: [ActionPlace] = []
  private var seen = SeenCheck()
  private var signatures: ActSignatures
  /// By level of tile: the hashes that come into the next one.
  private var pending: [[Digest]] = []
  /// How many tiles of each level are made.
  private var done: [UInt64] = []
  /// The root at the older size, once it is passed.
  private(set) var olderRoot: Digest?
  private let ledger: LedgerName?
  /// Finds the records of a selection on the way, where there is one.
  private(set) var selecting: RecordSelecting?
  /// Whether a header is of a newer version, whose labels are not known.
  private(set) var hasNewer = false

  /// A reading of the tiles under a head.
  init(
    _ tiles: TilesFolder, _ head: Checkpoint, _ outside: OutsideKnowledge,
    selecting: RecordSelecting?
  ) {
    self.tiles = tiles
    self.head = head
    olderSize = outside.older?.size
    signatures = ActSignatures(outside.anchors, knowsRecords: false)
    self.selecting = selecting
    ledger = LedgerName(head.origin.text)
    order = OrderCheck(ledger: ledger)
  }

  /// The root of what was read; nil when a header is missing.
  var root: Digest? { frontier.size == head.size ? frontier.root() : nil }

  /// What was found of the signatures of acts, and is no fault.
  private(set) var remarks: [Remark] = []

  /// How many headers were read.
  var size: UInt64 { frontier.size }

  /// Reads the tiles to their end, or to the first whose headers are not all there: no root after it can
  /// be made.
  mutating func read(
    _ findings: inout Findings, _ progress: (UInt64, UInt64) -> Void
  ) throws(LMDBError) {
    for tile in Tile.entries(ofSize: head.size) {
      guard let entries = try entries(of: tile, &findings) else { return }
      for entry in entries { try take(entry, &findings) }
      progress(frontier.size, head.size)
    }
    for level in pending.indices where !pending[level].isEmpty { try settle(level, &findings) }
    actions.sort(by: ActionPlace.precedes)
    ActionPlace.checkUnique(actions, &findings)
    remarks = signatures.finish(isWhole: false, &findings)
    if root == head.root { try seen.check(tiles, ofSize: head.size, &findings) }
  }

  private func entries(
    of tile: Tile, _ findings: inout Findings
  ) throws(LMDBError) -> [[UInt8]]? {
    guard let file = try tiles.file(of: tile) else {
      findings.add(Fault(.tileMissing, parameters: [.name(tile.path)]))
      return nil
    }
    do throws(TransparencyError) {
      return Array(try EntryBundle.entries(file.bytes.span, of: file.tile).prefix(tile.width))
    } catch {
      findings.add(
        Fault(.tileUnreadable, parameters: [.name(tile.path), .said(error.description)]))
      return nil
    }
  }

  private mutating func take(_ entry: [UInt8], _ findings: inout Findings) throws(LMDBError) {
    let sequence = frontier.size
    findings.count(.bytes)
    let reading = read(entry, at: sequence, &findings)
    switch reading {
    case .header(let header):
      actions.append(ActionPlace(header.action, sequence))
      seen.take(header)
      signatures.take(header, nil, &findings)
      selecting?.take(header)
    case .newer(let outline):
      actions.append(ActionPlace(outline.action, sequence))
      hasNewer = true
    case .whole, .nothing: break
    }
    order.check(reading, &findings)
    findings.count(.tree)
    let row = frontier.append(MerkleTree.leafHash(of: entry))
    if frontier.size == olderSize { olderRoot = frontier.root() }
    for level in stride(from: 0, to: row.hashes.count, by: 8) {
      try add(row.hashes[level], level / 8, &findings)
    }
  }

  private func read(
    _ entry: [UInt8], at sequence: UInt64, _ findings: inout Findings
  ) -> BytesCheck.Reading {
    let place = SequenceNumber(sequence)
    do throws(RecordFormatError) {
      let header = try Header(canonical: entry.span)
      if header.sequence == place { return .header(header) }
      findings.add(Fault(.recordMisplaced, record: place))
      return .nothing
    } catch {
      let isNewer =
        switch error {
        case .unknownCatalogue, .unknownFormat: true
        default: false
        }
      guard isNewer, let outline = HeaderOutline(entry), outline.sequence == sequence else {
        findings.add(
          Fault(.headerUnreadable, record: place, parameters: [.said(error.description)]))
        return .nothing
      }
      findings.add(
        Fault(.recordNewer, record: place, parameters: [.expected("\(Catalogue.version)")]))
      return .newer(outline)
    }
  }

  private mutating func add(
    _ hash: Digest, _ level: Int, _ findings: inout Findings
  ) throws(LMDBError) {
    if level == pending.count {
      pending.append([])
      done.append(0)
    }
    pending[level].append(hash)
    if pending[level].count == Tile.fullWidth { try settle(level, &findings) }
  }

  /// Holds a tile of hashes against those that were made, and begins the next.
  private mutating func settle(_ level: Int, _ findings: inout Findings) throws(LMDBError) {
    let hashes = pending[level]
    defer {
      pending[level].removeAll(keepingCapacity: true)
      done[level] += 1
    }
    guard
      let tile = Tile(.hashes(level: level), index: done[level], width: hashes.count)
    else { return }
    guard let file = try tiles.file(of: tile) else {
      findings.add(Fault(.tileMissing, parameters: [.name(tile.path)]))
      return
    }
    if file.bytes.count != file.tile.width * Digest.byteCount
      || !file.bytes.starts(with: hashes.flatMap(\.bytes))
    {
      findings.add(Fault(.tileAltered, parameters: [.name(tile.path)]))
    }
  }
}

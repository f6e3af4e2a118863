import CanonicalJSON
import Exports
import LMDB
import Transparency
import Verification
import Wording

/// A folder of tiles that follows those that somebody else publishes: what is new is taken, verified with
/// all that was there, and the head is kept last.
struct TilesFollowing {
  private let source: TilesSource
  private let tiles: TilesFolder
  private let outside: OutsideKnowledge
  private let speaker: Speaker
  /// Whether a witness cosigns what is taken.
  private let hasWitness: Bool

  /// How many records more than are there are taken at a time: whoever signs a head may state any size.
  private static let mostRecords: UInt64 = 1 << 25
  /// The most bytes that are taken at a time.
  private static let mostBytes = 16 << 30

  /// - Parameter outside: Names the keys that may sign the heads.
  init(
    from source: TilesSource, to folder: String, outside: OutsideKnowledge, hasWitness: Bool,
    speaker: Speaker
  ) {
    self.hasWitness = hasWitness
    self.source = source
    tiles = TilesFolder(folder)
    self.outside = outside
    self.speaker = speaker
  }

  private var folder: String { tiles.folder.path }

  /// Takes what is new.
  ///
  /// - Returns: How it ended, and the head that is kept now; nil where nothing was taken because something
  ///   is wrong, which is told.
  func run() async throws(CommandError) -> (Ending, SignedNote?) {
    // No folder is made for a slip in an address, nor for another log.
    if try inFolder(folder, { () throws(LMDBError) in try !tiles.folder.exists() }),
      let complaint = TilesVerifier.complaint(about: try await source.head().note, outside)
    {
      return (try put(complaint), nil)
    }
    try inFolder(folder) { () throws(LMDBError) in try tiles.folder.makeIfMissing() }
    // Whoever came later could put an older head in the place of a newer.
    let lock = try inFolder(folder) { () throws(LMDBError) in
      try FileLock(.exclusive, on: folder, waiting: true)
    }
    return try await lock.whileHeld { () async throws(CommandError) in try await take() }
  }

  private func take() async throws(CommandError) -> (Ending, SignedNote?) {
    let (note, head) = try await source.head()
    if let complaint = TilesVerifier.complaint(about: note, outside) {
      return (try put(complaint), nil)
    }
    if try inFolder(folder, { () throws(LMDBError) in try SelectionFolder(folder).isPublished }) {
      throw .trouble(.export(path: folder, .holdsSelection))
    }
    let kept = try keptHead()
    let size = kept?.head.size ?? 0
    guard head.size < size || head.size - size <= TilesFollowing.mostRecords else {
      throw .trouble(.published(at: source.name, .tooMany(limit: TilesFollowing.mostRecords)))
    }
    if let kept { try await refuseFork(note, head, kept) }
    let publication = try exporting(to: folder) { () throws(ExportError) in
      // That the published tree begins with it was found a moment ago.
      try TilesPublication(of: note, to: tiles, continuing: kept?.head.root)
    }
    let report: VerificationReport
    do throws(CommandError) {
      try await fetch(into: publication)
      report = try verify(note)
    } catch {
      try discard(publication)
      throw error
    }
    guard report.ending == .done else {
      try discard(publication)
      let ending = try put(report)
      // What was kept may be what is wrong.
      if let kept, try verify(kept.note).ending == .damaged { sayDamaged() }
      return (ending, nil)
    }
    // Of one head that is kept already, the lines that came since.
    if kept.map({ $0.head != head || TilesVerifier.adds(note, to: $0.note, outside) }) ?? true {
      try exporting(to: folder) { () throws(ExportError) in try publication.finish() }
    }
    try say(head.size - size, of: head)
    return (.done, note)
  }

  private func discard(_ publication: TilesPublication) throws(CommandError) {
    try exporting(to: folder) { () throws(ExportError) in try publication.discard() }
  }

  private func sayDamaged() {
    speaker.say(
      fr: "\(terminalSafe(folder)) lui-même est endommagé, ou garde la preuve d'une bifurcation."
        + " S'il est endommagé, suivez dans un autre dossier avec --ancienne"
        + " \(terminalSafe(folder))/checkpoint.",
      en: "\(terminalSafe(folder)) itself is damaged, or keeps the evidence of a fork. Where it is"
        + " damaged, follow into another folder with --old \(terminalSafe(folder))/checkpoint.")
  }

  /// The head in the folder; nil where nothing was taken yet.
  private func keptHead() throws(CommandError) -> (note: SignedNote, head: Checkpoint)? {
    guard let bytes = try inFolder(folder, { () throws(LMDBError) in try tiles.head() }) else {
      return nil
    }
    do throws(TransparencyError) {
      let note = try SignedNote(bytes)
      return (note, try Checkpoint(text: note.text))
    } catch {
      throw .trouble(.export(path: folder, .unreadableHead))
    }
  }

  private func fetch(into publication: TilesPublication) async throws(CommandError) {
    let progress = Progress(speaker, fr: "Téléchargement", en: "Fetching")
    defer { progress.end() }
    var rest = publication.tiles[...]
    var takenBytes = 0
    while !rest.isEmpty {
      let asked = rest.prefix(TilesSource.width)
      for (tile, bytes) in zip(asked, try await source.files(asked)) {
        takenBytes += bytes.count
        guard takenBytes <= TilesFollowing.mostBytes else {
          throw .trouble(
            .fetch(url: source.name, .tooLong(limitBytes: TilesFollowing.mostBytes)))
        }
        try exporting(to: folder) { () throws(ExportError) in try publication.write(tile, bytes) }
      }
      rest = rest.dropFirst(TilesSource.width)
      progress.report(
        UInt64(publication.tiles.count - rest.count), UInt64(publication.tiles.count))
    }
  }

  private func verify(_ note: SignedNote) throws(CommandError) -> VerificationReport {
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    defer { progress.end() }
    var verifier = TilesVerifier(folder)
    verifier.outside = outside
    verifier.head = note
    do throws(VerificationError) {
      return try verifier.verify { progress.report($0, $1) }
    } catch {
      throw CommandError(error, at: folder, speaker.wording)
    }
  }

  private func put(_ report: VerificationReport) throws(CommandError) -> Ending {
    if speaker.isJSON {
      try speaker.put(report.json)
    } else {
      try speaker.put(report.lines(for: speaker))
    }
    return report.ending
  }

  private func say(_ records: UInt64, of head: Checkpoint) throws(CommandError) {
    if speaker.isJSON {
      return try speaker.put([
        "folder": .string(terminalSafe(folder)), "records": .integer(Int64(clamping: records)),
        "size": .integer(Int64(clamping: head.size)),
      ])
    }
    let size = speaker.wording.count(Int(clamping: head.size), .record)
    guard records > 0 else {
      return try tell(
        speaker.wording.say(
          fr: "Rien de nouveau : \(head.origin.text) publie la tête que vous gardez, \(size).",
          en: "Nothing new: \(head.origin.text) publishes the checkpoint that you keep, \(size)."))
    }
    let count = speaker.wording.count(Int(clamping: records), .record)
    try tell(
      speaker.wording.say(
        fr: "Pris, après vérification : les en-têtes de \(count). Vous gardez ceux de \(size).",
        en: "Taken, verified: the headers of \(count). You keep those of \(size)."))
  }

  /// The cosigned head may be all that goes to standard output.
  private func tell(_ line: String) throws(CommandError) {
    if hasWitness {
      speaker.say(line)
    } else {
      try speaker.put(line)
    }
  }
}

// MARK: - The head that is kept

extension TilesFollowing {
  /// Refuses a head that is not of the history of the one that is kept, or is of fewer records.
  private func refuseFork(
    _ note: SignedNote, _ head: Checkpoint, _ kept: (note: SignedNote, head: Checkpoint)
  ) async throws(CommandError) {
    guard head.origin == kept.head.origin else {
      throw .trouble(.export(path: folder, .otherLog(kept.head.origin.text)))
    }
    if head.size == kept.head.size {
      guard head.root != kept.head.root else { return }
      throw fork(earlier: kept.note, later: note, other: nil, at: head.size)
    }
    let isBehind = head.size < kept.head.size
    let (earlier, later) = isBehind ? (note, kept.note) : (kept.note, note)
    let earlierHead = isBehind ? head : kept.head
    // A head of nothing is the beginning of any.
    if earlierHead.size > 0 {
      let growth: TiledGrowth?
      if isBehind {
        growth = try inFolder(folder) { () throws(LMDBError) in
          try tiles.growth(from: earlierHead.size, to: kept.head)
        }
      } else {
        growth = try await source.growth(from: earlierHead.size, to: head)
      }
      guard let growth else { throw .trouble(.damaged(path: folder, what: "no tree of its head")) }
      if growth.earlierRoot != earlierHead.root {
        let other = ForkEvidence.OtherBeginning(
          root: growth.earlierRoot, path: growth.proof.path)
        throw fork(earlier: earlier, later: later, other: other, at: earlierHead.size)
      }
    }
    if isBehind {
      throw .trouble(
        .published(at: source.name, .behind(published: head.size, kept: kept.head.size)))
    }
  }

  /// That two heads are of two histories, with the evidence where one key has signed both.
  private func fork(
    earlier: SignedNote, later: SignedNote, other: ForkEvidence.OtherBeginning?, at size: UInt64
  ) -> CommandError {
    let origin = earlier.head?.origin
    for key in origin.map(outside.logKeys) ?? [] {
      do throws(TransparencyError) {
        return CommandError(
          keeping: try ForkEvidence(key: key, earlier: earlier, later: later, other: other),
          in: folder)
      } catch {
        // Not by this key: of heads by two keys no file convinces a stranger.
      }
    }
    return .trouble(.export(path: folder, .otherHistory(size)))
  }

  /// What a witness is sent that has seen a smaller head.
  func witnessRequest(
    for note: SignedNote, since size: UInt64
  ) throws(CommandError) -> WitnessRequest {
    let growth = try inFolder(folder) { () throws(LMDBError) in
      try note.head.flatMap { head throws(LMDBError) in try tiles.growth(from: size, to: head) }
    }
    guard let growth else { throw .trouble(.damaged(path: folder, what: "no tree of its head")) }
    return try reading(folder) { () throws(TransparencyError) in
      try WitnessRequest(earlierSize: size, path: growth.proof.path, checkpoint: note)
    }
  }
}

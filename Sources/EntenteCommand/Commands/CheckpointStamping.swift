import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import LedgerTables
import TimeStamps
import Transparency
import WitnessClient
import Wording

// MARK: - Time stamps

extension CheckpointCommand {
  /// Has a head stamped, writes what an authority is asked, or keeps what it answered.
  func timeStamp(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let source = stamp.map { TimeStampSource($0) }
    var isByFile = false
    if case .file? = source { isByFile = true }
    guard (stamp == nil) != (stampQuery == nil), !isByFile || size == nil && key == nil,
      since == nil, cosigned == nil, witnesses.isEmpty, policy == nil, size == nil || key == nil,
      output.file == nil
    else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--horodatage et --demande-horodatage vont seuls, avec --taille ou --cle ; une"
              + " réponse dans un fichier dit elle-même de quelle tête elle est",
            en: "--timestamp and --timestamp-query go alone, with --size or --key; an answer in a"
              + " file says itself which checkpoint it is of")))
    }
    if let stampQuery { _ = try OutputPlace(stampQuery) }
    let store = try ledger.open(.writing, speaker)
    if case .file(let path)? = source {
      let bytes = try FileRead.bytes(of: path, limitBytes: TimeStamp.longest)
      let stamp = try CommandError.ofStamps { () throws(TimeStampError) in try TimeStamp(bytes) }
      return try show(
        try ledger.asking { () throws(LedgerError) in try store.keep(stamp) }, speaker)
    }
    let note = try head(toStamp: store)
    if let stampQuery { return try write(TimeStampQuery(over: note.text), to: stampQuery, speaker) }
    let there = try kept(of: note, in: store)
    // It is asked for once: the first stamp of a head stays.
    if let there {
      return try show(
        try ledger.asking { () throws(LedgerError) in try store.keep(there) }, speaker)
    }
    guard case .authority(let authority)? = source else { return .failed }
    let (answer, query) = try await authority.stamp(over: note)
    return try show(
      try ledger.asking { () throws(LedgerError) in try store.keep(answer, answering: query) },
      speaker)
  }

  /// The stamp that is there; what is there and does not fit is in the way of another.
  private func kept(
    of note: SignedNote, in store: Ledger
  ) throws(CommandError) -> TimeStamp? {
    do throws(LedgerError) {
      return try store.stamp(of: note)
    } catch {
      // The head was read already, or there would be no stamp of it.
      guard case .timeStamp = error, let head = try? Checkpoint(text: note.text) else {
        throw CommandError(error, at: ledger.path)
      }
      let name = "\(LedgerFiles.published)/\(LedgerFiles.stamp(ofSize: head.size))"
      throw .trouble(.timeStamp(.there(path: store.store.folder.path(of: name))))
    }
  }

  /// The head of the size that was given, or the newest, which is signed now.
  private func head(toStamp store: Ledger) throws(CommandError) -> SignedNote {
    try ledger.asking { () throws(LedgerError) in
      guard let size else { return try store.checkpoint(keyAt: key) }
      let notes = try store.checkpoints()
      var known: [UInt64] = []
      for note in notes {
        // Those of a ledger read, or `verify` tells.
        guard let head = try? Checkpoint(text: note.text) else { continue }
        if head.size == size { return note }
        known.append(head.size)
      }
      throw .noCheckpoint(size: max(size, 1), known: known)
    }
  }

  private func write(
    _ query: TimeStampQuery, to path: String, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    let bytes = try CommandError.ofStamps { () throws(TimeStampError) in try query.bytes }
    try OutputPlace(path, for: .all).replace(bytes)
    if speaker.isJSON {
      try speaker.put(["imprint": .string(query.imprint.hex), "query": .string(terminalSafe(path))])
      return .done
    }
    speaker.say(
      fr: "Demande d'horodatage écrite. Portez-la à une autorité, puis :"
        + "\nentente sceller --horodatage REPONSE",
      en: "Query for a time stamp written. Take it to an authority, then:\nentente checkpoint"
        + " --timestamp ANSWER")
    return .done
  }

  private func show(_ head: StampedHead, _ speaker: Speaker) throws(CommandError) -> Ending {
    let figures = StampFigures(
      size: head.size, time: head.stamp.posixSeconds,
      authority: head.stamp.authority.map { terminalSafe($0) })
    if speaker.isJSON {
      try speaker.put([
        "authority": figures.authority.map { .string($0) } ?? .null,
        "imprint": .string(head.stamp.imprint.hex),
        "size": .integer(Int64(clamping: head.size)),
        "time": .integer(Int64(clamping: figures.time)),
      ])
      return .done
    }
    let wording = speaker.wording
    try speaker.put(
      wording.say(
        fr: "Tête \(String(head.size)) : \(wording.claim(of: figures))",
        en: "Checkpoint \(String(head.size)): \(wording.claim(of: figures))"))
    for line in wording.linesChecking(stampOfSize: head.size) { speaker.say(line) }
    return .done
  }
}

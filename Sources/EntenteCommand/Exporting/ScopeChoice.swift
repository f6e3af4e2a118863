import Entente
import Exports
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Transparency
import Wording

/// Which records an export is of and at which two times, as options say it of a ledger.
struct ScopeChoice {
  let chosen: SelectionOptions
  let part: PartOptions
  let ledger: LedgerOption

  func scope(
    under notes: [SignedNote], of store: borrowing Ledger, _ wording: Wording
  ) throws(CommandError) -> ExportScope {
    let head = try headSize(among: notes)
    guard head > 0 else {
      throw .trouble(
        .usage(
          wording.say(
            fr: "--tete 0 : sous une tête sans écriture, il n'y a rien à exporter.",
            en: "--head 0: a checkpoint without records has nothing to export.")))
    }
    let question = try question(head, of: store, wording)
    guard question.knownOn.index < head else {
      throw .trouble(.usage(beyond(head, wording)))
    }
    let selection = try chosen.selection(
      in: store, of: ledger, size: question.knownOn.index + 1, wording)
    let opening = try ledger.asking { () throws(LedgerError) in
      try store.shownRecord(SequenceNumber(0), withFacts: false).file.header
    }
    return ExportScope(
      ledger: store.name, ledgerOpened: opening.recorded, headSize: head, selection: selection,
      asOf: part.asOf == nil ? nil : question.asOf, recorded: question.recorded,
      isClockSimulated: store.clock == .simulated)
  }

  private func question(
    _ head: UInt64, of store: borrowing Ledger, _ wording: Wording
  ) throws(CommandError) -> Question {
    do throws(LedgerError) {
      return try store.question(
        about: nil, at: Moment(asOf: part.asOf, knownOn: part.knownOn ?? "#\(head - 1)"))
    } catch {
      guard case .beforeFirstRecord(let first) = error else {
        throw CommandError(error, at: ledger.path)
      }
      let day = wording.instant(first)
      throw .trouble(
        .usage(
          wording.say(
            fr: "--connu-le : rien n'était encore connu ; la première écriture du registre est du"
              + " \(day).",
            en: "--known-on: nothing was known yet; the ledger's first record is of \(day).")))
    }
  }

  /// The size of the head that was asked for, or of the last one.
  private func headSize(among notes: [SignedNote]) throws(CommandError) -> UInt64 {
    var sizes: [UInt64] = []
    for note in notes {
      do throws(TransparencyError) {
        sizes.append(try Checkpoint(text: note.text).size)
      } catch {
        throw .trouble(.damaged(path: ledger.path, what: error.description))
      }
    }
    // The first is signed when a ledger is opened.
    guard let last = sizes.max() else {
      throw .trouble(.damaged(path: ledger.path, what: "no checkpoint"))
    }
    let size = part.head ?? last
    guard size > 0 else { return 0 }
    guard sizes.contains(size) else {
      throw CommandError(
        LedgerError.noCheckpoint(size: size, known: sizes.sorted()), at: ledger.path)
    }
    return size
  }

  private func beyond(_ head: UInt64, _ wording: Wording) -> String {
    let records = wording.count(Int(clamping: head), .record)
    return wording.say(
      fr:
        "--connu-le va au-delà de la tête, qui couvre \(records). Signez d'abord : entente sceller",
      en: "--known-on goes beyond the checkpoint, which covers \(records). Sign first: entente"
        + " checkpoint")
  }
}

import CanonicalJSON
import Entente
import Partnership
import Projections
import TimeStamps
import Transparency
import Wording

/// Every head that was signed: its size, its root, when the last record it covers was recorded, and which
/// witnesses that the ledger records have cosigned it.
struct CheckpointListing {
  /// A head and what is told of it.
  private struct Row {
    let head: Checkpoint
    let recorded: Recorded
    /// The names under which witnesses cosigned it, in the order of their lines.
    let cosigners: [String]
    /// What its time stamp claims; nil without one.
    let stamp: StampFigures?
    /// Whether what is beside it is no time stamp of it.
    let hasBadStamp: Bool
  }

  private let rows: [Row]

  /// Reads them all, ascending.
  init(of store: Ledger, _ ledger: LedgerOption) throws(CommandError) {
    let (notes, witnesses) = try ledger.asking { () throws(LedgerError) in
      (try store.checkpoints(), try store.recordedWitnesses())
    }
    var rows: [Row] = []
    for note in notes {
      let head: Checkpoint
      do throws(TransparencyError) {
        head = try Checkpoint(text: note.text)
      } catch {
        throw .trouble(.damaged(path: ledger.path, what: error.description))
      }
      let recorded = try ledger.asking { () throws(LedgerError) in
        try store.question(about: nil, at: Moment(knownOn: "#\(head.size - 1)")).recorded
      }
      let (stamp, isBad) = try CheckpointListing.stamp(of: note, in: store, ledger)
      rows.append(
        Row(
          head: head, recorded: recorded,
          cosigners: note.cosigners(among: witnesses).map(\.name.text),
          stamp: stamp.map {
            StampFigures(
              size: head.size, time: $0.posixSeconds,
              authority: $0.authority.map { terminalSafe($0) })
          }, hasBadStamp: isBad))
    }
    self.rows = rows
  }

  private static func stamp(
    of note: SignedNote, in store: Ledger, _ ledger: LedgerOption
  ) throws(CommandError) -> (TimeStamp?, isBad: Bool) {
    do throws(LedgerError) {
      return (try store.stamp(of: note), false)
    } catch {
      guard case .timeStamp = error else { throw CommandError(error, at: ledger.path) }
      return (nil, true)
    }
  }

  var json: JSON {
    [
      "checkpoints": .array(
        rows.map { row in
          [
            "cosigners": .array(row.cosigners.map { .string(terminalSafe($0)) }),
            "recorded": .string(row.recorded.description), "root": .string(row.head.root.hex),
            "size": .integer(Int64(clamping: row.head.size)),
            "stamp": row.stamp.map {
              [
                "authority": $0.authority.map { .string($0) } ?? .null,
                "time": .integer(Int64(clamping: $0.time)),
              ]
            } ?? .null,
          ]
        })
    ]
  }

  func lines(for speaker: Speaker) -> [String] {
    let wording = speaker.wording
    return rows.flatMap { row in
      let records = wording.count(Int(clamping: row.head.size), .record)
      let cosigners = row.cosigners.map(terminalSafe).joined(separator: ", ")
      return [
        "\(records) · \(wording.instant(row.recorded))", "  \(row.head.root.hex)",
        cosigners.isEmpty
          ? wording.say(fr: "  contresignée par personne", en: "  cosigned by nobody")
          : wording.say(
            fr: "  contresignée par \(cosigners)", en: "  cosigned by \(cosigners)"),
      ] + (row.stamp.map { ["  \(wording.claim(of: $0))"] } ?? [])
        + (row.hasBadStamp
          ? [
            wording.say(
              fr: "  l'horodatage à côté n'est pas le sien : lancez « entente verifier »",
              en: "  the time stamp beside it is not its own: run `entente verify`")
          ] : [])
    }
      + (rows.last { $0.stamp != nil }.map { stamped in
        wording.linesChecking(stampOfSize: stamped.head.size)
      } ?? [])
  }
}

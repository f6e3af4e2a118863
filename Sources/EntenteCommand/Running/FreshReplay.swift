import CanonicalJSON
import LedgerStore
import Partnership
import Transparency
import Verification
import Wording

/// A ledger's log written again into a fresh folder, whose tables are made from it alone, and both
/// verified.
struct FreshReplay {
  private let path: String
  private let fresh: String

  init(from path: String, to fresh: String) {
    self.path = path
    self.fresh = fresh
  }

  func perform(_ speaker: Speaker, inThisProcess: Bool) throws(CommandError) -> Ending {
    if inThisProcess { return try write(speaker) }
    let report = try SupervisedReading().verify(path, speaker)
    guard report.outcome != .fails else { return try refuse(report, of: path, speaker) }
    let said = try AsideRun.run(
      path, speaker, showing: Progress(speaker, fr: "Relecture", en: "Replaying"))
    guard said.ending == .done else {
      // What went wrong is data only for who asked for data; the words were passed on.
      if speaker.isJSON { try speaker.put(said.output) }
      return said.ending
    }
    let made = try SupervisedReading().verify(fresh, speaker)
    guard made.outcome != .fails, made.size >= report.size else {
      return try refuse(made, of: fresh, speaker)
    }
    // The ledger may have grown meanwhile: its own checkpoints and the tree rows that were compared
    // hold what was there first; where it has not, the roots are one.
    guard made.size > report.size || made.root == report.root else {
      return try refuse(made, of: fresh, speaker)
    }
    try show(made, speaker)
    return made.outcome == .undecided ? .undecided : .done
  }

  /// In the child: the log itself.
  private func write(_ speaker: Speaker) throws(CommandError) -> Ending {
    var progress = ToldProgress()
    do throws(LedgerStoreError) {
      try LedgerStore.rewrite(from: path, to: fresh) { progress.tell($0, $1) }
    } catch {
      throw CommandError(error, at: path)
    }
    return .done
  }

  private func refuse(
    _ report: VerificationReport, of path: String, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    for line in report.lines(for: speaker) { speaker.say(line) }
    let fault = report.faults.first?.name.rawValue ?? report.outcome.rawValue
    throw .trouble(.damaged(path: path, what: fault))
  }

  private func show(_ report: VerificationReport, _ speaker: Speaker) throws(CommandError) {
    if speaker.isJSON {
      return try speaker.put([
        "folder": .string(terminalSafe(fresh)), "outcome": .string(report.outcome.rawValue),
        "records": .integer(Int64(clamping: report.size)),
        "root": report.root.map { .string($0.hex) } ?? .null,
      ])
    }
    let wording = speaker.wording
    let records = wording.count(Int(clamping: report.size), .record)
    try speaker.put(
      wrap(
        wording.say(
          fr: "✓ Journal récrit dans \(terminalSafe(fresh)), tables refaites depuis lui seul :"
            + " \(records), vérifiées.",
          en: "✓ Log written again into \(terminalSafe(fresh)), tables made from it alone:"
            + " \(records), verified."), toWidth: speaker.width)
        + [
          wording.say(
            fr: "Racine \(report.root?.hex ?? "—")", en: "Root \(report.root?.hex ?? "—")")
        ])
  }
}

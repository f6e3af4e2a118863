import LMDB
import Partnership
import Transparency
import Verification
import Wording

extension CommandError {
  /// What kept a reading from its end, said in the reader's language.
  init(_ error: VerificationError, at path: String, _ wording: Wording) {
    switch error {
    case .noLedger(let path): self = .trouble(.noLedger(path: path))
    case .inUse(let path): self = .trouble(.inUse(path: path))
    case .interrupted(let what): self = .trouble(.interrupted(path: path, ProcessTrouble(what)))
    case .noAgreement: self = .trouble(.agreementNotNamed([]))
    case .badQuestion(let what): self = .trouble(.noAnswer(what))
    case .storage(let error): self = CommandError(error, at: path)
    case .reported(let what): self = .trouble(.store(path: path, .said(what)))
    case .damaged(let fault):
      let place = wording.place(of: fault)
      let what = [fault.name.rawValue, wording.sentence(for: fault.name), place]
        .filter { !$0.isEmpty }.joined(separator: ", ")
      self = .trouble(.damaged(path: path, what: what))
    }
  }
}

extension ProcessTrouble {
  init(_ interruption: Interruption) {
    switch interruption {
    case .signal: self = .signal(interruption.name)
    case .silence(let seconds): self = .silence(seconds: seconds)
    case .time(let seconds): self = .time(seconds: seconds)
    case .output(let limit): self = .output(limitBytes: limit)
    case .memory: self = .memory
    }
  }
}

extension SupervisedReading {
  /// Verifies the ledger in a folder, with a bar while it lasts.
  func verify(_ path: String, _ speaker: Speaker) throws(CommandError) -> VerificationReport {
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    defer { progress.end() }
    do throws(VerificationError) {
      return try verify(path) { progress.report($0.record, $0.of) }
    } catch {
      throw CommandError(error, at: path, speaker.wording)
    }
  }
}

extension VerificationReport {
  /// The report as far as a page says it.
  var figures: VerificationFigures {
    VerificationFigures(
      checks: results.map {
        VerificationFigures.Line(
          check: $0.check, outcome: $0.outcome, checked: $0.checked, faults: $0.faults,
          faultCount: $0.faultCount)
      },
      records: size, root: root?.hex,
      checkpoints: checkpoints.last.map { (checkpoints.count, $0.size) },
      standing: (standing.records, standing.checkpoint), remarks: remarks)
  }

  /// The report as lines for people.
  func lines(for speaker: Speaker) -> [String] {
    speaker.wording.lines(of: figures).flatMap { wrapIndented($0, toWidth: speaker.width) }
  }

  /// How a run ends that reports it.
  var ending: Ending {
    switch outcome {
    case .holds: .done
    case .undecided: .undecided
    case .fails: .damaged
    }
  }
}

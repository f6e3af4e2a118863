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
  func verify(
    _ path: String, outside: OutsideKnowledge = OutsideKnowledge(), _ speaker: Speaker
  ) throws(CommandError) -> VerificationReport {
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    defer { progress.end() }
    do throws(VerificationError) {
      return try verify(path, outside: outside) { progress.report($0.record, $0.of) }
    } catch {
      throw CommandError(error, at: path, speaker.wording)
    }
  }
}

extension VerificationReport {
  /// The report as far as a page says it.
  var figures: VerificationFigures {
    var figures = VerificationFigures(
      checks: results.map {
        VerificationFigures.Line(
          check: $0.check, outcome: $0.outcome, checked: $0.checked, faults: $0.faults,
          faultCount: $0.faultCount)
      },
      records: size, root: root?.hex,
      checkpoints: checkpoints.last.map { (checkpoints.count, $0.size) },
      standing: (standing.records, standing.checkpoint), remarks: remarks)
    figures.isReceived = isReceived
    figures.vouching = vouching?.figures
    figures.cosigners = cosigners
    figures.stamps = stamps.map {
      StampFigures(
        size: $0.size, time: $0.time, authority: $0.authority.map { terminalSafe($0) })
    }
    figures.signed = signed.map { signed in
      SignedFigures(
        record: signed.record, seen: signed.seen, notBefore: signed.notBefore,
        notAfter: signed.notAfter, isVouched: isTimeVouched)
    }
    figures.signedTotal = signedCount
    figures.erasures = (erasures.records, erasures.erasedBy)
    return figures
  }

  /// The witnesses, each with its last cosignature, in the order of their first.
  private var cosigners: [CosignerFigures] {
    var keys: [String] = []
    for cosignature in cosignatures where !keys.contains(cosignature.witness) {
      keys.append(cosignature.witness)
    }
    return keys.compactMap { key in
      let all = cosignatures.filter { $0.witness == key }
      guard let last = all.max(by: { ($0.size, $0.time) < ($1.size, $1.time) }) else { return nil }
      return CosignerFigures(
        owner: last.owner, name: last.name, key: key, isHosts: last.isHosts,
        heads: Set(all.map(\.size)).count, size: last.size, time: last.time)
    }
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

import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Transparency
import Wording

/// Records one action and says what became of it.
struct Recorder {
  let ledger: Ledger
  let path: String
  let speaker: Speaker

  func record(_ json: JSON, _ writing: WritingOptions) async throws(CommandError) -> Ending {
    let action: Action
    do throws(Refusal) {
      action = try Action(json: json)
    } catch {
      throw .refused(error)
    }
    let options = try writing.options(on: ledger.clock, speaker.wording)
    let taken: Taken
    do throws(LedgerError) {
      taken = try await ledger.record(action, options)
    } catch {
      throw CommandError(error, at: path)
    }
    do throws(CommandError) {
      try show(taken, isDryRun: writing.isDryRun)
    } catch {
      if !writing.isDryRun { sayIsKept(taken.receipt) }
      throw error
    }
    return .done
  }

  /// Without the answer it would be recorded again.
  private func sayIsKept(_ receipt: Receipt) {
    let number = receipt.sequence.description
    speaker.say(
      fr: "L'écriture \(number) est consignée (action \(receipt.action.description)) : ne la"
        + " consignez pas de nouveau.",
      en: "Record \(number) is kept (action \(receipt.action.description)): do not record it again."
    )
  }

  private func show(_ taken: Taken, isDryRun: Bool) throws(CommandError) {
    if speaker.isJSON { return try speaker.put(taken.json(isDryRun: isDryRun)) }
    let wording = speaker.wording
    let number = taken.receipt.sequence.description
    let instant = wording.instant(taken.receipt.recorded)
    if taken.isRepeat {
      try speaker.put(
        wording.say(
          fr: "Déjà consigné : écriture \(number), le \(instant).",
          en: "Already recorded: record \(number), \(instant)."))
      return
    }
    if isDryRun {
      try speaker.put(
        wording.say(
          fr: "Serait l'écriture \(number). Rien n'a été écrit.",
          en: "Would be record \(number). Nothing was written."))
    } else {
      try speaker.put([
        wording.say(
          fr: "Écriture \(number), consignée le \(instant).", en: "Record \(number), \(instant)."),
        wording.say(
          fr: "Reçu : feuille \(taken.receipt.leaf.hex)",
          en: "Receipt: leaf \(taken.receipt.leaf.hex)"),
        wording.say(
          fr: "action \(taken.receipt.action.description)",
          en: "action \(taken.receipt.action.description)"),
      ])
      // The ledger made up this id; every later record of the person asks for it.
      if let record = taken.decision?.record, record.type == .personRegistered {
        for person in record.personsNamed {
          try speaker.put(
            wording.say(
              fr: "Identifiant de la personne : \(person.description)",
              en: "Id of the person: \(person.description)"))
        }
      }
    }
    for anomaly in taken.decision?.anomalies ?? [] { try put(anomaly) }
    let others = taken.decision?.newlyAnomalous ?? []
    if !others.isEmpty {
      try speaker.put(
        wording.say(
          fr: "Par cette écriture, d'autres deviennent anormales :",
          en: "Through this record, others become out of rule:"))
    }
    for anomaly in others { try put(anomaly) }
  }

  private func put(_ anomaly: Anomaly) throws(CommandError) {
    try speaker.put(wrap("! " + speaker.wording.sentence(for: anomaly), toWidth: speaker.width))
  }
}

extension Taken {
  /// The receipt, which is not evidence by itself, and what the record wears.
  func json(isDryRun: Bool) -> JSON {
    [
      "anomalies": .array((decision?.anomalies ?? []).map(\.json)), "dry_run": .bool(isDryRun),
      "newly_anomalous": .array((decision?.newlyAnomalous ?? []).map(\.json)),
      "receipt": receipt.json, "repeated": .bool(isRepeat),
    ]
  }
}

extension Receipt {
  /// The receipt as JSON: `{action, leaf, recorded, sequence}`.
  var json: JSON {
    [
      "action": .string(action.description), "leaf": .string(leaf.hex),
      "recorded": .string(recorded.description),
      "sequence": .integer(Int64(clamping: sequence.index)),
    ]
  }
}

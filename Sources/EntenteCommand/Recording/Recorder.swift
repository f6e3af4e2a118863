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
      throw .refused(error, fields: .typed)
    }
    let options = try writing.options(on: ledger.clock, speaker.wording)
    let taken: Taken
    do throws(LedgerError) {
      taken = try await ledger.record(action, options)
    } catch {
      throw CommandError(error, at: path).ofTyped
    }
    do throws(CommandError) {
      try show(taken, of: action.type, isDryRun: writing.isDryRun)
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

  private func show(
    _ taken: Taken, of type: RecordType, isDryRun: Bool
  ) throws(CommandError) {
    let person: PersonID?
    do throws(LedgerError) {
      person = try ledger.person(registeredBy: taken, of: type, isDryRun: isDryRun)
    } catch {
      throw CommandError(error, at: path)
    }
    if speaker.isJSON {
      try speaker.put(taken.json(person: person, isDryRun: isDryRun))
    } else {
      try speaker.put(receipt(of: taken, person: person, isDryRun: isDryRun) + anomalies(of: taken))
    }
  }

  private func receipt(of taken: Taken, person: PersonID?, isDryRun: Bool) -> [String] {
    let wording = speaker.wording
    let number = taken.receipt.sequence.description
    let instant = wording.instant(taken.receipt.recorded)
    var lines: [String]
    if taken.isRepeat {
      lines = [
        wording.say(
          fr: "Déjà consigné : écriture \(number), le \(instant).",
          en: "Already recorded: record \(number), \(instant).")
      ]
    } else if isDryRun {
      lines = [
        wording.say(
          fr: "Serait l'écriture \(number). Rien n'a été écrit.",
          en: "Would be record \(number). Nothing was written.")
      ]
    } else {
      lines = [
        wording.say(
          fr: "Écriture \(number), consignée le \(instant).", en: "Record \(number), \(instant)."),
        wording.say(
          fr: "Reçu : feuille \(taken.receipt.leaf.hex)",
          en: "Receipt: leaf \(taken.receipt.leaf.hex)"),
        wording.say(
          fr: "action \(taken.receipt.action.description)",
          en: "action \(taken.receipt.action.description)"),
      ]
    }
    if let person { lines.append(wording.idOfPerson(person)) }
    return lines
  }

  private func anomalies(of taken: Taken) -> [String] {
    var lines = (taken.decision?.anomalies ?? []).flatMap(sentence)
    let others = taken.decision?.newlyAnomalous ?? []
    if !others.isEmpty {
      lines.append(
        speaker.wording.say(
          fr: "Par cette écriture, d'autres deviennent anormales :",
          en: "Through this record, others become out of rule:"))
    }
    return lines + others.flatMap(sentence)
  }

  private func sentence(_ anomaly: Anomaly) -> [String] {
    wrap("! " + speaker.wording.sentence(for: anomaly), toWidth: speaker.width)
  }
}

extension Wording {
  /// The id of a person who was registered.
  func idOfPerson(_ person: PersonID) -> String {
    say(
      fr: "Identifiant de la personne : \(person.description)",
      en: "Id of the person: \(person.description)")
  }
}

extension Taken {
  /// The receipt, which is not evidence by itself, whom the record registers, and what it wears.
  func json(person: PersonID?, isDryRun: Bool) -> JSON {
    [
      "anomalies": .array((decision?.anomalies ?? []).map(\.json)), "dry_run": .bool(isDryRun),
      "newly_anomalous": .array((decision?.newlyAnomalous ?? []).map(\.json)),
      "person": person.map { .string($0.description) } ?? .null, "receipt": receipt.json,
      "repeated": .bool(isRepeat),
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

import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Transparency
import Wording

/// Records one action and says what became of it.
struct Recorder {
  let ledger: Ledger
  let path: String
  let speaker: Speaker
  /// Documents to keep with the record.
  var documents: [KeptDocument] = []
  /// How the fields of the action were given, and are named.
  var fields = FieldNaming.typed
  /// The persons whom it is about, of whom its reason has not to say again what is erased with them.
  var persons: [PersonID] = []
  /// Whether its free texts may hold how to reach somebody, without a question.
  var allowsPersonalText = false

  /// - Parameters:
  ///   - signing: Who signs it, if anybody does.
  ///   - remarks: Whether the records it looks like are named once more; a dialogue has.
  func record(
    _ json: JSON, _ writing: WritingOptions, _ signing: SigningOptions? = nil,
    remarks: Bool = true
  ) async throws(CommandError) -> Ending {
    let action = try action(json)
    try question(writing).ask(about: try personalTexts(of: action), fields)
    if writing.isDryRun {
      let preview = try await preview(action, writing, signing)
      try show(preview.taken, of: action.type, preview)
      return .done
    }
    if let signing, signing.isSigned {
      let signers = try await ActionSigning(signing.keys)
      return try await record(action, writing, signedBy: signers, signing.file)
    }
    let options = try options(writing)
    let taken: Taken
    do throws(LedgerError) {
      taken = try await ledger.record(action, options)
    } catch {
      throw CommandError(error, at: path).naming(fields)
    }
    do throws(CommandError) {
      try show(taken, of: action.type, remarks: remarks)
    } catch {
      sayIsKept(taken.receipt)
      throw error
    }
    return .done
  }

  /// Drafts the action, signs it, and records it, or writes it to a file for others to sign.
  func record(
    _ action: Action, _ writing: WritingOptions, signedBy signing: ActionSigning, _ path: String?
  ) async throws(CommandError) -> Ending {
    let options = try options(writing)
    let draft: Draft
    do throws(LedgerError) {
      draft = try await ledger.draft(action, options)
    } catch {
      throw CommandError(error, at: self.path).naming(fields)
    }
    switch draft {
    case .repeated(let receipt):
      try show(Taken(receipt: receipt, decision: nil), of: action.type)
      return .done
    case .drafted(var file):
      try await signing.sign(&file)
      guard let path else { return try await record(file, writing) }
      if !writing.isDryRun { try file.write(to: path) }
      try speaker.put(SignatureLines(file, signedBy: signing, speaker).lines(at: path))
      return .done
    }
  }

  /// Records an action that others have signed, whose texts nobody has looked at here.
  func record(
    received file: ActionFile, _ writing: WritingOptions
  ) async throws(CommandError) -> Ending {
    let prepared: PreparedAction
    do throws(RecordFormatError) {
      prepared = try file.prepared()
    } catch {
      throw .trouble(.actionFile(path: path, what: error.description))
    }
    try question(writing).ask(
      about: prepared.contactsInTexts.map { .init($0.refusal) }, .path)
    return try await record(file, writing)
  }

  /// How to reach somebody, and of persons it is about the names, where they would outlast an erasure.
  private func personalTexts(
    of action: Action
  ) throws(CommandError) -> [PersonalTextQuestion.Found] {
    let contacts = action.contactsInTexts.map { PersonalTextQuestion.Found($0.refusal) }
    guard !persons.isEmpty else { return contacts }
    let known: PersonsInText
    do throws(LedgerError) {
      known = try PersonsInText(persons, in: ledger)
    } catch {
      throw CommandError(error, at: path)
    }
    var texts = (action.reason?.objectValue ?? JSONObject()).map { ("reason.\($0.key)", $0.value) }
    // A code is a fact, which no erasure takes.
    if let code = action.data["hold"] { texts.append(("data.hold", code)) }
    if let authority = action.authority { texts.append(("authority", .string(authority))) }
    return contacts
      + texts.flatMap { field, text in known.found(in: text.stringValue ?? "", at: field) }
  }

  private func question(_ writing: WritingOptions) -> PersonalTextQuestion {
    PersonalTextQuestion(
      speaker: speaker, isAllowed: allowsPersonalText, isDryRun: writing.isDryRun)
  }

  /// Records an action as it was signed.
  func record(_ file: ActionFile, _ writing: WritingOptions) async throws(CommandError) -> Ending {
    let options = try options(writing)
    let taken: Taken
    do throws(LedgerError) {
      taken = try await ledger.record(signed: file, options)
    } catch {
      throw CommandError(error, at: path).naming(fields)
    }
    try show(taken, of: file.header.type, isDryRun: writing.isDryRun)
    return .done
  }

  /// Records what became of a key, where nobody's signature is needed.
  func record(ofKeys action: Action, _ writing: WritingOptions) async throws(CommandError) -> Ending
  {
    let options = try options(writing)
    let taken: Taken
    do throws(LedgerError) {
      taken = try await ledger.record(ofKeys: action, options)
    } catch {
      throw CommandError(error, at: path).naming(fields)
    }
    try show(taken, of: action.type, isDryRun: writing.isDryRun)
    return .done
  }

  /// Reads an action as its author gave it.
  func action(_ json: JSON) throws(CommandError) -> Action {
    do throws(Refusal) {
      return try Action(json: json)
    } catch {
      throw .refused(error, fields: fields)
    }
  }

  /// What the action would come to; nothing is written.
  func preview(
    _ action: Action, _ writing: WritingOptions, _ signing: SigningOptions? = nil
  ) async throws(CommandError) -> Preview {
    var options = try options(writing)
    options.isToBeSigned = signing?.isSigned ?? false
    do throws(LedgerError) {
      return try await ledger.preview(action, options)
    } catch {
      throw CommandError(error, at: path).naming(fields)
    }
  }

  private func options(_ writing: WritingOptions) throws(CommandError) -> AppendOptions {
    var options = try writing.options(on: ledger.clock, speaker.wording)
    options.documents = documents
    return options
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

  /// - Parameter preview: What a dry run came to; nil where the action was recorded.
  private func show(
    _ taken: Taken, of type: RecordType, _ preview: Preview? = nil, isDryRun: Bool = false,
    remarks: Bool = true
  ) throws(CommandError) {
    let isDryRun = isDryRun || preview != nil
    let person: PersonID?
    do throws(LedgerError) {
      person = try ledger.person(registeredBy: taken, of: type, isDryRun: isDryRun)
    } catch {
      throw CommandError(error, at: path)
    }
    let likeness = preview?.resembling ?? (isDryRun ? [] : likeness(of: taken))
    if speaker.isJSON {
      try speaker.put(
        taken.json(
          person: person, preview, isDryRun: isDryRun, resembling: likeness,
          sealing: taken.sealing?.json(at: path, in: speaker.wording)))
    } else {
      let receipt = receipt(of: taken, person: person, isDryRun: isDryRun)
      if let preview {
        let lines = try PreviewLines(preview, in: ledger, at: path, speaker)
        try speaker.put(receipt + lines.content + self.remarks(of: taken) + lines.changes)
      } else {
        // Of a record that was shown beforehand, the amount was.
        let money = remarks ? self.money(of: taken) : []
        try speaker.put(receipt + money + self.remarks(of: taken))
      }
    }
    if !speaker.isJSON { speaker.say(taken.sealing, at: path) }
    if remarks { speaker.sayLikeness(likeness) }
  }

  /// The records that one just recorded looks like.
  private func likeness(of taken: Taken) -> [DatedRecord] {
    guard let record = taken.decision?.record else { return [] }
    // It is recorded: that a remark about it could not be made must not look as if it were not.
    return (try? ledger.resembling(record)) ?? []
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

  /// The amount as people write it: the smallest unit, in which it is typed, is easily mistaken.
  private func money(of taken: Taken) -> [String] {
    let wording = speaker.wording
    guard let record = taken.decision?.record,
      let money = wording.money(of: record.facts, in: record.type)
    else { return [] }
    return [
      wording.say(
        fr: "\(money.label) : \(money.value)", en: "\(money.label): \(money.value)")
    ]
  }

  /// What there is to know of a record that its form does not say: whose it is, where it does not
  /// show, and what is out of rule.
  func remarks(of taken: Taken) -> [String] {
    guard let record = taken.decision?.record else { return [] }
    return (speaker.wording.remarks(on: record, fields) + keyRemarks(on: record))
      .flatMap { wrap($0, toWidth: speaker.width) } + anomalies(of: taken)
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
  /// Of a record that may be the ledger's or an agreement's, which it is; of one that counts for
  /// nobody unless parties are named, that none is.
  fileprivate func remarks(on record: Record, _ fields: FieldNaming) -> [String] {
    // What names them: an option, or in a dialogue the question they are asked by.
    var agreement = say(fr: "--entente", en: "--agreement")
    var parties = say(fr: "--partie", en: "--party")
    if case .asked = fields {
      agreement = quoted(label(ofKey: .agreement))
      parties = quoted(label(ofKey: .parties))
    }
    var remarks: [String] = []
    if record.type.definition.scope == .either {
      // The command on holds has options of its own to say whose it is, and what it covers.
      let isOfHold = record.type == .holdPlaced || record.type == .holdLifted
      let naming =
        isOfHold ? "" : say(fr: " ; \(agreement) en nomme une", en: "; \(agreement) names one")
      remarks.append(
        record.agreement.map { id in
          say(
            fr: "Cette écriture est de l'entente \(id.text).",
            en: "This record is of the agreement \(id.text).")
        }
          ?? say(
            fr: "Cette écriture est du registre, et d'aucune entente\(naming).",
            en: "This record is of the ledger, and of no agreement\(naming)."))
    }
    if record.type.asksForParties, record.parties.isEmpty {
      remarks.append(
        say(
          fr:
            "? Aucun partenaire n'est nommé : cela ne se voit dans la colonne d'aucun au tableau ;"
            + " \(parties) en nomme.",
          en:
            "? No partner is named: it shows in no partner's column of the board; \(parties) names"
            + " them."))
    }
    return remarks
  }

  /// The id of a person who was registered.
  func idOfPerson(_ person: PersonID) -> String {
    say(
      fr: "Identifiant de la personne : \(person.description)",
      en: "Id of the person: \(person.description)")
  }
}

extension Taken {
  /// The receipt, which is not evidence by itself, whom the record registers, what it wears, what it
  /// would change, which records it looks like, and what came of the ledger's rhythm.
  fileprivate func json(
    person: PersonID?, _ preview: Preview?, isDryRun: Bool, resembling: [DatedRecord],
    sealing: JSON?
  ) -> JSON {
    [
      "anomalies": .array((decision?.anomalies ?? []).map(\.json)),
      "changes": preview.map {
        [
          "agreement": $0.agreement?.difference.json ?? .null,
          "board": $0.board?.difference.json ?? .null,
        ]
      } ?? .null,
      "checkpoint": sealing ?? .null,
      "dry_run": .bool(isDryRun),
      "newly_anomalous": .array((decision?.newlyAnomalous ?? []).map(\.json)),
      "person": person.map { .string($0.description) } ?? .null, "receipt": receipt.json,
      "repeated": .bool(isRepeat),
      "resembles": .array(
        resembling.map { .integer(Int64(clamping: $0.sequence.index)) }),
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

public import Partnership

/// What a verification found, as far as a page about it says it.
public struct VerificationFigures: Sendable {
  /// One check.
  public struct Line: Sendable {
    /// The check.
    public let check: Check
    /// What it says.
    public let outcome: Outcome
    /// How many things it looked at.
    public let checked: UInt64
    /// The faults to show, in order of record.
    public let faults: [Fault]
    /// How many there are.
    public let faultCount: UInt64

    /// A check with what it found.
    public init(
      check: Check, outcome: Outcome, checked: UInt64, faults: [Fault], faultCount: UInt64
    ) {
      self.check = check
      self.outcome = outcome
      self.checked = checked
      self.faults = faults
      self.faultCount = faultCount
    }
  }

  /// The checks, in their order.
  public var checks: [Line]
  /// How many records the log holds.
  public var records: UInt64
  /// The root of the tree over them, in hexadecimal.
  public var root: String?
  /// How many signed checkpoints hold, and the size of the last.
  public var checkpoints: (count: Int, last: UInt64)?
  /// The witnesses that cosigned, in the order of their first cosignature.
  public var cosigners: [CosignerFigures] = []
  /// The time stamps of heads, ascending.
  public var stamps: [StampFigures] = []
  /// The records that were signed, with the bounds of their times.
  public var signed: [SignedFigures] = []
  /// How many were signed.
  public var signedTotal: UInt64 = 0
  /// Of how many records the words were erased, and by which records.
  public var erasures: (records: UInt64, erasedBy: [SequenceNumber]) = (0, [])
  /// How many records stand in front of the first damage, and the last checkpoint among them.
  public var standing: (records: UInt64, checkpoint: UInt64?)
  /// What is no fault and should be said.
  public var remarks: [Remark]
  /// Whether it is of what somebody handed over, and no ledger that could be restored.
  public var isReceived = false
  /// Who stands behind the last head; nil when nobody does.
  public var vouching: VouchingFigures?

  /// Figures of those checks.
  public init(
    checks: [Line], records: UInt64, root: String?, checkpoints: (count: Int, last: UInt64)?,
    standing: (records: UInt64, checkpoint: UInt64?), remarks: [Remark]
  ) {
    self.checks = checks
    self.records = records
    self.root = root
    self.checkpoints = checkpoints
    self.standing = standing
    self.remarks = remarks
  }

  /// Whether nothing speaks against it but what came from outside.
  var isSoundInItself: Bool {
    checks.allSatisfy { line in
      line.outcome != .fails
        || (!line.faults.isEmpty && line.faultCount == line.faults.count
          && line.faults.allSatisfy { $0.name.isFromOutside || $0.name.isDoubt })
    }
  }

  /// Whether any check fails.
  var fails: Bool { checks.contains { $0.outcome == .fails } }
}

extension Wording {
  /// A check by the word it is called by: `octets`, `bytes`.
  public func label(of check: Check) -> String {
    switch check {
    case .bytes: say(fr: "octets", en: "bytes")
    case .order: say(fr: "ordre", en: "order")
    case .tree: say(fr: "arbre", en: "tree")
    case .labels: say(fr: "étiquettes", en: "labels")
    case .rules: say(fr: "règles", en: "rules")
    case .views: say(fr: "vues", en: "views")
    case .indexes: say(fr: "index", en: "indexes")
    }
  }

  /// What a check says, with its sign: `✓ tient`, `✗ échoue`, `? indécis`.
  public func label(of outcome: Outcome) -> String {
    switch outcome {
    case .holds: say(fr: "✓ tient", en: "✓ holds")
    case .fails: say(fr: "✗ échoue", en: "✗ fails")
    case .undecided: say(fr: "? indécis", en: "? undecided")
    }
  }

  /// Where a fault was found: `table records, écriture 12, entente gq-cnrs-2022, axe A1, partie cnrs`.
  public func place(of fault: Fault) -> String {
    var parts: [String] = []
    if let table = fault.table { parts.append(say(fr: "table \(table)", en: "table \(table)")) }
    if let record = fault.record?.description {
      parts.append(say(fr: "écriture \(record)", en: "record \(record)"))
    }
    if let agreement = fault.agreement?.text {
      parts.append(say(fr: "entente \(agreement)", en: "agreement \(agreement)"))
    }
    if !fault.axes.isEmpty {
      let axes = list(fault.axes.map(\.text))
      parts.append(
        fault.axes.count == 1
          ? say(fr: "axe \(axes)", en: "axis \(axes)") : say(fr: "axes \(axes)", en: "axes \(axes)")
      )
    }
    if !fault.parties.isEmpty {
      let parties = list(fault.parties.map(\.text))
      parts.append(
        fault.parties.count == 1
          ? say(fr: "partie \(parties)", en: "party \(parties)")
          : say(fr: "parties \(parties)", en: "parties \(parties)"))
    }
    return parts.joined(separator: ", ")
  }

  /// A verification as lines for a terminal: the checks in one line, then each fault, what stands,
  /// the head to keep, and what nobody has vouched for.
  public func lines(of figures: VerificationFigures) -> [String] {
    var lines = lines(
      ofChecks: figures.checks, titled: count(Int(clamping: figures.records), .record))
    if figures.fails {
      lines.append(
        figures.isSoundInItself
          ? say(
            fr: "L'histoire tient en elle-même ; ce qui vient de l'extérieur la réfute.",
            en: "The history holds in itself; what came from outside refutes it.")
          : figures.remarks.contains(.partAlone)
            ? damagedBundle
            : figures.isReceived
              ? sentence(ofReceived: figures.standing) : sentence(of: figures.standing))
    }
    lines += self.lines(ofErasures: figures.erasures)
    lines += head(of: figures)
    lines += self.lines(of: figures.cosigners)
    lines += self.lines(of: figures.stamps)
    lines += self.lines(of: figures.signed, total: figures.signedTotal)
    lines += self.lines(ofVouching: figures.vouching)
    lines += figures.remarks.map(sentence(for:))
    return lines
  }

  /// Checks in one line behind what they were made of, then each fault.
  public func lines(ofChecks checks: [VerificationFigures.Line], titled title: String) -> [String] {
    var lines = [([title] + checks.map(brief)).joined(separator: " · ")]
    for check in checks where check.outcome != .holds {
      let (name, outcome) = (label(of: check.check), label(of: check.outcome))
      lines.append(say(fr: "\(name) : \(outcome)", en: "\(name): \(outcome)"))
      for fault in check.faults { lines.append("  \(line(of: fault))") }
      let hidden =
        check.faultCount - UInt64(min(check.faults.count, Int(clamping: check.faultCount)))
      if hidden > 0 {
        let more = count(Int(clamping: hidden), .fault)
        lines.append(say(fr: "  et encore \(more)", en: "  and \(more) more"))
      }
    }
    return lines
  }

  /// A check with its sign; views that hold because there are none are said to be none.
  private func brief(_ line: VerificationFigures.Line) -> String {
    let sign = "\(label(of: line.check)) \(label(of: line.outcome).prefix(1))"
    guard line.check == .views, line.outcome == .holds, line.checked == 0 else { return sign }
    return say(fr: "\(sign) (aucune conservée encore)", en: "\(sign) (none stored yet)")
  }

  private func line(of fault: Fault) -> String {
    let details = fault.parameters.map { parameter in
      switch parameter.value {
      // Why a witness says nothing goes by a name, the same in every language.
      case .text(let text) where fault.name == .witnessSilent && parameter.role == .text:
        WitnessSilence.Kind(rawValue: text).map { phrase(for: $0) } ?? terminalSafe(text)
      case .text(let text) where fault.isOfDisclosure: label(ofDisclosure: text)
      case .text(let text): terminalSafe(said(inStore: text))
      case .record(let record):
        say(fr: "écriture \(record.description)", en: "record \(record.description)")
      case .records(let records):
        say(
          fr: "écritures \(list(records.map(\.description)))",
          en: "records \(list(records.map(\.description)))")
      case .occurred(let occurred): date(occurred)
      case .day(let day): date(day)
      case .recorded(let recorded): instant(recorded)
      // How many records a fault is about; the limit that a rule sets is of its own sort.
      case .count(let count) where parameter.role == .limit && fault.name != .ruleBroken:
        self.count(count, .record)
      case .count(let count): number(count)
      case .stages(let stages): choice(stages.map { label(of: $0) })
      case .object(let kind): noun(of: kind)
      }
    }
    let place = place(of: fault)
    return
      ([fault.name.rawValue, sentence(for: fault.name)] + (place.isEmpty ? [] : [place]) + details)
      .joined(separator: " — ")
  }

  /// Words that are not there, and by which records: proven to have existed, and erased on purpose.
  private func lines(ofErasures erasures: (records: UInt64, erasedBy: [SequenceNumber])) -> [String]
  {
    guard erasures.records > 0 else { return [] }
    let number = count(Int(clamping: erasures.records), .record)
    let by = list(erasures.erasedBy.map(\.description))
    return [
      erasures.erasedBy.count == 1
        ? say(
          fr: "Textes de \(number) effacés par l'écriture \(by) : leurs engagements tiennent.",
          en: "Words of \(number) erased by record \(by): their commitments stand.")
        : say(
          fr: "Textes de \(number) effacés par les écritures \(by) : leurs engagements tiennent.",
          en: "Words of \(number) erased by records \(by): their commitments stand.")
    ]
  }

  /// A bundle is no copy of a ledger that could be restored: whoever made it makes it again.
  private var damagedBundle: String {
    say(
      fr: "Ce paquet est endommagé ou altéré : n'en prenez rien, et redemandez-le à qui l'a fait.",
      en: "This bundle is damaged or altered: take nothing of it, and ask whoever made it for it"
        + " again.")
  }

  /// Nobody restores what was handed over: whoever gave it gives it again.
  private func sentence(
    ofReceived standing: (records: UInt64, checkpoint: UInt64?)
  ) -> String {
    guard let checkpoint = standing.checkpoint.map(String.init) else {
      return say(
        fr: "Ce qui vous a été remis est endommagé ou altéré : n'en tenez rien pour sûr, et"
          + " redemandez-le à qui vous l'a remis.",
        en: "What was handed to you is damaged or altered: take nothing of it for sure, and ask"
          + " whoever gave it to you for it again.")
    }
    return say(
      fr: "Les en-têtes donnent la racine de la tête \(checkpoint) ; autre chose ne tient pas :"
        + " redemandez-le à qui vous l'a remis.",
      en: "The headers have the root of checkpoint \(checkpoint); something else does not hold: ask"
        + " whoever gave it to you for it again.")
  }

  private func sentence(of standing: (records: UInt64, checkpoint: UInt64?)) -> String {
    guard standing.records > 0 else {
      return say(
        fr: "Rien de l'histoire n'est sûr : restaurez une copie.",
        en: "Nothing of the history is sure: restore a copy.")
    }
    let last = String(standing.records - 1)
    guard let checkpoint = standing.checkpoint, checkpoint > 0 else {
      return say(
        fr: "L'histoire tient jusqu'à l'écriture \(last) comprise ; aucune tête n'en répond.",
        en: "The history stands up to and including record \(last); no checkpoint vouches for it.")
    }
    let size = String(checkpoint)
    // A checkpoint of 10 covers the records 0 to 9: what comes after it stands by its order alone.
    if checkpoint == standing.records {
      return say(
        fr: "L'histoire tient jusqu'à l'écriture \(last) comprise ; la tête \(size) en répond.",
        en:
          "The history stands up to and including record \(last); checkpoint \(size) vouches for"
          + " it."
      )
    }
    let covered = String(checkpoint - 1)
    return say(
      fr: "L'histoire tient jusqu'à l'écriture \(last) comprise ; la tête \(size) répond des"
        + " écritures jusqu'à \(covered).",
      en:
        "The history stands up to and including record \(last); checkpoint \(size) vouches for the"
        + " records up to \(covered).")
  }

  private func head(of figures: VerificationFigures) -> [String] {
    guard !figures.fails, let root = figures.root else { return [] }
    let size = String(figures.records)
    var lines: [String] = []
    if let checkpoints = figures.checkpoints {
      let number = count(checkpoints.count, .checkpoint)
      let last = String(checkpoints.last)
      lines.append(
        say(fr: "\(number) ✓, la dernière à \(last)", en: "\(number) ✓, the last at \(last)"))
    }
    lines.append(say(fr: "Racine \(size) \(root)", en: "Root \(size) \(root)"))
    lines.append(
      say(
        fr: "Gardez-la : l'an prochain, elle prouvera que rien de ce qui précède n'a changé.",
        en: "Keep it: next year it proves that nothing before it has changed."))
    return lines
  }

  /// What a verification remarks, in one sentence.
  public func sentence(for remark: Remark) -> String {
    switch remark {
    case .keysNotCompared:
      say(
        fr: "Ses clés n'ont été comparées à rien d'extérieur.",
        en: "Its keys were compared with nothing outside.")
    case .actKeysNotCompared:
      say(
        fr: "Les clés qui signent les actes n'ont été comparées à rien d'extérieur (--ancres).",
        en: "The keys that sign acts were compared with nothing outside (--anchors).")
    case .olderHeadHolds:
      say(
        fr: "La tête gardée d'avant est de cette histoire : ce qu'elle couvre n'a pas changé.",
        en: "The checkpoint kept from before is of this history: what it covers has not changed.")
    case .witnessesAgree:
      say(
        fr: "Chaque témoin interrogé a contresigné la dernière tête : rien de ce qu'il a vu ne la"
          + " contredit.",
        en: "Each witness that was asked has cosigned the last checkpoint: nothing it has seen"
          + " disagrees.")
    case .headersAlone:
      say(
        fr: "Seuls les en-têtes sont là : données et textes n'ont pas été vérifiés, ni les règles.",
        en: "Only the headers are here: neither facts and words nor the rules were checked.")
    case .partAlone:
      say(
        fr:
          "Un paquet ne porte pas ce qui précède : les règles, un miroir les vérifie en le"
          + " prenant.",
        en: "A bundle does not hold what came before: a mirror checks the rules when it takes it.")
    case .rulesNotJudged:
      say(
        fr: "Les règles n'ont pas été rejouées : elles regardent tout un registre.",
        en: "The rules were not judged again: they look at a whole ledger.")
    case .partsElsewhere:
      say(
        fr: "Ce dossier est un miroir : des textes ou des documents qu'il n'a pas reçus n'ont pas"
          + " été vérifiés.",
        en: "This folder is a mirror: words or documents that it was not given were not checked.")
    case .hostNotNamed:
      say(
        fr: "Aucune écriture ne dit quelle partie signe les têtes : un contreseing de son propre"
          + " témoin ne prouve rien contre elle.",
        en: "No record says which party signs the checkpoints: a cosignature of its own witness"
          + " proves nothing against it.")
    case .derivedTrail:
      say(
        fr:
          "Les tables dérivées n'ont pas encore rejoint le journal, ce qui est normal : les"
          + " réponses lisent le reste dans le journal.",
        en:
          "The derived tables have not caught up with the log yet, as they may: answers read the"
          + " rest from the log.")
    case .checkpointUnpublished:
      say(
        fr: "Une tête signée n'est pas publiée ; scellez de nouveau pour la publier.",
        en: "A signed checkpoint is not published; run the checkpoint command to publish it.")
    case .recordsAfterCheckpoint:
      say(
        fr: "Aucune tête signée ne couvre les dernières écritures ; scellez pour en répondre.",
        en: "No signed checkpoint covers the last records; make one to vouch for them.")
    case .simulatedClock:
      say(
        fr: "Horloge simulée : registre de démonstration ou d'essai.",
        en: "Simulated clock: a ledger for demonstration or tests.")
    }
  }
}

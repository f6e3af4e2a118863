public import Partnership

/// What was asked for by a selection, as far as a page says it.
public struct SelectionAsked: Sendable {
  /// The agreement.
  public var agreement: AgreementID?
  /// The axes, of which one is enough.
  public var axes: [Code] = []
  /// The parties, of which one is enough.
  public var parties: [ActorID] = []
  /// The types.
  public var types: [RecordType] = []
  /// The first day.
  public var from: Day?
  /// The last day.
  public var to: Day?

  /// Everything, until something is asked for.
  public init() {}

  /// Whether dates or types were asked for, which choose records and nothing of views.
  public var choosesDatesOrTypes: Bool { from != nil || to != nil || !types.isEmpty }
}

/// What was found of a selection, as far as a page says it.
public struct SelectionFigures: Sendable {
  /// How many records are taken into account: those under the head, or the first of them.
  public var size: UInt64
  /// How many records are under the head.
  public var head: UInt64
  /// How many of them belong to the selection.
  public var records: Int
  /// Of how many the facts are shown.
  public var opened = 0
  /// Of how many the facts are withheld.
  public var factsWithheld = 0
  /// Of how many the words are withheld.
  public var wordsWithheld = 0
  /// Of how many the words were erased.
  public var wordsErased = 0
  /// By which records.
  public var erasedBy: [SequenceNumber] = []
  /// Of how many, among those that are withheld, the words are said to be erased by records that are later
  /// than the head.
  public var wordsErasedSince = 0
  /// By which of these.
  public var erasedSinceBy: [SequenceNumber] = []
  /// The records of which there is more to say, ascending.
  public var marks: [Mark] = []

  /// What is to be said of a record beside its header.
  public struct Mark: Sendable {
    /// The record.
    public var record: SequenceNumber
    /// What annulled it.
    public var annulledBy: SequenceNumber?
    /// What corrected it.
    public var correctedBy: [SequenceNumber] = []
    /// What these made of its header.
    public var amends = Amendments()
    /// Whether it is here only for what it corrects or annuls, or is corrected or annulled by.
    public var isTied = false

    /// A record of which nothing is said yet.
    public init(_ record: SequenceNumber) { self.record = record }
  }

  /// So many records of those under a head.
  ///
  /// - Parameter head: How many records are under the head; nil for as many.
  public init(size: UInt64, records: Int, head: UInt64? = nil) {
    self.size = size
    self.head = head ?? size
    self.records = records
  }
}

extension Wording {
  /// What was asked for, in one line.
  public func line(of asked: SelectionAsked) -> String {
    let all = description(of: asked)
    return say(fr: "Sélection : \(all)", en: "Selection: \(all)")
  }

  /// What was asked for: `axe A1 · depuis le 2022-05-01`.
  func description(of asked: SelectionAsked) -> String {
    var parts: [String] = []
    if let agreement = asked.agreement?.text {
      parts.append(say(fr: "entente \(agreement)", en: "agreement \(agreement)"))
    }
    if !asked.axes.isEmpty {
      let axes = choice(asked.axes.map(\.text))
      parts.append(say(fr: "axe \(axes)", en: "axis \(axes)"))
    }
    if !asked.parties.isEmpty {
      let parties = choice(asked.parties.map(\.text))
      parts.append(say(fr: "partie \(parties)", en: "party \(parties)"))
    }
    if !asked.types.isEmpty {
      let types = choice(asked.types.map(\.name))
      parts.append(say(fr: "type \(types)", en: "type \(types)"))
    }
    let (from, to) = (asked.from.map { date($0, .short) }, asked.to.map { date($0, .short) })
    if let from { parts.append(say(fr: "depuis le \(from)", en: "from \(from)")) }
    if let to { parts.append(say(fr: "jusqu'au \(to)", en: "to \(to)")) }
    if parts.isEmpty { parts.append(say(fr: "toutes les écritures", en: "every record")) }
    return parts.joined(separator: " · ")
  }

  /// What is proven of a selection: one sentence, always the same.
  public func sentence(ofProven figures: SelectionFigures) -> String {
    let head = String(figures.head)
    let all = count(Int(clamping: figures.size), .record)
    let isPart = figures.head != figures.size
    let first = number(Int(clamping: figures.size))
    let covered = say(
      fr: isPart ? "Parmi les \(first) premières" : "Parmi \(all)",
      en: isPart ? "Of the first \(all)" : "Of the \(all)")
    let chosen = number(figures.records)
    let opened = number(figures.opened)
    let (facts, words) = (number(figures.factsWithheld), number(figures.wordsWithheld))
    let isOne = isSingular(figures.records)
    let matching = say(
      fr: isOne
        ? "\(chosen) correspond, telle qu'étiquetée"
        : "\(chosen) correspondent, telles qu'étiquetées",
      en: isOne ? "\(chosen) matches as labelled" : "\(chosen) match as labelled")
    let openedOnes = say(
      fr: isSingular(figures.opened) ? "\(opened) ouverte" : "\(opened) ouvertes",
      en: "\(opened) opened")
    let erased = erased(figures)
    return say(
      fr: "\(covered) sous la tête \(head), exactement \(matching) ; \(openedOnes) ; non remis :"
        + " données de \(facts), textes de \(words) ; \(erased).",
      en: "\(covered) under head \(head), exactly \(matching); \(openedOnes), \(facts) facts and"
        + " \(words) words withheld, \(erased).")
  }

  private func erased(_ figures: SelectionFigures) -> String {
    let erased = number(figures.wordsErased)
    guard !figures.erasedBy.isEmpty else {
      return say(fr: "textes de \(erased) effacés", en: "\(erased) erased")
    }
    let by = list(figures.erasedBy.map(\.description))
    return figures.erasedBy.count == 1
      ? say(
        fr: "textes de \(erased) effacés par l'écriture \(by)",
        en: "\(erased) erased by record \(by)")
      : say(
        fr: "textes de \(erased) effacés par les écritures \(by)",
        en: "\(erased) erased by records \(by)")
  }

  /// What whoever made a dossier says was erased after its head; nil for nothing.
  public func sentence(ofErasedSince figures: SelectionFigures) -> String? {
    guard figures.wordsErasedSince > 0 else { return nil }
    let records = count(figures.wordsErasedSince, .record)
    let by = list(figures.erasedSinceBy.map { "#\($0)" })
    return say(
      fr: "De ce qui n'est pas remis, les textes de \(records) ont été effacés depuis cette tête"
        + " par \(by) : c'est qui a fait le dossier qui le dit, et rien ici ne le prouve.",
      en: "Of what is withheld, the words of \(records) were erased since this head by \(by): so"
        + " says whoever made the dossier, and nothing here proves it.")
  }

  /// What a selection does not prove, each as a part of a sentence.
  public func part(of unproven: Unproven) -> String {
    switch unproven {
    case .noLaterHead:
      say(fr: "qu'aucune tête ultérieure n'existe", en: "that no later head exists")
    case .labelsOfWithheldParts:
      say(
        fr: "que les étiquettes des parts non remises sont exactes",
        en: "that the labels of withheld parts are right")
    case .everythingRecorded:
      say(
        fr: "que tout ce qui est arrivé a été consigné",
        en: "that everything that happened was recorded")
    case .reasonsForWithholding:
      say(
        fr: "les raisons données pour ne pas les remettre",
        en: "the reasons that are given for withholding")
    }
  }

  /// What a selection does not prove, in one sentence.
  public var sentenceOfUnproven: String {
    let parts = Unproven.allCases.map { part(of: $0) }
      .joined(separator: say(fr: " ; ", en: "; "))
    return say(
      fr: "Ce que cela ne prouve pas : \(parts).", en: "What this does not prove: \(parts).")
  }

  /// The most records whose marks are listed one by one.
  private static var mostMarks: Int { 40 }

  /// The records that were annulled or corrected, one a line, and those that are here for them.
  public func lines(ofMarks figures: SelectionFigures) -> [String] {
    let marked = figures.marks.filter { $0.annulledBy != nil || !$0.correctedBy.isEmpty }
    var lines = marked.prefix(Wording.mostMarks).map(line(of:))
    if marked.count > lines.count {
      let more = count(marked.count - lines.count, .record)
      lines.append(say(fr: "et encore \(more) (--json)", en: "and \(more) more (--json)"))
    }
    let tied = figures.marks.filter(\.isTied).map { "#\($0.record.description)" }
    if !tied.isEmpty {
      let hidden = tied.count - Wording.mostMarks
      let named = tied.prefix(Wording.mostMarks) + (hidden > 0 ? ["+\(number(hidden))"] : [])
      let all = named.joined(separator: ", ")
      lines.append(
        say(
          fr: "\(all) : ici par une rectification ou une annulation",
          en: "\(all): here by a correction or an annulment"))
    }
    return lines
  }

  private func line(of mark: SelectionFigures.Mark) -> String {
    var parts: [String] = []
    if let by = mark.annulledBy?.description {
      parts.append(say(fr: "✗ annulée (#\(by))", en: "✗ annulled (#\(by))"))
    }
    if !mark.correctedBy.isEmpty {
      let by = mark.correctedBy.map { "#\($0.description)" }.joined(separator: ", ")
      parts.append(say(fr: "rectifiée (\(by))", en: "corrected (\(by))"))
    }
    if let occurred = mark.amends.occurred { parts.append(occurred.description) }
    if let axes = mark.amends.axes {
      let all = axes.isEmpty ? "–" : axes.map(\.text).joined(separator: ", ")
      parts.append(say(fr: "axes \(all)", en: "axes \(all)"))
    }
    if let parties = mark.amends.parties {
      let all = parties.isEmpty ? "–" : parties.map(\.text).joined(separator: ", ")
      parts.append(say(fr: "parties \(all)", en: "parties \(all)"))
    }
    return "#\(mark.record.description) \(parts.joined(separator: " · "))"
  }
}

public import Partnership
public import Projections

/// Shows views as text for people: what was asked, then the answer, its words looked up now.
///
/// Views point to words; whoever renders them says what the words are, and those that are erased
/// or withheld are shown as such. Each record is shown with its author, and synthetic ones marked.
public struct Rendering {
  /// The language.
  public let wording: Wording
  /// What was asked, as it was resolved.
  public let question: Question
  /// The columns of the terminal; nil for as wide as the text.
  public let width: Int?
  /// Whether colour may underline what words and icons say.
  public let inColour: Bool
  /// Whether authors are left unnamed, and what is made up has a sign alone: for pages on which the sign is
  /// explained.
  public let isBrief: Bool
  /// The word at a place; nil when it is erased or withheld.
  let word: (WordReference) -> String?
  /// Why there is no word at a place.
  let missing: (WordReference) -> MissingWord
  /// The record that erased the word at a place, for pages that name it.
  let erasure: (WordReference) -> SequenceNumber?
  /// The record that erased a document, by its SHA-256; nil while its bytes may be there.
  let documentErasure: (String) -> SequenceNumber?
  /// Who recorded a record.
  let author: (SequenceNumber) -> Author?
  /// Where the name of an actor stands, for views that give ids alone; nil shows the id.
  let nameOfActor: (ActorID) -> WordReference?
  /// Where the name of a person stands; nil shows the id.
  let nameOfPerson: (PersonID) -> WordReference?

  /// A rendering with those look-ups.
  public init(
    _ language: Language, of question: Question, width: Int? = nil, inColour: Bool = false,
    isBrief: Bool = false, word: @escaping (WordReference) -> String?,
    missing: @escaping (WordReference) -> MissingWord = { _ in .erased },
    erasure: @escaping (WordReference) -> SequenceNumber? = { _ in nil },
    documentErasure: @escaping (String) -> SequenceNumber? = { _ in nil },
    author: @escaping (SequenceNumber) -> Author?,
    nameOfActor: @escaping (ActorID) -> WordReference? = { _ in nil },
    nameOfPerson: @escaping (PersonID) -> WordReference? = { _ in nil }
  ) {
    wording = Wording(language)
    self.question = question
    self.width = width
    self.inColour = inColour
    self.isBrief = isBrief
    self.word = word
    self.missing = missing
    self.erasure = erasure
    self.documentErasure = documentErasure
    self.author = author
    self.nameOfActor = nameOfActor
    self.nameOfPerson = nameOfPerson
  }
}

extension Rendering {
  /// What was asked, on one line with a title where there is room for both.
  func header(_ title: String) -> [String] {
    let title = terminalSafe(title)
    let asked = asked
    let shownTitle = StyledText(title, .heading).shown(inColour: inColour)
    let taken = displayWidth(title) + displayWidth(asked) + 2
    var lines: [String]
    if let width, taken <= width {
      lines = [shownTitle + String(repeating: " ", count: width - taken + 2) + asked]
    } else {
      lines = paragraph(title, .heading) + paragraph(asked)
    }
    if question.isClockSimulated {
      lines += paragraph(
        wording.say(
          fr: "◇ Horloge simulée : démonstration ou essai",
          en: "◇ Simulated clock: demonstration"
            + " or test"),
        .warning)
    }
    return lines
  }

  /// `au 15 février 2023, connu jusqu’à l’écriture 40 (10 février 2023)`.
  private var asked: String {
    let day = wording.date(question.asOf)
    let record = question.knownOn.description
    let recorded = wording.date(question.recorded.day)
    let asked = wording.say(
      fr: "au \(day), connu jusqu'à l'écriture \(record) (\(recorded))",
      en: "as of \(day), known up to record \(record) (\(recorded))")
    guard question.isDayNotOver else { return asked }
    return asked + wording.say(fr: " · journée non terminée", en: " · day not over")
  }

  /// Text wrapped to the width.
  func paragraph(_ text: String, _ style: StyledText.Style = .plain) -> [String] {
    let safe = terminalSafe(text)
    let lines = width.map { wrap(safe, toWidth: $0) } ?? [safe]
    return lines.map { StyledText($0, style).shown(inColour: inColour) }
  }

  /// A titled part of a page; nothing when it is empty.
  func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", StyledText(title, .heading).shown(inColour: inColour)] + lines
  }

  /// A label at the beginning of a line.
  func sentenceCase(_ label: String) -> String {
    label.prefix(1).uppercased() + label.dropFirst()
  }

  func lines(of table: TextTable) -> [String] {
    table.rows.isEmpty ? [] : table.lines(width: width, inColour: inColour)
  }
}

extension Rendering {
  /// A word that stands somewhere: itself, or that it is erased or withheld.
  func text(_ reference: WordReference) -> String {
    word(reference) ?? mark(ofMissing: [reference])
  }

  /// A text in the reader's language, else in the other one, marked; nil when none was given.
  func text(_ reference: TextReference?) -> String? {
    guard let reference else { return nil }
    let chosen = wording.text(
      fr: reference.french.flatMap(word), en: reference.english.flatMap(word))
    return chosen?.marked
      ?? mark(ofMissing: [reference.french, reference.english].compactMap { $0 })
  }

  /// The same for a page that says in which language a text is.
  func styled(_ reference: TextReference?) -> StyledText {
    guard let reference else { return "" }
    let chosen = wording.text(
      fr: reference.french.flatMap(word), en: reference.english.flatMap(word))
    let languageKey = chosen.flatMap { $0.isFallback ? $0.languageKey : nil }
    return StyledText(text(reference) ?? "", languageKey: languageKey)
  }

  /// What stands for a text none of whose words is here: one that is withheld may be had elsewhere.
  func mark(ofMissing references: [WordReference]) -> String {
    if references.contains(where: { missing($0) == .withheld }) {
      return wording.label(of: .withheld)
    }
    return references.lazy.compactMap(erasure).first.map { wording.label(erasedBy: $0) }
      ?? wording.label(of: .erased)
  }

  /// An actor by its name, or its id.
  func name(of actor: ActorID, _ reference: WordReference? = nil) -> String {
    (reference ?? nameOfActor(actor)).map(text) ?? actor.text
  }

  /// What a record is about: a person or an actor by name, else the code itself.
  func name(ofObject id: String) -> String {
    PersonID(id).flatMap(nameOfPerson).map(text) ?? ActorID(id).map { name(of: $0) } ?? id
  }

  /// Actors by name.
  func names(of actors: [ActorID]) -> String {
    actors.map { name(of: $0) }.joined(separator: ", ")
  }

  /// Who recorded: `svc-demo`, `svc-synthetic ◇ synthétique`.
  func byline(of record: SequenceNumber) -> String {
    author(record).map(byline) ?? ""
  }

  /// An author, marked when what it records is made up.
  func byline(_ author: Author) -> String {
    guard isBrief else { return wording.byline(author) }
    return author == .synthetic ? Wording.synthetic : ""
  }

  var syntheticMark: String { isBrief ? Wording.synthetic : wording.syntheticMark }

  /// `22 avril 2022 (écriture 4, svc-demo)`.
  func act(_ act: DatedAct?) -> String {
    guard let act else { return "—" }
    let date = act.occurred.map { wording.date($0, .short) } ?? ""
    let details = ["#\(act.record)", byline(of: act.record)].filter { !$0.isEmpty }
    return "\(date) (\(details.joined(separator: ", ")))"
  }

  /// A record in one line: `2022-11-22 Savoir-faire transmis CNRS → Génome Québec (#9, svc-demo)`.
  ///
  /// - Parameter isShort: Marks what is made up without naming its author, where room is scarce.
  func line(_ record: RecordLine, isShort: Bool = false) -> String {
    var parts = [record.occurred.map { wording.date($0, .short) }, wording.label(of: record.type)]
    if let giver = record.giver, let receiver = record.receiver {
      parts.append("\(name(of: giver)) → \(name(of: receiver))")
    } else {
      parts.append(record.about.map { name(ofObject: $0) })
    }
    let isMarked = isShort && author(record.sequence) == .synthetic
    let byline = isMarked ? syntheticMark : byline(of: record.sequence)
    let details = ["#\(record.sequence)", byline].filter { !$0.isEmpty }
    return parts.compactMap { $0 }.joined(separator: " ")
      + " (\(details.joined(separator: ", ")))"
  }

  /// What is out of rule, one line each.
  func lines(of anomalies: [Anomaly]) -> [String] {
    anomalies.flatMap { anomaly in
      let author = byline(of: anomaly.record)
      return paragraph(
        "! \(wording.sentence(for: anomaly))" + (author.isEmpty ? "" : " \(author)"), .warning)
    }
  }

  var anomaliesTitle: String { wording.say(fr: "Anomalies", en: "Anomalies") }
}

extension Wording {
  /// An author, marked when what it records is made up: `svc-synthetic ◇ synthétique`.
  public func byline(_ author: Author) -> String {
    author == .synthetic ? "\(author.text) \(syntheticMark)" : author.text
  }

  var syntheticMark: String {
    say(fr: "\(Wording.synthetic) synthétique", en: "\(Wording.synthetic) synthetic")
  }

  /// The sign of what is made up.
  static let synthetic = "◇"
}

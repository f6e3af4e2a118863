public import Partnership
internal import Projections
internal import RecordFormat
public import Wording

/// What a director, a funder or an auditor reads: the agreements of a ledger as a page in each language,
/// one file each, that prints and asks for nothing from anywhere.
///
/// A function of the agreements and the records that were added, the heads and the scope, and of nothing else.
/// What is held of agreements is what the pages show: chapters of the first of them.
public struct ReportPart {
  private let heads: ExportedHeads
  private let scope: ExportScope
  private let wordsGiven: ReportGrounds.WordsGiven
  private let choice: TableChoice
  private var figures: SelectionFigures
  private var tally = WordsTally()
  private var isSynthetic = false
  private var drafts: [ReportDraft] = []

  /// A report on no agreements and of no records yet.
  ///
  /// - Parameter words: Which words it is given.
  public init(
    under heads: ExportedHeads, _ scope: ExportScope, words: ReportGrounds.WordsGiven
  ) {
    self.heads = heads
    wordsGiven = words
    self.scope = scope
    choice = scope.choice
    figures = SelectionFigures(size: scope.selection.size, records: 0)
    figures.head = scope.headSize
    drafts = ReportPart.languages.map {
      ReportDraft(rendering($0.language, of: nil) { _ in .withheld })
    }
  }

  /// Counts a record of the selection.
  public mutating func add(_ record: ExportedRecord) {
    figures.records += 1
    if record.facts == nil { figures.factsWithheld += 1 } else { figures.opened += 1 }
    tally.add(record)
    if record.header.author == .synthetic { isSynthetic = true }
  }

  /// The words that it shows of the next agreement where they can be shown: titles, names, reasons.
  public func words(of agreement: ExportedAgreement) -> [WordReference] {
    guard let reported = reported(agreement) else { return [] }
    let asked = WordsAsked()
    for language in ReportPart.languages.map(\.language) {
      func word(_ reference: WordReference) -> ExportedWord {
        asked.references.insert(reference)
        return .withheld
      }
      var draft = ReportDraft(rendering(language, of: nil, word))
      draft.add((reported, rendering(language, of: agreement, word)))
      _ = draft.page(grounds)
    }
    return asked.references.sorted { ($0.sequence, $0.path) < ($1.sequence, $1.path) }
  }

  /// Takes the next agreement, its words looked up; of many, those behind the first are counted.
  public mutating func add(_ agreement: ExportedAgreement, word: @escaping WordFinding) {
    let reported = reported(agreement)
    for (index, language) in ReportPart.languages.map(\.language).enumerated() {
      drafts[index].add(reported.map { ($0, rendering(language, of: agreement, word)) })
    }
  }

  /// What is told of the next agreement; nil where that is only that there is one more.
  private func reported(_ agreement: ExportedAgreement) -> ReportedAgreement? {
    guard drafts.contains(where: \.showsNext) else { return nil }
    return ReportedAgreement(
      agreement.id, agreement.history, agreement.answer, choice, asked: scope.selection.asked,
      withheld: agreement.withheld)
  }

  /// The files, by name.
  public var files: [(name: String, bytes: [UInt8])] {
    zip(ReportPart.languages, drafts).map { language, draft in
      (language.name, ReportDocument(draft.page(grounds)).bytes)
    }
  }

  /// The languages, each with its file.
  private static let languages: [(language: Language, name: String)] = [
    (.frCA, PartsFolder.frenchReport), (.en, PartsFolder.englishReport),
  ]

  private var grounds: ReportGrounds {
    var figures = figures
    figures.wordsWithheld = tally.withheld
    figures.wordsErased = tally.erased
    figures.erasedBy = tally.erasedBy.sorted()
    return ReportGrounds(
      ledger: scope.ledger.text, asked: scope.selection.asked, asOf: scope.asOf,
      words: figures.wordsWithheld > 0 && wordsGiven == .all ? .some : wordsGiven,
      figures: figures,
      factsWithheld: scope.factsWithheld, heads: heads.heads, isSynthetic: isSynthetic)
  }

  private func rendering(
    _ language: Language, of agreement: ExportedAgreement?, _ word: @escaping WordFinding
  ) -> Rendering {
    let wording = Wording(language)
    let answer = agreement?.answer
    // A name that is not shown leaves the id, beside why.
    var ids: [WordReference: ActorID] = [:]
    if let answer {
      for actor in answer.state.actors.keys {
        if let name = answer.name(of: actor) { ids[name] = actor }
      }
    }
    func missing(_ reference: WordReference) -> MissingWord {
      word(reference) == .withheld ? .withheld : .erased
    }
    return Rendering(
      language, of: scope.question(about: agreement?.id), isBrief: true,
      word: { [ids] reference in
        let found = word(reference)
        if case .text(let text) = found { return wording.shortened(text) }
        return ids[reference].map { "\($0) \(wording.mark(of: found))" }
      },
      missing: missing,
      erasure: { if case .erased(let erasure) = word($0) { erasure } else { nil } },
      author: { answer?[$0]?.author }, nameOfActor: { answer?.name(of: $0) },
      nameOfPerson: { answer?.name(of: $0) })
  }
}

/// Gathers what a page asks for.
private final class WordsAsked {
  var references: Set<WordReference> = []
}

extension Wording {
  /// Why a word is not there.
  fileprivate func mark(of word: ExportedWord) -> String {
    switch word {
    case .text(let text): text
    case .withheld: label(of: .withheld)
    case .erased(let erasure): label(erasedBy: erasure)
    }
  }
}

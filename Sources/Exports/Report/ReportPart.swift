internal import CanonicalJSON
public import Partnership
internal import Projections
internal import RecordFormat
internal import Wording

/// What a director, a funder or an auditor reads: the agreements of a ledger as a page in each language,
/// one file each, that prints and asks for nothing from anywhere.
///
/// A function of the agreements, the records that were added, the heads and the scope, and of nothing else.
public struct ReportPart {
  private let agreements: [(agreement: ReportedAgreement, exported: ExportedAgreement)]
  private let heads: ExportedHeads
  private let scope: ExportScope
  private var figures: SelectionFigures
  private var erasures: Set<SequenceNumber> = []
  private var isSynthetic = false

  /// A report on some agreements, of no records yet.
  public init(of agreements: [ExportedAgreement], under heads: ExportedHeads, _ scope: ExportScope)
  {
    let choice = TableChoice(axes: scope.selection.axes, parties: scope.selection.parties)
    self.agreements = agreements.map {
      (ReportedAgreement($0.id, $0.history, $0.answer, choice), $0)
    }
    self.heads = heads
    self.scope = scope
    figures = SelectionFigures(size: scope.selection.size, records: 0)
  }

  /// Counts a record of the selection.
  public mutating func add(_ record: ExportedRecord) {
    figures.records += 1
    if record.facts == nil { figures.factsWithheld += 1 } else { figures.opened += 1 }
    switch record.words {
    case .none, .shown: break
    case .withheld: figures.wordsWithheld += 1
    case .erased(let erasure):
      figures.wordsErased += 1
      erasures.insert(erasure)
    }
    if record.header.author == .synthetic { isSynthetic = true }
  }

  /// The words that it shows where they can be shown: titles, names, reasons.
  public var words: [WordReference] {
    let asked = WordsAsked()
    for language in ReportPart.languages.map(\.language) {
      _ = page(in: language) { reference in
        asked.references.insert(reference)
        return .withheld
      }
    }
    return asked.references.sorted { ($0.sequence, $0.path) < ($1.sequence, $1.path) }
  }

  /// The files, by name.
  public func files(word: @escaping WordFinding) -> [(name: String, bytes: [UInt8])] {
    ReportPart.languages.map { language, name in
      (name, ReportDocument(page(in: language, word)).bytes)
    }
  }

  /// The languages, each with its file.
  private static let languages: [(language: Language, name: String)] = [
    (.frCA, PartsFolder.frenchReport), (.en, PartsFolder.englishReport),
  ]

  private func page(in language: Language, _ word: @escaping WordFinding) -> ReportPage {
    var figures = figures
    figures.erasedBy = erasures.sorted()
    let grounds = ReportGrounds(
      ledger: scope.ledger.text, asked: scope.selection.asked, figures: figures,
      factsWithheld: scope.factsWithheld, heads: heads.heads, isSynthetic: isSynthetic)
    let whole = rendering(language, of: nil, word)
    return whole.report(
      of: agreements.map { ($0.agreement, rendering(language, of: $0.exported, word)) }, grounds)
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

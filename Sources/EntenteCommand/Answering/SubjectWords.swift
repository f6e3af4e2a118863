import Entente
import LedgerStore
import Partnership
import Projections
import Wording

extension ViewSubject {
  /// Reads what a question is about as people type it: nothing for the board, `axe A3` or `axis:A3`,
  /// `partie cnrs`, `protocole P-1`, `entente`; in either language, with or without accents.
  init(words: [String], _ wording: Wording) throws(CommandError) {
    let parts =
      words.count == 1 ? words[0].split(separator: ":", maxSplits: 1).map(String.init) : words
    let first = parts.first.map { Search.fold($0) }
    if parts.contains(where: \.trimmed.isEmpty) {
      throw .unreadSubject(words.filter { !$0.trimmed.isEmpty }, wording)
    }
    switch (first, parts.count) {
    case (nil, _): self = .board
    case ("board", 1), ("tableau", 1): self = .board
    case ("agreement", 1), ("entente", 1): self = .agreement
    case ("axis", 2), ("axe", 2):
      guard let code = Code(parts[1]) else { throw .trouble(.unknownObject(parts[1])) }
      self = .axis(code)
    case ("party", 2), ("partie", 2), ("actor", 2), ("acteur", 2):
      // An actor's id has no capitals.
      guard let id = ActorID(parts[1].lowercased()) else {
        throw .trouble(.unknownObject(parts[1]))
      }
      self = .party(id)
    case (let kind?, 2):
      guard let kind = ObjectKind(typed: kind) else { throw .unreadSubject(words, wording) }
      guard let code = Code(parts[1]) else { throw .trouble(.unknownObject(parts[1])) }
      self = .object(kind, code)
    default: throw .unreadSubject(words, wording)
    }
  }
}

extension QuestionOptions {
  /// What a question is about as people type it.
  ///
  /// What has not the form of a code is mostly a name: the ledger is asked whose it is.
  func subject(
    _ words: [String], from ledger: LedgerOption, _ speaker: Speaker
  ) throws(CommandError) -> ViewSubject {
    do throws(CommandError) {
      return try ViewSubject(words: words, speaker.wording)
    } catch {
      guard case .trouble(.unknownObject(let typed)) = error, let sort = SubjectSort(words: words)
      else { throw error }
      let store = try ledger.open(.reading, speaker)
      throw CommandError(
        try ledger.asking { () throws(LedgerError) in
          try store.unknown(typed, as: sort, in: agreement(in: store))
        }, at: ledger.path)
    }
  }
}

extension SubjectSort {
  /// The sort that the first word of a subject names.
  fileprivate init?(words: [String]) {
    let first = words.first?.split(separator: ":").first.map { Search.fold(String($0)) }
    switch first {
    case "axis", "axe": self = .axis
    case "party", "partie", "actor", "acteur": self = .party
    case let word?:
      guard let kind = ObjectKind(typed: word) else { return nil }
      self = .object(kind)
    case nil: return nil
    }
  }
}

extension ViewPath {
  /// Reads a path as people type it, its subject in either language: `axe:A3/stage`.
  init(typed text: String, _ wording: Wording) throws(CommandError) {
    let slash = text.firstIndex(of: "/")
    if let slash, text[..<slash].contains(":") || ["entente", "tableau"].contains(text[..<slash]) {
      self.init(
        try ViewSubject(words: [String(text[..<slash])], wording),
        String(text[text.index(after: slash)...]))
    } else {
      self.init(text)
    }
  }
}

extension ObjectKind {
  /// The sort of object that a folded word names: the catalogue's name for it, or the first word of
  /// its French noun.
  fileprivate init?(typed word: String) {
    let french = Wording(.frCA)
    let kind = ObjectKind.allCases.first { kind in
      let noun = Search.fold(french.noun(of: kind)).split(separator: " ").first.map(String.init)
      return kind.rawValue == word || noun == word
    }
    guard let kind else { return nil }
    self = kind
  }

  /// What may be typed for each sort, in a language.
  static func words(_ wording: Wording) -> [String] {
    allCases.map { kind in
      wording.language.isFrench
        ? Search.fold(wording.noun(of: kind)).split(separator: " ").first.map(String.init)
          ?? kind.rawValue
        : kind.rawValue
    }.sorted()
  }
}

extension CommandError {
  fileprivate static func unreadSubject(_ words: [String], _ wording: Wording) -> CommandError {
    let typed = words.joined(separator: " ")
    let kinds = ObjectKind.words(wording).joined(separator: ", ")
    return .trouble(
      .usage(
        wording.say(
          fr: "« \(typed) » ne se lit pas. Écrivez axe CODE, partie ID, entente, rien pour le"
            + " tableau, ou un objet et son code (\(kinds)), par exemple protocole P-1.",
          en: "“\(typed)” cannot be read. Write axis CODE, party ID, agreement, nothing for the"
            + " board, or an object and its code (\(kinds)), for example protocol P-1.")))
  }
}

public import ArgumentParser
internal import Wording

/// One of a few values that are typed by their names, in French or in English, whatever is spoken.
public protocol NamedChoice: ExpressibleByArgument, CaseIterable, Equatable {
  /// What it is called.
  var names: ChoiceNames { get }
}

/// What a choice is called: help and completions offer the name in their language, and both are understood.
public struct ChoiceNames {
  fileprivate let french: String
  fileprivate let english: String

  init(fr french: String, en english: String) {
    self.french = french
    self.english = english
  }
}

extension NamedChoice {
  /// Reads a name in either language, with its accents or without.
  public init?(argument: String) {
    guard let choice = Self.choice(named: argument) else { return nil }
    self = choice
  }

  /// What help lists and completions offer: the names in the language of the help.
  public static var allValueStrings: [String] { allCases.map(\.offeredName) }

  /// What help says of one that is meant where none is given.
  public var defaultValueDescription: String { offeredName }

  fileprivate static func choice(named typed: String) -> Self? {
    let typed = Search.fold(typed)
    return allCases.first { choice in
      [choice.names.french, choice.names.english].contains { Search.fold($0) == typed }
    }
  }

  fileprivate var offeredName: String { helpLanguage == .en ? names.english : names.french }
}

// What has raw values the parser reads and lists by these, unless it is told here.
extension NamedChoice where Self: RawRepresentable, RawValue == String {
  /// Reads a name in either language, with its accents or without.
  public init?(argument: String) {
    guard let choice = Self.choice(named: argument) else { return nil }
    self = choice
  }

  /// What help lists and completions offer: the names in the language of the help.
  public static var allValueStrings: [String] { allCases.map(\.offeredName) }

  /// None: the text of the help says what each is.
  public static var allValueDescriptions: [String: String] { [:] }

  /// What help says of one that is meant where none is given.
  public var defaultValueDescription: String { offeredName }
}

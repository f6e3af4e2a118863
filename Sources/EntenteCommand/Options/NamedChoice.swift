public import ArgumentParser
internal import Wording

/// One of a few values that are typed by their names, in French or in English, whatever is spoken.
public protocol NamedChoice: ExpressibleByArgument, Equatable {
  /// All of them, in the order in which help lists them.
  static var choices: [Self] { get }
  /// What each is called.
  var names: ChoiceNames { get }
}

/// What a choice is called: first what help and completions offer, then what is understood too.
public struct ChoiceNames {
  fileprivate let french: [String]
  fileprivate let english: [String]

  init(fr french: String..., en english: String...) {
    self.french = french
    self.english = english
  }

  fileprivate func offered(in language: Language) -> String? {
    (language == .en ? english : french).first
  }
}

extension NamedChoice {
  /// Reads a name in either language, with its accents or without.
  public init?(argument: String) {
    guard let choice = Self.choice(named: argument) else { return nil }
    self = choice
  }

  /// What help lists and completions offer: the names in the language of the help.
  public static var allValueStrings: [String] { choices.map(\.offeredName) }

  /// What help says of one that is meant where none is given.
  public var defaultValueDescription: String { offeredName }

  fileprivate static func choice(named typed: String) -> Self? {
    let typed = Search.fold(typed)
    return choices.first { choice in
      (choice.names.french + choice.names.english).contains { Search.fold($0) == typed }
    }
  }

  fileprivate var offeredName: String { names.offered(in: helpLanguage) ?? "\(self)" }
}

// The parser reads what has raw values by these; their names come before them.
extension NamedChoice where Self: RawRepresentable, RawValue: ExpressibleByArgument {
  /// Reads a name in either language, with its accents or without.
  public init?(argument: String) {
    guard let choice = Self.choice(named: argument) else { return nil }
    self = choice
  }

  /// What help says of one that is meant where none is given.
  public var defaultValueDescription: String { offeredName }
}

/// A language the ledger speaks, with the usage of the place it is spoken in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// French as it is written in Québec.
  case frCA = "fr-CA"
  /// French as it is written in France.
  case frFR = "fr-FR"
  /// English.
  case en = "en"

  /// Reads a language tag or the name of a POSIX locale: `fr-CA`, `fr_CA.UTF-8`, `fr`, `en-GB`.
  ///
  /// French of any place but Canada is written as in France, as the Unicode CLDR has it; nil for
  /// every language but the two.
  public init?(tag: String) {
    let name = tag.prefix { $0 != "." && $0 != "@" }.lowercased()
    let subtags = name.split { $0 == "-" || $0 == "_" }
    switch subtags.first {
    case "fr": self = subtags.dropFirst().contains("ca") ? .frCA : .frFR
    case "en": self = .en
    default: return nil
    }
  }

  /// Whether it is French, of either usage.
  public var isFrench: Bool { self != .en }

  /// The key under which records hold words of this language, `fr` or `en`.
  public var key: String { isFrench ? "fr" : "en" }

  /// The language of a command: that of its option, else of the first of `LC_ALL`, `LC_MESSAGES`
  /// and `LANG` that is set and not empty (POSIX XBD §8.2), else English.
  ///
  /// A locale of another language, `C` and `POSIX` included, gives English. Read the option with
  /// ``init(tag:)`` first where a wrong one is to be refused.
  public static func choose(option: String?, environment: [String: String]) -> Language {
    if let option, let language = Language(tag: option) { return language }
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment[variable], !locale.isEmpty else { continue }
      return Language(tag: locale) ?? .en
    }
    return .en
  }

  /// The language of help, and of what is said before the options are read: as ``choose(option:environment:)``,
  /// with the option found among the arguments.
  public static func choose(
    arguments: [String], environment: [String: String]
  ) -> Language {
    var option: String?
    for (index, argument) in arguments.enumerated() {
      for name in ["--lang", "--langue"] {
        if argument == name, index + 1 < arguments.count { option = arguments[index + 1] }
        if argument.hasPrefix(name + "=") { option = String(argument.dropFirst(name.count + 1)) }
      }
    }
    return choose(option: option, environment: environment)
  }
}

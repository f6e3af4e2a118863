public import ArgumentParser
public import Imports
public import LedgerStore
public import Partnership
internal import Transparency
public import Wording

// What the parser reads as values of ours; what does not read is its own complaint.

extension Language: ExpressibleByArgument {
  /// Reads a language tag: `fr-CA`.
  public init?(argument: String) { self.init(tag: argument) }

  /// What completions offer.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}

extension AgreementID: ExpressibleByArgument {
  /// Reads an agreement's id.
  public init?(argument: String) { self.init(argument) }
}

extension ActorID: ExpressibleByArgument {
  /// Reads an actor's id.
  public init?(argument: String) { self.init(argument) }
}

extension Code: ExpressibleByArgument {
  /// Reads a code.
  public init?(argument: String) { self.init(argument) }
}

extension PersonID: ExpressibleByArgument {
  /// Reads a person's id.
  public init?(argument: String) { self.init(argument) }
}

extension Author: ExpressibleByArgument {
  /// Reads who records.
  public init?(argument: String) { self.init(argument) }
}

/// Reads a hash as records write it, in lower case.
///
/// Other programs print hashes in upper case. What is none stays as it is, for the ledger to say that it knows
/// none.
func hashAsKept(_ argument: String) -> String {
  let lowercase = argument.lowercased()
  return Digest(hex: lowercase) == nil ? argument : lowercase
}

extension KeyUse: NamedChoice {
  /// What it signs.
  public var names: ChoiceNames {
    switch self {
    case .act: ChoiceNames(fr: "acte", en: "act")
    case .checkpoint: ChoiceNames(fr: "tete", en: "checkpoint")
    case .witness: ChoiceNames(fr: "temoin", en: "witness")
    }
  }
}

extension LedgerClock: NamedChoice {
  /// What tells the time.
  public var names: ChoiceNames {
    switch self {
    case .system: ChoiceNames(fr: "systeme", en: "system")
    case .simulated: ChoiceNames(fr: "simulee", en: "simulated")
    }
  }
}

extension Recorded: ExpressibleByArgument {
  /// Reads an instant as the ledger writes it, as an author writes it, or the start of a day.
  public init?(argument: String) {
    if let exact = Recorded(argument) {
      self = exact
    } else if case .instant(let day, let second, let offset) = Occurred(argument)?.form {
      self = Recorded(startOf: day).adding(
        microseconds: Int64(second - offset * 60) * 1_000_000)
    } else if let day = Day(argument) {
      self.init(startOf: day)
    } else {
      return nil
    }
  }
}

extension DateOrder: ExpressibleByArgument {}

extension DecimalSign: ExpressibleByArgument {
  /// None are listed: `,, .` says nothing to anybody, and the text of help has both signs.
  public static var allValueStrings: [String] { [] }
}

extension Template.Format: ExpressibleByArgument {}

extension SequenceNumber: ExpressibleByArgument {
  /// Reads the number of a record, `12` or `#12`.
  public init?(argument: String) {
    let digits = argument.hasPrefix("#") ? argument.dropFirst() : argument[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let index = UInt64(digits)
    else { return nil }
    self.init(index)
  }
}

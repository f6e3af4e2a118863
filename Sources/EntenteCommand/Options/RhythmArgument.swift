import ArgumentParser
import LedgerTables
import Wording

/// How often heads are to be signed, as it is typed in either language.
enum RhythmArgument: String, CaseIterable, ExpressibleByArgument {
  case commit, hour, day, never

  init?(argument: String) {
    switch argument {
    case "commit", "ajout": self = .commit
    case "hour", "heure": self = .hour
    case "day", "jour": self = .day
    case "never", "jamais": self = .never
    default: return nil
    }
  }

  /// What completions offer.
  static var allValueStrings: [String] {
    ["commit", "hour", "day", "never", "ajout", "heure", "jour", "jamais"]
  }

  /// The rhythm; nil for never.
  var rhythm: CheckpointRhythm? {
    switch self {
    case .commit: .commit
    case .hour: .hour
    case .day: .day
    case .never: nil
    }
  }
}

extension Wording {
  /// How often heads are signed without being asked for.
  func name(of rhythm: CheckpointRhythm?) -> String {
    switch rhythm {
    case .commit: say(fr: "à chaque ajout", en: "at every commit")
    case .hour:
      say(fr: "à l'ajout, une heure après la dernière", en: "at a commit, an hour after the last")
    case .day:
      say(fr: "à l'ajout, un jour après la dernière", en: "at a commit, a day after the last")
    case nil: say(fr: "sur demande", en: "when asked")
    }
  }
}

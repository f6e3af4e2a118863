import ArgumentParser
import LedgerTables
import Wording

/// How often heads are to be signed, as it is typed in either language.
enum RhythmArgument: String, NamedChoice {
  case commit, hour, day, never

  var names: ChoiceNames {
    switch self {
    case .commit: ChoiceNames(fr: "ajout", en: "commit")
    case .hour: ChoiceNames(fr: "heure", en: "hour")
    case .day: ChoiceNames(fr: "jour", en: "day")
    case .never: ChoiceNames(fr: "jamais", en: "never")
    }
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

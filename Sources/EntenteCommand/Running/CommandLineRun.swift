import ArgumentParser
import CanonicalJSON
import LMDB
import Wording

/// A command that speaks.
protocol SpeakingCommand: ParsableCommand {
  /// Language and form of what it says.
  var speech: SpeechOptions { get }
  /// Does what it is for.
  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending
}

/// One run of the command line, from its arguments to its exit code.
struct CommandLineRun {
  private let line: TypedLine
  private var arguments: [String] { line.arguments }

  init(_ arguments: [String]) { line = TypedLine(arguments) }

  func toItsEnd() async -> Ending {
    if let place = ProgramArguments.firstNotUTF8 {
      let speaker = Speaker(language: helpLanguage, isJSON: arguments.contains("--json"))
      return report(.trouble(.argumentNotUTF8(place)), to: speaker)
    }
    if let unknown = unknownCommand {
      let speaker = Speaker(language: helpLanguage, isJSON: arguments.contains("--json"))
      return report(.trouble(.usage(unknown.sentence(in: speaker.wording))), to: speaker)
    }
    do {
      let command = try RootCommand.parseAsRoot(arguments)
      if let command = command as? any SpeakingCommand { return await perform(command) }
      var other = command
      try other.run()
      return .done
    } catch {
      return answer(to: error)
    }
  }

  /// The word where a command stands, when it names none: the parser would blame what follows it.
  private var unknownCommand: UnknownCommand? {
    line.command.flatMap { UnknownCommand($0.typed, read: $0.read) }
  }

  private func perform(_ command: any SpeakingCommand) async -> Ending {
    let speaker = Speaker(language: command.speech.language, isJSON: command.speech.json)
    do throws(CommandError) {
      return try await command.perform(speaker)
    } catch {
      return report(error, to: speaker)
    }
  }

  private func report(_ error: CommandError, to speaker: Speaker) -> Ending {
    if speaker.isJSON {
      do throws(CommandError) {
        try speaker.put(error.json(in: speaker.wording))
      } catch {
        // The sentence below still says what happened.
      }
    }
    let sentence = error.sentence(in: speaker.wording)
    if error.isRefusal {
      speaker.say(fr: "refusé : \(sentence)", en: "refused: \(sentence)")
    } else {
      speaker.say(fr: "erreur : \(sentence)", en: "error: \(sentence)")
    }
    return error.ending
  }

  /// What the parser itself has to say: help, a version, a script, or that it does not understand.
  private func answer(to error: any Error) -> Ending {
    let isUsage = RootCommand.exitCode(for: error) != .success
    let speaker = Speaker(language: helpLanguage, isJSON: arguments.contains("--json"))
    let message = UnknownOption.withOwnSuggestion(
      RootCommand.fullMessage(for: error, columns: speaker.width), after: line.command?.read)
    guard isUsage else {
      do throws(CommandError) {
        let words = ParserWords.translated(message, to: speaker.wording)
        try speaker.put(CompletionScript.withAllNames(words))
      } catch {
        return error.ending
      }
      return .done
    }
    let words = ParserWords.translated(message, to: speaker.wording)
    if speaker.isJSON {
      let what = ParserWords.sentence(of: words, in: speaker.wording)
      do throws(CommandError) {
        try speaker.put(CommandError.trouble(.usage(what)).json(in: speaker.wording))
      } catch {
        // The words below still say what happened.
      }
    }
    speaker.say(words)
    return .unreadable
  }
}

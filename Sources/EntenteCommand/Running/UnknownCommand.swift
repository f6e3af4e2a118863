import ArgumentParser
import Wording

/// A word typed where a command stands, and none's name.
struct UnknownCommand {
  private let typed: String
  private let nearest: String?

  /// Nil when a command has the name.
  ///
  /// - Parameter command: The word as commands are named, without accents.
  init?(_ typed: String, read command: String) {
    let names = UnknownCommand.names
    guard !names.contains(command) else { return nil }
    self.typed = typed
    // The nearest alone is offered, and words of a name are no names.
    nearest = Meant.things(by: command, among: names.map { (thing: $0, names: [$0]) }).first
  }

  /// What is said of it: the nearest name, and where all of them are.
  func sentence(in wording: Wording) -> String {
    let meant =
      nearest.map {
        wording.didYouMean([wording.say(fr: "« \($0) »", en: "“\($0)”")]) + " "
      } ?? ""
    return wording.say(
      fr: "La commande « \(typed) » n'existe pas. \(meant)« entente help » les énumère.",
      en: "There is no command “\(typed)”. \(meant)`entente help` lists them.")
  }

  /// Every name a command answers to.
  private static let names: [String] =
    RootCommand.configuration.subcommands.flatMap { command in
      [command.configuration.commandName].compactMap { $0 } + command.configuration.aliases
    } + ["help"]
}

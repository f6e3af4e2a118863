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
    let word = command.lowercased()
    // A slip in a short word, two in a longer one: anything farther off is another word.
    let limit = max(1, word.count / 3)
    let distances = names.map { (name: $0, distance: UnknownCommand.distance(word, $0)) }
    nearest = distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
  }

  /// What is said of it: the nearest name, and where all of them are.
  func sentence(in wording: Wording) -> String {
    guard let nearest else {
      return wording.say(
        fr: "La commande « \(typed) » n'existe pas. « entente help » les énumère.",
        en: "There is no command “\(typed)”. `entente help` lists them.")
    }
    return wording.say(
      fr: "La commande « \(typed) » n'existe pas. Vouliez-vous dire « \(nearest) » ?"
        + " « entente help » les énumère.",
      en: "There is no command “\(typed)”. Did you mean “\(nearest)”? `entente help` lists them.")
  }

  /// Every name a command answers to.
  private static let names: [String] =
    RootCommand.configuration.subcommands.flatMap { command in
      [command.configuration.commandName].compactMap { $0 } + command.configuration.aliases
    } + ["help"]

  /// How many letters are added, left out, changed or exchanged with their neighbour between two
  /// words (optimal string alignment).
  private static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var rows = [Array(0...other.count)]
    for row in 0..<one.count {
      var line = [row + 1]
      for column in 0..<other.count {
        let isSame = one[row] == other[column]
        var best = min(
          line[column] + 1, rows[row][column + 1] + 1, rows[row][column] + (isSame ? 0 : 1))
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        line.append(best)
      }
      rows.append(line)
    }
    return rows[one.count][other.count]
  }
}

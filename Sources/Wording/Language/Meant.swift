/// Finds out what a mistaken word may mean, among the names there are.
public enum Meant {
  /// The things whose names are most like what was typed, in the order given; none when none is like it.
  ///
  /// First those with a name that differs by capitals, accents and spaces alone; else those of whose
  /// name it is a word, as `nom` of `Nouveau nom`; else those that a slip or two makes of it.
  public static func things<Thing>(
    by typed: String, among things: [(thing: Thing, names: [String])]
  ) -> [Thing] {
    let word = plain(typed)
    guard !word.isEmpty else { return [] }
    let ranked = things.compactMap { thing, names in
      names.compactMap { rank(of: plain($0), by: word) }.min().map { (thing: thing, rank: $0) }
    }
    let best = ranked.map(\.rank).min()
    return ranked.filter { $0.rank == best }.map(\.thing)
  }

  /// How far a name is from a word; nil when it is another word altogether.
  private static func rank(of name: String, by word: String) -> Int? {
    if name == word { return 0 }
    let words = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if word.count > 2, words.contains(word) { return 1 }
    if let slips = slips(between: word, and: name) { return 1 + slips }
    // A short word is too like others to be one of several with a slip in it.
    let nearest = words.filter { $0.count > 3 }.compactMap { slips(between: word, and: $0) }.min()
    return nearest.map { 10 + $0 }
  }

  /// Whether a slip or two make a word of a name.
  public static func isSlip(of name: String, _ word: String) -> Bool {
    slips(between: word, and: name) != nil
  }

  /// How many slips make one word of the other: one in a short word, two and more in a longer one; nil
  /// for anything farther off.
  private static func slips(between word: String, and name: String) -> Int? {
    let distance = distance(word, name)
    return distance <= max(1, word.count / 3) ? distance : nil
  }

  private static func plain(_ text: String) -> String {
    Search.fold(text).replacing("_", with: " ")
  }

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

extension Wording {
  /// `Vouliez-vous dire A1 ou A3 ?`: asks after what a mistaken word may mean.
  public func didYouMean(_ names: [String]) -> String {
    let names = choice(names)
    return say(fr: "Vouliez-vous dire \(names) ?", en: "Did you mean \(names)?")
  }
}

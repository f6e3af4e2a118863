extension Search {
  /// The word that somebody may have meant; nil where none is near.
  ///
  /// A slip in a short word, two in a longer one: anything farther off is another word.
  public static func nearest(to word: String, among words: [String]) -> String? {
    let limit = max(1, word.count / 3)
    return words.map { (word: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
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

import Wording

/// One answer that is offered under a number.
struct Choice: Sendable, Hashable {
  /// What goes into the action.
  let value: String
  /// What is shown.
  let label: String
  /// What it is listed under.
  var group: String?
  /// What else it is found by.
  var keywords = ""
}

/// What became of looking for an answer among the choices.
enum Found: Sendable, Hashable {
  case one(Choice)
  case several([Choice])
  case none
}

extension [Choice] {
  /// The choice that an answer means: by its value, by its number in the list as it is shown, by some
  /// letters of its label.
  ///
  /// - Parameter shown: The list the reader sees, which numbers count in.
  func find(_ typed: String, numberedIn shown: [Choice]) -> Found {
    let wanted = Search.fold(typed)
    if let exact = first(where: { Search.fold($0.value) == wanted }) { return .one(exact) }
    if let number = Int(wanted), shown.indices.contains(number - 1) {
      return .one(shown[number - 1])
    }
    if let exact = first(where: { Search.fold($0.label) == wanted }) { return .one(exact) }
    let words = wanted.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return .none }
    func matches(_ text: (Choice) -> String) -> [Choice] {
      filter { choice in
        let folded = Search.fold(text(choice))
        return words.allSatisfy { folded.contains($0) }
      }
    }
    var found = matches { "\($0.value) \($0.label)" }
    if found.isEmpty { found = matches { "\($0.value) \($0.label) \($0.keywords)" } }
    switch found.count {
    case 0: return .none
    case 1: return .one(found[0])
    default: return .several(found)
    }
  }
}

import Foundation

/// The place of a text in a sorted list, in one language; make it once for each text.
///
/// Letters decide first, then accents, then case, and last the bytes, so that no two different
/// texts are equal. Québec compares accents from the end of the word (CAN/CSA Z243.4.1: cote,
/// côte, coté, côté), France and English from its beginning (cote, coté, côte, côté).
public struct SortKey: Sendable, Hashable {
  private let letters: [UInt32]
  private let accents: [[UInt32]]
  private let capitals: [UInt8]
  private let bytes: [UInt8]

  init(_ text: String, in language: Language) {
    var letters: [UInt32] = []
    var accents: [[UInt32]] = []
    var capitals: [UInt8] = []
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        if !accents.isEmpty { accents[accents.count - 1].append(scalar.value) }
        continue
      case .format, .control: continue
      default: break
      }
      let plain = Letters.plain(scalar)
      let isPlain = plain == String(scalar)
      for letter in plain.unicodeScalars {
        let lower = letter.properties.lowercaseMapping.unicodeScalars.first ?? letter
        letters.append(scalar.properties.isWhitespace ? 0x20 : lower.value)
        accents.append([])
        capitals.append((lower == letter ? 0 : 1) + (isPlain ? 0 : 2))
      }
    }
    self.letters = letters
    self.accents = language == .frCA ? accents.reversed() : accents
    self.capitals = capitals
    bytes = Array(text.utf8)
  }
}

extension SortKey: Comparable {
  /// Whether a text stands before another.
  public static func < (one: SortKey, other: SortKey) -> Bool {
    if one.letters != other.letters { return one.letters.lexicographicallyPrecedes(other.letters) }
    if one.accents != other.accents {
      return one.accents.lexicographicallyPrecedes(other.accents) {
        $0.lexicographicallyPrecedes($1)
      }
    }
    if one.capitals != other.capitals {
      return one.capitals.lexicographicallyPrecedes(other.capitals)
    }
    return one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}

extension Wording {
  /// The place of a text among others sorted in this language.
  public func sortKey(_ text: String) -> SortKey { SortKey(text, in: language) }

  /// Things in the order of their names in this language.
  public func sorted<Thing>(_ things: [Thing], by name: (Thing) -> String) -> [Thing] {
    things.map { (key: sortKey(name($0)), thing: $0) }.sorted { $0.key < $1.key }.map(\.thing)
  }
}

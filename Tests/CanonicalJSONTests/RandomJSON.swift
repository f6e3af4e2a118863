import CanonicalJSON
import EntenteTesting

extension SeededRandom {
  /// A value of the profile that nests at most as deep as asked.
  mutating func value(depth: Int) -> JSON {
    switch Int.random(in: depth > 0 ? 0..<7 : 0..<4, using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .integer(integer())
    case 3, 4: return .string(string())
    case 5: return .array((0..<count()).map { _ in value(depth: depth - 1) })
    default:
      var members = JSONObject()
      for _ in 0..<count() { members[key()] = value(depth: depth - 1) }
      return .object(members)
    }
  }

  /// Mostly few, now and then more.
  mutating func count() -> Int {
    Int.random(in: 0...(Int.random(in: 0...4, using: &self)), using: &self)
  }

  mutating func integer() -> Int64 {
    let largest: Int64 = 9_007_199_254_740_991
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return Int64.random(in: -10...10, using: &self)
    case 1: return Bool.random(using: &self) ? largest : -largest
    default:
      return Int64.random(in: -largest...largest, using: &self)
        >> Int64.random(in: 0..<53, using: &self)
    }
  }

  mutating func key() -> String {
    let letters = Array("abcxyz019_.")
    return String(
      (0..<Int.random(in: 1...6, using: &self)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &self)]
      })
  }

  /// Text in which plain letters, what needs escaping, and the borders of the profile all occur.
  mutating func string() -> String {
    var string = ""
    for _ in 0..<Int.random(in: 0...12, using: &self) {
      string.unicodeScalars.append(scalar())
    }
    return string
  }

  private mutating func scalar() -> Unicode.Scalar {
    let borders: [Unicode.Scalar] = [
      "\t", "\n", "\"", "\\", "/", " ", "~", "\u{A0}", "é", "\u{301}", "\u{7FF}", "\u{800}",
      "\u{D7FF}", "\u{E000}", "\u{FDCF}", "\u{FDF0}", "\u{FEFF}", "\u{FFFD}", "\u{10000}",
      "\u{1FFFD}", "😀", "\u{10FFFD}", "\u{2028}", "<",
    ]
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return borders[Int.random(in: 0..<borders.count, using: &self)]
    case 1:
      let value = UInt32.random(in: 0...0x10FFFF, using: &self)
      guard let scalar = Unicode.Scalar(value), isOfProfile(scalar) else { return "x" }
      return scalar
    default: return Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &self))
    }
  }

  /// The profile's rule for characters, from Unicode's own properties rather than from our table.
  private func isOfProfile(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\t" || scalar == "\n" { return true }
    return scalar.properties.generalCategory != .control
      && !scalar.properties.isNoncharacterCodePoint
  }
}

extension SeededRandom {
  /// The same value as people might type it: members shuffled, white space, needless escapes.
  mutating func typed(_ value: JSON) -> String {
    switch value {
    case .null: return space() + "null" + space()
    case .bool(let bool): return space() + (bool ? "true" : "false") + space()
    case .integer(let integer): return space() + String(integer) + space()
    case .string(let string): return space() + quoted(string) + space()
    case .array(let items):
      let typedItems = items.map { typed($0) }
      return space() + "[" + (items.isEmpty ? space() : typedItems.joined(separator: ",")) + "]"
        + space()
    case .object(let members):
      let typedMembers = members.shuffled(using: &self).map { key, value in
        space() + quoted(key) + space() + ":" + typed(value)
      }
      return space() + "{" + (members.isEmpty ? space() : typedMembers.joined(separator: ","))
        + "}" + space()
    }
  }

  private mutating func space() -> String {
    let spaces = ["", "", "", " ", "\n", "\t", "\r\n  "]
    return spaces[Int.random(in: 0..<spaces.count, using: &self)]
  }

  private mutating func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      let style = Int.random(in: 0..<6, using: &self)
      switch scalar {
      case _ where style == 0: text += escaped(scalar)
      case "\"": text += #"\""#
      case "\\": text += #"\\"#
      case "\t": text += #"\t"#
      case "\n": text += #"\n"#
      case "/": text += style < 3 ? #"\/"# : "/"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The `\u` escapes of a scalar, in either case of letters.
  private mutating func escaped(_ scalar: Unicode.Scalar) -> String {
    let uppercase = Bool.random(using: &self)
    return String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: uppercase)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}

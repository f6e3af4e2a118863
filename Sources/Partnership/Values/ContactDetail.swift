/// What in a text reaches a person, an e-mail address or a telephone number, and has a field of its own in
/// the record of that person.
public struct ContactDetail: Sendable, Hashable {
  /// Which of the two it is.
  public enum Kind: Sendable, Hashable {
    case email, telephone
  }

  /// Which of the two it is.
  public let kind: Kind
  /// As it stands in the text.
  public let text: String

  /// Those in a text, in the order in which they begin.
  ///
  /// What may as well be a date, an amount, a code, a hash or the number of a record is none: a question
  /// that is mostly asked for nothing is soon answered without being read.
  public static func found(in text: String) -> [ContactDetail] {
    // Most texts hold neither, and are told by their bytes.
    let bytes = text.utf8
    guard
      bytes.contains(0x40) || bytes.count(where: { (0x30...0x39).contains($0) }) >= 8
        || bytes.contains(where: ContactDetail.mayBeginOtherDigits)
    else { return [] }
    let written = Array(text.unicodeScalars)
    // As a reader takes them, each with its place in the text.
    var scalars: [Unicode.Scalar] = []
    var places: [Int] = []
    for (place, scalar) in written.enumerated() {
      let folded = scalar.folded
      let isSecondSpace = folded.isGroupingSpace && scalars.last?.isGroupingSpace == true
      guard !scalar.isUnseen, !isSecondSpace else { continue }
      scalars.append(folded)
      places.append(place)
    }
    let addresses = EmailAddress.ranges(in: scalars)
    let numbers = TelephoneNumber.ranges(in: scalars).filter { number in
      !addresses.contains { $0.overlaps(number) }
    }
    let found = addresses.map { ($0, Kind.email) } + numbers.map { ($0, Kind.telephone) }
    return found.sorted { $0.0.lowerBound < $1.0.lowerBound }.map { range, kind in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: written[places[range.lowerBound]...places[range.upperBound - 1]])
      return ContactDetail(kind: kind, text: String(text))
    }
  }

  /// Whether a byte of UTF-8 begins letters of scripts that have digits of their own, or signs in full width.
  private static func mayBeginOtherDigits(_ byte: UInt8) -> Bool {
    byte == 0xEF || (0xD9...0xE1).contains(byte)
  }
}

extension Unicode.Scalar {
  /// A digit of telephone numbers.
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// A letter or digit, of any script.
  var isAlphanumeric: Bool { properties.isAlphabetic || properties.numericType != nil }

  /// A space between the groups of a number: the usual one, or one that does not break.
  var isGroupingSpace: Bool { [0x20, 0xA0, 0x2007, 0x2009, 0x202F].contains(value) }

  /// A hyphen, or a dash typed for one.
  var isHyphen: Bool { [0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212].contains(value) }

  /// Nothing that a reader sees: a soft hyphen, a space without width, a joiner.
  var isUnseen: Bool { [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(value) }

  /// What a reader takes it for: a digit of another script, or a sign in full width, is the usual one.
  var folded: Unicode.Scalar {
    if value >= 0x80, properties.numericType == .decimal, let digit = properties.numericValue {
      return Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit))
    }
    if (0xFF01...0xFF5E).contains(value) { return Unicode.Scalar(value - 0xFEE0) ?? self }
    return self
  }
}

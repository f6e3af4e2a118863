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
    guard bytes.contains(0x40) || bytes.count(where: { (0x30...0x39).contains($0) }) >= 8 else {
      return []
    }
    let scalars = Array(text.unicodeScalars)
    let addresses = EmailAddress.ranges(in: scalars)
    let numbers = TelephoneNumber.ranges(in: scalars).filter { number in
      !addresses.contains { $0.overlaps(number) }
    }
    let found = addresses.map { ($0, Kind.email) } + numbers.map { ($0, Kind.telephone) }
    return found.sorted { $0.0.lowerBound < $1.0.lowerBound }.map { range, kind in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[range])
      return ContactDetail(kind: kind, text: String(text))
    }
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
  var isHyphen: Bool { [0x2D, 0x2010, 0x2011, 0x2012, 0x2013].contains(value) }
}

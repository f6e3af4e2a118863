/// The country codes that the ITU has assigned (E.164, list of November 2016 with its amendments).
enum DiallingCode {
  /// The codes of two digits; those of one are 1 and 7, and all others have three.
  private static let ofTwo: Set<Int> = [
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
    57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
  ]
  private static let ofThree: [ClosedRange<Int>] = [
    211...213, 216...216, 218...218, 220...258, 260...269, 290...291, 297...299, 350...359,
    370...378, 380...383, 385...387, 389...389, 420...421, 423...423, 500...509, 590...599,
    670...670, 672...683, 685...692, 800...800, 808...808, 850...850, 852...853, 855...856,
    870...870, 878...878, 880...883, 886...886, 888...888, 960...968, 970...977, 979...979,
    992...996, 998...998,
  ]

  /// The digits after the country code that a number begins with; nil where it begins with none.
  static func national(_ digits: [Int]) -> (code: Int, rest: ArraySlice<Int>)? {
    guard let first = digits.first, digits.count > 3 else { return nil }
    if first == 1 || first == 7 { return (first, digits.dropFirst()) }
    let two = first * 10 + digits[1]
    if ofTwo.contains(two) { return (two, digits.dropFirst(2)) }
    let three = two * 10 + digits[2]
    return ofThree.contains { $0.contains(three) } ? (three, digits.dropFirst(3)) : nil
  }
}

extension Wording {
  /// A whole number with its groups of three: `1 234 567` (no-break spaces, narrow ones in
  /// France), `1,234,567`.
  public func number(_ number: Int) -> String {
    (number < 0 ? "−" : "") + grouped(String(number.magnitude))
  }

  /// A share in hundredths: `24 %` with a no-break space, `24%`.
  public func percent(_ share: Int) -> String {
    let number = number(share)
    return switch language {
    case .frCA: "\(number)\(Typography.noBreakSpace)%"
    case .frFR: "\(number)\(Typography.narrowNoBreakSpace)%"
    case .en: "\(number)%"
    }
  }

  /// An amount in a currency's minor unit (ISO 4217): `1 234 567,50 $`, `1 234 567,50 $CA`,
  /// `$1,234,567.50`.
  ///
  /// The dollar alone is Canada's in Québec and in English, where other dollars say whose they
  /// are; a currency without a symbol here is shown by its code.
  public func money(_ minorUnits: Int64, _ currency: String) -> String {
    let decimals = Wording.decimals(of: currency)
    var digits = String(minorUnits.magnitude)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    var amount = grouped(String(digits.dropLast(decimals)))
    if decimals > 0 { amount += decimalSign + digits.suffix(decimals) }
    let sign = minorUnits < 0 ? "−" : ""
    guard language == .en else {
      return "\(sign)\(amount)\(Typography.noBreakSpace)\(symbol(of: currency))"
    }
    let symbol = symbol(of: currency)
    let gap = symbol == currency ? String(Typography.noBreakSpace) : ""
    return "\(sign)\(symbol)\(gap)\(amount)"
  }

  /// A hash in short, `SHA-256 c1c1c1c1c1c1…`: twelve digits tell files apart for a reader, and JSON and
  /// tables have them all.
  public func hash(_ sha256: String) -> String { "SHA-256 \(sha256.prefix(12))…" }

  /// A size in bytes, in decimal units: `512 octets`, `1,5 Mo`, `1.5 MB`.
  public func bytes(_ bytes: Int) -> String {
    guard bytes >= 1_000 else { return count(bytes, .byte) }
    let units =
      language.isFrench ? ["ko", "Mo", "Go", "To", "Po"] : ["kB", "MB", "GB", "TB", "PB"]
    var tenths = (bytes + 50) / 100
    var unit = 0
    while tenths >= 10_000, unit + 1 < units.count {
      tenths = (tenths + 500) / 1_000
      unit += 1
    }
    let fraction = tenths % 10 == 0 ? "" : "\(decimalSign)\(tenths % 10)"
    return "\(number(tenths / 10))\(fraction)\(Typography.noBreakSpace)\(units[unit])"
  }

  private var decimalSign: String { language.isFrench ? "," : "." }

  private func grouped(_ digits: String) -> String {
    let separator: Unicode.Scalar =
      switch language {
      case .frCA: Typography.noBreakSpace
      case .frFR: Typography.narrowNoBreakSpace
      case .en: ","
      }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.unicodeScalars.append(separator) }
      grouped.append(digit)
    }
    return grouped
  }

  private func symbol(of currency: String) -> String {
    switch (currency, language) {
    case ("CAD", .frCA), ("CAD", .en): "$"
    case ("CAD", .frFR): "$CA"
    case ("USD", .frCA): "$\(Typography.noBreakSpace)US"
    case ("USD", .frFR): "$US"
    case ("USD", .en): "US$"
    case ("EUR", _): "€"
    default: currency
    }
  }

  /// How many decimals a currency's minor unit stands for (ISO 4217).
  public static func decimals(of currency: String) -> Int {
    switch currency {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
      "VND", "VUV", "XAF", "XOF", "XPF", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD",
      "XPT", "XSU", "XTS", "XUA", "XXX":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    case "CLF", "UYW": 4
    default: 2
    }
  }
}

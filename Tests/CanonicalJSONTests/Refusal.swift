import CanonicalJSON
import Testing

/// A text, and the byte and reason it is refused for.
struct Refusal: Sendable, CustomTestStringConvertible {
  let text: [UInt8]
  let offset: Int
  let reason: CanonicalJSONError.Reason

  init(_ text: String, _ offset: Int, _ reason: CanonicalJSONError.Reason) {
    self.init(bytes: Array(text.utf8), offset, reason)
  }

  init(bytes: [UInt8], _ offset: Int, _ reason: CanonicalJSONError.Reason) {
    self.text = bytes
    self.offset = offset
    self.reason = reason
  }

  var error: CanonicalJSONError { CanonicalJSONError(offset: offset, reason: reason) }

  var testDescription: String {
    "\(String(decoding: text.prefix(40), as: UTF8.self)) → \(reason) at \(offset)"
  }
}

extension Refusal {
  /// Refused by the parser of free input and by the canonical reader, for the same reason.
  static let always: [Refusal] = [
    // The text as a whole
    Refusal("", 0, .unexpectedEnd),
    Refusal("[", 1, .unexpectedEnd),
    Refusal("{", 1, .unexpectedEnd),
    Refusal(#"{"a""#, 4, .unexpectedEnd),
    Refusal(#"{"a":"#, 5, .unexpectedEnd),
    Refusal(#"{"a":1"#, 6, .unexpectedEnd),
    Refusal(#"{"a":1,"#, 7, .unexpectedEnd),
    Refusal(#"{"a"#, 3, .unexpectedEnd),
    Refusal("[1", 2, .unexpectedEnd),
    Refusal("tru", 3, .unexpectedEnd),
    Refusal("-", 1, .unexpectedEnd),
    Refusal(#""abc"#, 4, .unexpectedEnd),
    Refusal(#""\"#, 2, .unexpectedEnd),
    Refusal(#""\u00"#, 5, .unexpectedEnd),
    Refusal(#""\ud83d\"#, 8, .unexpectedEnd),
    Refusal("{}x", 2, .trailingBytes),
    Refusal("{}{}", 2, .trailingBytes),
    Refusal("1,", 1, .trailingBytes),
    Refusal(bytes: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], 0, .byteOrderMark),
    Refusal(String(repeating: "[", count: 17), 16, .tooDeep),
    Refusal(String(repeating: #"{"a":"#, count: 17), 80, .tooDeep),
    Refusal(bytes: [UInt8](repeating: 0x30, count: 1 << 20 + 1), 1 << 20, .tooLong),
    // Bytes JSON does not allow
    Refusal("NaN", 0, .unexpectedByte),
    Refusal("[Infinity]", 1, .unexpectedByte),
    Refusal("+1", 0, .unexpectedByte),
    Refusal(".5", 0, .unexpectedByte),
    Refusal("-x", 1, .unexpectedByte),
    Refusal("[-]", 2, .unexpectedByte),
    Refusal("//", 0, .unexpectedByte),
    Refusal("'a'", 0, .unexpectedByte),
    Refusal("tRue", 1, .unexpectedByte),
    Refusal("falsy", 4, .unexpectedByte),
    Refusal("nil", 1, .unexpectedByte),
    Refusal("[,1]", 1, .unexpectedByte),
    Refusal("[1,]", 3, .unexpectedByte),
    Refusal("[1:2]", 2, .unexpectedByte),
    Refusal("[}", 1, .unexpectedByte),
    Refusal("{]", 1, .unexpectedByte),
    Refusal("{,}", 1, .unexpectedByte),
    Refusal("{a:1}", 1, .unexpectedByte),
    Refusal("{1:1}", 1, .unexpectedByte),
    Refusal(#"{"a",1}"#, 4, .unexpectedByte),
    Refusal(#"{"a":1,}"#, 7, .unexpectedByte),
    Refusal(#"{"a":1;"b":2}"#, 6, .unexpectedByte),
    Refusal(#"{"a":}"#, 5, .unexpectedByte),
    Refusal(bytes: [0x00], 0, .unexpectedByte),
    // Keys
    Refusal(#"{"":1}"#, 1, .badKey),
    Refusal(#"{"aB":1}"#, 3, .badKey),
    Refusal(#"{"a b":1}"#, 3, .badKey),
    Refusal(#"{"a-b":1}"#, 3, .badKey),
    Refusal(#"{"é":1}"#, 2, .badKey),
    Refusal(#"{"\n":1}"#, 2, .badKey),
    Refusal(#"{"a\u00e9":1}"#, 3, .badKey),
    Refusal(bytes: Array("{\"\u{1}\":1}".utf8), 2, .controlCharacter),
    Refusal(bytes: [0x7B, 0x22, 0xFF, 0x22], 2, .invalidUTF8),
    Refusal(#"{"\udc00":1}"#, 2, .loneSurrogate),
    Refusal(#"{"\x":1}"#, 2, .badEscape),
    Refusal(#"{"a":1,"a":2}"#, 7, .duplicateKey),
    Refusal(#"{"a":{"x":1,"y":2,"y":3}}"#, 18, .duplicateKey),
    // Strings
    Refusal(bytes: [0x22, 0xFF, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0x80, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xC0, 0xAF, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xC1, 0xBF, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xE0, 0x9F, 0xBF, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1, .invalidUTF8),
    Refusal(bytes: [0x22, 0x61, 0xC3, 0x22], 2, .invalidUTF8),
    Refusal(bytes: [0x22, 0x61, 0xE2, 0x82], 2, .invalidUTF8),
    Refusal(#""a\ud800""#, 2, .loneSurrogate),
    Refusal(#""\udc00""#, 1, .loneSurrogate),
    Refusal(#""\udc00\udc00""#, 1, .loneSurrogate),
    Refusal(#""\ude00\ud83d""#, 1, .loneSurrogate),
    Refusal(#""\ud800x""#, 1, .loneSurrogate),
    Refusal(#""\ud800\n""#, 1, .loneSurrogate),
    Refusal(#""\ud800\ud800""#, 1, .loneSurrogate),
    Refusal("\"a\tb\"", 2, .controlCharacter),
    Refusal("\"a\nb\"", 2, .controlCharacter),
    Refusal("\"\u{0}\"", 1, .controlCharacter),
    Refusal("\"\u{1F}\"", 1, .controlCharacter),
    Refusal("\"\u{7F}\"", 1, .controlCharacter),
    Refusal("\"\u{80}\"", 1, .controlCharacter),
    Refusal("\"é\u{9F}\"", 3, .controlCharacter),
    Refusal(#""\u0000""#, 1, .controlCharacter),
    Refusal(#""\r""#, 1, .controlCharacter),
    Refusal(#""\b""#, 1, .controlCharacter),
    Refusal(#""\f""#, 1, .controlCharacter),
    Refusal(#""\u007f""#, 1, .controlCharacter),
    Refusal(#""\u0085""#, 1, .controlCharacter),
    Refusal(bytes: [0x22, 0xEF, 0xB7, 0x90, 0x22], 1, .noncharacter),
    Refusal(bytes: [0x22, 0xEF, 0xB7, 0xAF, 0x22], 1, .noncharacter),
    Refusal("\"\u{FFFE}\"", 1, .noncharacter),
    Refusal("\"ab\u{FFFF}\"", 3, .noncharacter),
    Refusal("\"\u{1FFFE}\"", 1, .noncharacter),
    Refusal("\"\u{10FFFF}\"", 1, .noncharacter),
    Refusal(#""\uffff""#, 1, .noncharacter),
    Refusal(#""\udbff\udfff""#, 1, .noncharacter),
    Refusal(#""\x""#, 1, .badEscape),
    Refusal(#""\u00g0""#, 1, .badEscape),
    Refusal(#""\U0041""#, 1, .badEscape),
    Refusal(#""\ud800\u12""#, 7, .badEscape),
    // Numbers
    Refusal("1.5", 1, .fraction),
    Refusal("[1.0]", 2, .fraction),
    Refusal("-0.5", 2, .fraction),
    Refusal("99999999999999999999.5", 20, .fraction),
    Refusal("1e3", 1, .exponent),
    Refusal("10E3", 2, .exponent),
    Refusal("01", 0, .leadingZero),
    Refusal("-01", 1, .leadingZero),
    Refusal("[00]", 1, .leadingZero),
    Refusal("-0", 0, .negativeZero),
    Refusal("[1,-0]", 3, .negativeZero),
    Refusal("9007199254740992", 0, .integerTooLarge),
    Refusal("[-9007199254740992]", 1, .integerTooLarge),
    Refusal("18446744073709551616", 0, .integerTooLarge),
    Refusal("1" + String(repeating: "0", count: 100_000), 0, .integerTooLarge),
  ]

  /// Read by the parser of free input, refused by the canonical reader.
  static let canonicalOnly: [Refusal] = [
    Refusal(" 1", 0, .notCanonical),
    Refusal("1\n", 1, .notCanonical),
    Refusal("[ ]", 1, .notCanonical),
    Refusal("[1, 2]", 3, .notCanonical),
    Refusal("[1 ,2]", 2, .notCanonical),
    Refusal("{ }", 1, .notCanonical),
    Refusal(#"{"a" :1}"#, 4, .notCanonical),
    Refusal(#"{"a": 1}"#, 5, .notCanonical),
    Refusal(#"{"a":1 }"#, 6, .notCanonical),
    Refusal(#"{"\u0061":1}"#, 2, .notCanonical),
    Refusal(#""\/""#, 1, .notCanonical),
    Refusal(#""a\u0062""#, 2, .notCanonical),
    Refusal(#""\u00e9""#, 1, .notCanonical),
    Refusal(#""\u000a""#, 1, .notCanonical),
    Refusal(#""\u0009""#, 1, .notCanonical),
    Refusal(#""\u0022""#, 1, .notCanonical),
    Refusal(#""\u005c""#, 1, .notCanonical),
    Refusal(#""\ud83d\ude00""#, 1, .notCanonical),
    Refusal(#"{"b":1,"a":2}"#, 7, .keysOutOfOrder),
    Refusal(#"{"aa":1,"a":2}"#, 8, .keysOutOfOrder),
    Refusal(#"{"a":1,"_":2}"#, 7, .keysOutOfOrder),
    Refusal(#"{"a":1,"b":2,"a":3}"#, 13, .keysOutOfOrder),
  ]
}

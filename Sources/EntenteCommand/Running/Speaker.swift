import CanonicalJSON
import Foundation
import LMDB
import Wording

/// What a command speaks with: data on standard output, words on standard error, in one language.
struct Speaker: Sendable {
  /// The reader's language.
  let wording: Wording
  /// Whether answers are JSON.
  let isJSON: Bool
  /// How many columns a line has.
  let width: Int
  /// Whether answers may have colours.
  let isColourful: Bool

  init(language: Language?, isJSON: Bool) {
    let environment = ProcessInfo.processInfo.environment
    wording = Wording(Language.choose(option: language?.rawValue, environment: environment))
    self.isJSON = isJSON
    width = max(
      40, environment["COLUMNS"].flatMap { Int($0) } ?? StandardStream.output.columns ?? 100)
    isColourful =
      StandardStream.output.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Writes data, exactly these bytes.
  func put(_ bytes: [UInt8]) throws(CommandError) {
    do throws(LMDBError) {
      try StandardStream.output.write(bytes)
    } catch {
      // Said of a ledger, a full disk also means that nothing was written; the answer may well come
      // after a record that was.
      if error.reason == .diskFull {
        throw .trouble(.file(path: error.path, .other("ENOSPC, no room is left")))
      }
      throw CommandError(error, at: error.path)
    }
  }

  /// Writes one line of data.
  func put(_ line: String) throws(CommandError) { try put(Array((line + "\n").utf8)) }

  /// Writes lines of data.
  func put(_ lines: [String]) throws(CommandError) {
    guard !lines.isEmpty else { return }
    try put(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// Writes one JSON document and the end of its line.
  func put(_ json: JSON) throws(CommandError) {
    let bytes: [UInt8]
    do throws(CanonicalJSONError) {
      bytes = try json.canonical(limits: JSONLimits(bytes: .max))
    } catch {
      throw .trouble(.store(path: "JSON", .other(error.description)))
    }
    try put(bytes + [0x0A])
  }

  /// Says something to whoever looks on, wrapped to the width there is.
  func say(_ sentence: String) {
    var lines: [String] = []
    for line in sentence.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += wrap(terminalSafe(String(line)), toWidth: width)
    }
    do throws(LMDBError) {
      try StandardStream.error.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    } catch {
      // There is nobody left to tell that nobody listens.
    }
  }

  /// Says something, given in both languages.
  func say(fr: Phrase, en: Phrase) { say(wording.say(fr: fr, en: en)) }
}

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
    let columns =
      environment["COLUMNS"].flatMap { Int($0) } ?? StandardStream.output.columns ?? 100
    // A head line is filled with spaces up to the width: what no terminal has is not to be filled.
    width = min(max(40, columns), 10_000)
    isColourful =
      StandardStream.output.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Writes data, exactly these bytes.
  ///
  /// A reader that goes away (`entente verify | head -1`) has seen enough: what was found is as it
  /// was, and the run ends with the code that says it.
  func put(_ bytes: [UInt8]) throws(CommandError) { _ = try isRead(bytes) }

  /// Writes data, and says whether anybody still reads.
  private func isRead(_ bytes: [UInt8]) throws(CommandError) -> Bool {
    do throws(LMDBError) {
      try StandardStream.output.write(bytes)
      return true
    } catch {
      if error.reason == .readerGone { return false }
      // Said of a ledger, a full disk also means that nothing was written; the answer may well come
      // after a record that was.
      if error.reason == .diskFull {
        throw .trouble(.file(path: error.path, .other("ENOSPC, no room is left")))
      }
      throw CommandError(error, at: error.path)
    }
  }

  /// Writes a table: exactly these bytes, and on a terminal lines that leave it as it is.
  func put(table bytes: [UInt8]) throws(CommandError) {
    guard StandardStream.output.isTerminal else { return try put(bytes) }
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    try put(Array(safeLines(text).joined(separator: "\n").utf8))
  }

  /// Writes one line of data.
  func put(_ line: String) throws(CommandError) { try put(Array((line + "\n").utf8)) }

  /// Writes lines of data.
  func put(_ lines: [String]) throws(CommandError) {
    guard !lines.isEmpty else { return }
    try put(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// Writes one JSON document and the end of its line.
  func put(_ json: JSON) throws(CommandError) { try put(line(of: json)) }

  /// Writes JSON documents, one a line, as long as anybody reads them.
  func put(each documents: some Sequence<JSON>) throws(CommandError) {
    for document in documents where try !isRead(line(of: document)) { return }
  }

  private func line(of json: JSON) throws(CommandError) -> [UInt8] {
    do throws(CanonicalJSONError) {
      return try json.canonical(limits: JSONLimits(bytes: .max)) + [0x0A]
    } catch {
      throw .trouble(.store(path: "JSON", .said(error.description)))
    }
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

import Foundation
import Wording

/// A page for `man`, as it is written: man(7), which every reader of such pages knows in every
/// language; mdoc(7) wants its headings in English.
struct ManualPage {
  private(set) var text: String
  private let wording: Wording

  /// When the pages were last laid out anew: a date of the day would make every one of them stale.
  private static let date = "2026-11-26"

  init(_ name: String, _ wording: Wording) {
    self.wording = wording
    let manual = wording.say(fr: "Manuel d'entente", en: "Manual of entente")
    text = """
      .\\" -*- coding: utf-8 -*-
      .\\" \(wording.say(
        fr: "Écrite par les tests d'après les définitions des commandes : ne pas modifier.",
        en: "Written by the tests from the definitions of the commands: do not edit."))
      .TH \(ManualPage.escaped(name.uppercased())) 1 \(ManualPage.date) "entente/1" "\(manual)"
      .\\" \(wording.say(
        fr: "Aucune césure : une commande et ses options se recopient telles quelles.",
        en: "No hyphenation: a command and its options are copied as they are."))
      .nh

      """
  }

  mutating func section(_ title: String) {
    text += ".SH \(ManualPage.escaped(title.uppercased()))\n"
  }

  /// A paragraph; what stands between backquotes is bold, as on a page of Markdown.
  mutating func paragraph(_ words: String, first: Bool = false) {
    if !first { text += ".PP\n" }
    text += ManualPage.line(words) + "\n"
  }

  /// A term and what it means.
  mutating func item(_ term: String, _ words: String) {
    text += ".TP\n\(term)\n\(ManualPage.line(words))\n"
  }

  /// A line of macros as it is.
  mutating func raw(_ line: String) { text += line + "\n" }

  /// What a terminal shows, line by line.
  mutating func example(_ lines: [String], first: Bool) {
    text += first ? ".nf\n" : ".PP\n.nf\n"
    for line in lines { text += ManualPage.protected(ManualPage.escaped(line)) + "\n" }
    text += ".fi\n"
  }

  static func bold(_ word: String) -> String { "\\fB\(escaped(word))\\fR" }
  static func italic(_ word: String) -> String { "\\fI\(escaped(word))\\fR" }

  private static func line(_ words: String) -> String {
    let parts = words.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    let set = parts.enumerated().map { $0.offset % 2 == 1 ? bold($0.element) : escaped($0.element) }
    return broken(set.joined())
  }

  /// Text over as many lines as its formatters like to read: 80 bytes, where a letter outside ASCII
  /// is read as its escape.
  static func broken(_ text: String) -> String {
    func width(_ word: Substring) -> Int {
      word.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 8) }
    }
    var lines: [String] = []
    var taken = 0
    for word in text.split(separator: " ") {
      if let last = lines.last, taken + 1 + width(word) <= 78 {
        lines[lines.count - 1] = "\(last) \(word)"
        taken += 1 + width(word)
      } else {
        lines.append(String(word))
        taken = width(word)
      }
    }
    return lines.map(protected).joined(separator: "\n")
  }

  /// Characters that a formatter takes for its own.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("'", with: "\\(aq").replacing("`", with: "\\(ga")
      .replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
  }

  /// A line that begins like a macro is none.
  private static func protected(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("\\(aq") ? "\\&" + line : line
  }
}

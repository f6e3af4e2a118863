internal import Transparency
internal import Wording

/// A report as HTML: one file, without a script, that loads nothing.
struct ReportDocument {
  private let page: ReportPage
  private typealias Attribute = Markup.Attribute

  init(_ page: ReportPage) { self.page = page }

  /// The file.
  var bytes: [UInt8] {
    let sheets = [ReportStyle.sheet, ReportStyle.print(page.furniture)]
    let html = Markup.element(
      "html", [Attribute("lang", page.language.rawValue)],
      [head(sheets), body], onLines: true)
    return Array((Markup.doctype + html).html.utf8)
  }

  private func head(_ sheets: [String]) -> Markup {
    // Nothing may run or be fetched, and of styles these alone, by their hashes.
    let hashes = sheets.map { sheet in
      let digest = Base64.encode(Digest(hashing: Array(sheet.utf8)).bytes)
      return "'sha256-\(String(decoding: digest, as: UTF8.self))'"
    }
    let policy =
      "default-src 'none'; style-src \(hashes.joined(separator: " ")); base-uri 'none';"
      + " form-action 'none'"
    return .element(
      "head", [],
      [
        .void("meta", [Attribute("charset", "utf-8")]),
        .void(
          "meta",
          [Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", policy)]),
        .void(
          "meta",
          [
            Attribute("name", "viewport"),
            Attribute("content", "width=device-width, initial-scale=1"),
          ]),
        .void("meta", [Attribute("name", "color-scheme"), Attribute("content", "light")]),
        .void("meta", [Attribute("name", "referrer"), Attribute("content", "no-referrer")]),
        .element("title", [], .text("\(page.title.text) – \(page.kind)"), onLines: true),
        Markup(sheets.map { .style($0) }),
      ], onLines: true)
  }

  private var body: Markup {
    .element(
      "body", [],
      [
        .element(
          "a", [Attribute("class", "skip"), Attribute("href", "#main")], .text(page.furniture.skip)),
        .lineEnd, header, contents,
        .element(
          "main", [Attribute("id", "main")], Markup(page.chapters.map { section($0, level: 2) }),
          onLines: true),
        .element(
          "footer", [], .element("p", [], .text(page.furniture.colophon)), onLines: true),
      ], onLines: true)
  }

  private var header: Markup {
    let particulars = page.particulars.map { label, value -> Markup in
      .element(
        "div", [],
        [.element("dt", [], .text(label)), .element("dd", [], .text(value))], onLines: true)
    }
    let subtitle: Markup =
      page.subtitle.text.isEmpty
      ? [] : .element("p", [Attribute("class", "parties")], words(page.subtitle), onLines: true)
    let notices: Markup =
      page.notices.isEmpty
      ? []
      : .element(
        "div", [Attribute("class", "notices")],
        Markup(page.notices.map { .element("p", [], words($0), onLines: true) }), onLines: true)
    return .element(
      "header", [],
      [
        .element("p", [Attribute("class", "kind")], .text(page.kind), onLines: true),
        .element("h1", [], words(page.title), onLines: true), subtitle,
        .element("dl", [Attribute("class", "particulars")], Markup(particulars), onLines: true),
        notices,
      ], onLines: true)
  }

  private var contents: Markup {
    func items(_ sections: [ReportSection]) -> Markup {
      .element(
        "ul", [],
        Markup(
          sections.map { section in
            .element(
              "li", [],
              [
                .element("a", [Attribute("href", "#\(section.id)")], words(section.title)),
                section.parts.isEmpty ? [] : items(section.parts),
              ], onLines: true)
          }), onLines: true)
    }
    return .element(
      "nav", [Attribute("aria-labelledby", "contents")],
      [
        .element(
          "h2", [Attribute("id", "contents")], .text(page.furniture.contents), onLines: true),
        items(page.chapters),
      ], onLines: true)
  }

  // MARK: Sections

  private func section(_ section: ReportSection, level: Int) -> Markup {
    let title = words(section.title)
    let id = [Attribute("id", "\(section.id)-titre")]
    let heading: Markup =
      level == 2
      ? .element("h2", id, title, onLines: true) : .element("h3", id, title, onLines: true)
    let blocks = section.blocks.enumerated().map { block($1, in: "\(section.id)-\($0)") }
    return .element(
      "section",
      [Attribute("id", section.id), Attribute("aria-labelledby", "\(section.id)-titre")],
      [heading, Markup(blocks), Markup(section.parts.map { self.section($0, level: level + 1) })],
      onLines: true)
  }

  private func block(_ block: ReportBlock, in id: String) -> Markup {
    switch block {
    case .paragraph(let text):
      return .element("p", classes([text.style.className]), words(text), onLines: true)
    case .figures(let figures): return self.figures(figures)
    case .table(let table): return ReportTableMarkup(table, id: id).markup
    case .timeline(let timeline): return TimelinePicture(timeline, id: id).markup
    case .steps(let steps): return self.steps(steps)
    case .signatures(let names, let labels): return signatures(names, labels)
    }
  }

  private func figures(_ figures: [ReportFigure]) -> Markup {
    .element(
      "dl", [Attribute("class", "figures")],
      Markup(
        figures.map { figure in
          let note: Markup =
            figure.note.isEmpty
            ? [] : .element("dd", [Attribute("class", "note")], .text(figure.note))
          return .element(
            "div", [],
            [
              .element("dt", [], .text(figure.label)),
              Markup(
                figure.values.map { value in
                  .element("dd", classes([value.style.className]), words(value))
                }), note,
            ], onLines: true)
        }), onLines: true)
  }

  private func steps(_ steps: [ReportStep]) -> Markup {
    .element(
      "ol", [Attribute("class", "steps")],
      Markup(
        steps.map { step in
          let command: Markup =
            step.command.isEmpty
            ? [] : [.void("br"), .element("code", [], .text(step.command))]
          return .element("li", [], [.text(step.text), command], onLines: true)
        }), onLines: true)
  }

  private func signatures(_ names: [StyledText], _ labels: [String]) -> Markup {
    .element(
      "ul", [Attribute("class", "signatures")],
      Markup(
        names.map { name in
          let lines = labels.map { label in
            Markup.element("span", [Attribute("class", "line")], .text(label))
          }
          return .element(
            "li", [], [.element("strong", [], words(name))] + Markup(lines), onLines: true)
        }), onLines: true)
  }
}

// MARK: - Words

/// A text, and in which language it is where that is not the page's.
func words(_ text: StyledText) -> Markup {
  guard let language = text.languageKey else { return unbroken(text.text) }
  return .element("span", [Markup.Attribute("lang", language)], unbroken(text.text))
}

/// A text of which no line breaks within a date or a code, `2022-04-22`, `T-1`, and every long word may
/// break, so that none makes its table wider than a page.
private func unbroken(_ text: String) -> Markup {
  func isCode(_ word: Substring) -> Bool {
    word.utf8.count <= 16 && word.utf8.contains(UInt8(ascii: "-"))
      && word.utf8.contains { (0x30...0x39).contains($0) }
  }
  // By scalars: what a character is changes with the version of Unicode, and a report does not.
  let words = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false)
    .map { Substring($0) }
  return Markup(
    words.enumerated().map { index, word in
      let space = index == 0 ? "" : " "
      guard isCode(word) else { return [.text(space), breakable(word)] }
      return [
        .text(space), .element("span", [Markup.Attribute("class", "keep")], .text(String(word))),
      ]
    })
}

/// A word with a place to break after every so many scalars.
private func breakable(_ word: Substring) -> Markup {
  let most = 24
  var rest = word.unicodeScalars[...]
  var pieces: [Markup] = []
  // What is only a little longer stays whole.
  while rest.count > most + most / 2 {
    pieces += [.text(String(Substring(rest.prefix(most)))), Markup.wordBreak]
    rest = rest.dropFirst(most)
  }
  return Markup(pieces + [.text(String(Substring(rest)))])
}

/// The attribute for the classes that are not empty.
func classes(_ names: [String]) -> [Markup.Attribute] {
  let names = names.filter { !$0.isEmpty }
  return names.isEmpty ? [] : [Markup.Attribute("class", names.joined(separator: " "))]
}

extension StyledText.Style {
  /// The class of what means this; colour underlines what the words and their signs say.
  var className: String {
    switch self {
    case .plain: ""
    case .heading: "total"
    case .good: "good"
    case .warning: "warning"
    case .bad: "bad"
    case .faint: "faint"
    }
  }
}

internal import Wording

/// A timeline as an inline picture (SVG), with its numbers in a table below it.
///
/// All places are whole tenths of a unit: no arithmetic of the machine can write them another way.
struct TimelinePicture {
  private let timeline: ReportTimeline
  private let id: String
  private typealias Attribute = Markup.Attribute

  private static let width = 1_000
  private static let (left, right) = (116, 980)
  private static let (stepHeight, laneHeight, dueHeight) = (18, 38, 20)
  /// So wide a character is about, in tenths.
  private static let characterWidth = 66

  init(_ timeline: ReportTimeline, id: String) {
    self.timeline = timeline
    self.id = id
  }

  var markup: Markup {
    let legend = timeline.legend.map { Markup.element("li", [], .text($0), onLines: true) }
    return [
      .element(
        "figure", [],
        [
          .element(
            "div",
            [
              Attribute("class", "frame"), Attribute("role", "region"), Attribute("tabindex", "0"),
              Attribute("aria-label", timeline.title),
            ], picture, onLines: true),
          .element(
            "figcaption", [],
            .element("ul", [Attribute("class", "legend")], Markup(legend), onLines: true),
            onLines: true),
        ], onLines: true),
      .element(
        "details", [],
        [
          .element("summary", [], .text(timeline.summary), onLines: true),
          ReportTableMarkup(timeline.table, id: "\(id)-nombres").markup,
        ], onLines: true),
    ]
  }

  // MARK: The picture

  private var picture: Markup {
    let steps = placed(
      (timeline.steps + [timeline.today]).sorted { $0.day < $1.day }, levels: 4
    ) { $0.label.unicodeScalars.count * TimelinePicture.characterWidth + 100 }
    let dues = placed(timeline.dues.marks.sorted { $0.day < $1.day }, levels: 6) { _ in 200 }
    let top = 8 + (steps.map(\.level).max().map { $0 + 1 } ?? 0) * TimelinePicture.stepHeight
    let lanes = top + timeline.lanes.count * TimelinePicture.laneHeight
    let dueLevels = dues.map(\.level).max().map { $0 + 1 } ?? 0
    let bottom = lanes + (dueLevels == 0 ? 0 : dueLevels * TimelinePicture.dueHeight + 14)
    let height = bottom + 26
    return .element(
      "svg",
      [
        Attribute("viewBox", "0 0 \(TimelinePicture.width) \(height)"), Attribute("role", "img"),
        Attribute("aria-labelledby", "\(id)-titre \(id)-texte"),
      ],
      [
        .element("title", [Attribute("id", "\(id)-titre")], .text(timeline.title), onLines: true),
        .element(
          "desc", [Attribute("id", "\(id)-texte")], .text(timeline.description), onLines: true),
        force(from: top, to: bottom), scale(from: top, to: bottom),
        Markup(
          timeline.lanes.enumerated().map { lane($1, at: top + $0 * TimelinePicture.laneHeight) }),
        Markup(steps.map { step($0, to: bottom) }),
        dueLevels == 0 ? [] : duesLane(dues, from: lanes, to: bottom),
      ], onLines: true)
  }

  private func force(from top: Int, to bottom: Int) -> Markup {
    guard let force = timeline.force else { return [] }
    let (first, last) = (place(force.first), place(force.last + 1))
    return .element(
      "rect",
      [
        Attribute("class", "force"), Attribute("x", tenths(first)), Attribute("y", "\(top)"),
        Attribute("width", tenths(last - first)), Attribute("height", "\(bottom - top)"),
      ], onLines: true)
  }

  private func scale(from top: Int, to bottom: Int) -> Markup {
    Markup(
      timeline.scale.map { mark in
        let x = place(mark.day)
        return [
          line("year", x, top, x, bottom),
          text("scale", x + 40, bottom * 10 + 180, mark.label),
        ]
      }) + line("axis", TimelinePicture.left * 10, bottom, TimelinePicture.right * 10, bottom)
  }

  private func lane(_ lane: ReportTimeline.Lane, at top: Int) -> Markup {
    let middle = top + TimelinePicture.laneHeight / 2
    let most = max(1, timeline.lanes.flatMap(\.counts).max() ?? 1)
    let dots = zip(lane.counts, zip(timeline.edges, timeline.edges.dropFirst())).map {
      count, edges -> Markup in
      guard count > 0 else { return [] }
      let x = (place(edges.0) + place(edges.1)) / 2
      let radius = count == 1 ? 45 : 80 + 65 * root(count * 10_000 / most) / 100
      let number: Markup = count == 1 ? [] : text("count", x, middle * 10 + 38, short(count))
      return [
        .element(
          "circle",
          [
            Attribute("class", "dot"), Attribute("cx", tenths(x)), Attribute("cy", "\(middle)"),
            Attribute("r", tenths(radius)),
          ], onLines: true), number,
      ]
    }
    return [
      line("lane", TimelinePicture.left * 10, middle, TimelinePicture.right * 10, middle),
      text("label", (TimelinePicture.left - 12) * 10, middle * 10 + 45, cut(lane.label)),
      Markup(dots),
    ]
  }

  private func step(_ step: Placed, to bottom: Int) -> Markup {
    let isToday = step.mark.day == timeline.today.day && step.mark.label == timeline.today.label
    let y = 14 + step.level * TimelinePicture.stepHeight
    let isLate = step.x > 8_000
    let side = isLate ? " end" : ""
    func label(_ name: String) -> Markup {
      text(name + side, step.x + (isLate ? -40 : 40), y * 10, step.mark.label)
    }
    // White below the letters, where they cross the line of another step.
    return [
      line(isToday ? "today" : "step", step.x, y - 9, step.x, bottom), label("halo"),
      label("step-label"),
    ]
  }

  // MARK: Commitments

  private func duesLane(_ dues: [Placed], from top: Int, to bottom: Int) -> Markup {
    let label = text(
      "label", (TimelinePicture.left - 12) * 10, (top + bottom) / 2 * 10 + 45,
      cut(timeline.dues.label))
    return [
      line("lane", 0, top, TimelinePicture.right * 10, top), label,
      Markup(
        dues.map { due in
          let y = top + 17 + due.level * TimelinePicture.dueHeight
          return [sign(of: due.mark.style, at: due.x, y)]
        }),
    ]
  }

  /// A sign that differs by its shape, not by its colour alone.
  private func sign(of style: StyledText.Style, at x: Int, _ y: Int) -> Markup {
    let frame: Markup
    let stroke: String
    switch style {
    case .good:
      frame = circle("met", x, y)
      stroke = "M\(tenths(x - 35)) \(y)l2.5 3l4.5 -6"
    case .bad, .warning:
      frame = .element(
        "rect",
        [
          Attribute("class", "unkept"), Attribute("x", tenths(x - 65)), Attribute("y", "\(y - 6)"),
          Attribute("width", "13"), Attribute("height", "13"),
        ])
      stroke = "M\(tenths(x - 30)) \(y - 2)l6 6m0 -6l-6 6"
    case .plain, .heading:
      frame = circle("open", x, y)
      stroke = ""
    case .faint:
      frame = circle("open", x, y)
      stroke = "M\(tenths(x - 30)) \(y)h6"
    }
    let mark: Markup =
      stroke.isEmpty
      ? []
      : .element(
        "path",
        [Attribute("class", style == .faint ? "dash" : "sign"), Attribute("d", stroke)])
    return [frame, mark, .lineEnd]
  }

  private func circle(_ name: String, _ x: Int, _ y: Int) -> Markup {
    .element(
      "circle",
      [
        Attribute("class", name), Attribute("cx", tenths(x)), Attribute("cy", "\(y)"),
        Attribute("r", "6.5"),
      ])
  }

  // MARK: Places

  private struct Placed {
    let mark: ReportTimeline.Mark
    let x: Int
    let level: Int
  }

  /// Puts marks on as few levels as keep them apart; what finds no room stands on the last.
  private func placed(
    _ marks: [ReportTimeline.Mark], levels: Int, width: (ReportTimeline.Mark) -> Int
  ) -> [Placed] {
    var ends = Array(repeating: Int.min, count: levels)
    return marks.map { mark in
      let x = place(mark.day)
      let width = width(mark)
      // A label near the right edge stands before its mark.
      let begin = x > 8_000 ? x - width : x
      let level = ends.firstIndex { $0 <= begin } ?? levels - 1
      ends[level] = max(ends[level], begin + width)
      return Placed(mark: mark, x: x, level: level)
    }
  }

  /// Where a day is from left to right, in tenths.
  private func place(_ day: Int) -> Int {
    let first = timeline.edges.first ?? 0
    let days = max(1, (timeline.edges.last ?? 1) - first)
    let span = (TimelinePicture.right - TimelinePicture.left) * 10
    let within = min(max(day - first, 0), days)
    return TimelinePicture.left * 10 + within * span / days
  }

  private func line(_ name: String, _ x: Int, _ y: Int, _ toX: Int, _ toY: Int) -> Markup {
    .element(
      "line",
      [
        Attribute("class", name), Attribute("x1", tenths(x)), Attribute("y1", "\(y)"),
        Attribute("x2", tenths(toX)), Attribute("y2", "\(toY)"),
      ], onLines: true)
  }

  /// - Parameter y: In tenths.
  private func text(_ name: String, _ x: Int, _ y: Int, _ text: String) -> Markup {
    .element(
      "text",
      [Attribute("class", name), Attribute("x", tenths(x)), Attribute("y", tenths(y))],
      .text(text), onLines: true)
  }

  private func tenths(_ number: Int) -> String {
    number % 10 == 0 ? "\(number / 10)" : "\(number / 10).\(abs(number % 10))"
  }

  /// A number that fits into a dot.
  private func short(_ count: Int) -> String {
    count < 1_000 ? "\(count)" : count < 1_000_000 ? "\(count / 1_000)k" : "\(count / 1_000_000)M"
  }

  /// A label that fits beside its lane.
  private func cut(_ label: String) -> String {
    let scalars = label.unicodeScalars
    guard scalars.count > 14 else { return label }
    return String(String.UnicodeScalarView(scalars.prefix(13))) + "…"
  }

  /// The whole part of a square root.
  private func root(_ number: Int) -> Int {
    var root = 0
    while (root + 1) * (root + 1) <= number { root += 1 }
    return root
  }
}

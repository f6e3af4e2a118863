/// What a report says, in order and in one language, before it is set in type: texts that are safe to
/// show, tables, a picture's contents.
public struct ReportPage: Sendable {
  /// The language.
  public let language: Language
  /// What sort of page it is, above the title.
  public let kind: String
  /// The title.
  public let title: StyledText
  /// What stands below it: who the parties are.
  public let subtitle: StyledText
  /// Of what it is, as of when, under which head.
  public let particulars: [(label: String, value: String)]
  /// What a reader has to know before anything else.
  public let notices: [StyledText]
  /// The chapters.
  public let chapters: [ReportSection]
  /// What is said on every page of it.
  public let furniture: ReportFurniture
}

/// The words around a report: to skip to its content, to number its printed pages.
public struct ReportFurniture: Sendable {
  /// The link to the content.
  public let skip: String
  /// What the list of its sections is called.
  public let contents: String
  /// What stands at the top of each printed page.
  public let running: String
  /// Before the number of a printed page, and between it and how many there are.
  public let page: (before: String, between: String)
  /// The last line.
  public let colophon: String
}

/// A titled part of a report.
public struct ReportSection: Sendable {
  /// By which it is linked to.
  public let id: String
  /// Its title.
  public let title: StyledText
  /// What it says.
  public let blocks: [ReportBlock]
  /// Its own parts.
  public let parts: [ReportSection]

  init(_ id: String, _ title: StyledText, _ blocks: [ReportBlock] = [], parts: [ReportSection] = [])
  {
    self.id = id
    self.title = title
    self.blocks = blocks
    self.parts = parts
  }
}

/// One thing that a report says.
public enum ReportBlock: Sendable {
  /// A paragraph.
  case paragraph(StyledText)
  /// Figures to be seen at once.
  case figures([ReportFigure])
  /// A table.
  case table(ReportTable)
  /// A timeline, which is drawn.
  case timeline(ReportTimeline)
  /// What to do, in order.
  case steps([ReportStep])
  /// Where to sign, a place for each name.
  case signatures(names: [StyledText], labels: [String])
}

/// A figure with what it counts.
public struct ReportFigure: Sendable {
  /// What it counts.
  public let label: String
  /// The figure, or the figures where they do not add up.
  public let values: [StyledText]
  /// What is said beside it; empty for nothing.
  public let note: String

  init(_ label: String, _ values: StyledText..., note: String = "") {
    self.init(label, values, note: note)
  }

  init(_ label: String, _ values: [StyledText], note: String = "") {
    self.label = label
    self.values = values
    self.note = note
  }
}

/// A step of a procedure, with the line to type where there is one.
public struct ReportStep: Sendable {
  /// What to do.
  public let text: String
  /// The line to type; empty for none.
  public let command: String
}

/// A table of a report.
public struct ReportTable: Sendable {
  /// What it shows.
  public let caption: String
  /// Columns and rows.
  public let table: TextTable
  /// How many rows are left out, and where they are; empty for none.
  public let more: String
}

/// What a timeline shows: records by axis and stretch of time, with what happened on a day.
public struct ReportTimeline: Sendable {
  /// What it is called, and what it says in words.
  public let title: String
  /// What is seen on it, for whoever does not see it.
  public let description: String
  /// What opens the same in numbers.
  public let summary: String
  /// What its signs mean.
  public let legend: [String]
  /// The first day of each stretch, and the day after the last, as numbers of days.
  public let edges: [Int]
  /// The years or dates below it, each at a number of days.
  public let scale: [Mark]
  /// Its lanes.
  public let lanes: [Lane]
  /// What happened to the agreement on a day.
  public let steps: [Mark]
  /// The days in force, as numbers of days; nil where there are none.
  public let force: (first: Int, last: Int)?
  /// The day the report is of.
  public let today: Mark
  /// Commitments by the day they fall due; what lane they are on is called.
  public let dues: (label: String, marks: [Mark])
  /// The same in numbers.
  public let table: ReportTable

  /// A row of records.
  public struct Lane: Sendable {
    /// What it is called.
    public let label: String
    /// How many records fall into each stretch.
    public let counts: [Int]
  }

  /// Something at a day.
  public struct Mark: Sendable {
    /// The day, as a number of days.
    public let day: Int
    /// What it is called.
    public let label: String
    /// How it stands.
    public let style: StyledText.Style

    init(_ day: Int, _ label: String, _ style: StyledText.Style = .plain) {
      self.day = day
      self.label = label
      self.style = style
    }
  }
}

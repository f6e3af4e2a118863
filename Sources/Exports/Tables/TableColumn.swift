/// A column of an exported table: its name for programs, what its cells hold, and where in the JSON of a
/// row they come from.
struct TableColumn: Sendable {
  /// The name, of lower-case letters, digits and `_`; it stands in the first row.
  let name: String
  /// What the cells hold.
  let kind: Kind
  /// The members that lead to the value.
  let path: [String]

  /// What the cells of a column hold.
  enum Kind: Sendable {
    /// An id, a code, a choice, a date of the ledger: text that no erasure reaches.
    case text
    /// A whole number.
    case integer
    /// `true` or `false`.
    case truth
    /// A day, `YYYY-MM-DD`.
    case day
    /// An instant, in UTC and to the microsecond.
    case instant
    /// Several texts with semicolons between them.
    case texts
    /// An object of JSON.
    case object
    /// An array of JSON.
    case array
    /// A word of a record, which may be withheld or erased.
    case word
  }

  /// A column whose value stands under its name, or at a path with `/` between its members.
  init(_ name: String, _ kind: Kind, at path: String? = nil) {
    self.name = name
    self.kind = kind
    self.path = (path ?? name).split(separator: "/").map(String.init)
  }

  /// The two columns of a text, one a language.
  static func both(_ name: String) -> [TableColumn] {
    ["fr", "en"].map { TableColumn("\(name)_\($0)", .word, at: "\(name)/\($0)") }
  }

  /// The columns of what several parties have to do: how many have, and how many there are.
  static func share(_ name: String) -> [TableColumn] {
    [
      TableColumn("\(name)_by", .integer, at: "\(name)/by"),
      TableColumn("\(name)_of", .integer, at: "\(name)/of"),
    ]
  }

  /// The column that says of which words a row lacks, and why: `title_fr=erased:12;title_en=withheld`.
  static let missing = TableColumn("words_missing", .texts)
}

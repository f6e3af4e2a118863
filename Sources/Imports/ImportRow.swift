public import CanonicalJSON
public import Partnership

/// One action of a file, and where it stands.
public struct ImportRow: Sendable, Hashable {
  /// The line, or the row of a table, from 1.
  public let line: Int
  /// The action.
  public let action: Action
  /// What names the row for ever; nil when its content does.
  public let unique: UniqueID?
  /// The evidence that says which row of which file it is; nil for an action of JSON lines, which is
  /// recorded as its author made it.
  public let citation: JSON?

  /// Where in its table it says what; nil for a line of JSON.
  let columns: RowColumns?

  init(
    line: Int, action: Action, unique: UniqueID? = nil, citation: JSON? = nil,
    columns: RowColumns? = nil
  ) {
    self.line = line
    self.action = action
    self.unique = unique
    self.citation = citation
    self.columns = columns
  }
}

/// The name its keeper gave a row.
public struct UniqueID: Sendable, Hashable {
  /// The register in which it is unique; nil where the ledger imports from one.
  public let register: String?
  /// The name.
  public let id: String

  /// The name as JSON, from which the id of an action follows.
  public var json: JSON { [.string(register ?? ""), .string(id)] }
}

/// A named table of a store, as its client declares it: `static let records = Table(0, "records")`.
///
/// All the tables of a store are declared together when it is opened, numbered from 0 without
/// gaps; the number finds the open handle without a look-up by name. Keys are ordered as bytes.
public struct Table: Hashable, Sendable {
  /// The position among the store's declared tables.
  public let number: Int
  /// The name inside the store; changing it makes another table.
  public let name: String

  /// Declares the table with this number and name.
  public init(_ number: Int, _ name: String) {
    self.number = number
    self.name = name
  }
}

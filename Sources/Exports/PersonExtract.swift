public import Partnership

/// What a ledger holds about a person, as one file to hand over (`Docs/Formats/PersonExtract.md`).
///
/// Its records are in the form in which single records travel, so that each can be held against the
/// ledger's tree.
public struct PersonExtract: Sendable {
  private let person: PersonID
  private let size: UInt64
  private let about: [[UInt8]]
  private let naming: [[UInt8]]

  /// - Parameters:
  ///   - size: How many records the ledger had.
  ///   - about: The records about the person, ascending, in canonical form.
  ///   - naming: The others that name the person, ascending, in canonical form.
  public init(person: PersonID, size: UInt64, about: [[UInt8]], naming: [[UInt8]]) {
    self.person = person
    self.size = size
    self.about = about
    self.naming = naming
  }

  /// The canonical form, and a line feed.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes += Array(#"{"about":["#.utf8) + about.joined(separator: [0x2C])
    bytes += Array(#"],"at":\#(size),"naming":["#.utf8) + naming.joined(separator: [0x2C])
    bytes += Array(#"],"person":"\#(person.text)","person_extract":1}"#.utf8) + [0x0A]
    return bytes
  }
}

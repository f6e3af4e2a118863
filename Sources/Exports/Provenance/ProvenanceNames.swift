internal import Partnership
internal import RecordFormat

/// What things are called in a provenance document, and what its prefixes stand for.
///
/// No name claims a domain that is not the ledger's: a record is named by the UUID of its action, a
/// document by its hash (RFC 6920 §7), and everything else by a tag (RFC 4151) of whoever held the host of
/// the ledger's origin on the day it was opened.
struct ProvenanceNames: Sendable {
  private let ledger: String

  init(of scope: ExportScope) {
    let parts = scope.ledger.text.split(separator: "/", maxSplits: 1)
    let host = parts.first ?? ""
    let rest = parts.dropFirst().first.map { "\($0)/" } ?? ""
    ledger = "tag:\(host),\(scope.ledgerOpened.day):\(rest)"
  }

  /// The prefixes, every one that is used.
  var prefixes: JSONText {
    .object([
      ("prov", "http://www.w3.org/ns/prov#"),
      ("xsd", "http://www.w3.org/2001/XMLSchema#"),
      ("record", "urn:uuid:"), ("nih", "nih:sha-256;"), ("ledger", .text(ledger)),
      ("entente", .text("\(ledger)entente#")),
    ])
  }

  func record(_ action: ActionID) -> String { "record:\(action)" }

  /// A record whose action is not known here.
  func record(at sequence: UInt64) -> String { "ledger:record/\(sequence)" }

  func recording(_ sequence: UInt64) -> String { "ledger:recording/\(sequence)" }

  func words(_ sequence: UInt64) -> String { "ledger:words/\(sequence)" }

  func actor(_ actor: ActorID) -> String { "ledger:actor/\(actor)" }

  func author(_ author: Author) -> String { "ledger:author/\(author)" }

  func document(_ hash: String) -> String { "nih:\(hash)" }

  /// A name as the value of an attribute.
  func name(_ name: String) -> JSONText {
    .object([("$", .text(name)), ("type", "prov:QUALIFIED_NAME")])
  }

  /// A number that may be larger than a plain one of JSON is taken for.
  static func integer(_ number: UInt64) -> JSONText {
    .object([("$", .text(String(number))), ("type", "xsd:long")])
  }
}

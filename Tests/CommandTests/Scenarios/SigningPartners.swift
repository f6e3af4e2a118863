import CanonicalJSON
import Foundation
import Testing

/// A host, and a partner who signs its acts with a key of its own: the agreement is proposed, and a head
/// signed after the partner's key was recorded.
final class SigningPartners {
  let scratch: Scratch
  /// The partner's public key.
  let partner: String
  /// The record of the partner's signature on the agreement; nil until it is given.
  private(set) var act: Int64?

  init() throws {
    scratch = try Scratch()
    try scratch.done(
      "open", "L", "--origin", "example.org/ledger", "--title", "Sample", "--clock", "simulated",
      "--now", "2022-05-06")
    let proposal = sampleActions.split(separator: "\n").prefix(3).joined(separator: "\n")
    try scratch.done("import", "-", input: proposal)
    partner = try #require(
      try scratch.done("keys", "make", "cnrs.key", "--json").json["key"]?.stringValue)
    try scratch.done("keys", "make", "host.key")
    try scratch.done("checkpoint")
    try scratch.copy("L", to: "unkeyed")
    try scratch.done("keys", "add", "cnrs.key", "--owner", "cnrs")
    try scratch.done("checkpoint")
    try scratch.copy("L", to: "keyed")
  }

  /// The partner signs the agreement, and the head over that is signed.
  func signAgreement() throws {
    let signed = try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--sign",
      "cnrs.key", "--json")
    act = try #require(signed.json["receipt"]?["sequence"]?.integerValue)
    try scratch.done("checkpoint")
  }
}

import CanonicalJSON
import Foundation
import Testing

/// The sample with somebody registered beside it, whom holds and erasures are about: record 11.
struct SampleWithPerson {
  let scratch: Scratch
  let person: String

  init(_ fields: String...) throws {
    scratch = try Scratch()
    try scratch.openSample()
    let made = try scratch.run(
      ["record", "person.registered"] + (fields.isEmpty ? ["name=Philippa Quenneville"] : fields)
        + ["--json"])
    try #require(made.code == 0, "\(made.words)")
    person = try #require(made.json["person"]?.stringValue)
  }
}

extension Scratch {
  /// Attaches a document of the agreement of the sample, with its name as its text.
  func attach(_ code: String, _ name: String, class level: String = "internal") throws {
    try write(name, to: "\(name).txt")
    try done(
      "record", "document.attached", "document=\(code)", "title=\(name)", "language=fr",
      "class=\(level)", "--document", "\(name).txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05")
  }

  /// Closes the agreement of the sample out, days after its end on 22 April 2024.
  func closeOut() throws {
    try done(
      "record", "commitment.met", "commitment=C-1", "--axis", "A1", "--occurred", "2022-05-06",
      "--reason", "By hand")
    try done(
      "record", "agreement.closed_out", "--occurred", "2024-05-02", "--on-behalf-of", "gq",
      "--on-behalf-of", "cnrs", "--now", "2024-05-03", "--accept-clock")
  }
}

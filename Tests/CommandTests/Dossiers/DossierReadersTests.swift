import Foundation
import Testing

/// Programs of others read dossiers of the demonstration ledger, whole, for each audience and of a part.
@Suite(
  "A dossier read by others", .enabled(if: OtherTools.readers != nil, "needs the readers of parts"))
struct DossierReadersTests {
  @Test(
    "is a bag, a crate and parts that are as their standards have them",
    arguments: [
      [], DossierSample.forArchive, ["--audience", "public"],
      ["--axis", "A1", "--from", "2023-01"], ["--zip"], ["--tar"],
    ])
  func readers(options: [String]) throws {
    let scratch = try Scratch()
    let demonstration = try scratch.run("demo", "L")
    try #require(demonstration.code == 0, "\(demonstration.words)")
    let name = ["--zip": "D.zip", "--tar": "D.tar"][options.first] ?? "D"
    let made = try Run(
      ["export", "dossier", name] + options, in: scratch.url, ["ENTENTE_LEDGER": "L"])
    try #require(made.code == 0, "\(made.words)")
    let check = OtherTools.project.appending(path: "Tools/check-dossier")
    let run = try Run(
      [scratch.url.appending(path: name).path], in: scratch.url, OtherTools.environment,
      program: check)
    #expect(run.code == 0, "\(run.output)\(run.words)")
    if `Programs that continuous integration needs`.isInCI, OtherTools.cloudEventsSchema != nil {
      #expect(run.output.hasSuffix(" passed, 0 failed, 0 left out\n"), "\(run.output)")
    }
    print(run.output)
  }
}

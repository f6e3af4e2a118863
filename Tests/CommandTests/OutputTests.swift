import Foundation
import Testing

@Suite("A file that is to be written")
struct OutputTests {
  private func kept(in scratch: Scratch, _ folders: String...) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for folder in folders {
      let url = scratch.url.appending(path: folder)
      for name in try FileManager.default.subpathsOfDirectory(atPath: url.path)
      where !name.hasPrefix("lock.mdb") {
        let file = url.appending(path: name)
        // A folder has no bytes of its own.
        if let bytes = try? Data(contentsOf: file) { files["\(folder)/\(name)"] = bytes }
      }
    }
    return files
  }

  @Test("takes the place of nothing that a ledger, a mirror or a witness lives by")
  func kept() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.done("keys", "make", "cnrs.key")
    try scratch.write("-----BEGIN OPENSSH PRIVATE KEY-----\n", to: "id")
    try scratch.copy("L/checkpoint.key", to: "renamed")
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "link"), withDestinationURL: scratch.url.appending(path: "L"))
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "store"),
      withDestinationURL: scratch.url.appending(path: "L/data.mdb"))
    let before = try kept(in: scratch, "L", "M", "W")
    let cases: [[String]] =
      [
        "L/data.mdb", "L/checkpoint.key", "L/words.keys", "L/new", "L/published/checkpoint",
        "M/data.mdb", "M/published/1", "W/witness", "W/heads/x", "link/data.mdb", "store",
        "cnrs.key", "id", "renamed", "elsewhere.key.guard", "words.keys",
      ].map { ["bundle", $0] } + [
        ["checkpoint", "-o", "L/words.keys"],
        ["checkpoint", "--since", "0", "-o", "L/checkpoint.key.guard"],
        ["checkpoint", "--timestamp-query", "L/checkpoint.key", "--size", "11"],
        [
          "record", "exchange.held", "exchange=X9", "form=workshop", "--axis", "A1", "--party",
          "gq",
          "--party", "cnrs", "--occurred", "2022-05-02", "--to-sign", "L/data.mdb",
        ],
        ["cosign", "request", "--witness", "W", "-o", "W/witness.key"],
      ]
    for arguments in cases {
      let run = try Run(arguments + ["--json"], in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == 5, "\(arguments): \(run.output)\(run.words)")
      #expect(run.output.contains("kept"), "\(arguments): \(run.output)")
    }
    let calendar = try scratch.run("due", "--ics", "L/data.mdb", "--lang", "en")
    #expect(calendar.code == 5 && calendar.words.contains("Choose another folder"))
    #expect(try kept(in: scratch, "L", "M", "W") == before)
    #expect(!scratch.exists("elsewhere.key.guard") && !scratch.exists("words.keys"))
    let told = try scratch.run("sceller", "-o", "L/tete", "--lang", "fr-CA")
    #expect(
      told.words.contains("dossier d’un registre, d’un"), "\(told.words)")
    #expect(
      try scratch.run("bundle", "L/new", "--lang", "en").words.contains("Choose another"))
  }

  @Test("takes that of any other, and goes into a pipe")
  func others() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write("of yesterday", to: "head")
    #expect(try scratch.run("checkpoint", "-o", "head").code == 0)
    #expect(try scratch.text(of: "head") == scratch.text(of: "L/published/checkpoint"))
    #expect(try scratch.run("checkpoint", "-o", "/dev/null").code == 0)
    #expect(try scratch.run("bundle", "head").code == 0)
    #expect(try scratch.text(of: "head").hasPrefix("{\"bundle\":"))
  }
}

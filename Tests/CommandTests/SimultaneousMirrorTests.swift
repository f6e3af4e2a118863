import Testing

@Suite("A mirror that takes a bundle twice at once")
struct SimultaneousMirrorTests {
  @Test("has it once, and every head of it published, whichever process came first")
  func taken() async throws {
    let partners = try Partners()
    let scratch = partners.scratch
    for meeting in 1...8 {
      try scratch.meet("V\(meeting)")
      try scratch.done("checkpoint")
    }
    try scratch.done("bundle", "next", "--since", "11")
    let folder = scratch.url
    for round in 0..<3 {
      let mirror = "M\(round)"
      try scratch.copy("M", to: mirror)
      let runs = try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask { try Run(["mirror", "take", "next", "--ledger", mirror], in: folder) }
        }
        var runs: [Run] = []
        for try await run in group { runs.append(run) }
        return runs
      }
      for run in runs { #expect(run.code == 0, "\(run.words)") }
      let names = try scratch.names(in: "\(mirror)/published")
      let there = try scratch.names(in: "L/published")
      #expect(names.sorted() == there.sorted(), "\(names)")
      #expect(
        try scratch.text(of: "\(mirror)/published/checkpoint")
          == scratch.text(of: "L/published/checkpoint"))
      #expect(try scratch.run("verify", mirror, "--policy", "policy").code == 0)
    }
  }
}

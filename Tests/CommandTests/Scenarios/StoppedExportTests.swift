import Foundation
import Testing

@Suite struct `An export that is stopped` {
  /// Between any two changes of its disk, those included by which it tidies up.
  @Test(.enabled(if: BadMachine.isThere, BadMachine.whyNot), arguments: ["--zip", nil])
  func `leaves nothing that keeps the next from its name`(form: String?) throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    let options = form.map { [$0] } ?? []
    var step = 40
    var stops = 0
    while true {
      let export = ["export", "dossier", "D"] + options
      let stopped = try scratch.run(
        export, environment: BadMachine.stopping(at: step, losing: false, in: scratch))
      if stopped.code == 0 { break }
      #expect(stopped.code == -1, "\(step): \(stopped.words)")
      stops += 1
      let whole = scratch.url.appending(path: "D")
      if FileManager.default.fileExists(atPath: whole.path) {
        // It has its name, and what it was filled in is left: whoever asks again is told so, and it goes.
        #expect(try scratch.run(export).code == 5)
      } else {
        let next = try scratch.run(export)
        #expect(next.code == 0, "\(step): \(next.words)")
      }
      #expect(!FileManager.default.fileExists(atPath: whole.path + ".new"), "\(step)")
      try FileManager.default.removeItem(at: whole)
      step += 83
    }
    #expect(stops > 2)
  }
}

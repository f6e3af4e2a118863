import Foundation
import Testing

@Suite struct `What a bag says of its size` {
  private let sample: DossierSample

  init() throws {
    sample = try DossierSample()
    try sample.export("D")
  }

  @Test(.timeLimit(.minutes(2)), arguments: ["9223372036854775806.1", "0.0", "32212254720.155"])
  func `has nothing read for hours that is not there`(said: String) throws {
    let copy = try sample.changed("D", rebagged: false) { url in
      try url.change("bag-info.txt") {
        $0.replacing(/Payload-Oxum: [0-9.]+/, with: "Payload-Oxum: \(said)")
      }
      let file = try FileHandle(forWritingTo: url.appending(path: "data/report.en.html"))
      try file.truncate(atOffset: 500 << 30)
      try file.close()
    }
    #expect(try sample.faults(of: copy).contains("F-BAG-FILE-ALTERED"))
  }

  @Test(arguments: ["data/approved-by-CNRS", "data/tables/PAID/IN-FULL"])
  func `has no room for a folder with nothing in it`(name: String) throws {
    let copy = try sample.changed("D", rebagged: false) { url in
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: true)
    }
    #expect(try sample.faults(of: copy).contains("F-BAG-FILE-SURPLUS"))
  }

  @Test func `has no file that is longer than its kind can be`() throws {
    let copy = try sample.changed("D", rebagged: false) { url in
      let file = try FileHandle(forWritingTo: url.appending(path: "data/proof/checkpoint"))
      try file.truncate(atOffset: 200 << 20)
      try file.close()
    }
    #expect(try sample.faults(of: copy).contains("F-BAG-UNREADABLE"))
  }
}

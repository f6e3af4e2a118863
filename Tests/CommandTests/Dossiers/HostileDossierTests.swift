import Foundation
import Glibc
import Testing

/// What somebody makes of a dossier who carries it, with lists that fit or do not.
@Suite("A dossier that somebody changed")
struct HostileDossierTests {
  @Test("is refused for a byte in any of its files, and for each that is gone")
  func bytes() throws {
    let sample = try DossierSample()
    try sample.export("D", "--personal-words")
    let url = sample.scratch.url.appending(path: "D")
    // Of each sort one: schemas, tables and proofs are many.
    var kinds: Set<String> = []
    let files = try url.files.filter { path in
      kinds.insert(path.split(separator: "/").dropLast().joined(separator: "/") + path.suffix(5))
        .inserted
    }
    #expect(files.count > 12, "\(files)")
    for file in files {
      let place = url.appending(path: file)
      let whole = try Data(contentsOf: place)
      try whole.flipped(at: whole.count / 2).write(to: place)
      #expect(try sample.verify("D").code == 4, "\(file), a bit")
      try FileManager.default.removeItem(at: place)
      #expect(try sample.verify("D").code == 4, "\(file), gone")
      try whole.write(to: place)
    }
    #expect(try sample.verify("D").code == 0)
  }

  @Test("is refused although its lists were made again")
  func listed() throws {
    let sample = try DossierSample()
    try sample.export("D", "--personal-words")
    let changes: [(String, String, (URL) throws -> Void)] = [
      (
        "a table rewritten", "F-DERIVED-FILE-DIFFERS",
        { try $0.change("data/tables/records.csv") { $0.replacing("workshop", with: "congress") } }
      ),
      (
        "a table that ends before", "F-DERIVED-FILE-DIFFERS",
        { try $0.change("data/tables/exchanges.csv") { String($0.dropLast(2)) } }
      ),
      (
        "the guide rewritten", "F-DERIVED-FILE-DIFFERS",
        { try $0.change("data/README.txt") { $0.replacing("NOT PROVEN", with: "PROVEN") } }
      ),
      (
        "a derived file gone", "F-DERIVED-FILE-DIFFERS",
        { try FileManager.default.removeItem(at: $0.appending(path: "data/due.ics")) }
      ),
      (
        "a file more", "F-BAG-FILE-SURPLUS",
        { try Data("x".utf8).write(to: $0.appending(path: "data/more.txt")) }
      ),
      (
        "a proof more", "F-BAG-FILE-SURPLUS",
        {
          try Data("x".utf8).write(to: $0.appending(path: "data/proof/records/99.tlog-proof"))
        }
      ),
      (
        "a document more", "F-BAG-FILE-SURPLUS",
        { url in
          let digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
          try FileManager.default.createDirectory(
            at: url.appending(path: "data/documents"), withIntermediateDirectories: true)
          try Data("x".utf8).write(to: url.appending(path: "data/documents/\(digest)"))
        }
      ),
      (
        "facts of a record held back", "F-PART-UNACCOUNTED",
        { try $0.change("data/facts.jsonl") { $0.without(line: 5) } }
      ),
      (
        "words of a record held back", "F-PART-UNACCOUNTED",
        { try $0.change("data/words.jsonl") { $0.without(line: 2) } }
      ),
      (
        "facts of another record", "F-FACTS-ALTERED",
        {
          try $0.change("data/facts.jsonl") {
            $0.replacing("\"sequence\":8}", with: "\"sequence\":7}").without(line: 8)
          }
        }
      ),
      (
        "words changed", "F-WORDS-ALTERED",
        { try $0.change("data/words.jsonl") { $0.replacing("Rapport", with: "Rapporté") } }
      ),
      (
        "records out of order", "F-OPENING-UNREADABLE",
        { try $0.change("data/facts.jsonl") { $0.swapping(line: 3, and: 4) } }
      ),
      (
        "words said to be erased", "F-ERASURE-UNFOUNDED",
        {
          try $0.change("data/words.jsonl") { $0.without(line: 1) }
          try $0.change("data/withheld.csv") { $0 + "1,1,words,erased,5\r\n" }
        }
      ),
      (
        "opened and withheld", "F-PART-MISCOUNTED",
        { try $0.change("data/withheld.csv") { $0 + "1,1,words,personal,\r\n" } }
      ),
      (
        "the selection narrowed", "F-DERIVED-FILE-DIFFERS",
        {
          try $0.change("bag-info.txt") {
            $0.replacing("{\"at\":15}", with: "{\"at\":15,\"axes\":[\"A1\"]}")
          }
        }
      ),
      (
        "another day", "F-DERIVED-FILE-DIFFERS",
        {
          try $0.change("bag-info.txt") {
            $0.replacing(/As-Of: [-0-9]+/, with: "As-Of: 2022-05-02")
          }
        }
      ),
      (
        "a field more", "F-DERIVED-FILE-DIFFERS",
        { try $0.change("bag-info.txt") { $0 + "Contact-Name: Nobody\n" } }
      ),
      (
        "another head kept", "F-CHECKPOINT-ROOT",
        { url in
          let head = try String(
            contentsOf: url.appending(path: "data/proof/checkpoints/15"), encoding: .utf8)
          try Data(head.replacing("\n15\n", with: "\n9\n").utf8)
            .write(to: url.appending(path: "data/proof/checkpoints/9"))
        }
      ),
    ]
    for (what, fault, change) in changes {
      let copy = try sample.changed("D", rebagged: true, change)
      let faults = try sample.faults(of: copy)
      #expect(faults.contains(fault), "\(what): \(faults)")
    }
    // The forger's lists are right by themselves.
    let same = try sample.changed("D", rebagged: true) { _ in }
    #expect(try sample.verify(same).code == 0)
  }

  @Test("is not followed out of its folder, and what is no file of a bag is refused")
  func places() throws {
    let sample = try DossierSample()
    try sample.export("D")
    try sample.scratch.write("secret", to: "outside")
    let changes: [(String, (URL) throws -> Void)] = [
      (
        "a link for a file",
        { url in
          let file = url.appending(path: "data/prov.json")
          try FileManager.default.moveItem(
            at: file, to: sample.scratch.url.appending(path: "prov-\(UUID().uuidString)"))
          try #require(symlink("../../outside", file.path) == 0)
        }
      ),
      (
        "a link for a folder",
        { url in
          let folder = url.appending(path: "data/tables")
          let moved = sample.scratch.url.appending(path: "tables-\(UUID().uuidString)")
          try FileManager.default.moveItem(at: folder, to: moved)
          try #require(symlink(moved.path, folder.path) == 0)
        }
      ),
      (
        "a pipe",
        { try #require(mkfifo($0.appending(path: "data/pipe.txt").path, 0o600) == 0) }
      ),
      (
        "case twins",
        { url in
          try FileManager.default.copyItem(
            at: url.appending(path: "data/README.txt"), to: url.appending(path: "data/readme.txt"))
        }
      ),
      (
        "a file to be fetched",
        { try Data("http://x/ 1 data/y\n".utf8).write(to: $0.appending(path: "fetch.txt")) }
      ),
      (
        "a name with a line feed",
        { try Data("x".utf8).write(to: $0.appending(path: "data/a\nb")) }
      ),
      (
        "a pipe among documents",
        { try #require(mkfifo(try documents(in: $0) + "/pipe", 0o600) == 0) }
      ),
      (
        "a folder among documents",
        { try #require(mkdir(try documents(in: $0) + "/folder", 0o700) == 0) }
      ),
      (
        "a link among documents",
        { try #require(symlink("../../../outside", try documents(in: $0) + "/link") == 0) }
      ),
    ]
    for (what, change) in changes {
      let copy = try sample.changed("D", rebagged: false, change)
      let faults = try sample.faults(of: copy)
      #expect(faults.contains("F-BAG-FILE-SURPLUS"), "\(what): \(faults)")
    }
    for line in ["../outside", "/etc/passwd", "data/../../outside"] {
      let copy = try sample.changed("D", rebagged: false) { url in
        try url.change("manifest-sha512.txt") {
          $0 + String(repeating: "0", count: 128) + "  \(line)\n"
        }
      }
      let faults = try sample.faults(of: copy)
      #expect(faults.contains("F-BAG-UNREADABLE"), "\(line): \(faults)")
    }
  }

  @Test(
    "is refused for a name that is not in UTF-8, wherever it stands",
    arguments: [
      "data", "data/documents", "data/proof", "data/proof/checkpoints", "data/proof/tile",
      "data/proof/records", "data/tables", "",
    ])
  func unreadableNames(folder: String) throws {
    let sample = try DossierSample()
    try sample.export("D")
    // The second is longer than any name is once it was repaired.
    for name in [[0xFF, 0xFE], [UInt8](repeating: 0xFF, count: 255)] {
      for isFolder in [false, true] {
        let copy = try sample.changed("D", rebagged: false) { url in
          _ = try documents(in: url)
          try url.appending(path: folder).make(name, isFolder: isFolder)
        }
        let run = try sample.verify(copy)
        #expect(run.code == 4, "\(run.output)\(run.words)")
        #expect(run.output.contains("F-BAG-FILE-SURPLUS"), "\(run.output)\(run.words)")
        #expect(run.output.contains("\u{FFFD}"), "\(run.output)")
      }
    }
  }

  /// The folder of documents of a dossier, made where it has none.
  private func documents(in url: URL) throws -> String {
    let folder = url.appending(path: "data/documents")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  @Test("is refused where it shows what a record under its head erases")
  func erased() throws {
    let sample = try DossierSample()
    try sample.scratch.done(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try sample.scratch.done("checkpoint")
    try sample.export("before", DossierSample.forArchive)
    let before = try sample.changed("before", rebagged: false) { _ in }
    let words = try sample.scratch.text(of: "\(before)/data/words.jsonl")
    let salted =
      #"{"salt":"\#(String(repeating: "0", count: 64))","sequence":11,"words":{"name":"X"}}"#
    let copy = try sample.changed(before, rebagged: true) { url in
      // The line of the record in its place: the commitment is another fault.
      let lines = words.split(separator: "\n").map(String.init)
      let index = lines.firstIndex { $0.contains(#""sequence":12,"#) } ?? lines.endIndex
      let more = lines[..<index] + [salted] + lines[index...]
      try Data(more.map { $0 + "\n" }.joined().utf8)
        .write(to: url.appending(path: "data/words.jsonl"))
    }
    #expect(try sample.faults(of: copy).contains("F-ERASED-SHOWN"))
  }

  @Test(
    "is not read for hours where a file is larger than the bag says it is in all",
    .timeLimit(.minutes(1)))
  func endless() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for (name, fault) in [
      ("data/README.txt", "F-BAG-FILE-ALTERED"), ("data/words.jsonl", "F-BAG-FILE-ALTERED"),
      ("data/proof/tile/0/000.p/15", "F-BAG-FILE-ALTERED"), ("bagit.txt", "F-BAG-UNREADABLE"),
    ] {
      let copy = try sample.changed("D", rebagged: false) { url in
        let file = try FileHandle(forWritingTo: url.appending(path: name))
        // Holes that no disk has to hold; reading them would take an hour.
        try file.truncate(atOffset: 1 << 41)
        try file.close()
      }
      let faults = try sample.faults(of: copy)
      #expect(faults.contains(fault), "\(name): \(faults)")
    }
  }

  @Test("is taken for one although its declaration is gone")
  func undeclared() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let copy = try sample.changed("D", rebagged: false) { url in
      try FileManager.default.removeItem(at: url.appending(path: "bagit.txt"))
    }
    #expect(try sample.faults(of: copy).contains("F-BAG-FILE-MISSING"))
  }

  @Test("does not end a run, whatever a line of it is")
  func lines() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let long = String(repeating: "9", count: 2_000_000)
    for text in ["", "\n", "{}\n", "[]\n", "nul\u{0}\n", "\(long)\n", "{\"facts\":{}", "\r\n"] {
      for name in ["data/facts.jsonl", "data/words.jsonl", "data/withheld.csv", "bag-info.txt"] {
        let copy = try sample.changed("D", rebagged: name != "bag-info.txt") { url in
          try Data(text.utf8).write(to: url.appending(path: name))
        }
        _ = try sample.faults(of: copy)
        try FileManager.default.removeItem(at: sample.scratch.url.appending(path: copy))
      }
    }
  }
}

extension String {
  /// The text without a line, counted from 1.
  fileprivate func without(line number: Int) -> String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    lines.remove(at: number - 1)
    return lines.joined(separator: "\n")
  }

  /// The text with two lines in the place of each other.
  fileprivate func swapping(line one: Int, and other: Int) -> String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    lines.swapAt(one - 1, other - 1)
    return lines.joined(separator: "\n")
  }
}

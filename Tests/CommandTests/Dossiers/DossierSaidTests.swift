import CanonicalJSON
import Foundation
import Testing

/// What whoever was handed a dossier reads about it, in both languages.
@Suite("What verify says of a dossier")
struct DossierSaidTests {
  private static let wide = ["COLUMNS": "400"]

  private func verify(
    _ folder: String, in sample: DossierSample, _ language: String, _ more: String...
  ) throws -> Run {
    try Run(
      ["verify", folder, "--policy", "policy", "--lang", language] + more, in: sample.scratch.url,
      DossierSaidTests.wide)
  }

  @Test("is what sha256sum gives for it, as its guides say too")
  func digest() throws {
    let sample = try DossierSample()
    try sample.export("D")
    try sample.export("D.zip", "--zip", "--head", "15")
    let sums = try Run(
      ["tagmanifest-sha512.txt"], in: sample.scratch.url.appending(path: "D"),
      program: URL(filePath: "/usr/bin/sha256sum"))
    let digest = String(sums.output.prefix(64))
    let sentences = [
      "en": "Digest of the dossier (sha256sum tagmanifest-sha512.txt): \(digest)\n",
      "fr-CA": "Empreinte du dossier (sha256sum tagmanifest-sha512.txt)\u{A0}: \(digest)\n",
    ]
    for (language, sentence) in sentences {
      for path in ["D", "D.zip"] {
        let run = try verify(path, in: sample, language)
        #expect(run.output.contains(sentence), "\(run.output)")
      }
    }
    #expect(try sample.verify("D", "--json").json["dossier"]?["digest"]?.stringValue == digest)
    for guide in ["README.txt", "LISEZ-MOI.txt"] {
      let text = try sample.scratch.text(of: "D/data/\(guide)")
      #expect(text.contains("\n     sha256sum tagmanifest-sha512.txt\n"), "\(guide)")
    }
  }

  @Test("is that it holds in itself, where the ledger that was named has not recorded it")
  func notIssued() throws {
    let sample = try DossierSample()
    try sample.scratch.done("backup", "B")
    try sample.export("D")
    let copy = try verify("D", in: sample, "en", "--ledger", "B")
    #expect(copy.code == 2, "\(copy.output)\(copy.words)")
    #expect(copy.output.contains("· indexes ✓"), "\(copy.output)")
    // The bytes are those of no dossier that it has issued; the tree is its own.
    #expect(copy.output.contains("bytes ? · order ✓ · tree ✓"), "\(copy.output)")
    #expect(copy.output.contains("exactly 15 match as labelled"), "\(copy.output)")
    #expect(
      copy.output.contains(
        "The dossier holds in itself. The ledger in B has recorded no export of this digest."))
    #expect(copy.output.contains("a copy from before it was issued"), "\(copy.output)")
    try sample.scratch.done(
      "open", "other", "--origin", "example.org/other", "--title", "Other", "--zone", "UTC")
    let other = try verify("D", in: sample, "fr-CA", "--registre", "other")
    #expect(other.code == 2)
    #expect(
      other.output.contains(
        "Le dossier tient en lui-même. Il est du registre example.org/ledger, et other est le"
          + " registre example.org/other\u{A0}: demandez à celui dont il est."), "\(other.output)")
    // Of one that is damaged nothing of the sort is said.
    let damaged = try sample.changed("D", rebagged: false) { url in
      try url.change("data/due.ics") { $0 + "X" }
    }
    let refuted = try verify(damaged, in: sample, "en", "--ledger", "B")
    #expect(refuted.code == 4 && !refuted.output.contains("holds in itself"), "\(refuted.output)")
  }

  @Test("is each record by which it was issued")
  func issuedTwice() throws {
    let sample = try DossierSample()
    try sample.export("D", "--head", "15")
    try sample.export("D2", "--head", "15")
    let run = try verify("D", in: sample, "en", "--ledger", "L")
    #expect(run.words.contains("Issued by this ledger: #15 and #16."), "\(run.words)")
    let json = try sample.verify("D", "--ledger", "L", "--json").json["dossier"]
    #expect(json?["issued_by"] == [15, 16], "\(String(describing: json))")
  }

  @Test("is how many documents were held against their hashes, withheld and destroyed")
  func documents() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.write("curriculum", to: "curriculum.txt")
    try scratch.done(
      "record", "document.attached", "document=D-2", "title.fr=Curriculum", "class=personal",
      "language=fr", "--document", "curriculum.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05")
    try scratch.done("checkpoint")
    try sample.export("D")
    let run = try verify("D", in: sample, "fr-CA")
    #expect(
      run.output.contains("Documents\u{A0}: 1 vérifié, 1 non remis, 0 détruit\n"), "\(run.output)")
    try scratch.done(
      "erase", "--record", "15", "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try scratch.done("checkpoint")
    try sample.export("E")
    let later = try verify("E", in: sample, "en")
    #expect(
      later.output.contains("Documents: 1 checked, 0 withheld, 1 destroyed\n"), "\(later.output)")
    let counts = try sample.verify("E", "--json").json["dossier"]?["documents"]
    #expect(
      counts == ["checked": 1, "erased": 1, "unnamed": 0, "withheld": 0],
      "\(String(describing: counts))")
    try sample.export("one", "--agreement", "other")
    #expect(try verify("one", in: sample, "en").output.contains("Documents: none in the dossier\n"))
    // Of a document whose record is withheld, the public is told that there is one.
    try sample.export("P", "--audience", "public")
    let said = try verify("P", in: sample, "en").output
    #expect(
      said.contains(
        "Documents: none in the dossier; attached by records whose facts are withheld: 2\n"),
      "\(said)")
  }

  @Test("is to ask for it again where it was cut or altered, and never to restore a copy")
  func askAgain() throws {
    let sample = try DossierSample()
    for form in DossierArchiveTests.forms {
      try sample.export("D.\(form)", "--\(form)")
      let url = sample.scratch.url.appending(path: "D.\(form)")
      try Data(contentsOf: url).prefix(51_300).write(to: url)
      let english = try verify("D.\(form)", in: sample, "en")
      #expect(english.code == 4)
      #expect(
        english.output.contains("ask whoever gave it to you for it again."), "\(english.output)")
      #expect(!english.output.contains("restore"), "\(english.output)")
      let french = try verify("D.\(form)", in: sample, "fr-CA")
      #expect(french.output.contains("redemandez-le à qui vous l’a remis."), "\(french.output)")
      #expect(french.output.contains("il manque sa fin"), "\(french.output)")
      #expect(!french.output.contains("cut,"), "\(french.output)")
    }
  }

  @Test("is one thing about the head, and each fault once")
  func once() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let damaged = try sample.changed("D", rebagged: false) { url in
      try url.change("data/facts.jsonl") { $0.replacing("\"salt\":\"", with: "\"salt\":\"0") }
      try url.change("data/report.en.html") { $0 + " " }
    }
    let run = try verify(damaged, in: sample, "en")
    #expect(run.code == 4)
    #expect(run.output.contains("The headers have the root of checkpoint 15;"), "\(run.output)")
    #expect(run.output.contains("Checkpoint 15: signed by the key"), "\(run.output)")
    #expect(!run.output.contains("no checkpoint vouches"), "\(run.output)")
    let faults = run.output.split(separator: "\n").filter { $0.hasPrefix("  F-") }
    #expect(Set(faults).count == faults.count, "\(run.output)")
    // A document that is not what its name says is found by its name and by two lists.
    let other = try sample.changed("D", rebagged: false) { url in
      let name = try #require(
        try url.files.first { $0.hasPrefix("data/documents/") })
      try Data("the others".utf8).write(to: url.appending(path: name))
    }
    let said = try verify(other, in: sample, "en").output
    #expect(said.ranges(of: "F-BAG-FILE-ALTERED").count == 1, "\(said)")
  }

  @Test("is which file was changed, and of its size alone where that alone was")
  func size() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for lists in [[], ["manifest-sha256.txt", "manifest-sha512.txt"]] {
      let copy = try sample.changed("D", rebagged: false) { url in
        try url.change("data/due.ics") { $0 + "X" }
        let again = try sample.changed("D", rebagged: true) { other in
          try other.change("data/due.ics") { $0 + "X" }
        }
        // What somebody writes who knows the lists of files, and not the size of the whole.
        for list in lists {
          let place = sample.scratch.url.appending(path: again).appending(path: list)
          try Data(contentsOf: place).write(to: url.appending(path: list))
        }
        if !lists.isEmpty { try DossierSample.listTags(url) }
      }
      let said = try verify(copy, in: sample, "en")
      #expect(said.code == 4 && said.output.contains("due.ics"), "\(said.output)")
      #expect(!said.output.contains("bag-info.txt"), "\(said.output)")
    }
    let copy = try sample.changed("D", rebagged: false) { url in
      try url.change("bag-info.txt") {
        $0.replacing(/Payload-Oxum: ([0-9]+)/, with: { "Payload-Oxum: 1\($0.output.1)" })
      }
      try DossierSample.listTags(url)
    }
    let said = try verify(copy, in: sample, "en")
    #expect(said.code == 4, "\(said.output)")
    #expect(said.output.contains("make — bag-info.txt"), "\(said.output)")
  }
}

import CanonicalJSON
import Foundation
import Testing

extension Scratch {
  /// Signs the ledger here, exports a selection of it to the folder `chosen`, and writes the policy that
  /// accepts its key to `policy`.
  @discardableResult
  fileprivate func choose(_ options: String...) throws -> Run {
    try publish()
    let run = try Run(
      ["export", "selection", "chosen"] + options, in: url, ["ENTENTE_LEDGER": "L"])
    try #require(run.code == 0, "\(run.words)")
    return run
  }

  fileprivate func verify(_ more: String...) throws -> Run {
    try Run(["verify", "chosen", "--policy", "policy"] + more, in: url, ["COLUMNS": "400"])
  }

  /// The faults that a verification names, each with its record.
  fileprivate var faults: [String] {
    get throws {
      let run = try verify("--json")
      let faults = (try run.json["checks"]?.arrayValue ?? []).flatMap {
        $0["faults"]?.arrayValue ?? []
      }
      #expect(run.code == (faults.isEmpty ? 0 : 4))
      return faults.map { fault in
        let record = fault["record"]?.integerValue.map { " \($0)" } ?? ""
        return (fault["name"]?.stringValue ?? "?") + record
      }
    }
  }

  fileprivate var lines: [String] {
    get throws {
      try text(of: "chosen/records.jsonl").split(separator: "\n").map { String($0) }
    }
  }

  fileprivate func write(lines: [String]) throws {
    try write(lines.map { $0 + "\n" }.joined(), to: "chosen/records.jsonl")
  }

  /// A record of the selection as JSON, by its sequence.
  fileprivate func shown(_ sequence: Int64) throws -> JSONObject {
    let records = try lines.map { try JSON(canonical: Array($0.utf8)) }
    let record = records.first { $0["header"]?["sequence"]?.integerValue == sequence }
    return try #require(record?.objectValue)
  }

  /// The sequences of the records that are shown, in the order of their lines.
  fileprivate var sequences: [Int64] {
    get throws {
      try lines.compactMap {
        try JSON(canonical: Array($0.utf8))["header"]?["sequence"]?.integerValue
      }
    }
  }

  fileprivate func correct(_ sequence: String, _ change: String) throws {
    let run = try run("correct", sequence, change, "--reason", "Wrong")
    try #require(run.code == 0, "\(run.words)")
  }
}

@Suite struct `The records of a selection, exported` {
  /// The sample ledger, whose first two findings are of 1 and 2 May 2022.
  private func sample() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    return scratch
  }

  @Test func `are proven to be all of them, in a sentence, with what is not proven`() throws {
    let scratch = try sample()
    let exported = try scratch.choose("--axis", "know-how", "--from", "2022-05")
    #expect(exported.output.contains("3 of 11 records in chosen"))
    #expect(try scratch.sequences == [8, 9, 10])
    let run = try scratch.verify()
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.contains("Selection: axis A1 · from 2022-05-01\n"))
    #expect(
      run.output.contains(
        "Of the 11 records under head 11, exactly 3 match as labelled; 3 opened, 0 facts and 2 words"
          + " withheld, 0 erased."))
    #expect(
      run.output.contains(
        "What this does not prove: that no later head exists; that the labels of withheld parts are"
          + " right; that everything that happened was recorded; the reasons that are given for"
          + " withholding."))
    let french = try scratch.verify("--lang", "fr-FR")
    #expect(french.output.contains("Sélection\u{A0}: axe A1 · depuis le 01/05/2022\n"))
    #expect(
      french.output.contains(
        "Parmi 11 écritures sous la tête 11, exactement 3 correspondent, telles"
          + " qu’étiquetées\u{202F}; 3 ouvertes\u{202F}; non remis\u{A0}: données de 0,"
          + " textes de 2\u{202F}; textes de 0 effacés."))
    #expect(french.output.contains("qu’aucune tête ultérieure n’existe"))
    let json = try scratch.verify("--json").json
    #expect(json["proven"]?["en"]?.stringValue?.hasPrefix("Of the 11 records") == true)
    #expect(json["proven"]?["fr"]?.stringValue?.hasPrefix("Parmi 11 écritures") == true)
    #expect(json["not_proven"]?.arrayValue?.count == 4)
    #expect(json["selection"]?["line"] == ["at": 11, "axes": ["A1"], "from": "2022-05-01"])
  }

  @Test func `are undecided until somebody says whose they are`() throws {
    let scratch = try sample()
    try scratch.choose()
    #expect(try scratch.sequences == Array(0...10))
    let run = try Run(["verify", "chosen"], in: scratch.url)
    #expect(run.code == 2)
    #expect(run.output.contains("F-POLICY-NOT-GIVEN"))
    #expect(run.output.contains("exactly 11 match"))
  }

  @Test func `may show no words, all of them, or no facts, which is counted`() throws {
    let scratch = try sample()
    try scratch.choose("--type", "commitment.made", "--type", "exchange.held")
    #expect(try scratch.shown(10)["words"] == nil)
    let withheld = try scratch.run(
      "exporter", "selection", "chosen", "--type", "exchange.held", "--type", "commitment.made",
      "--textes", "--langue", "fr-CA")
    #expect(withheld.code == 0, "\(withheld.words)")
    #expect(try scratch.shown(10)["words"]?["title.fr"] == "Rapport")
    #expect(try scratch.verify().output.contains("2 opened, 0 facts and 0 words withheld"))
    // Whoever passes it on may keep the rest back.
    let header = try JSON.object(["header": scratch.shown(10)["header"] ?? .null]).canonicalText
    try scratch.write(lines: [try scratch.lines[0], header])
    #expect(try scratch.faults == [])
    #expect(try scratch.verify().output.contains("1 opened, 1 facts and 1 words withheld"))
  }

  @Test func `are the same bytes for the same head and options`() throws {
    let scratch = try sample()
    try scratch.choose("--party", "cnrs", "--words")
    func bytes() throws -> [Data] {
      try ["selection.json", "records.jsonl", "checkpoint"].map {
        try Data(contentsOf: scratch.url.appending(path: "chosen/\($0)"))
      }
    }
    let before = try bytes()
    try scratch.choose("--party", "CNRS", "--words")
    #expect(try bytes() == before)
  }

  // MARK: What is hidden, put in its place, or changed afterwards

  @Test func `are refused with one held back, and it is named`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1")
    let lines = try scratch.lines
    #expect(lines.count == 4)
    for (index, record) in try scratch.sequences.enumerated() {
      var fewer = lines
      fewer.remove(at: index)
      try scratch.write(lines: fewer)
      #expect(try scratch.faults == ["F-SELECTION-INCOMPLETE \(record)"])
    }
    try scratch.write(lines: [])
    #expect(try scratch.faults.count == 4)
    let run = try scratch.verify("--lang", "fr-CA")
    #expect(run.code == 4)
    #expect(run.output.contains("l’écriture est de la sélection et n’est pas montrée"))
    #expect(run.output.contains("Que rien ne manque à la sélection n’est pas prouvé."))
    #expect(run.output.contains("Ce que cela ne prouve pas"))
    #expect(try scratch.verify("--json").json["proven"] == JSON.null)
  }

  @Test func `are refused with one that was not asked for`() throws {
    let scratch = try sample()
    try scratch.choose()
    let all = try scratch.lines
    try scratch.choose("--axis", "A1")
    try scratch.write(lines: [all[4]] + (try scratch.lines))
    #expect(try scratch.faults == ["F-SELECTION-SURPLUS 4"])
  }

  @Test func `are refused with the opening or the header of another in the place of one`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1", "--words")
    let lines = try scratch.lines
    var changed = try scratch.shown(10)
    for part in ["facts", "facts_salt"] { changed[part] = try scratch.shown(9)[part] }
    try scratch.write(lines: lines.dropLast() + [JSON.object(changed).canonicalText])
    #expect(try scratch.faults == ["F-FACTS-ALTERED 10"])
    changed = try JSON(canonical: Array(lines[3].utf8)).objectValue ?? [:]
    changed["words"] = ["title.fr": "Autre"]
    try scratch.write(lines: lines.dropLast() + [JSON.object(changed).canonicalText])
    #expect(try scratch.faults == ["F-WORDS-ALTERED 10"])
    // Another date, commitments kept.
    let other = lines[1].replacing("2022-05-01", with: "2022-05-02")
    #expect(other != lines[1])
    try scratch.write(lines: [lines[0], other, lines[2], lines[3]])
    #expect(try scratch.faults == ["F-SELECTION-HEADER-DIFFERS 8"])
  }

  @Test func `are refused with another line put over them after the fact`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1", "--from", "2022-05-01")
    for (line, faults) in [
      (
        #"{"at":11,"axes":["A1"],"from":"2022-05-02"}"#,
        ["F-SELECTION-SURPLUS 8", "F-SELECTION-SURPLUS 10"]
      ),
      (#"{"at":11,"axes":["A1"]}"#, ["F-SELECTION-INCOMPLETE 7"]),
      (
        #"{"at":11,"axes":["A2"],"from":"2022-05-01"}"#,
        [8, 9, 10].map { "F-SELECTION-SURPLUS \($0)" }
      ),
      (#"{"at":10,"axes":["A1"],"from":"2022-05-01"}"#, ["F-SELECTION-OTHER-HEAD"]),
      (#"{"at":11,"axes":["A1"],"from":"2022-05-01"} "#, ["F-SELECTION-UNREADABLE"]),
      (String(repeating: "x", count: 20_000), ["F-SELECTION-UNREADABLE"]),
    ] {
      try scratch.write(line, to: "chosen/selection.json")
      #expect(try scratch.faults == faults, "\(line.prefix(80))")
    }
    // Without any it is not taken for mere tiles.
    try FileManager.default.removeItem(at: scratch.url.appending(path: "chosen/selection.json"))
    #expect(try scratch.faults == ["F-SELECTION-UNREADABLE"])
    #expect(
      try scratch.verify("--lang", "fr-CA").output.contains("exportez de nouveau la sélection"))
  }

  @Test func `are refused where a link leads to them`() throws {
    let scratch = try sample()
    _ = try scratch.choose()
    for name in ["records.jsonl", "selection.json"] {
      let file = scratch.url.appending(path: "chosen/\(name)")
      let moved = scratch.url.appending(path: "moved-\(name)")
      try FileManager.default.moveItem(at: file, to: moved)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: moved)
      #expect(try scratch.verify().code == 4, "\(name)")
      try FileManager.default.removeItem(at: file)
      try FileManager.default.moveItem(at: moved, to: file)
    }
  }

  @Test func `are refused out of order, twice, or cut`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1")
    let lines = try scratch.lines
    try scratch.write(lines: [lines[0], lines[2], lines[1], lines[3]])
    #expect(try scratch.faults == ["F-SELECTION-DISORDERED 8"])
    try scratch.write(lines: [lines[0], lines[1], lines[1], lines[2], lines[3]])
    #expect(try scratch.faults == ["F-SELECTION-DISORDERED 8"])
    let text = lines.joined(separator: "\n")
    try scratch.write(text, to: "chosen/records.jsonl")
    #expect(try scratch.faults == ["F-SELECTION-LINE-UNREADABLE", "F-SELECTION-INCOMPLETE 10"])
    try scratch.write(text + "\n\n", to: "chosen/records.jsonl")
    #expect(try scratch.faults == ["F-SELECTION-LINE-UNREADABLE"])
    try scratch.write(
      text + "\n" + String(repeating: " ", count: 3 << 20) + "\n", to: "chosen/records.jsonl")
    #expect(try scratch.faults == ["F-SELECTION-LINE-UNREADABLE"])
    try FileManager.default.removeItem(at: scratch.url.appending(path: "chosen/records.jsonl"))
    #expect(try scratch.faults.first == "F-SELECTION-LINE-UNREADABLE")
  }

  @Test func `are refused with tiles in which a bit is another`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1")
    try scratch.with("chosen/tile/entries/000.p/11", changed: { $0.flipped(at: 700) }) {
      () throws in
      #expect(try scratch.verify().code == 4)
    }
    #expect(try scratch.verify().code == 0)
  }

  // MARK: Corrections and annulments

  @Test func `keep one that a correction moves out, and take in one that it moves in`() throws {
    let scratch = try sample()
    try scratch.correct("8", "occurred=2022-05-03")
    try scratch.choose("--type", "exchange.held", "--to", "2022-05-01")
    #expect(try scratch.sequences == [8, 11])
    #expect(try scratch.verify().output.contains("\n#8 corrected (#11) · 2022-05-03\n"))
    try scratch.choose("--type", "exchange.held", "--from", "2022-05-03")
    #expect(try scratch.sequences == [8, 11])
    let run = try scratch.verify("--json")
    #expect(run.code == 0)
    #expect(
      try run.json["selection"]?["marks"] == [
        [
          "corrected": ["occurred": "2022-05-03"], "corrected_by": [11], "match": "corrected",
          "record": 8,
        ],
        ["match": "tied", "record": 11],
      ])
    // Neither may be left out.
    let lines = try scratch.lines
    try scratch.write(lines: [lines[0]])
    #expect(try scratch.faults == ["F-SELECTION-INCOMPLETE 11"])
    try scratch.write(lines: [lines[1]])
    #expect(try scratch.faults == ["F-SELECTION-INCOMPLETE 8"])
  }

  @Test func `keep one that was annulled, marked`() throws {
    let scratch = try sample()
    #expect(try scratch.run("annul", "9", "--reason", "Wrong").code == 0)
    try scratch.choose("--type", "knowhow.transferred")
    #expect(try scratch.sequences == [9, 11])
    let run = try scratch.verify()
    #expect(run.output.contains("\n#9 ✗ annulled (#11)\n"))
    #expect(run.output.contains("\n#11: here by a correction or an annulment\n"))
    #expect(try scratch.verify("--lang", "fr-CA").output.contains("\n#9 ✗ annulée (#11)\n"))
  }

  @Test func `follow an annulled correction no more`() throws {
    let scratch = try sample()
    try scratch.correct("8", "occurred=2022-05-03")
    #expect(try scratch.run("annul", "11", "--reason", "Right after all").code == 0)
    try scratch.choose("--type", "exchange.held", "--from", "2022-05-03")
    #expect(try scratch.sequences == [])
    #expect(try scratch.verify().output.contains("exactly 0 match as labelled; 0 opened"))
    try scratch.choose("--type", "exchange.held")
    #expect(try scratch.sequences == [8, 11, 12])
  }

  // MARK: The folder

  @Test func `are written again under a later head, which tiles alone are not`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1")
    try scratch.correct("8", "occurred=2022-05-03")
    try #require(try scratch.run("checkpoint").code == 0)
    let tiles = try scratch.run("export", "tiles", "chosen")
    #expect(tiles.code == 5)
    #expect(tiles.words.contains("holds a selection"))
    #expect(try scratch.faults == [])
    try scratch.choose("--axis", "A1")
    #expect(try scratch.sequences == [7, 8, 9, 10, 11])
    #expect(try scratch.faults == [])
  }

  @Test func `are made whole by the next run where one was stopped`() throws {
    let scratch = try sample()
    try scratch.choose("--axis", "A1")
    let whole = try scratch.text(of: "chosen/records.jsonl")
    // Between the tiles and the records, and within them.
    for name in ["selection.json", "records.jsonl"] {
      try FileManager.default.removeItem(at: scratch.url.appending(path: "chosen/\(name)"))
    }
    #expect(try Run(["verify", "chosen"], in: scratch.url).code == 2)
    try scratch.write("half", to: "chosen/records.jsonl.new")
    try scratch.choose("--axis", "A1")
    #expect(try scratch.text(of: "chosen/records.jsonl") == whole)
    #expect(!scratch.exists("chosen/records.jsonl.new"))
    #expect(try scratch.faults == [])
  }

  @Test func `are not chosen by what the ledger does not know`() throws {
    let scratch = try sample()
    for (options, code) in [
      (["--agreement", "nobody"], 3), (["--axis", "A7"], 3), (["--party", "nobody"], 3),
      (["--type", "exchange.hold"], 3), (["--from", "2022-13"], 64),
      (["--from", "2022-06-02", "--to", "2022-06-01"], 64),
    ] as [([String], Int32)] {
      let run = try Run(
        ["export", "selection", "chosen"] + options, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == code, "\(options): \(run.words)")
      #expect(!scratch.exists("chosen"))
    }
    let tiles = try scratch.run("export", "tiles", "chosen", "--axis", "A1")
    #expect(tiles.code == 64)
    #expect(tiles.words.contains("export selection"))
  }
}

import CanonicalJSON
import Foundation
import Testing

/// What `--zip` and `--tar` write, and what `verify` reads in place.
@Suite("A dossier as a single file")
struct DossierArchiveTests {
  static let forms = ["zip", "tar"]

  @Test("is read in place as its folder is", arguments: forms)
  func readInPlace(form: String) throws {
    let sample = try DossierSample()
    try sample.export("D", "--head", "15")
    try sample.export("D.\(form)", "--head", "15", "--\(form)")
    let folder = try sample.verify("D", "--json")
    let file = try sample.verify("D.\(form)", "--json")
    #expect(folder.code == 0)
    #expect(file.code == 0, "\(file.output)\(file.words)")
    #expect(file.output == folder.output)
    #expect(try sample.scratch.names.filter { $0.hasSuffix(".new") } == [])
  }

  @Test("is known to the ledger that issued it", arguments: forms)
  func issued(form: String) throws {
    let sample = try DossierSample()
    try sample.export("D.\(form)", "--\(form)", "--recipient", "Cour")
    let known = try sample.verify("D.\(form)", "--ledger", "L", "--json")
    #expect(known.code == 0, "\(known.output)\(known.words)")
    #expect(try known.json["dossier"]?["issued_by"] == [15])
    try sample.scratch.done(
      "open", "other", "--origin", "example.org/other", "--title", "Other", "--zone", "UTC")
    let unknown = try sample.verify("D.\(form)", "--ledger", "other", "--json")
    #expect(unknown.code == 2)
    #expect(unknown.output.contains("F-DOSSIER-NOT-ISSUED"))
  }

  @Test("has the same bytes in any zone and language, and under any mask", arguments: forms)
  func same(form: String) throws {
    let sample = try DossierSample()
    var made: [Data] = []
    for (zone, language, mask) in [
      ("UTC", "en", "022"), ("Asia/Tokyo", "fr_CA.UTF-8", "077"),
      ("America/St_Johns", "tr_TR.UTF-8", "002"),
    ] {
      let name = "\(made.count)"
      try FileManager.default.createDirectory(
        at: sample.scratch.url.appending(path: name), withIntermediateDirectories: false)
      let run = try Run(
        [
          "-c", #"umask "$0"; exec "$@""#, mask, Run.program.path, "export", "dossier",
          "\(name)/D.\(form)", "--\(form)", "--head", "15",
        ], in: sample.scratch.url,
        ["ENTENTE_LEDGER": "L", "LC_ALL": language, "TZ": zone],
        program: URL(filePath: "/bin/sh"))
      try #require(run.code == 0, "\(run.words)")
      made.append(try Data(contentsOf: sample.scratch.url.appending(path: "\(name)/D.\(form)")))
    }
    #expect(made[1] == made[0])
    #expect(made[2] == made[0])
  }

  @Test(
    "unpacks, by what others made, to the files of the folder",
    .enabled(if: OtherTools.python != nil, "needs Python"), arguments: forms)
  func unpacked(form: String) throws {
    let sample = try DossierSample()
    let python = try #require(OtherTools.python)
    try sample.export("D", "--head", "15")
    for name in ["D", "Dossier vérifié"] {
      try sample.export("\(name).\(form)", "--head", "15", "--\(form)")
      let script = """
        import sys, tarfile, zipfile
        name, form = sys.argv[1:]
        if form == 'zip':
          with zipfile.ZipFile(name) as z:
            assert z.testzip() is None
            names = z.namelist()
            for i in z.infolist():
              assert i.compress_type == 0 and i.date_time == (1980, 1, 1, 0, 0, 0), i
              assert i.external_attr >> 16 == 0o100644 and i.create_system == 3, i
            z.extractall('out')
        else:
          with tarfile.open(name, 'r:') as t:
            names = t.getnames()
            for i in t.getmembers():
              assert i.isreg() and i.mode == 0o644 and i.mtime == 0, i
              assert (i.uid, i.gid, i.uname, i.gname) == (0, 0, '', ''), i
            t.extractall('out')
        below = [n.encode() for n in names if '/data/' in n]
        assert below == sorted(below) and names[-len(below):] == [n.decode() for n in below]
        """
      let read = try Run(
        ["-c", script, "\(name).\(form)", form], in: sample.scratch.url, OtherTools.environment,
        program: python)
      try #require(read.code == 0, "\(read.words)")
      let compared = try Run(
        ["-r", "D", "out/\(name)"], in: sample.scratch.url, program: URL(filePath: "/usr/bin/diff"))
      #expect(compared.code == 0, "\(compared.output)\(compared.words)")
    }
  }

  @Test("is in one folder that has its name, where that is a name everywhere")
  func tops() throws {
    let sample = try DossierSample()
    for (name, top) in [
      ("a.zip", "a"), ("b", "b"), ("é.zip", "é"), ("C.ZIP", "C"), ("..zip", "dossier"),
      (".zip", "dossier"),
      ("d:e.zip", "dossier"), ("d?.zip", "dossier"), ("NUL.zip", "dossier"),
      ("com1.x.zip", "dossier"), ("e .zip", "dossier"),
      (String(repeating: "f", count: 120), "dossier"),
    ] {
      try sample.export(name, "--zip", "--head", "15")
      let bytes = try Data(contentsOf: sample.scratch.url.appending(path: name))
      #expect(bytes.dropFirst(30).starts(with: Data("\(top)/".utf8)), "\(name)")
      #expect(try sample.verify(name).code == 0, "\(name)")
    }
  }

  @Test("does not take the place of what is there", arguments: forms)
  func taken(form: String) throws {
    let sample = try DossierSample()
    try sample.scratch.write("mine", to: "D.\(form)")
    let records = try sample.scratch.run("log", "--json").output.count { $0 == "\n" }
    let run = try sample.exporting("D.\(form)", ["--\(form)"])
    #expect(run.code == 5)
    #expect(try sample.scratch.text(of: "D.\(form)") == "mine")
    #expect(try sample.scratch.run("log", "--json").output.count { $0 == "\n" } == records)
  }

  @Test("leaves nothing where the disk has no room for it, and is not recorded", arguments: forms)
  func full(form: String) throws {
    let sample = try DossierSample()
    try sample.export("D.\(form)", "--\(form)")
    let bytes = try Data(contentsOf: sample.scratch.url.appending(path: "D.\(form)")).count
    let records = try sample.scratch.run("log", "--json").output.count { $0 == "\n" }
    // No file may be longer than half of it: all of its own files have room, and it has none.
    let run = try Run(
      [
        "-c", #"trap '' XFSZ; ulimit -f "$0"; exec "$@""#, "\(bytes / 1024)", Run.program.path,
        "export", "dossier", "E.\(form)", "--\(form)",
      ], in: sample.scratch.url, ["ENTENTE_LEDGER": "L"], program: URL(filePath: "/bin/sh"))
    #expect(run.code == 5, "\(run.output)\(run.words)")
    #expect(run.words.contains("EFBIG"), "\(run.words)")
    #expect(try sample.scratch.names.filter { $0.hasPrefix("E") } == [])
    #expect(try sample.scratch.run("log", "--json").output.count { $0 == "\n" } == records)
  }

  @Test("says of options that do not go together what to do")
  func usage() throws {
    let sample = try DossierSample()
    let both = try sample.exporting("D", ["--zip", "--tar"])
    #expect(both.code == 64)
    #expect(both.words.contains("--zip and --tar"))
    for (arguments, english, french) in [
      (
        ["D.tar", "--zip"], "D.tar is the name of a tar file, and --zip asks for a zip file",
        "D.tar est le nom d’un fichier tar, et --zip demande un fichier zip"
      ),
      (["D.ZIP", "--tar"], "D.ZIP is the name of a zip file", "D.ZIP est le nom d’un fichier zip"),
      (["D.zip"], "and a folder is asked for: add --zip", "ajoutez --zip, ou donnez un nom"),
      (["D.tar"], "and a folder is asked for: add --tar", "ajoutez --tar, ou donnez un nom"),
    ] {
      for (language, sentence) in [("en", english), ("fr-CA", french)] {
        let run = try Run(
          ["export", "dossier"] + arguments + ["--lang", language], in: sample.scratch.url,
          ["ENTENTE_LEDGER": "L", "COLUMNS": "300"])
        #expect(run.code == 64, "\(arguments): \(run.words)")
        #expect(run.words.contains(sentence), "\(arguments): \(run.words)")
      }
    }
    let other = try Run(
      ["exporter", "tuiles", "T", "--zip", "--lang", "fr-CA"], in: sample.scratch.url,
      ["ENTENTE_LEDGER": "L"])
    #expect(other.code == 64)
    #expect(other.words.contains("--zip et --tar vont"))
    #expect(try sample.scratch.names.filter { $0.hasPrefix("D") || $0.hasPrefix("T") } == [])
  }

  @Test(
    "is there whole under its name or not at all, whenever the program is killed",
    .enabled(if: BadMachine.isThere, BadMachine.whyNot), arguments: forms)
  func killed(form: String) throws {
    let sample = try DossierSample()
    func stopped(at step: Int, losing: Bool) throws -> Bool {
      let name = "S.\(form)"
      try? FileManager.default.removeItem(at: sample.scratch.url.appending(path: name))
      let run = try Run(
        ["export", "dossier", name, "--\(form)", "--head", "15"], in: sample.scratch.url,
        BadMachine.stopping(at: step, losing: losing, in: sample.scratch)
          .merging(["ENTENTE_LEDGER": "L"]) { $1 })
      if try sample.scratch.names.contains(name) {
        #expect(try sample.verify(name).code == 0, "step \(step)")
      }
      return run.code == -1
    }
    // How many steps there are, and the last of them: where the archive is made and named.
    var (low, high) = (0, 1 << 14)
    while high - low > 1 {
      let middle = (low + high) / 2
      if try stopped(at: middle, losing: false) { low = middle } else { high = middle }
    }
    try #require(low > 100)
    for step in [low / 4, low / 2, low / 4 * 3] + Array(low - 10...low) {
      for losing in [false, true] { _ = try stopped(at: step, losing: losing) }
    }
    try sample.export("S2.\(form)", "--\(form)", "--head", "15")
    #expect(try sample.verify("S2.\(form)").code == 0)
  }
}

extension Scratch {
  /// The names of what is in the folder.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

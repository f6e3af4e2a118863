import CanonicalJSON
import Foundation
import Glibc
import LMDB
import Testing
import Verification

/// A ledger of two agreements, a person, a document and a remark, and dossiers of it.
struct DossierSample {
  let scratch: Scratch
  let person: String

  init() throws {
    scratch = try Scratch()
    try scratch.openSample()
    let made = try scratch.done(
      "record", "person.registered", "name=Philippa Quenneville", "email=pq@example.org", "--json")
    person = try #require(made.json["person"]?.stringValue)
    try scratch.done(
      "record", "agreement.proposed", "--agreement", "other", "title.fr=Autre", "object.fr=Voir",
      #"parties:=["gq","cnrs"]"#, "term=P12M", "--on-behalf-of", "gq", "--occurred", "2022-05-05")
    try scratch.write("the minutes", to: "minutes.txt")
    try scratch.done(
      "record", "document.attached", "document=D-1", "title.fr=Compte rendu", "class=confidential",
      "language=fr",
      "--document", "minutes.txt", "--agreement", "gq-cnrs", "--occurred", "2022-05-05")
    try scratch.done(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--party", "cnrs", "--agreement", "gq-cnrs", "--occurred", "2022-05-05", "--text-fr",
      "Une remarque")
    try scratch.done("checkpoint")
    let keys = try scratch.run("keys", "list", "--json")
    try scratch.write(try #require(try keys.json["policy"]?.stringValue), to: "policy")
  }

  /// What is asked for an archive, which is given everything.
  static let forArchive = ["--audience", "archive"] + toSomebody
  /// What is asked of whoever gives words about persons.
  static let toSomebody = ["--recipient", "BAnQ", "--legal-basis", "archives-act"]

  /// Makes a dossier, or does not.
  func exporting(_ folder: String, _ options: [String]) throws -> Run {
    try Run(
      ["export", "dossier", folder] + options
        + (options.contains("--personal-words") ? DossierSample.toSomebody : []),
      in: scratch.url, ["ENTENTE_LEDGER": "L"])
  }

  /// Makes a dossier.
  @discardableResult
  func export(
    _ folder: String, _ options: [String], location: SourceLocation = #_sourceLocation
  ) throws -> Run {
    let run = try exporting(folder, options)
    try #require(run.code == 0, "\(run.words)", sourceLocation: location)
    return run
  }

  @discardableResult
  func export(
    _ folder: String, _ options: String..., location: SourceLocation = #_sourceLocation
  ) throws -> Run {
    try export(folder, options, location: location)
  }

  func verify(_ folder: String, _ more: String...) throws -> Run {
    try Run(["verify", folder, "--policy", "policy"] + more, in: scratch.url)
  }

  /// The names of the faults of a verification that ended with 4.
  func faults(of folder: String) throws -> [String] {
    let run = try verify(folder, "--json")
    #expect(run.code == 4, "\(run.output.prefix(2000))\(run.words)")
    return (try run.json["checks"]?.arrayValue ?? []).flatMap { check in
      (check["faults"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
    }
  }

  /// Copies a dossier, changes the copy, and names it.
  func changed(
    _ folder: String, rebagged: Bool, _ change: (URL) throws -> Void
  ) throws -> String {
    let copy = "changed-\(UUID().uuidString.prefix(8))"
    let url = scratch.url.appending(path: copy)
    try FileManager.default.copyItem(at: scratch.url.appending(path: folder), to: url)
    try change(url)
    if rebagged { try DossierSample.bagAgain(url) }
    return copy
  }

  /// Writes the lists of a bag for what is in it, as a forger would.
  static func bagAgain(_ url: URL) throws {
    let root = url.path
    let files = try url.files.filter { $0.hasPrefix("data/") }
    var (bytes, short, long) = (0, "", "")
    for file in files {
      let digests = try FileDigests(of: file, in: .folder(Folder(root)))
      bytes += digests.lengthBytes
      short += "\(digests.sha256)  \(file)\n"
      long += "\(digests.sha512)  \(file)\n"
    }
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
    try write(short, "manifest-sha256.txt")
    try write(long, "manifest-sha512.txt")
    let info = try String(contentsOf: url.appending(path: "bag-info.txt"), encoding: .utf8)
    try write(
      info.replacing(/Payload-Oxum: [0-9.]+/, with: "Payload-Oxum: \(bytes).\(files.count)"),
      "bag-info.txt")
    try listTags(url)
  }

  /// Writes the list of a bag's own files, as a forger would.
  static func listTags(_ url: URL) throws {
    var tags = ""
    for name in ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"] {
      tags += "\(try FileDigests(of: name, in: .folder(Folder(url.path))).sha512)  \(name)\n"
    }
    try Data(tags.utf8).write(to: url.appending(path: "tagmanifest-sha512.txt"))
  }
}

extension URL {
  /// The files below this folder, in order of the bytes of their paths.
  var files: [String] {
    get throws {
      try #require(FileManager.default.subpaths(atPath: path))
        .filter { name in
          let kind = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.type]
          return kind as? FileAttributeType != .typeDirectory
        }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  /// Makes an empty file or folder in this folder, whose name no text needs to be.
  func make(_ name: [UInt8], isFolder: Bool) throws {
    let path = (Array(path.utf8) + [0x2F] + name + [0]).map { CChar(bitPattern: $0) }
    let made = isFolder ? mkdir(path, 0o700) : creat(path, 0o600)
    try #require(made >= 0, "errno \(errno)")
    if !isFolder { close(made) }
  }

  /// Changes the text of a file below this folder.
  func change(_ name: String, _ change: (String) -> String) throws {
    let file = appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = change(text)
    #expect(changed != text, "\(name) was not changed")
    try Data(changed.utf8).write(to: file)
  }
}

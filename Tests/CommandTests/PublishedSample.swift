import CanonicalJSON
import Foundation
import Testing
import Transparency

extension Scratch {
  /// Signs and exports the ledger here to the folder `tiles`, and writes the policy that accepts its
  /// key to `policy`.
  ///
  /// - Returns: that key.
  @discardableResult
  func publish() throws -> VerifierKey {
    try publishAgain()
    let page = try run("show", "0", "--json").json
    let hex = try #require(page["answer"]?["facts"]?["checkpoint_key"]?.stringValue)
    let origin = try #require(page["answer"]?["header"]?["ledger"]?.stringValue)
    let digest = try #require(Digest(hex: hex))
    let key = VerifierKey(
      name: try Origin(origin).keyName, publicKey: try Ed25519PublicKey(digest.bytes))
    try write("log \(key.text)\nquorum none\n", to: "policy")
    return key
  }

  /// Signs what is new, and publishes it in the same place.
  func publishAgain() throws {
    try #require(try run("checkpoint").code == 0)
    try #require(try run("export", "tiles", "tiles").code == 0)
  }

  /// The sample ledger with so many records that tiles are full, and one more.
  func openLong() throws {
    try openSample()
    let actors = (0..<260).map {
      #"{"type":"actor.registered","data":{"actor":"lab-\#($0)","name":"Lab","kind":"party"}}"#
    }
    let imported = try run("import", "-", input: actors.joined(separator: "\n"))
    try #require(imported.code == 0, "\(imported.words)")
  }

  /// Runs a body while a file here has other bytes.
  func with(
    _ name: String, changed: (Data) -> Data, _ body: () throws -> Void
  ) throws {
    let file = url.appending(path: name)
    let whole = try Data(contentsOf: file)
    try changed(whole).write(to: file)
    try body()
    try whole.write(to: file)
  }

  /// The files of tiles here, by their paths.
  var publishedFiles: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: url.appending(path: "tiles").path)
        .filter { $0 == "checkpoint" || $0.contains("000") || $0.contains("001") }
        .filter { !$0.hasSuffix(".p") }.map { "tiles/\($0)" }.sorted()
    }
  }
}

extension Data {
  /// The same bytes but one bit, at a place that is counted from 0.
  func flipped(at place: Int) -> Data {
    var changed = self
    changed[startIndex + place] ^= 0x01
    return changed
  }
}

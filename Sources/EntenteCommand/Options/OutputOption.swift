import ArgumentParser
import LMDB
import Wording

/// The file that an answer goes to, where not to standard output.
struct OutputOption: ParsableArguments {
  @Option(
    name: .both("output", "sortie", short: "o"),
    help: help(
      fr: "Fichier à écrire ; sinon la sortie standard.",
      en: "File to write; else standard output.", value: "fichier", "file"),
    completion: .file())
  var file: String?

  /// Writes the bytes to the file, whole or not at all, or to standard output.
  func put(_ bytes: [UInt8], _ speaker: Speaker) throws(CommandError) {
    guard let place = try place() else { return try speaker.put(bytes) }
    try place.replace(bytes)
  }

  /// Refuses a file that is not to be written, before anything is done whose outcome would go there.
  func check() throws(CommandError) { _ = try place() }

  private func place() throws(CommandError) -> OutputPlace? {
    try file.map { path throws(CommandError) in try OutputPlace(path, for: .all) }
  }
}

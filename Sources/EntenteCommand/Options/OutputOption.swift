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
    guard let file else { return try speaker.put(bytes) }
    let place = FilePlace(file, for: .all)
    do throws(LMDBError) {
      try place.replace(bytes)
    } catch {
      throw .trouble(.file(path: file, DiskTrouble(error.reason)))
    }
  }
}

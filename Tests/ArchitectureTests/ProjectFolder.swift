import Foundation

/// The folder of the project, found from this file.
enum ProjectFolder {
  static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files of a folder and of those in it with that extension, by path from the project's
  /// folder, ascending.
  static func files(in folder: String, extensions: Set<String>) throws -> [String] {
    let top = url.appendingPathComponent(folder)
    guard let all = FileManager.default.enumerator(atPath: top.path) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    return all.compactMap { $0 as? String }
      .filter { extensions.contains(($0 as NSString).pathExtension) }
      .map { folder + "/" + $0 }.sorted()
  }

  /// A file's text.
  static func text(of path: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)
  }
}

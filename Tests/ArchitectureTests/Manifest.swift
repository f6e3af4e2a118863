import Foundation
import LMDB

/// What `swift package dump-package` says of the project's targets.
struct Manifest: Decodable {
  /// One target.
  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]

    /// Where its sources are, from the project's folder.
    var folder: String {
      path ?? (type == "test" ? "Tests/" : "Sources/") + name
    }
  }

  /// What a target depends on, by the name it is imported by.
  struct Dependency: Decodable {
    let name: String

    private enum Key: String, CodingKey { case byName, product, target }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let key = try [.byName, .product, .target].first(where: container.contains).orThrow(decoder)
      var parts = try container.nestedUnkeyedContainer(forKey: key)
      name = try parts.decode(String.self)
    }
  }

  let targets: [Target]

  /// Reads the manifest as SwiftPM does.
  ///
  /// In a scratch folder of its own: the run of the tests may hold the project's.
  static func read() throws -> Manifest {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-manifest-\(UUID().uuidString)")
    // What stays behind in a temporary folder is no failure of the test.
    defer { try? FileManager.default.removeItem(at: scratch) }
    let json = try ChildProcess(
      "/usr/bin/env",
      [
        "swift", "package", "--package-path", ProjectFolder.url.path, "--scratch-path",
        scratch.path, "dump-package",
      ]
    ).run().output
    return try JSONDecoder().decode(Manifest.self, from: Data(json))
  }
}

extension Optional {
  fileprivate func orThrow(_ decoder: any Decoder) throws -> Wrapped {
    guard let self else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a dependency of a new kind"))
    }
    return self
  }
}

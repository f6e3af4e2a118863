import Foundation
import Testing

@testable import Transparency

/// The published test vectors, in `shared/vectors` beside the project's root or in
/// `ENTENTE_VECTORS`.
enum PublishedVectors {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["ENTENTE_VECTORS"] {
      return URL(filePath: path)
    }
    return URL(filePath: #filePath).appending(path: "../../../../shared/vectors").standardized
  }()

  static let arePresent = FileManager.default.fileExists(
    atPath: folder.appending(path: "rfc6962_tree.json").path)

  /// What a run without the folder says in its log.
  static let condition: any SuiteTrait = ConditionTrait.enabled(
    if: arePresent, "SKIPPED: no published vectors at \(folder.path); set ENTENTE_VECTORS")

  static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
    try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: name)))
  }
}

/// Bytes written as hexadecimal, of any length: vectors hold broken hashes too.
func bytes(hex: String) throws -> [UInt8] {
  try #require(Hexadecimal.decode(Array(hex.utf8)), "not hexadecimal: \(hex)")
}

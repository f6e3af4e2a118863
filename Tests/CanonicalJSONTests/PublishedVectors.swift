import Foundation

/// The published vectors for RFC 8785, when the folder of vectors is there.
struct PublishedVectors: Decodable {
  struct Document: Decodable {
    let name: String
    let input_hex: String
    let output_hex: String
  }
  struct Number: Decodable {
    let ieee_hex: String
    let want: String?
  }
  struct Order: Decodable {
    let desc: String
    let input_hex: String
    let output_hex: String
  }
  struct Reject: Decodable {
    let desc: String
    let input_hex: String
  }
  let documents: [Document]
  let numbers: [Number]
  let order: [Order]
  let reject: [Reject]
}

extension PublishedVectors {
  /// `ENTENTE_VECTORS`, or `shared/vectors` beside the project's root folder.
  static var file: URL {
    let folder =
      if let given = ProcessInfo.processInfo.environment["ENTENTE_VECTORS"] {
        URL(fileURLWithPath: given, isDirectory: true)
      } else {
        URL(fileURLWithPath: #filePath).appending(path: "../../../../shared/vectors")
          .standardizedFileURL
      }
    return folder.appending(path: "jcs.json")
  }

  static var arePresent: Bool { FileManager.default.fileExists(atPath: file.path) }

  static func read() throws -> PublishedVectors {
    try JSONDecoder().decode(PublishedVectors.self, from: Data(contentsOf: file))
  }
}

/// The bytes of a hexadecimal text.
func bytes(hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] << 4 | digits[$0 + 1])
  }
}

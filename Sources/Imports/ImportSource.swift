internal import CanonicalJSON

/// A file that is imported.
public struct ImportSource: Sendable, Hashable {
  /// Its name, without folders.
  public let name: String
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// How many bytes.
  public let bytes: Int
  /// Its media type.
  public let mediaType: String

  /// A file of that name and those bytes.
  public init(name: String, sha256: String, bytes: Int, mediaType: String) {
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.mediaType = mediaType
  }

  /// What a record says of the row it is from: `exchanges.csv#row=12` (RFC 7111),
  /// `exchanges.xlsx#Sheet1!12`.
  func citation(row: Int, sheet: String?) -> JSON {
    let place: String
    if let sheet {
      let isPlain = sheet.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
      }
      place = (isPlain ? sheet : "'\(sheet.replacing("'", with: "''"))'") + "!\(row)"
    } else {
      place = "row=\(row)"
    }
    return [
      "bytes": .integer(Int64(bytes)), "media_type": .string(mediaType),
      "name": .string("\(name)#\(place)"), "sha256": .string(sha256),
    ]
  }
}

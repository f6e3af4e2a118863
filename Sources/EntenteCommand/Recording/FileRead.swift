import CanonicalJSON
import Entente
import Foundation
import LMDB
import LedgerStore
import Partnership
import Transparency
import Wording

/// A file beside the ledger, read whole.
struct FileRead {
  let path: String
  let bytes: [UInt8]

  init(_ path: String) throws(CommandError) {
    self.path = path
    bytes = try FileRead.bytes(of: path, limitBytes: KeptDocument.largestBytes)
  }

  /// All the bytes of a file, or of standard input for `-`.
  static func bytes(of path: String, limitBytes: Int) throws(CommandError) -> [UInt8] {
    try mustEnd(path)
    let bytes: [UInt8]
    do {
      let handle =
        path == "-"
        ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      bytes = Array(try handle.read(upToCount: limitBytes + 1) ?? Data())
      if path != "-" { try handle.close() }
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error)))
    }
    guard bytes.count <= limitBytes else { throw .trouble(.file(path: path, .tooLong)) }
    return bytes
  }

  /// Refuses a pipe or a device: opening it may wait for ever for whoever writes into it.
  ///
  /// What is open already, as a shell's `<(command)` is, has a writer.
  private static func mustEnd(_ path: String) throws(CommandError) {
    guard path != "-", path != "/dev/stdin", !path.hasPrefix("/dev/fd/") else { return }
    let kind: FileKind?
    do throws(LMDBError) {
      kind = try FileKind(at: path)
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error.reason)))
    }
    // That it is not there, or is a folder, is said when it is opened.
    if kind == .endless { throw .trouble(.file(path: path, .endless)) }
  }

  /// The bytes as text, as they are.
  var text: String {
    get throws(CommandError) {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw .trouble(.file(path: path, .other("EILSEQ, not UTF-8")))
      }
      return text
    }
  }

  /// The file's name without its folders.
  var name: String { FileRead.name(of: path) }

  /// The name of a file without its folders.
  static func name(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  /// What an action says of a file in its support; where the file is kept is not for us to invent.
  var evidence: JSON {
    [
      "bytes": .integer(Int64(bytes.count)), "media_type": .string(mediaType),
      "name": .string(name), "sha256": .string(Digest(hashing: bytes).hex),
    ]
  }

  /// The file as a document for the ledger to keep.
  var document: KeptDocument {
    get throws(CommandError) { try .taking(bytes) }
  }

  /// The media type, guessed from the first bytes, then from the end of the name (RFC 6838).
  var mediaType: String {
    for (signature, type) in FileRead.signatures where bytes.starts(with: signature) {
      // A package of XML parts begins like any zip; its name says which it is.
      return type == "application/zip" ? byName ?? type : type
    }
    return byName
      ?? (String(validating: bytes, as: UTF8.self) == nil ? FileRead.unknown : "text/plain")
  }

  private static let unknown = "application/octet-stream"

  private var byName: String? {
    FileRead.endings[URL(fileURLWithPath: path).pathExtension.lowercased()]
  }

  private static let signatures: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "application/pdf"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
    ([0xFF, 0xD8, 0xFF], "image/jpeg"),
    (Array("GIF8".utf8), "image/gif"),
    (Array("PK\u{3}\u{4}".utf8), "application/zip"),
    ([0x1F, 0x8B], "application/gzip"),
  ]

  private static let endings = [
    "csv": "text/csv", "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822", "htm": "text/html", "html": "text/html", "ics": "text/calendar",
    "json": "application/json", "jsonl": "application/jsonl", "md": "text/markdown",
    "mp3": "audio/mpeg", "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff", "txt": "text/plain",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
  ]
}

extension KeptDocument {
  /// Takes the bytes of a document, or says that they are too many.
  static func taking(_ bytes: [UInt8]) throws(CommandError) -> KeptDocument {
    do throws(Refusal) {
      return try KeptDocument(bytes)
    } catch {
      throw .refused(error)
    }
  }
}

extension DiskTrouble {
  /// What Foundation says of a file, in our words.
  init(_ error: any Error) {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile?, .fileNoSuchFile?: self = .missing
    case .fileReadNoPermission?, .fileWriteNoPermission?: self = .notPermitted
    case .fileWriteFileExists?: self = .exists
    case .fileWriteOutOfSpace?: self = .full
    case .fileWriteVolumeReadOnly?: self = .readOnly
    default:
      let error = error as NSError
      let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
      self =
        cause.domain == NSPOSIXErrorDomain
        ? DiskTrouble(LMDBError.Reason(code: CInt(cause.code)))
        : .other("\(cause.domain) \(cause.code)")
    }
  }
}

internal import Crypto
public import LMDB
internal import Partnership

/// The digests of a file of a bag, in lower-case hexadecimal digits.
public struct FileDigests: Sendable, Hashable {
  /// The SHA-256.
  public let sha256: String
  /// The SHA-512.
  public let sha512: String
  /// How long the file is.
  public let lengthBytes: Int
}

extension FileDigests {
  /// What a file digests to.
  public init(of name: String, in folder: FileTree) throws(LMDBError) {
    self = try FileDigests.read(name, in: folder, { _ in })
  }

  /// What a file digests to, and whether its bytes sum up to what an archive says of them, if it does.
  static func summed(
    _ name: String, in folder: FileTree
  ) throws(LMDBError) -> (digests: FileDigests, isSumRight: Bool) {
    guard let said = folder.checksum(of: name) else {
      return (try FileDigests(of: name, in: folder), true)
    }
    var sum = CRC32Checksum()
    let digests = try read(name, in: folder) { sum.update($0) }
    return (digests, sum.value == said)
  }

  private static func read(
    _ name: String, in folder: FileTree, _ take: ([UInt8]) -> Void
  ) throws(LMDBError) -> FileDigests {
    let file = try folder.open(name)
    let length = try file.lengthBytes()
    var digesting = FileDigesting()
    var offset = 0
    while offset < length {
      let piece = try file.read(at: offset, count: min(DataFile.pieceBytes, length - offset))
      digesting.update(piece)
      take(piece)
      offset += piece.count
    }
    return digesting.finish()
  }
}

/// Computes the digests of a file piece by piece.
public struct FileDigesting: Sendable {
  private var short = SHA256()
  private var long = SHA512()
  private var lengthBytes = 0

  /// Begins with an empty file.
  public init() {}

  /// Takes the next piece.
  public mutating func update(_ bytes: [UInt8]) {
    short.update(data: bytes)
    long.update(data: bytes)
    lengthBytes += bytes.count
  }

  /// The digests of all pieces.
  public func finish() -> FileDigests {
    FileDigests(
      sha256: hexadecimal(short.finalize()), sha512: hexadecimal(long.finalize()),
      lengthBytes: lengthBytes)
  }
}

private func hexadecimal(_ digest: some Digest) -> String {
  var digits: [UInt8] = []
  digits.append(hexadecimalOf: Array(digest).span)
  return String(decoding: digits, as: UTF8.self)
}

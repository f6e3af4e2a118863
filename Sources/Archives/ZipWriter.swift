internal import CZip

/// What a zip archive says around the bytes of its files, which are stored as they are (APPNOTE.TXT 6.3.10 §4.3).
///
/// Nothing is said of when or by whom, and what deflate makes depends on the version of zlib: the same files make
/// the same bytes everywhere. Whoever writes the archive keeps the rows of the directory until its end, so that
/// no archive is too long for the memory.
public struct ZipWriter: Sendable {
  /// What is written around a file.
  public struct Headers: Sendable {
    /// What stands before its bytes.
    public let before: [UInt8]
    /// Its row of the directory, which stands behind all files.
    public let row: [UInt8]
  }

  /// Where the header of the next file stands, in bytes from the start.
  public private(set) var offset = 0
  private var count = 0
  private var rowsBytes = 0

  /// The version of the format that needs nothing, and the one of ZIP64.
  private static let (plain, wide) = (10, 45)
  /// The version that it is written by, 6.3, on Unix.
  private static let maker = 3 << 8 | 63
  /// That a name is UTF-8 (§4.4.4, bit 11); of ASCII it need not be said.
  private static let utf8Flag = 1 << 11
  /// 1 January 1980, the first day that a zip archive can say.
  private static let firstDay = 0x0021
  /// A plain file that its owner may change and all may read.
  private static let mode = 0o100644
  /// What four bytes say, and two, of a number for which they are too few: it stands in eight elsewhere.
  private static let (most, mostCount) = (0xFFFF_FFFF, 0xFFFF)

  /// An archive without files.
  public init() {}

  /// The checksum of bytes, of which those before have the one that is given: CRC-32 (§4.4.7), by zlib.
  public static func checksum(of bytes: [UInt8], after before: UInt32 = 0) -> UInt32 {
    // As many bytes as the buffer has; zlib reads them before it comes back.
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.bindMemory(to: UInt8.self).baseAddress else { return before }
      return UInt32(
        truncatingIfNeeded: unsafe crc32_z(uLong(before), start, z_size_t(buffer.count)))
    }
  }

  /// How many bytes stand before those of a file.
  public static func headerBytes(_ name: String, sizeBytes: Int) -> Int {
    30 + name.utf8.count + (sizeBytes < most ? 0 : 20)
  }

  /// Takes the next file, whose bytes stand behind its header.
  ///
  /// - Throws: `.refused` where a name has more than 65,535 bytes.
  public mutating func add(
    _ name: String, sizeBytes: Int, checksum: UInt32
  ) throws(PackingError) -> Headers {
    let name = Array(name.utf8)
    guard name.count <= ZipWriter.mostCount else {
      throw .refused(what: "a name has more than 65,535 bytes")
    }
    let isLong = sizeBytes >= ZipWriter.most
    let isFar = offset >= ZipWriter.most
    let flags = name.allSatisfy { $0 < 0x80 } ? 0 : ZipWriter.utf8Flag
    let shortSize = isLong ? ZipWriter.most : sizeBytes
    /// What the header and the row say alike: version, flags, method, time, day, checksum and sizes.
    func shared(_ version: Int) -> Numbers {
      Numbers().two(version).two(flags).two(0).two(0).two(ZipWriter.firstDay)
        .four(Int(checksum)).four(shortSize).four(shortSize).two(name.count)
    }
    let sizes = isLong ? Numbers().eight(sizeBytes).eight(sizeBytes) : Numbers()
    let ofFile = ZipWriter.extra(sizes)
    let ofRow = ZipWriter.extra(isFar ? sizes.eight(offset) : sizes)
    let before =
      Numbers().four(0x0403_4B50).bytes
      + shared(isLong ? ZipWriter.wide : ZipWriter.plain).two(ofFile.count).bytes + name + ofFile
    let row =
      Numbers().four(0x0201_4B50).two(ZipWriter.maker).bytes
      + shared(isLong || isFar ? ZipWriter.wide : ZipWriter.plain).two(ofRow.count)
      // No comment, on the first disk, no attributes of its own.
      .two(0).two(0).two(0)
      .four(ZipWriter.mode << 16).four(isFar ? ZipWriter.most : offset).bytes + name + ofRow
    count += 1
    offset += before.count + sizeBytes
    rowsBytes += row.count
    return Headers(before: before, row: row)
  }

  /// What stands behind the rows of the directory.
  public func end() -> [UInt8] {
    let isWide = count >= ZipWriter.mostCount || max(rowsBytes, offset) >= ZipWriter.most
    // The end of ZIP64, of 44 more bytes, and where it is (§4.3.14, §4.3.15).
    let wide =
      Numbers().four(0x0606_4B50).eight(44).two(ZipWriter.maker).two(ZipWriter.wide)
      .four(0).four(0).eight(count).eight(count).eight(rowsBytes).eight(offset)
      .four(0x0706_4B50).four(0).eight(offset + rowsBytes).four(1)
    let short = min(count, ZipWriter.mostCount)
    let end =
      Numbers().four(0x0605_4B50).two(0).two(0).two(short).two(short)
      .four(min(rowsBytes, ZipWriter.most)).four(min(offset, ZipWriter.most)).two(0)
    return (isWide ? wide.bytes : []) + end.bytes
  }

  /// The field of ZIP64 (§4.5.3), where there is anything to say in it.
  private static func extra(_ numbers: Numbers) -> [UInt8] {
    numbers.bytes.isEmpty
      ? [] : Numbers().two(1).two(numbers.bytes.count).bytes + numbers.bytes
  }

  /// Numbers one behind the other, each with its least byte first.
  private struct Numbers {
    private(set) var bytes: [UInt8] = []

    func two(_ number: Int) -> Numbers { adding(number, 2) }
    func four(_ number: Int) -> Numbers { adding(number, 4) }
    func eight(_ number: Int) -> Numbers { adding(number, 8) }

    private func adding(_ number: Int, _ count: Int) -> Numbers {
      var numbers = self
      for place in 0..<count {
        numbers.bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place)))
      }
      return numbers
    }
  }
}

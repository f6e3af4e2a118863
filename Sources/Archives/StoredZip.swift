/// Zip archives of a few small parts, stored as they are (APPNOTE.TXT 6.3.10 §4.3).
///
/// Reading is left to libzip, which is handed whatever there is. Of writing, so little is needed that
/// libzip, whose sources have to outlive its archive, would take more lines, and `unsafe` ones; and the
/// same parts always make the same bytes.
public enum StoredZip {
  /// The archive of those parts, in that order.
  ///
  /// Names are ASCII; all of it together is under 4 GiB.
  public static func bytes(of parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let start = UInt32(file.count)
      let length = UInt32(part.bytes.count)
      let entry =
        little(version) + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0))
        + little(firstDay) + little(checksum(of: part.bytes)) + little(length) + little(length)
        + little(UInt16(part.name.utf8.count)) + little(UInt16(0))
      file += little(UInt32(0x0403_4B50)) + entry + Array(part.name.utf8) + part.bytes
      directory += little(UInt32(0x0201_4B50)) + little(version) + entry
      // No comment, disk 0, no attributes.
      directory += [UInt8](repeating: 0, count: 10) + little(start) + Array(part.name.utf8)
    }
    let count = little(UInt16(parts.count))
    return file + directory + little(UInt32(0x0605_4B50)) + little(UInt32(0)) + count + count
      + little(UInt32(directory.count)) + little(UInt32(file.count)) + little(UInt16(0))
  }

  /// What is needed to unpack it: 2.0.
  private static let version: UInt16 = 20
  /// 1 January 1980: the archive says nothing of when it was made.
  private static let firstDay: UInt16 = 0x0021

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 (§4.4.7), its polynomial reversed.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var checksum = UInt32.max
    for byte in bytes {
      checksum = table[Int(UInt8(truncatingIfNeeded: checksum) ^ byte)] ^ checksum >> 8
    }
    return ~checksum
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
  }
}

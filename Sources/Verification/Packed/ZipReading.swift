internal import LMDB

/// A header of a zip archive: numbers with their least byte first (APPNOTE.TXT 6.3.10 §4.3).
private struct ZipHeader {
  let bytes: [UInt8]

  /// A number of one to eight bytes; one beyond all files is as large as there is.
  func number(_ offset: Int, _ count: Int) -> Int {
    Int(
      clamping: bytes[offset..<offset + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    )
  }

  /// Numbers of four bytes, and in their place those of ZIP64 where it says that they are there (§4.5.3).
  func wide(_ offsets: [Int], _ extra: ArraySlice<UInt8>) throws(PackedFailure) -> [Int] {
    var wide: [UInt8]?
    var rest = ZipHeader(bytes: Array(extra))
    while rest.bytes.count >= 4 {
      let count = rest.number(2, 2)
      guard rest.bytes.count >= 4 + count else { break }
      // Another name (Info-ZIP Unicode Path), by which some readers go.
      guard rest.number(0, 2) != 0x7075 else { throw .refused("a file of two names") }
      if rest.number(0, 2) == 1 {
        guard wide == nil else { throw .refused("two sizes of ZIP64") }
        wide = Array(rest.bytes[4..<4 + count])
      }
      // Fields by which some unpackers make a link of a file: ASi Unix, and one of libarchive's.
      guard ![0x756E, 0x6C78].contains(rest.number(0, 2)) else {
        throw .refused("a field that makes a link of a file")
      }
      guard ZipHeader.harmlessFields.contains(rest.number(0, 2)) else {
        throw .otherForm("a field that not every unpacker reads alike")
      }
      rest = ZipHeader(bytes: Array(rest.bytes.dropFirst(4 + count)))
    }
    // Less than a header of four bytes is nothing that anybody reads otherwise, and refused.
    guard rest.bytes.isEmpty else { throw .refused("a header that is cut") }
    var numbers = ZipHeader(bytes: wide ?? [])
    return try offsets.map { offset throws(PackedFailure) in
      let short = number(offset, 4)
      guard short == ZipHeader.most else { return short }
      guard numbers.bytes.count >= 8 else { throw .refused("no sizes of ZIP64") }
      defer { numbers = ZipHeader(bytes: Array(numbers.bytes.dropFirst(8))) }
      return numbers.number(0, 8)
    }
  }

  /// What four bytes say where eight are elsewhere.
  static let most = 0xFFFF_FFFF

  /// Fields that say nothing of what a file is: ZIP64, and times and owners of NTFS and of Unix.
  private static let harmlessFields: Set<Int> = [
    0x0001, 0x000A, 0x000D, 0x5455, 0x5855, 0x7855, 0x7875,
  ]
}

/// Where the directory of a zip archive is.
private struct ZipDirectory {
  let count: Int
  let start: Int
  let end: Int
}

extension PackedReading {
  /// Lists a zip archive: every byte of it is a header, a file or the directory, once.
  mutating func readZip() throws(PackedFailure) {
    let directory = try zipDirectory()
    var offset = directory.start
    // Rows stand in the order of the files: then none can lie within another.
    var next = 0
    for _ in 0..<directory.count {
      let row = ZipHeader(bytes: try read(at: offset, count: 46))
      guard row.number(0, 4) == 0x0201_4B50, row.number(34, 2) == 0 else {
        throw .refused("no directory")
      }
      let (nameBytes, extraBytes) = (row.number(28, 2), row.number(30, 2))
      let rest = try read(at: offset + 46, count: nameBytes + extraBytes)
      offset += 46 + nameBytes + extraBytes + row.number(32, 2)
      guard offset <= directory.end else { throw .refused("no directory") }
      let name = Array(rest[..<nameBytes])
      let isFolder = name.last == UInt8(ascii: "/")
      try checkForm(of: row, name, isFolder: isFolder)
      let wide = try row.wide([24, 20, 42], rest[nameBytes...])
      guard wide[0] == wide[1], wide[2] == next else {
        throw .refused(
          "files that overlap, or bytes between them: \(PackedReading.shown(name))")
      }
      let start = try checkLocal(name, row, wide[0], at: next)
      guard start <= directory.start, wide[0] <= directory.start - start else {
        throw .refused("files that overlap: \(PackedReading.shown(name))")
      }
      next = start + wide[0]
      // Four bytes; it is held against the file when that is read for its digests.
      let checksum = UInt32(truncatingIfNeeded: row.number(16, 4))
      try take(name, isFolder: isFolder, at: start..<next, checksum: checksum)
    }
    guard next == directory.start, offset == directory.end else {
      throw .refused("bytes that belong to no file")
    }
  }

  /// A file is stored as it is, and is no link.
  private func checkForm(of row: ZipHeader, _ name: [UInt8], isFolder: Bool) throws(PackedFailure) {
    let shown = PackedReading.shown(name)
    // Unpackers leave out what a later version of the format is said to be needed for; 4.5 brought ZIP64.
    guard row.number(6, 2) <= 45 else {
      throw .refused("a file that some leave out: \(shown)")
    }
    // Bit 0 is encryption, 3 sizes behind the file, 6 and 13 more encryption.
    guard row.number(8, 2) & 0x2049 == 0 else {
      throw .otherForm("encrypted, or written as a stream: \(shown)")
    }
    guard row.number(10, 2) == 0 else {
      throw .otherForm("compressed: \(shown)")
    }
    // Whoever says they made it: unpackers read a mode of more systems than Unix.
    let mode = row.number(38, 4) >> 16 & 0o170000
    guard [0, isFolder ? 0o040000 : 0o100000].contains(mode) else {
      throw .refused("a link or a device: \(shown)")
    }
    // What DOS has for a folder and for a name of the disk.
    guard isFolder || row.number(38, 1) & 0x18 == 0 else {
      throw .refused("a file that is a folder to some: \(shown)")
    }
  }

  /// Holds the header before a file against its row, and answers with where the file begins.
  private mutating func checkLocal(
    _ name: [UInt8], _ row: ZipHeader, _ size: Int, at offset: Int
  ) throws(PackedFailure) -> Int {
    let header = ZipHeader(bytes: try read(at: offset, count: 30))
    let (nameBytes, extraBytes) = (header.number(26, 2), header.number(28, 2))
    let rest = try read(at: offset + 30, count: nameBytes + extraBytes)
    // Flags, method and checksum, then sizes: readers go by one or by the other.
    guard header.number(0, 4) == 0x0403_4B50, header.number(4, 2) <= 45,
      rest[..<nameBytes].elementsEqual(name),
      header.bytes[6..<10].elementsEqual(row.bytes[8..<12]),
      header.bytes[14..<18].elementsEqual(row.bytes[16..<20]),
      try header.wide([22, 18], rest[nameBytes...]) == [size, size]
    else {
      throw .refused("two headers that differ: \(PackedReading.shown(name))")
    }
    return offset + 30 + nameBytes + extraBytes
  }

  /// Finds the directory by what the archive ends with (§4.3.14 to §4.3.16).
  private mutating func zipDirectory() throws(PackedFailure) -> ZipDirectory {
    guard lengthBytes >= 22 else { throw .refused("it was cut") }
    let tail = lengthBytes - 22
    let end = ZipHeader(bytes: try read(at: tail, count: 22))
    guard end.number(0, 4) == 0x0605_4B50, end.number(20, 2) == 0, end.number(4, 4) == 0,
      end.number(8, 2) == end.number(10, 2)
    else { throw .refused("it was cut, or has bytes or a comment behind its end") }
    let short = (count: end.number(10, 2), bytes: end.number(12, 4), start: end.number(16, 4))
    var directory = ZipDirectory(count: short.count, start: short.start, end: tail)
    var directoryBytes = short.bytes
    let locator = tail >= 20 ? ZipHeader(bytes: try read(at: tail - 20, count: 20)) : nil
    // Where a reader finds one it goes by it, whatever the numbers say that stand behind.
    if let locator, locator.number(0, 4) == 0x0706_4B50 {
      let place = tail - 76
      guard place >= 0, locator.number(4, 4) == 0, locator.number(8, 8) == place,
        locator.number(16, 4) == 1
      else { throw .refused("no end of ZIP64") }
      let wide = ZipHeader(bytes: try read(at: place, count: 56))
      guard wide.number(0, 4) == 0x0606_4B50, wide.number(4, 8) == 44, wide.number(16, 8) == 0,
        wide.number(24, 8) == wide.number(32, 8)
      else { throw .refused("no end of ZIP64") }
      directoryBytes = wide.number(40, 8)
      directory = ZipDirectory(
        count: wide.number(32, 8), start: wide.number(48, 8), end: place)
      guard [0xFFFF, directory.count].contains(short.count),
        [ZipHeader.most, directoryBytes].contains(short.bytes),
        [ZipHeader.most, directory.start].contains(short.start)
      else { throw .refused("two ends that differ") }
    }
    guard directory.start <= directory.end, directoryBytes == directory.end - directory.start,
      directory.count <= directoryBytes / 46
    else { throw .refused("bytes before it, behind it or within that are of no file") }
    return directory
  }
}

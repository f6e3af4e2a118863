import Archives
import EntenteTesting
import Foundation
import Testing

/// The bytes of archives, and how many files they hold.
@Suite("An archive that is written")
struct ArchiveWriterTests {
  private func inFolder(_ work: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    // A leftover harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder.path)
  }

  /// Golden: the bytes that libzip 1.7.3 makes of the same file.
  @Test("as a zip is the bytes that libzip makes")
  func zip() throws {
    let expected = """
      504b03040a00000000000000210020303a36060000000600000007000000442f612e74787468656c
      6c6f0a504b01023f030a00000000000000210020303a360600000006000000070000000000000000
      000000a48100000000442f612e747874504b05060000000001000100350000002b0000000000
      """
    let made = try ZipWriter.bytes(of: [("D/a.txt", Array("hello\n".utf8))])
    #expect(Data(made).hex == expected.filter { !$0.isWhitespace })
    #expect(try ZipArchive(made).names == ["D/a.txt"])
  }

  @Test("as a zip says of a name beyond ASCII that it is UTF-8, and takes none that is too long")
  func names() throws {
    let made = try ZipWriter.bytes(of: [("D/été", []), ("D/b", [])])
    // Bit 11 of the flags, in the header and in the row.
    #expect(made[6...7] == [0, 8])
    #expect(try ZipArchive(made).names == ["D/été", "D/b"])
    #expect(throws: Never.self) {
      _ = try ZipWriter.bytes(of: [(String(repeating: "a", count: 65_535), [])])
    }
    #expect(throws: PackingError.refused(what: "a name has more than 65,535 bytes")) {
      _ = try ZipWriter.bytes(of: [(String(repeating: "a", count: 65_536), [])])
    }
  }

  @Test("sums the same whatever pieces it is given")
  func checksum() {
    // The check value that the catalogues of such sums have of it.
    #expect(ZipWriter.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    let first = ZipWriter.checksum(of: Array("1234".utf8))
    #expect(ZipWriter.checksum(of: [], after: first) == first)
    #expect(ZipWriter.checksum(of: Array("56789".utf8), after: first) == 0xCBF4_3926)
    #expect(ZipWriter.checksum(of: []) == 0)
  }

  @Test("as a tar is the same bytes under every version of libarchive")
  func tar() throws {
    try inFolder { folder in
      let tar = try TarWriter("\(folder)/a.tar")
      try tar.begin("D/a.txt", sizeBytes: 6)
      try tar.write(Array("hello\n".utf8))
      try tar.finish()
      var block = Data(count: 10_240)
      for (place, text) in [
        (0, "D/a.txt"), (100, "000644 \0" + "000000 \0" + "000000 \0"),
        (124, "00000000006 00000000000 "), (148, "010325\0 0"), (257, "ustar\0" + "00"),
        (329, "000000 \0" + "000000 \0"), (512, "hello\n"),
      ] {
        block.replaceSubrange(place..<place + text.utf8.count, with: Data(text.utf8))
      }
      let made = try Data(contentsOf: URL(filePath: "\(folder)/a.tar"))
      #expect(made.hex == block.hex)
    }
  }

  @Test("as a tar takes no file of another size than it said, and none over 8 GiB")
  func sizes() throws {
    try inFolder { folder in
      let tar = try TarWriter("\(folder)/a.tar")
      #expect(throws: PackingError.self) {
        try tar.begin("D/b", sizeBytes: TarWriter.longestFile + 1)
      }
      try tar.begin("D/a", sizeBytes: 6)
      #expect(throws: PackingError.self) { try tar.begin("D/b", sizeBytes: 1) }
      #expect(throws: PackingError.self) { try tar.write([1, 2, 3, 4, 5, 6, 7]) }
      #expect(throws: PackingError.self) { try tar.finish() }
    }
  }
}

extension Data {
  fileprivate var hex: String { map { String(format: "%02x", $0) }.joined() }
}

import Archives
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

  /// Golden: where another version of libzip writes other bytes, two machines make two files of one dossier.
  @Test("as a zip is the same bytes under every version of libzip")
  func zip() throws {
    try inFolder { folder in
      try Data("hello\n".utf8).write(to: URL(filePath: "\(folder)/hello"))
      let zip = try ZipWriter("\(folder)/a.zip")
      try zip.add("D/a.txt", from: "\(folder)/hello")
      try zip.finish()
      let expected = """
        504b03040a00000000000000210020303a36060000000600000007000000442f612e74787468656c
        6c6f0a504b01023f030a00000000000000210020303a360600000006000000070000000000000000
        000000a48100000000442f612e747874504b05060000000001000100350000002b0000000000
        """
      let made = try Data(contentsOf: URL(filePath: "\(folder)/a.zip"))
      #expect(made.hex == expected.filter { !$0.isWhitespace })
      #expect(try ZipArchive(Array(made)).names == ["D/a.txt"])
    }
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

import Archives
import EntenteTesting
import Foundation
import LMDB
import Testing
import Verification

/// What is refused of one is in `HostileArchiveTests`.
@Suite struct `A dossier in an archive` {
  @Test(arguments: [65_534, 65_535, 65_536])
  func `is read in place, however many files it has: from 65,535 on a zip counts elsewhere`(
    count: Int
  ) throws {
    let folder = try TemporaryFolder()
    let archive = "\(folder.path)/a.zip"
    let files = (0..<count).map { ("D/data/\($0)", Array("hello\n".utf8)) }
    try Data(ZipWriter.bytes(of: files)).write(to: URL(filePath: archive))
    guard case .dossier(let found) = try DossierFolder.find(at: archive) else {
      Issue.record("an archive of \(count) files is not read")
      return
    }
    #expect(try found.folder.names() == ["data"])
    #expect(try found.folder.below("data").names().count == count)
    #expect(try found.folder.read("data/\(count - 1)", limitBytes: 10) == Array("hello\n".utf8))
    #expect(try found.folder.ownLengthBytes(of: "data/\(count)") == nil)
    let listing = try listing(of: archive)
    #expect(listing.count == count && listing.last == "D/data/\(count - 1) 6 b'hell'")
  }

  /// The files are holes: bytes of nothing that take no room on the disk.
  ///
  /// Nobody sums them up here.
  @Test(arguments: [
    [0x1_0000_0001, 0], [0xFFFF_FFFF, 1], [0xFFFF_FFFE, 2, 1], [0xFFFF_FF9F, 3],
  ])
  func `is read in place, however long its files are, and wherever they begin`(
    sizes: [Int]
  ) throws {
    let folder = try TemporaryFolder()
    let archive = "\(folder.path)/a.zip"
    #expect(FileManager.default.createFile(atPath: archive, contents: nil))
    let file = try FileHandle(forWritingTo: URL(filePath: archive))
    var (writer, rows): (ZipWriter, [UInt8]) = (ZipWriter(), [])
    for (number, size) in sizes.enumerated() {
      let name = "D/data/\(number)"
      #expect(writer.offset == Int(try file.seekToEnd()))
      let headers = try writer.add(name, sizeBytes: size, checksum: 0)
      #expect(headers.before.count == ZipWriter.headerBytes(name, sizeBytes: size))
      try file.write(contentsOf: headers.before)
      try file.truncate(atOffset: file.offset() + UInt64(size))
      rows += headers.row
    }
    try file.seekToEnd()
    try file.write(contentsOf: rows + writer.end())
    try file.close()
    guard case .dossier(let found) = try DossierFolder.find(at: archive) else {
      Issue.record("an archive of \(sizes) is not read")
      return
    }
    for (number, size) in sizes.enumerated() {
      #expect(try found.folder.ownLengthBytes(of: "data/\(number)") == size)
    }
    #expect(
      try listing(of: archive).map { $0.split(separator: " ")[1] } == sizes.map { "\($0)" })
  }

  /// The files that Python finds, each with its length and what it begins with.
  private func listing(of archive: String) throws -> [String] {
    let reading = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      for file in archive.infolist():
          start = archive.open(file).read(4) if file.file_size > 4 else "-"
          print(file.filename, file.file_size, start)
      """
    let run = try ChildProcess("/usr/bin/env", ["python3", "-c", reading, archive]).run()
    #expect(run.ending == .exited(0))
    return String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

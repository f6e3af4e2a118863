import Archives
import Foundation
import LMDB
import Testing
import Verification

/// What is refused of one is in `HostileArchiveTests`.
@Suite struct `A dossier in an archive` {
  @Test(arguments: [65_535, 65_536])
  func `is read in place, however many files it has: from 65,536 on a zip counts elsewhere`(
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
  }
}

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
    let (file, archive) = ("\(folder.path)/hello", "\(folder.path)/a.zip")
    try Data("hello\n".utf8).write(to: URL(filePath: file))
    let zip = try ZipWriter(archive)
    for number in 0..<count { try zip.add("D/data/\(number)", from: file) }
    try zip.finish()
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

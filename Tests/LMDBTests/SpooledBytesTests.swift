import Testing

@testable import LMDB

@Suite struct `Bytes that wait on the disk` {
  private func bytes(_ spooled: SpooledBytes) throws(LMDBError) -> (bytes: [UInt8], pieces: Int) {
    var (all, pieces): ([UInt8], Int) = ([], 0)
    try spooled.forEachPiece({ $0 }) { piece throws(LMDBError) in
      all += piece
      pieces += 1
    }
    return (all, pieces)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])
  func `Come back in order, however many there are`(count: Int) throws {
    let scratch = try Scratch()
    let spooled = SpooledBytes(in: scratch.folder)
    let given = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var (start, length) = (0, 1)
    while start < count {
      let end = min(start + length, count)
      try spooled.append(Array(given[start..<end]))
      (start, length) = (end, length * 3 + 1)
    }
    #expect(spooled.lengthBytes == count)
    #expect(try bytes(spooled).bytes == given)
    // More can come behind what was given already.
    try spooled.append([7])
    #expect(try bytes(spooled).bytes == given + [7])
  }

  @Test func `Leave no name behind, and no file where they are few`() throws {
    let scratch = try Scratch()
    let spooled = SpooledBytes(in: scratch.folder)
    try spooled.append([UInt8](repeating: 1, count: 100_000))
    #expect(try scratch.folder.names().isEmpty)
    #expect(try bytes(spooled).pieces == 2)
    let nowhere = SpooledBytes(in: Folder("\(scratch.path)/none"))
    try nowhere.append([1, 2])
    #expect(try bytes(nowhere).bytes == [1, 2])
    #expect(throws: LMDBError.self) {
      try nowhere.append([UInt8](repeating: 1, count: 100_000))
    }
  }

  @Test(
    .enabled(if: SmallDisk.canMount, "mounting a small disk is not permitted here"))
  func `Say that the disk is full`() throws {
    let scratch = try Scratch()
    let disk = try #require(SmallDisk(at: scratch.path, bytes: 1 << 20))
    withExtendedLifetime(disk) {
      let spooled = SpooledBytes(in: scratch.folder)
      #expect(throws: LMDBError.self) {
        for _ in 0..<40 { try spooled.append([UInt8](repeating: 1, count: 100_000)) }
      }
    }
  }
}

import Entente
import Foundation
import Glibc
import LMDB
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Verification

@Suite struct `A copy` {
  @Test func `is its owner's alone, wherever it is made`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    try FileManager.default.createDirectory(
      atPath: "\(path)/copy", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755])
    try ledger.backup(to: "\(path)/copy")
    try LedgerStore.restore(from: "\(path)/copy", to: "\(path)/restored")
    for copy in ["copy", "restored"] {
      for file in try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(copy)")
      where file != "published" {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: "\(path)/\(copy)/\(file)")
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(copy)/\(file)")
      }
    }
  }
}

@Suite struct `A copy made while checkpoints are signed` {
  @Test func `holds every checkpoint that is published in it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    async let signing: Void = {
      for number in 1...60 as ClosedRange<UInt64> {
        _ = try await ledger.record(.transfer(id: number))
        _ = try ledger.checkpoint()
      }
    }()
    for copy in 0..<10 { try ledger.backup(to: "\(path)/copy-\(copy)") }
    try await signing
    for copy in 0..<10 {
      #expect(try LedgerVerifier("\(path)/copy-\(copy)").verify().faults == [])
    }
  }
}

/// A hole costs its maker nothing, and reading it all would cost more memory than there is.
@Suite struct `A copy of files with holes of two tebibytes` {
  @Test(arguments: ["published/7", "import.key", "documents/\(String(repeating: "0", count: 64))"])
  func `is refused where no such file can be so long`(name: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    try await ledger.attach(try KeptDocument(Array("text".utf8)))
    let file = "\(path)/ledger/\(name)"
    if !FileManager.default.fileExists(atPath: file) {
      try Data().write(to: URL(fileURLWithPath: file))
    }
    #expect(truncate(file, 2 << 40) == 0)
    #expect {
      try ledger.backup(to: "\(path)/copy")
    } throws: {
      guard case .store(.storage(let failure))? = $0 as? LedgerError,
        case .tooLong = failure.reason
      else { return false }
      return failure.path == file
    }
    #expect(!FileManager.default.fileExists(atPath: "\(path)/copy/data.mdb"))
  }

  @Test func `takes of the words' keys those that records can have`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    let length = try Data(contentsOf: URL(fileURLWithPath: "\(path)/ledger/words.keys")).count
    #expect(truncate("\(path)/ledger/words.keys", 2 << 40) == 0)
    try ledger.backup(to: "\(path)/copy")
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(path)/copy/words.keys")).count == length)
    #expect(try LedgerVerifier("\(path)/copy").verify().faults == [])
  }
}

import CLMDB
import Glibc
import Testing

@testable import LMDB

@Suite struct `An error of the store` {
  @Test(arguments: [
    (MDB_KEYEXIST, LMDBError.Reason.keyExists), (MDB_CORRUPTED, .corrupted),
    (MDB_PAGE_NOTFOUND, .pageNotFound), (MDB_PANIC, .panic),
    (MDB_VERSION_MISMATCH, .versionMismatch), (MDB_INVALID, .invalid),
    (MDB_READERS_FULL, .readersFull), (MDB_MAP_FULL, .diskFull), (ENOSPC, .diskFull),
    (EDQUOT, .diskFull), (MDB_MAP_RESIZED, .mapResized), (MDB_TXN_FULL, .transactionFull),
    (MDB_BAD_TXN, .transactionDoomed), (MDB_BAD_VALSIZE, .badSize), (EACCES, .permission),
    (EROFS, .readOnlyFileSystem), (ENOENT, .missing), (EEXIST, .exists), (EAGAIN, .locked),
    (EIO, .system(number: 5, name: "EIO, input or output failed")),
    (MDB_CURSOR_FULL, .other(MDB_CURSOR_FULL)),
  ])
  func `Each code has its reason`(code: CInt, reason: LMDBError.Reason) {
    #expect(LMDBError.Reason(code: code) == reason)
  }

  @Test(arguments: [
    LMDBError.Reason.keyExists, .corrupted, .pageNotFound, .panic, .versionMismatch, .invalid,
    .unfit(.empty), .unfit(.foreign), .unfit(.otherVersion(2)),
    .unfit(.truncated(expectedBytes: 2, foundBytes: 1)), .unfit(.damagedMeta(page: 0)),
    .unfit(.damagedPage(page: 7)), .unfit(.unreadable(.permission)), .readersFull, .diskFull,
    .mapResized, .transactionFull, .transactionDoomed, .badSize, .tableMissing("records"),
    .alreadyOpen, .replaced("lock.mdb"), .lockFileDisagrees, .writtenMeanwhile, .readOnly,
    .permission, .readOnlyFileSystem, .missing, .exists, .locked,
    .tooLong(limitBytes: 7), .endOfFile, .system(number: EIO, name: "EIO"), .other(-1),
  ])
  func `Its sentence says what, where, and what now`(reason: LMDBError.Reason) {
    let sentence = LMDBError(reason, "append to table records", "the/ledger").description
    #expect(sentence.hasPrefix("cannot append to table records in the/ledger: "))
    let advice = sentence.split(separator: ";").last ?? ""
    #expect(sentence.contains(";") && advice.split(separator: " ").count >= 3, "\(sentence)")
  }

  @Test func `It names the table and the folder`() throws {
    let scratch = try Scratch()
    let environment = try Environment(scratch)
    try environment.append(1)
    let error = #expect(throws: LMDBError.self) { try environment.append(1) }
    #expect(error == LMDBError(.keyExists, "append to table records", scratch.path))
  }
}

import Foundation
import Testing

@Suite struct `Programs that continuous integration needs` {
  static let isInCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// Where nobody looks on, a test that is left out for want of one would be missed by nobody.
  @Test(
    .enabled(if: isInCI, "in continuous integration alone: elsewhere its tests are left out"),
    arguments: [
      ("Python with cryptography", OtherTools.python), ("readers of parts", OtherTools.readers),
      ("pm4py", OtherTools.processMining), ("xmllint", OtherTools.xmllint),
      ("readers of reports", OtherTools.reportReaders), ("openssl", OtherTools.openSSL),
      ("Go with golang.org/x/mod", OtherTools.go), ("a compiler of C", OtherTools.compiler),
      ("bsdtar", OtherTools.bsdtar), ("unzip", OtherTools.unzip),
    ])
  func `are all installed`(name: String, program: URL?) {
    #expect(program != nil, "\(name) is not there: Tools/steps installs it")
  }
}

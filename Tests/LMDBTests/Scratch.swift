import Glibc
import LMDB

/// A folder for one test, removed with all that is in it when the test lets it go.
final class Scratch: Sendable {
  let folder: Folder
  var path: String { folder.path }

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    folder = Folder(
      "\(base)/entente-\(try SystemRandom.bytes(count: 8).map { String($0, radix: 16) }.joined())")
    try folder.make()
  }

  deinit {
    remove(folder)
  }

  private func remove(_ folder: Folder) {
    // Left-overs of a test do no harm, and a test that failed has said why already.
    for name in (try? folder.names()) ?? [] {
      let inner = Folder(folder.path(of: name))
      if (try? inner.exists()) == true {
        remove(inner)
      } else {
        _ = try? folder.remove(name)
      }
    }
    try? folder.removeIfEmpty()
  }
}

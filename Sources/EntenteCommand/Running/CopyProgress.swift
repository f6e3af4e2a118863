import Foundation
import LedgerStore
import LedgerTables

/// How far a copy of a store is that is made in one call: it watches the copy grow.
struct CopyProgress: Sendable {
  private let watching: Task<Void, Never>

  /// Begins to watch.
  ///
  /// - Parameter report: Told how many bytes there are, of how many, each time there are more.
  init(
    from source: String, to copy: String, report: @escaping @Sendable (UInt64, UInt64) -> Void
  ) {
    let all = CopyProgress.bytes(of: "\(source)/\(LedgerFiles.store)")
    watching = Task.detached {
      var before: UInt64 = 0
      while !Task.isCancelled {
        let done = CopyProgress.bytes(of: "\(copy)/incoming/\(LedgerFiles.store)")
        if done > before { report(done, all) }
        before = done
        do {
          try await Task.sleep(for: .milliseconds(200))
        } catch {
          return
        }
      }
    }
  }

  /// Watches no longer.
  func end() {
    watching.cancel()
  }

  private static func bytes(of path: String) -> UInt64 {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return (attributes[.size] as? NSNumber)?.uint64Value ?? 0
    } catch {
      // Not there yet, or there no more: the copy itself says what is wrong.
      return 0
    }
  }
}

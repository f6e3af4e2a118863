import Foundation
import LedgerStore
import LedgerTables
import Wording

/// A bar for a copy that is made in one call: it watches the copy grow.
struct CopyProgress: Sendable {
  private let progress: Progress
  private let watching: Task<Void, Never>

  init(from source: String, to copy: String, _ speaker: Speaker) {
    let progress = Progress(speaker, fr: "Copie", en: "Copying")
    self.progress = progress
    let all = CopyProgress.bytes(of: "\(source)/\(LedgerFiles.store)")
    watching = Task.detached {
      while !Task.isCancelled {
        progress.report(CopyProgress.bytes(of: "\(copy)/incoming/\(LedgerFiles.store)"), all)
        do {
          try await Task.sleep(for: .milliseconds(200))
        } catch {
          return
        }
      }
    }
  }

  /// Clears the bar away.
  func end() {
    watching.cancel()
    progress.end()
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

internal import Foundation
internal import Glibc

/// A small disk of its own in a folder, which can be filled up; gone when this value is.
public final class SmallDisk: Sendable {
  /// Whether this process may mount one.
  public static let canMount: Bool = {
    do {
      let folder = try TemporaryFolder()
      return SmallDisk(at: folder.path, bytes: 1 << 20) != nil
    } catch {
      return false
    }
  }()

  private let path: String

  /// Mounts one on an empty folder; nil where that is not permitted.
  public init?(at path: String, bytes: Int) {
    self.path = path
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(bytes)") == 0 else { return nil }
  }

  deinit {
    umount2(path, CInt(MNT_DETACH))
  }

  /// Takes all the room there is but so many bytes, or gives it back.
  public func leave(freeBytes: Int) throws {
    let ballast = URL(fileURLWithPath: "\(path)/ballast")
    try Data().write(to: ballast)
    let values = try FileManager.default.attributesOfFileSystem(forPath: path)
    let free = (values[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    guard free > freeBytes else { return }
    try Data(repeating: 1, count: free - freeBytes).write(to: ballast)
  }

  /// Gives back the room that was taken.
  public func makeRoom() throws {
    try FileManager.default.removeItem(atPath: "\(path)/ballast")
  }
}

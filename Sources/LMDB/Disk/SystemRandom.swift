import CLMDB
import Glibc

/// Random bytes from the operating system, fit for keys and salts.
public enum SystemRandom {
  /// Draws `count` bytes; draw many at once, a call costs more than a thousand bytes do.
  public static func bytes(count: Int) throws(LMDBError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let length = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        return unsafe getrandom(rest.baseAddress, rest.count, 0)
      }
      if length < 0 && errno == EINTR { continue }
      guard length > 0 else {
        throw LMDBError(.init(code: errno), "draw random bytes", "the operating system")
      }
      done += length
    }
    return bytes
  }
}

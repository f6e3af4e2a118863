import Glibc

extension ChildProcess {
  /// Writes a line to this program's standard output at once, whole: what a child says to its
  /// parent. Several threads may speak, a line at a time, when lines are short.
  ///
  /// Not through a buffer, which would be lost with a child that dies.
  public static func say(_ line: [UInt8]) throws(LMDBError) {
    let bytes = line + [UInt8(ascii: "\n")]
    var done = 0
    while done < bytes.count {
      let length = unsafe bytes.withUnsafeBufferPointer { buffer in
        let rest = unsafe UnsafeBufferPointer(rebasing: buffer[done...])
        return unsafe write(STDOUT_FILENO, rest.baseAddress, rest.count)
      }
      if length < 0 && errno == EINTR { continue }
      guard length > 0 else {
        throw LMDBError(.init(code: errno), "write", "the standard output")
      }
      done += length
    }
  }
}

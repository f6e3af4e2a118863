import Glibc

/// What a child has written to one of its outputs so far.
struct ChildOutput {
  private(set) var bytes: [UInt8] = []
  /// Whether the child, and whoever it passed the pipe to, has closed it.
  private(set) var isAtEnd = false
  private var lineStart = 0
  /// Up to where the bytes are known to hold no further line feed.
  private var searched = 0
  private let descriptor: Descriptor

  init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
  }

  /// The number to wait on; -1, which waiting ignores, at the end.
  var number: CInt { isAtEnd ? -1 : descriptor.number }

  /// Reads what is there, up to a buffer of it; waits when nothing is.
  mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    let length = unsafe buffer.withUnsafeMutableBytes { buffer in
      unsafe Glibc.read(descriptor.number, buffer.baseAddress, buffer.count)
    }
    if length < 0 && errno == EINTR { return }
    // A pipe that cannot be read is at its end: what the child wrote until then still counts.
    isAtEnd = length <= 0
    bytes += buffer.prefix(max(0, length))
  }

  /// The complete lines that have not been taken yet; once the child has ended, also what follows
  /// the last of them.
  mutating func takeLines(childHasEnded: Bool) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(Array(bytes[lineStart..<end]))
      lineStart = end + 1
      searched = lineStart
    }
    searched = bytes.count
    if childHasEnded && lineStart < bytes.count {
      lines.append(Array(bytes[lineStart...]))
      lineStart = bytes.count
    }
    return lines
  }
}

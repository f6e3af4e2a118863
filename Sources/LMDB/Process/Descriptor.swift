import CLMDB
import Glibc

/// A descriptor that closes when its last reference goes.
final class Descriptor: Sendable {
  let number: CInt

  init(_ number: CInt) {
    self.number = number
  }

  deinit {
    close(number)
  }
}

/// The two ends of a pipe, neither passed on to a program unless asked.
struct Pipe {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(LMDBError) {
    var ends: [CInt] = [-1, -1]
    guard unsafe pipe_with_flags(&ends, O_CLOEXEC) == 0 else {
      throw LMDBError(.init(code: errno), "make a pipe", "the operating system")
    }
    reading = Descriptor(ends[0])
    writing = Descriptor(ends[1])
  }
}

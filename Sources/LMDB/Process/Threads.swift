import Glibc

/// The threads a process may start.
public enum Threads {
  /// Throws `.noProcess` unless the system gives this process that many threads more.
  ///
  /// Who waits for the work of a thread that never starts waits for ever: better ask before.
  public static func check(_ count: Int, for path: String) throws(LMDBError) {
    // The gate outlives its threads: each is joined before it is destroyed.
    let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    unsafe pthread_mutex_init(gate, nil)
    defer {
      unsafe pthread_mutex_destroy(gate)
      unsafe gate.deallocate()
    }
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    // It is their number that counts, not the room they take.
    unsafe pthread_attr_setstacksize(&attributes, 64 << 10)
    var threads: [pthread_t] = []
    // All of them at once: each waits at the gate until the last is there.
    unsafe pthread_mutex_lock(gate)
    for _ in 0..<count {
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread, &attributes,
        { gate in
          let gate = unsafe gate?.assumingMemoryBound(to: pthread_mutex_t.self)
          if let gate = unsafe gate {
            unsafe pthread_mutex_lock(gate)
            unsafe pthread_mutex_unlock(gate)
          }
          return nil
        }, gate)
      guard code == 0 else { break }
      threads.append(thread)
    }
    unsafe pthread_mutex_unlock(gate)
    for thread in threads { pthread_join(thread, nil) }
    guard threads.count == count else { throw LMDBError(.noProcess, "start threads", path) }
  }
}

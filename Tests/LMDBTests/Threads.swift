import Glibc

/// A thread of its own, for tests that must block one.
final class Thread: Sendable {
  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let handle: pthread_t

  init(_ run: @escaping @Sendable () -> Void) {
    var handle = pthread_t()
    let code = pthread_create(
      &handle, nil,
      { work in
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
        return nil
      }, Unmanaged.passRetained(Work(run)).toOpaque())
    precondition(code == 0)
    self.handle = handle
  }

  func join() {
    pthread_join(handle, nil)
  }
}

/// Something one thread waits for and another gives, once.
final class Signal: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() {
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func give() {
    sem_post(semaphore)
  }

  func take() {
    while sem_wait(semaphore) != 0 {}
  }

  var isGiven: Bool {
    var value: CInt = 0
    sem_getvalue(semaphore, &value)
    return value > 0
  }
}

internal import Dispatch
internal import Synchronization

/// A second thread for work that is a function of values, given in parts while the first thread goes
/// on with something else.
///
/// What the second thread has not begun when the results are wanted, the first does itself: only what
/// is begun is waited for.
final class SecondThread<Input: Sendable, Output: Sendable>: Sendable {
  private struct Parts {
    /// Emptied as they are begun, so that nothing is held twice.
    var given: [[Input]] = []
    var begun = 0
    var done: [[Output]] = []
  }

  private let parts = Mutex(Parts())
  /// Entered while a part is being done.
  private let atWork = DispatchGroup()
  private let thread = DispatchQueue(label: "entente.second")
  /// The work itself, for what is too little to be given away.
  let work: @Sendable (Input) -> Output

  init(_ work: @escaping @Sendable (Input) -> Output) {
    self.work = work
  }

  /// Takes a part of the work, in an array of its own, and returns at once.
  func give(_ part: [Input]) {
    parts.withLock {
      $0.given.append(part)
      $0.done.append([])
    }
    thread.async { self.doNextPart() }
  }

  /// Every result, in the order given; finishes what is left.
  func finish() -> [Output] {
    guard parts.withLock({ !$0.given.isEmpty }) else { return [] }
    while doNextPart() {}
    atWork.wait()
    return parts.withLock { parts in
      defer { parts = Parts() }
      return Array(parts.done.joined())
    }
  }

  @discardableResult
  private func doNextPart() -> Bool {
    let next = parts.withLock { parts -> (number: Int, inputs: [Input])? in
      guard parts.begun < parts.given.count else { return nil }
      defer {
        parts.given[parts.begun] = []
        parts.begun += 1
      }
      atWork.enter()
      return (parts.begun, parts.given[parts.begun])
    }
    guard let next else { return false }
    let outputs = next.inputs.map(work)
    parts.withLock { $0.done[next.number] = outputs }
    atWork.leave()
    return true
  }
}

extension Array where Element: Sendable {
  /// The same as `map`, on two threads when there are many parts of so many elements.
  func mapOnTwoThreads<Output: Sendable>(
    inPartsOf part: Int, _ work: @escaping @Sendable (Element) -> Output
  ) -> [Output] {
    guard count > 2 * part else { return map(work) }
    let threads = SecondThread(work)
    for start in stride(from: 0, to: count, by: part) {
      threads.give(Array(self[start..<Swift.min(start + part, count)]))
    }
    return threads.finish()
  }
}

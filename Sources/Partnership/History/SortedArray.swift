// Arrays that ascend by a key. The key is given by a closure: a key path would be made anew at run
// time by each call from generic code.

extension Array {
  /// The index of the first element whose key is not less, in an array that ascends by it.
  func index<Key: Comparable>(ofFirst key: Key, by keyOf: (Element) -> Key) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if keyOf(self[middle]) < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Inserts into an ascending array; at the end without search, which is the usual case.
  mutating func insertSorted<Key: Comparable>(_ element: Element, by keyOf: (Element) -> Key) {
    guard let last, !(keyOf(last) < keyOf(element)) else {
      append(element)
      return
    }
    insert(element, at: index(ofFirst: keyOf(element), by: keyOf))
  }

  /// Removes the element that has a key from an array that ascends by it; false when none has.
  @discardableResult
  mutating func removeSorted<Key: Comparable>(_ key: Key, by keyOf: (Element) -> Key) -> Bool {
    let index = index(ofFirst: key, by: keyOf)
    guard index < count, keyOf(self[index]) == key else { return false }
    remove(at: index)
    return true
  }
}

extension Array {
  /// Puts the array in ascending order of a key, and keeps one element of each; most are so already.
  mutating func makeAscending<Key: Comparable>(by keyOf: (Element) -> Key) {
    func isBefore(_ index: Int) -> Bool { keyOf(self[index - 1]) < keyOf(self[index]) }
    if indices.dropFirst().allSatisfy(isBefore) { return }
    // The keys are moved about, and each element once.
    let order = indices.map { (key: keyOf(self[$0]), index: $0) }.sorted { $0.key < $1.key }
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for (place, entry) in order.enumerated() where place == 0 || order[place - 1].key < entry.key {
      kept.append(self[entry.index])
    }
    self = kept
  }
}

extension Array where Element: Hashable & Comparable {
  /// The members of this array and of another, ascending, without repeats; both ascend.
  @inlinable
  package func union(with other: [Element]) -> [Element] {
    if other.isEmpty { return self }
    if isEmpty { return other }
    if other.allSatisfy(contains) { return self }
    return Set(self).union(other).sorted()
  }
}

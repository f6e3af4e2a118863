/// The files of a dossier's payload by name, in order of their bytes, and which of them are accounted for.
///
/// A dossier has a file a record, so that the names lie end to end in one array.
public struct PayloadNames: Sendable {
  private var bytes: [UInt8] = []
  /// Where each name ends.
  private var ends: [Int] = []
  private var isMarked: [Bool] = []

  /// No names.
  init() {}

  /// How many there are.
  public var count: Int { ends.count }

  /// Adds the next name, which is behind all others in order of bytes.
  mutating func append(_ name: String) {
    bytes += name.utf8
    ends.append(bytes.count)
    isMarked.append(false)
  }

  /// A name by its place.
  subscript(index: Int) -> String { String(decoding: self.name(at: index), as: UTF8.self) }

  private func name(at index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Marks a name as accounted for, where it is one of these.
  public mutating func mark(_ name: String) {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.name(at: middle).lexicographicallyPrecedes(name.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < count, self.name(at: low).elementsEqual(name.utf8) else { return }
    isMarked[low] = true
  }

  /// Those that are not accounted for, in order.
  var unmarked: [String] {
    isMarked.indices.filter { !isMarked[$0] }.map { self[$0] }
  }
}

/// A change of a file by chance, of the kinds that damage and forgers make.
public enum ByteChange: String, Sendable, Hashable, CaseIterable {
  case bitFlipped, byteInserted, cut, doubled
  case lineGone, lineTwice, linesSwapped, piecesSwapped
  case digitChanged, numberRespelt, base64Loosened

  /// The bytes with the change made somewhere; the same bytes where there is nothing to change so.
  public func made(
    in bytes: [UInt8], using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    guard !bytes.isEmpty else { return [0] }
    switch self {
    case .bitFlipped:
      var changed = bytes
      changed[Int.random(in: bytes.indices, using: &random)] ^=
        1
        << UInt8.random(
          in: 0..<8, using: &random)
      return changed
    case .byteInserted:
      var changed = bytes
      let places: [UInt8] = [0, 0x09, 0x0A, 0x0D, 0x20, 0x2C, 0x30, 0x3D, 0xFF]
      changed.insert(
        places.randomElement(using: &random) ?? 0,
        at: Int.random(in: 0...bytes.count, using: &random)
      )
      return changed
    case .cut:
      let piece = ByteChange.piece(of: bytes, using: &random)
      return Array(bytes[..<piece.lowerBound] + bytes[piece.upperBound...])
    case .doubled:
      let piece = ByteChange.piece(of: bytes, using: &random)
      return Array(bytes[..<piece.upperBound] + bytes[piece.lowerBound...])
    case .piecesSwapped:
      guard bytes.count >= 128 else { return bytes }
      var changed = bytes
      let (one, other) = (
        Int.random(in: 0..<bytes.count - 64, using: &random),
        Int.random(in: 0..<bytes.count - 64, using: &random)
      )
      for offset in 0..<64 { changed.swapAt(one + offset, other + offset) }
      return changed
    case .lineGone, .lineTwice, .linesSwapped:
      return ByteChange.changingLines(bytes) { lines in
        guard let one = lines.indices.randomElement(using: &random),
          let other = lines.indices.randomElement(using: &random)
        else { return }
        switch self {
        case .lineGone: lines.remove(at: one)
        case .lineTwice: lines.insert(lines[one], at: other)
        default: lines.swapAt(one, other)
        }
      }
    case .digitChanged:
      var changed = bytes
      let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
      guard let place = digits.randomElement(using: &random) else { return bytes }
      changed[place] = UInt8.random(in: 0x30...0x39, using: &random)
      return changed
    case .numberRespelt:
      let starts = bytes.indices.filter {
        (0x31...0x39).contains(bytes[$0]) && ($0 == 0 || !(0x30...0x39).contains(bytes[$0 - 1]))
      }
      guard let place = starts.randomElement(using: &random) else { return bytes }
      let before = ["0", "+", "-", " ", "1"].randomElement(using: &random) ?? "0"
      return Array(bytes[..<place]) + Array(before.utf8) + bytes[place...]
    case .base64Loosened:
      var changed = bytes
      let ends = bytes.indices.dropFirst().filter { bytes[$0] == 0x3D && bytes[$0 - 1] != 0x3D }
      guard let place = ends.randomElement(using: &random) else { return bytes }
      // The next digit has the same leading bits, and others left over at the end.
      if Bool.random(using: &random) { changed[place - 1] &+= 1 } else { changed.remove(at: place) }
      return changed
    }
  }

  private static func piece(
    of bytes: [UInt8], using random: inout some RandomNumberGenerator
  ) -> Range<Int> {
    let start = Int.random(in: bytes.indices, using: &random)
    let longest = [1, 4, 64, bytes.count].randomElement(using: &random) ?? 1
    let count = Int.random(in: 1...longest, using: &random)
    return start..<min(bytes.count, start + count)
  }

  private static func changingLines(
    _ bytes: [UInt8], _ change: (inout [ArraySlice<UInt8>]) -> Void
  ) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    // What stands after the last line feed is no line.
    let rest = lines.removeLast()
    change(&lines)
    return lines.flatMap { $0 + [0x0A] } + rest
  }
}

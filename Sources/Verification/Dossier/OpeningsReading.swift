internal import LMDB
internal import Partnership
internal import RecordFormat

/// The openings of one part of records in a dossier, found by record.
///
/// Of each line its place is kept, and not what it says: all of them may be more than fits in memory.
struct OpeningsReading: ~Copyable {
  private let file: DataFile
  private let part: OpeningLine.Part
  private let places: Places

  /// Where the lines are.
  private struct Places {
    var sequences: [UInt64] = []
    var starts: [Int] = []
    var lengthBytes = 0
  }

  /// Reads a file of openings once, to the first line that is none or stands out of order.
  ///
  /// - Parameter refuse: Told which line that is, and how.
  init(
    _ name: String, in folder: FileTree, of part: OpeningLine.Part,
    _ refuse: (_ line: Int, _ what: String) -> Void
  ) throws(LMDBError) {
    let places = try OpeningsReading.places(folder.open(name), part, refuse)
    file = try folder.open(name)
    self.places = places
    self.part = part
  }

  private static func places(
    _ file: consuming DataFile, _ part: OpeningLine.Part,
    _ refuse: (_ line: Int, _ what: String) -> Void
  ) throws(LMDBError) -> Places {
    var places = Places()
    var reading = try LineReading(file, limitBytes: OpeningLine.maximumBytes)
    var number = 0
    while let line = try reading.next() {
      number += 1
      guard case .whole(let bytes) = line else {
        refuse(number, line == .tooLong ? "the line is too long" : "the file was cut")
        break
      }
      do throws(RecordFormatError) {
        let sequence = try OpeningLine(canonical: bytes, of: part).sequence.index
        guard places.sequences.last.map({ $0 < sequence }) ?? true else {
          refuse(number, "records out of order")
          break
        }
        places.sequences.append(sequence)
      } catch {
        refuse(number, error.description)
        break
      }
      places.starts.append(places.lengthBytes)
      places.lengthBytes += bytes.count + 1
    }
    return places
  }

  /// The records of which there are openings, ascending.
  var records: [UInt64] { places.sequences }

  /// Whether there is an opening of a record.
  func has(_ sequence: UInt64) -> Bool { index(of: sequence) != nil }

  /// The opening of a record; nil where there is none.
  func opening(of sequence: UInt64) throws(LMDBError) -> Opening? {
    guard let index = index(of: sequence) else { return nil }
    let start = places.starts[index]
    let end =
      index + 1 < places.starts.count ? places.starts[index + 1] : places.lengthBytes
    let bytes = try file.read(at: start, count: end - 1 - start)
    // It was read once; were the file another by now, the commitment would say so.
    return try? OpeningLine(canonical: bytes, of: part).opening
  }

  private func index(of sequence: UInt64) -> Int? {
    let sequences = places.sequences
    var low = 0
    var high = sequences.count
    while low < high {
      let middle = (low + high) / 2
      if sequences[middle] < sequence { low = middle + 1 } else { high = middle }
    }
    return low < sequences.count && sequences[low] == sequence ? low : nil
  }
}

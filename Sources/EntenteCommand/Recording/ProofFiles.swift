import LMDB
import RecordFormat
import Wording

/// The two files of a proof: `NAME.tlog-proof`, and `NAME.json` with the record beside it.
struct ProofFiles {
  static let ending = ".tlog-proof"

  /// The path of the proof.
  let proof: String
  /// The path of the record.
  let record: String

  /// The files of a name that may have the ending of the proof already.
  init(out: String) {
    let name =
      out.hasSuffix(ProofFiles.ending) ? String(out.dropLast(ProofFiles.ending.count)) : out
    proof = name + ProofFiles.ending
    record = name + ".json"
  }

  /// Writes both, or neither where one is there with other content.
  func write(proof bytes: [UInt8], record file: RecordFile) throws(CommandError) {
    // Words may be of persons: their file is for its owner to hand on.
    let outputs: [(String, [UInt8], Readers)] = [
      (record, file.canonicalBytes, file.words == nil ? .all : .owner), (proof, bytes, .all),
    ]
    var missing: [(String, [UInt8], Readers)] = []
    for output in outputs {
      switch try ProofFiles.contents(of: output.0, limitBytes: output.1.count) {
      case nil: missing.append(output)
      case output.1?: break
      case _?: throw .trouble(.file(path: output.0, .exists))
      }
    }
    for (path, bytes, readers) in missing {
      let place = FilePlace(path, for: readers)
      do throws(LMDBError) {
        try place.create(bytes)
      } catch {
        throw .trouble(.file(path: path, DiskTrouble(error.reason)))
      }
    }
  }

  /// What is at a path; nil when there is nothing, and no bytes for what is longer than the limit.
  private static func contents(
    of path: String, limitBytes: Int
  ) throws(CommandError) -> [UInt8]? {
    let place = FilePlace(path)
    do throws(LMDBError) {
      guard let length = try place.folder.lengthBytes(of: place.name) else { return nil }
      return length > limitBytes
        ? [] : try place.folder.read(place.name, limitBytes: limitBytes)
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error.reason)))
    }
  }
}

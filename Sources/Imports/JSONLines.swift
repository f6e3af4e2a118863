internal import CanonicalJSON
internal import Partnership

/// Actions as JSON lines: one object a line, LF or CRLF, blank lines passed over, UTF-8 with or
/// without a byte order mark.
public enum JSONLines {
  /// The most bytes of a file.
  public static let largestFileBytes = 1 << 30
  /// The most bytes of a line: header, facts and words at their limits.
  public static let longestLineBytes = 4 << 20
  /// The most rows of a file, which are committed together.
  public static let mostRows = 200_000

  /// Reads every action of a file.
  ///
  /// - Throws: The first error, with its line.
  public static func read(_ bytes: [UInt8]) throws(ImportError) -> [ImportRow] {
    guard bytes.count <= largestFileBytes else {
      throw .fileTooLarge(limitBytes: largestFileBytes)
    }
    var rows: [ImportRow] = []
    var line = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let text = bytes[start..<end]
      start = end + 1
      guard text.count <= longestLineBytes else {
        throw .lineTooLong(line: line, limitBytes: longestLineBytes)
      }
      if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      guard rows.count < mostRows else { throw .tooManyRows(limit: mostRows) }
      rows.append(ImportRow(line: line, action: try action(Array(text), line: line)))
    }
    guard !rows.isEmpty else { throw .empty }
    return rows
  }

  private static func action(_ bytes: [UInt8], line: Int) throws(ImportError) -> Action {
    let json: JSON
    do throws(CanonicalJSONError) {
      json = try JSON(parsing: bytes, limits: JSONLimits(bytes: longestLineBytes))
    } catch {
      throw .malformed(line: line, error)
    }
    do throws(Refusal) {
      return try Action(json: json)
    } catch {
      throw .refused(line: line, error)
    }
  }
}

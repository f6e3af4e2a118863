public import Archives

extension ZipWriter {
  /// The archive of a few small parts, in that order, as one array of bytes.
  public static func bytes(of parts: [(name: String, bytes: [UInt8])]) throws(PackingError)
    -> [UInt8]
  {
    var writer = ZipWriter()
    var (whole, rows): ([UInt8], [UInt8]) = ([], [])
    for part in parts {
      let headers = try writer.add(
        part.name, sizeBytes: part.bytes.count, checksum: checksum(of: part.bytes))
      whole += headers.before + part.bytes
      rows += headers.row
    }
    return whole + rows + writer.end()
  }
}

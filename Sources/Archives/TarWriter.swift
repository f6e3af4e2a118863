internal import CArchive

/// A tar archive on its way (POSIX.1-2017, *ustar Interchange Format*), by libarchive: files go in one behind the
/// other, piece by piece.
///
/// Of a file it says the name, the size and one mode for all, and nothing of when or by whom: the same files make
/// the same bytes everywhere. What ustar has no room for is refused, where headers that change others (pax, GNU)
/// would be a second way to say a name or a size.
@safe
public final class TarWriter {
  /// The most bytes of a file: eleven octal digits.
  public static let longestFile = 1 << 33 - 1

  private let archive: OpaquePointer
  private var restBytes = 0

  /// Nothing but a file; what `AE_IFREG` is in the header, a macro that is no constant for Swift.
  private static let plainFile: UInt32 = 0o100000
  /// Records of twenty blocks, as all tars write them.
  private static let recordBytes: Int32 = 10_240

  /// Begins an archive in a new file.
  public init(_ path: String) throws(PackingError) {
    guard let archive = unsafe archive_write_new() else {
      throw .refused(what: "there is no memory for an archive")
    }
    unsafe self.archive = unsafe archive
    // The library copies the path.
    try check(unsafe archive_write_set_format_ustar(archive))
    try check(unsafe archive_write_set_bytes_per_block(archive, TarWriter.recordBytes))
    try check(unsafe archive_write_set_bytes_in_last_block(archive, TarWriter.recordBytes))
    try check(unsafe archive_write_open_filename(archive, path))
  }

  deinit {
    // Held by nobody else; one that was not finished is closed as it is.
    _ = unsafe archive_write_free(archive)
  }

  /// Begins a file of that many bytes.
  public func begin(_ name: String, sizeBytes: Int) throws(PackingError) {
    guard restBytes == 0 else {
      throw .refused(what: "the file before has fewer bytes than it said")
    }
    guard let entry = unsafe archive_entry_new() else {
      throw .refused(what: "there is no memory for a file")
    }
    // Copied into the header by the call below.
    defer { unsafe archive_entry_free(entry) }
    unsafe archive_entry_set_pathname(entry, name)
    unsafe archive_entry_set_filetype(entry, TarWriter.plainFile)
    unsafe archive_entry_set_perm(entry, 0o644)
    unsafe archive_entry_set_size(entry, la_int64_t(sizeBytes))
    unsafe archive_entry_set_mtime(entry, 0, 0)
    try check(unsafe archive_write_header(archive, entry))
    restBytes = sizeBytes
  }

  /// Writes the next bytes of the file that was begun.
  public func write(_ bytes: [UInt8]) throws(PackingError) {
    guard bytes.count <= restBytes else {
      throw .refused(what: "a file has more bytes than it said")
    }
    // The library writes or copies them before it comes back.
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe archive_write_data(archive, buffer.baseAddress, buffer.count)
    }
    guard count == bytes.count else { throw error() }
    restBytes -= bytes.count
  }

  /// Ends the archive.
  public func finish() throws(PackingError) {
    guard restBytes == 0 else { throw .refused(what: "the last file has fewer bytes than it said") }
    try check(unsafe archive_write_close(archive))
  }

  /// A warning is an error here: the library gives one where it writes something else than it was told.
  private func check(_ code: Int32) throws(PackingError) {
    guard code == 0 else { throw error() }
  }

  private func error() -> PackingError {
    // The text lives until the next call, and is copied here.
    let text = unsafe archive_error_string(archive)
    let what = if let text = unsafe text { unsafe String(cString: text) } else { "libarchive" }
    let number = unsafe archive_errno(archive)
    // Numbers of its own are negative; ERANGE and EINVAL are what it says of a file that has no place in a header.
    return number > 0 ? .system(number: number, what: what) : .refused(what: what)
  }
}

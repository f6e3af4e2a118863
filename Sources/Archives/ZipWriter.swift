internal import CZip

/// A zip archive on its way, by libzip: files are named one by one, and read when it is finished, a piece at a time.
///
/// Files are stored as they are, and nothing is said of when or by whom: what deflate makes depends on the version
/// of zlib, and the same files have to make the same bytes everywhere.
@safe
public final class ZipWriter {
  /// Nil once it is finished or given up.
  private var archive: OpaquePointer?

  /// 1 January 1980, the first day that a zip archive can say.
  private static let firstDay: UInt16 = 0x0021
  /// A plain file that its owner may change and all may read.
  private static let mode: UInt32 = 0o100644

  /// Begins an archive in a file that is made when it is finished.
  public init(_ path: String) throws(PackingError) {
    var code: Int32 = 0
    // The library copies the path.
    guard let archive = unsafe zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else {
      var failure = unsafe zip_error_t()
      unsafe zip_error_init_with_code(&failure, code)
      throw unsafe ZipWriter.error(&failure)
    }
    unsafe self.archive = unsafe archive
  }

  /// Begins an archive in what a source takes, which goes with it.
  private init(into source: OpaquePointer) throws(PackingError) {
    var failure = unsafe zip_error_t()
    guard let archive = unsafe zip_open_from_source(source, ZIP_TRUNCATE, &failure) else {
      throw unsafe ZipWriter.error(&failure)
    }
    unsafe self.archive = unsafe archive
  }

  deinit {
    // Given up: nothing was written yet, and no one else holds it.
    if let archive = unsafe archive { unsafe zip_discard(archive) }
  }

  /// Adds a file, which has to stay as it is until the archive is finished.
  public func add(_ name: String, from path: String) throws(PackingError) {
    var failure = unsafe zip_error_t()
    // The library copies the path.
    guard let source = unsafe zip_source_file_create(path, 0, -1, &failure) else {
      throw unsafe ZipWriter.error(&failure)
    }
    try unsafe add(name, source)
  }

  private func add(_ name: String, _ source: OpaquePointer) throws(PackingError) {
    guard let archive = unsafe archive else {
      unsafe zip_source_free(source)
      throw .library(what: "the archive is finished")
    }
    // The library copies the name, and takes the source where it takes the file.
    let index = unsafe zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      unsafe zip_source_free(source)
      throw unsafe ZipWriter.error(zip_get_error(archive))
    }
    let entry = zip_uint64_t(index)
    // Of the file that was just added to this archive.
    guard unsafe zip_set_file_compression(archive, entry, ZIP_CM_STORE, 0) == 0,
      unsafe zip_file_set_dostime(archive, entry, 0, ZipWriter.firstDay, 0) == 0,
      unsafe zip_file_set_external_attributes(
        archive, entry, 0, zip_uint8_t(ZIP_OPSYS_UNIX), ZipWriter.mode << 16) == 0
    else { throw unsafe ZipWriter.error(zip_get_error(archive)) }
  }

  /// Writes the archive: all of it or, where that fails, nothing under its name.
  ///
  /// - Parameter progress: Told how many parts in a thousand are written.
  public func finish(_ progress: (UInt64) -> Void = { _ in }) throws(PackingError) {
    guard let archive = unsafe archive else { throw .library(what: "the archive is finished") }
    let code = withoutActuallyEscaping(progress) { progress in
      let telling = Telling(progress)
      // `telling` outlives the only call that tells it something.
      return withExtendedLifetime(telling) {
        unsafe zip_register_progress_callback_with_state(
          archive, 0.001,
          { _, share, state in
            guard let state = unsafe state else { return }
            unsafe Unmanaged<Telling>.fromOpaque(state).takeUnretainedValue()
              .tell(UInt64(max(0, share) * 1_000))
          }, nil, Unmanaged.passUnretained(telling).toOpaque())
        return unsafe zip_close(archive)
      }
    }
    // One that is not written stays open, and is given up with this writer.
    guard code == 0 else { throw unsafe ZipWriter.error(zip_get_error(archive)) }
    unsafe self.archive = nil
  }

  private final class Telling {
    let tell: (UInt64) -> Void
    init(_ tell: @escaping (UInt64) -> Void) { self.tell = tell }
  }

  /// What an error of the library says, which is copied here.
  private static func error(_ failure: UnsafeMutablePointer<zip_error_t>) -> PackingError {
    let what = unsafe String(cString: zip_error_strerror(failure))
    let isOfSystem = unsafe zip_error_system_type(failure) == ZIP_ET_SYS
    return isOfSystem
      ? .system(number: unsafe zip_error_code_system(failure), what: what) : .library(what: what)
  }
}

// MARK: - In memory

extension ZipWriter {
  /// The archive of a few small parts, in that order.
  public static func bytes(of parts: [(name: String, bytes: [UInt8])]) throws(PackingError)
    -> [UInt8]
  {
    var failure = unsafe zip_error_t()
    guard let whole = unsafe zip_source_buffer_create(nil, 0, 0, &failure) else {
      throw unsafe error(&failure)
    }
    // Kept beyond the archive that is written into it, and let go here.
    unsafe zip_source_keep(whole)
    defer { unsafe zip_source_free(whole) }
    let writer: ZipWriter
    do throws(PackingError) {
      writer = try unsafe ZipWriter(into: whole)
    } catch {
      // No archive took it.
      unsafe zip_source_free(whole)
      throw error
    }
    for part in parts { try writer.add(part.name, of: part.bytes) }
    try writer.finish()
    return try unsafe read(whole)
  }

  private func add(_ name: String, of bytes: [UInt8]) throws(PackingError) {
    var failure = unsafe zip_error_t()
    // The library frees it with free(); one byte where there is none, since of none there may be no address.
    guard let copy = unsafe malloc(max(1, bytes.count)) else {
      throw .library(what: "there is no memory for it")
    }
    // As many bytes as were just allocated.
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe memcpy(copy, start, bytes.count) }
    }
    guard
      let source = unsafe zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &failure)
    else {
      unsafe free(copy)
      throw unsafe ZipWriter.error(&failure)
    }
    try unsafe add(name, source)
  }

  private static func read(_ source: OpaquePointer) throws(PackingError) -> [UInt8] {
    var facts = unsafe zip_stat_t()
    // `facts` is filled before it is read.
    guard unsafe zip_source_stat(source, &facts) == 0, unsafe zip_source_open(source) == 0 else {
      throw unsafe error(zip_source_error(source))
    }
    defer { _ = unsafe zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(clamping: unsafe facts.size))
    // No more are asked for than there is room.
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe zip_source_read(source, buffer.baseAddress, zip_uint64_t(buffer.count))
    }
    guard count == bytes.count else { throw unsafe error(zip_source_error(source)) }
    return bytes
  }
}

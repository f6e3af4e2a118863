internal import CZip

/// A zip archive in memory, read part by part with libzip.
///
/// Nothing is unpacked to disk, and no part faster than its reader takes it; see
/// ``stream(of:limits:)``.
@safe
public final class ZipArchive {
  let archive: OpaquePointer
  /// The names of the parts, as they stand in the directory of the archive.
  public let names: [String]

  /// Opens an archive of those bytes.
  ///
  /// - Throws: `.damaged` when they are no whole zip archive.
  public init(_ bytes: [UInt8]) throws(ArchiveError) {
    // libzip frees what it is given with free(), on whichever way it ends.
    guard !bytes.isEmpty, let copy = unsafe malloc(bytes.count) else {
      throw .damaged(what: "it is empty")
    }
    // As many bytes as were just allocated.
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe memcpy(copy, start, bytes.count) }
    }
    var failure = unsafe zip_error_t()
    guard
      let source = unsafe zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &failure)
    else {
      unsafe free(copy)
      throw .damaged(what: unsafe ZipArchive.sentence(of: &failure))
    }
    guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &failure) else {
      // Still ours, because nothing took it; its bytes go with it.
      unsafe zip_source_free(source)
      throw .damaged(what: unsafe ZipArchive.sentence(of: &failure))
    }
    unsafe self.archive = unsafe archive
    var names: [String] = []
    let count = unsafe zip_get_num_entries(archive, 0)
    for index in 0..<max(0, count) {
      // The name lives as long as the archive; it is copied here.
      guard let name = unsafe zip_get_name(archive, zip_uint64_t(index), 0) else { continue }
      names.append(unsafe String(cString: name))
    }
    self.names = names
  }

  deinit {
    // Nobody reads after it: a stream keeps the archive it reads.
    unsafe zip_discard(archive)
  }

  private static func sentence(of failure: UnsafeMutablePointer<zip_error_t>) -> String {
    // The text lives until the error is finished, and is copied here.
    let text = unsafe String(cString: zip_error_strerror(failure))
    unsafe zip_error_fini(failure)
    return text
  }
}

/// How much of a part is unpacked.
public struct UnpackLimits: Sendable, Hashable {
  /// The most bytes.
  public var mostBytes = 256 << 20
  /// The most bytes for each packed one; Apache POI stops at the same.
  public var mostDense = 100
  /// Up to so many bytes any density will do: small parts of much white space are packed well.
  public var freeBytes = 4 << 20

  /// What a workbook of ten million cells needs.
  public init() {}
}

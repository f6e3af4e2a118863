internal import CZip
public import Foundation

/// One part of an archive as a stream of XML for a parser that pulls, unpacked as it is read.
///
/// It ends early, and says why in ``fault``, at a limit, at what is damaged, and at what OOXML
/// forbids and only an attack holds: a document type (ECMA-376-2 §9.1.4), an encoding it could hide in.
@safe
public final class PartStream: InputStream {
  private let archive: ZipArchive
  private let file: OpaquePointer
  private let part: String
  private let packedBytes: Int
  private let limits: UnpackLimits
  private var count = 0
  private var status = Stream.Status.notOpen
  /// The last bytes read: what is looked for may lie across two reads.
  private var tail: [UInt8] = []
  /// The start of a character whose end comes with the next read.
  private var unfinished: [UInt8] = []
  /// Why it ended early; nil while it has not.
  public private(set) var fault: ArchiveError?

  init(
    _ archive: ZipArchive, _ part: String, _ limits: UnpackLimits
  ) throws(ArchiveError) {
    var facts = unsafe zip_stat_t()
    // The directory of an open archive; `facts` is filled before it is read.
    guard unsafe zip_stat(archive.archive, part, 0, &facts) == 0 else { throw .missing(part: part) }
    if unsafe facts.encryption_method != zip_uint16_t(ZIP_EM_NONE) { throw .encrypted(part: part) }
    if unsafe facts.size > zip_uint64_t(limits.mostBytes) {
      throw .tooLarge(part: part, limitBytes: limits.mostBytes)
    }
    guard let file = unsafe zip_fopen(archive.archive, part, 0) else {
      throw .damaged(what: part)
    }
    self.archive = archive
    self.part = part
    self.limits = limits
    packedBytes = Int(clamping: unsafe facts.comp_size)
    unsafe self.file = unsafe file
    super.init(data: Data())
  }

  deinit {
    // Opened once in `init`, closed once here, while the archive is still kept.
    _ = unsafe zip_fclose(file)
  }

  /// Begins.
  public override func open() { status = .open }
  /// Ends.
  public override func close() { status = .closed }
  /// Where it stands.
  public override var streamStatus: Stream.Status { status }
  /// Whether a read may give more.
  public override var hasBytesAvailable: Bool { status == .open }

  /// Unpacks the next bytes into `buffer`.
  public override func read(
    _ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int
  ) -> Int {
    guard status == .open else { return 0 }
    // The caller's buffer holds `maxLength` bytes, and no more are asked for.
    let read = Int(unsafe zip_fread(file, buffer, zip_uint64_t(max(0, maxLength))))
    guard read >= 0 else { return end(.damaged(what: part)) }
    guard read > 0 else {
      if !unfinished.isEmpty { return end(.encoding(part: part)) }
      status = .atEnd
      return 0
    }
    // As many bytes as were just written.
    let piece = unsafe Array(UnsafeBufferPointer(start: buffer, count: read))
    if let fault = check(piece) { return end(fault) }
    return read
  }

  /// Ends as if there were no more: `XMLParser` asks a stream that fails for an error that only
  /// streams of Foundation's own have.
  private func end(_ fault: ArchiveError) -> Int {
    self.fault = fault
    status = .atEnd
    return 0
  }

  private func check(_ piece: [UInt8]) -> ArchiveError? {
    if count == 0, !PartStream.declaresUTF8(piece) { return .encoding(part: part) }
    if !isUTF8(piece) { return .encoding(part: part) }
    count += piece.count
    if count > limits.mostBytes {
      return .tooLarge(part: part, limitBytes: limits.mostBytes)
    }
    if count > limits.freeBytes, count / limits.mostDense > packedBytes {
      return .tooDense(part: part, limit: limits.mostDense)
    }
    let seen = tail + piece
    tail = Array(seen.suffix(PartStream.documentType.count - 1))
    return PartStream.declaresDocumentType(seen) ? .documentType(part: part) : nil
  }

  /// Whether the next bytes go on in UTF-8: Foundation's parser traps on an attribute that does not.
  private func isUTF8(_ piece: [UInt8]) -> Bool {
    let bytes = unfinished + piece
    let start = PartStream.unfinishedStart(of: bytes)
    unfinished = Array(bytes[start...])
    return String(validating: bytes[..<start], as: UTF8.self) != nil
  }

  /// Where a character begins that the bytes end in the middle of; their end when there is none.
  private static func unfinishedStart(of bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : byte >= 0x80 ? 0 : 1
      if length > 0 { return length > back ? bytes.count - back : bytes.count }
    }
    return bytes.count
  }

  private static let documentType = Array("<!DOCTYPE".utf8)

  private static func declaresDocumentType(_ bytes: [UInt8]) -> Bool {
    var from = bytes.startIndex
    while let start = bytes[from...].firstIndex(of: 0x21) {
      if start > 0, bytes[(start - 1)...].starts(with: documentType) { return true }
      from = start + 1
    }
    return false
  }

  /// Whether a part begins as XML in UTF-8 does, and declares no other encoding.
  private static func declaresUTF8(_ start: [UInt8]) -> Bool {
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
    guard text.first == 0x3C else { return false }
    guard text.starts(with: Array("<?xml".utf8)) else { return true }
    guard let end = text.firstIndex(of: 0x3E) else { return false }
    let declaration = String(decoding: text[..<end], as: UTF8.self).lowercased()
    guard let encoding = declaration.firstRange(of: "encoding") else { return true }
    let name = declaration[encoding.upperBound...].filter {
      $0 != "=" && $0 != "\"" && $0 != "'" && !$0.isWhitespace
    }
    return name.hasPrefix("utf-8") || name.hasPrefix("us-ascii")
  }
}

extension ZipArchive {
  /// One part, unpacked as it is read.
  ///
  /// - Throws: `.missing`, `.encrypted`, and `.tooLarge` when the archive itself says so.
  public func stream(
    of part: String, limits: UnpackLimits = UnpackLimits()
  ) throws(ArchiveError) -> PartStream {
    try PartStream(self, part, limits)
  }
}

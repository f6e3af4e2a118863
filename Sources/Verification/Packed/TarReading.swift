internal import LMDB

/// The blocks of a tar archive (POSIX.1-2017, pax, *ustar Interchange Format*).
enum TarBlock {
  /// The bytes of a block.
  static let bytes = 512

  /// Whether a block is a header of ustar, or of GNU tar, which differs in one byte.
  static func isUstar(_ block: [UInt8]) -> Bool {
    block.count == bytes && block[257..<262].elementsEqual("ustar".utf8)
  }

  /// The sum of a header's bytes, its own place counting as spaces.
  static func checksum(_ header: [UInt8]) -> Int {
    header.enumerated().reduce(0) {
      $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element))
    }
  }

  /// How many bytes follow a file up to the next block.
  static func padding(after sizeBytes: Int) -> Int { (bytes - sizeBytes % bytes) % bytes }

  /// Whether a header has nothing where ustar has nothing.
  ///
  /// That is behind the ends of names, and for files and folders in the name of what a link leads to. GNU tar
  /// has times in place of the beginning of a name.
  static func isPlain(_ header: [UInt8]) -> Bool {
    let isNothing = { (field: ArraySlice<UInt8>) in field.allSatisfy { $0 == 0 } }
    guard isNothing(header[0..<100].drop { $0 != 0 }), isNothing(header[157..<257]) else {
      return false
    }
    return header[262] != 0
      || (isNothing(header[345..<500].drop { $0 != 0 }) && isNothing(header[500...]))
  }

  /// A text that ends at the first zero.
  static func text(_ field: ArraySlice<UInt8>) -> [UInt8] { Array(field.prefix { $0 != 0 }) }

  /// A number in octal digits, behind which nothing but zeros and spaces fills the field; nil for any other
  /// form, such as the base-256 of GNU tar.
  static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    let number = field.drop { $0 == 0x20 }
    let digits = number.prefix { $0 != 0 && $0 != 0x20 }
    let rest = number[digits.endIndex...]
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x37).contains($0) }),
      // Readers differ in whether they go on behind a space.
      rest.allSatisfy({ $0 == 0 || $0 == 0x20 })
    else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }
}

extension PackedReading {
  /// The most bytes of zeros behind the end: archives are filled up to whole records.
  private static let mostFilled = 1 << 20

  /// Lists a tar archive of files and folders: neither links nor devices, nor headers that change others.
  mutating func readTar() throws(PackedFailure) {
    let block = TarBlock.bytes
    guard lengthBytes % block == 0 else { throw .refused("it was cut") }
    var offset = 0
    while true {
      let header = try read(at: offset, count: block)
      offset += block
      if header.allSatisfy({ $0 == 0 }) { break }
      guard TarBlock.octal(header[148..<156]) == TarBlock.checksum(header),
        TarBlock.isUstar(header)
      else { throw .refused("no header at byte \(offset - block)") }
      let kind = try kind(of: header)
      guard TarBlock.isPlain(header) else {
        throw .refused("bytes where a header has none, at byte \(offset - block)")
      }
      guard header[124] != 0x80 else {
        throw .otherForm("a size in the form of GNU tar, over 8 GiB")
      }
      guard let size = TarBlock.octal(header[124..<136]), size <= lengthBytes - offset else {
        throw .refused(
          "it was cut, or says a size that cannot be, at byte \(offset - block)")
      }
      var name = TarBlock.text(header[0..<100])
      // GNU tar has times where ustar has the beginning of a name.
      let prefix = header[262] == 0 ? TarBlock.text(header[345..<500]) : []
      if !prefix.isEmpty { name = prefix + [UInt8(ascii: "/")] + name }
      try take(name, isFolder: kind == .folder, at: offset..<offset + size)
      offset += size
      let padding = TarBlock.padding(after: size)
      guard try read(at: offset, count: padding).allSatisfy({ $0 == 0 }) else {
        throw .refused("bytes between its files")
      }
      offset += padding
    }
    // A second block of zeros ends it, and others may fill it up; a stranger's bytes may not.
    let rest = lengthBytes - offset
    guard rest >= block, rest <= PackedReading.mostFilled,
      try read(at: offset, count: rest).allSatisfy({ $0 == 0 })
    else { throw .refused("it has no end, or bytes behind it") }
  }

  private enum Kind { case file, folder }

  private func kind(of header: [UInt8]) throws(PackedFailure) -> Kind {
    switch header[156] {
    case 0, UInt8(ascii: "0"): return .file
    case UInt8(ascii: "5"): return .folder
    // Headers of pax and GNU tar that change the next one, files with holes and in parts.
    case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"),
      UInt8(ascii: "S"), UInt8(ascii: "M"), UInt8(ascii: "V"):
      let letter = String(UnicodeScalar(header[156])).debugDescription
      throw .otherForm("an entry of type \(letter), of pax or GNU tar")
    default:
      let letter = String(UnicodeScalar(header[156])).debugDescription
      throw .refused("a link, a device or what is no file: an entry of type \(letter)")
    }
  }
}

/// The checksum that a zip archive has of each file: CRC-32 (APPNOTE.TXT 6.3.10 §4.4.7), computed piece by piece.
///
/// It protects nothing that the lists of a bag do not. But an unpacker that finds it wrong gives out no file,
/// and what was verified is to be what every unpacker finds.
struct CRC32Checksum: Sendable {
  /// What each byte makes of the polynomial 0xEDB88320, the one of ISO 3309 with its bits turned around.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
  }

  private var state = UInt32.max

  /// The checksum of all pieces.
  var value: UInt32 { ~state }

  /// Takes the next piece.
  mutating func update(_ bytes: [UInt8]) {
    let table = CRC32Checksum.table
    var state = state
    for byte in bytes { state = table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8 }
    self.state = state
  }
}

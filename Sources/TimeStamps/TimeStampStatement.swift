internal import SwiftASN1

/// TSTInfo (RFC 3161 §2.4.2): what was stamped, and when.
struct TimeStampStatement: DERParseable {
  let imprint: MessageImprint
  private let time: GeneralizedTime
  /// The content of the integer that the question asked to be repeated.
  let nonce: [UInt8]?
  /// What the authority calls itself.
  let authority: String?

  init(derEncoded node: ASN1Node) throws {
    (imprint, time, nonce, authority) = try DER.sequence(node, identifier: .sequence) { nodes in
      guard try Int(derEncoded: &nodes) == 1 else {
        throw ASN1Error.invalidASN1Object(reason: "another version")
      }
      _ = try ASN1ObjectIdentifier(derEncoded: &nodes)  // Under which policy.
      let imprint = try MessageImprint(derEncoded: &nodes)
      _ = try ArraySlice<UInt8>(derEncoded: &nodes)  // Its serial number.
      let time = try GeneralizedTime(derEncoded: &nodes)
      var nonce: [UInt8]?
      var authority: String?
      // How exact, whether in order, nonce, who, extensions: all may be absent.
      while let node = nodes.next() {
        if node.identifier == .integer { nonce = try node.primitive }
        if node.identifier.tagClass == .contextSpecific, node.identifier.tagNumber == 0 {
          authority = try TimeStampStatement.name(in: node)
        }
      }
      return (imprint, time, nonce, authority)
    }
  }

  /// The directory name in a GeneralName; nil for a name of another kind.
  private static func name(in node: ASN1Node) throws -> String? {
    guard let general = try node.children.first, general.identifier.tagNumber == 4,
      general.identifier.tagClass == .contextSpecific, let name = try general.children.first
    else { return nil }
    return try DistinguishedName(derEncoded: name).shown
  }

  /// Seconds since 1970; nil for a time before.
  var posixSeconds: UInt64? {
    guard time.year >= 1970 else { return nil }
    // Days from March on, so that the leap day is the last of a year.
    let year = time.month > 2 ? time.year : time.year - 1
    let inYear = (153 * ((time.month + 9) % 12) + 2) / 5 + time.day - 1
    let days = 365 * year + year / 4 - year / 100 + year / 400 + inYear - 719_468
    return UInt64(days * 86_400 + time.hours * 3_600 + time.minutes * 60 + time.seconds)
  }
}

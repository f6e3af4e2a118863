internal import SwiftASN1

/// The stamp: SignedData of CMS (RFC 5652 §5.1) around a statement of a time.
///
/// Its signatures are not checked.
struct SignedStatement: DERParseable {
  private static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 7, 2]
  private static let statementType: ASN1ObjectIdentifier = [
    1, 2, 840, 113_549, 1, 9, 16, 1, 4,
  ]

  /// TSTInfo in DER.
  let statement: [UInt8]
  /// Whose certificate, of those that come with it, belongs to the signature; nil when none does.
  let signer: String?

  init(derEncoded node: ASN1Node) throws {
    (statement, signer) = try DER.sequence(node, identifier: .sequence) { nodes in
      guard try ASN1ObjectIdentifier(derEncoded: &nodes) == SignedStatement.signedData else {
        throw ASN1Error.invalidASN1Object(reason: "not SignedData")
      }
      return try DER.explicitlyTagged(
        &nodes, tagNumber: 0, tagClass: .contextSpecific, SignedStatement.read)
    }
  }

  private static func read(_ node: ASN1Node) throws -> ([UInt8], String?) {
    try DER.sequence(node, identifier: .sequence) { nodes in
      _ = try Int(derEncoded: &nodes)
      _ = try required(&nodes)  // The algorithms of the hashes.
      let statement = try DER.sequence(required(&nodes), identifier: .sequence) { nodes in
        guard try ASN1ObjectIdentifier(derEncoded: &nodes) == statementType else {
          throw ASN1Error.invalidASN1Object(reason: "not TSTInfo")
        }
        return try DER.explicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { node in
          Array(try ASN1OctetString(derEncoded: node).bytes)
        }
      }
      var certificates: [ASN1Node] = []
      var last = try required(&nodes)
      while last.identifier.tagClass == .contextSpecific {
        if last.identifier.tagNumber == 0 { certificates = try last.children }
        last = try required(&nodes)
      }
      guard last.identifier == .set, let signature = try last.children.first else {
        throw ASN1Error.invalidASN1Object(reason: "not signed")
      }
      return (statement, try signer(of: signature, among: certificates))
    }
  }

  /// The subject of the certificate that a signature names by issuer and serial number.
  private static func signer(
    of signature: ASN1Node, among certificates: [ASN1Node]
  ) throws -> String? {
    let parts = try signature.children
    guard parts.count > 2 else { throw ASN1Error.invalidASN1Object(reason: "not signed") }
    // By key identifier, it is not looked for: the name is for people, and only claimed.
    guard parts[1].identifier == .sequence else { return nil }
    let named = try parts[1].children
    for certificate in certificates where certificate.identifier == .sequence {
      guard let body = try certificate.children.first else { continue }
      var fields = try body.children[...]
      if fields.first?.identifier.tagClass == .contextSpecific { fields = fields.dropFirst() }
      // serialNumber, signature, issuer, validity, subject (RFC 5280 §4.1).
      let certified = Array(fields.prefix(5))
      guard certified.count == 5, named.count == 2,
        certified[2].encodedBytes == named[0].encodedBytes,
        certified[0].encodedBytes == named[1].encodedBytes
      else { continue }
      return try DistinguishedName(derEncoded: certified[4]).shown
    }
    return nil
  }
}

internal import SwiftASN1
internal import Transparency

/// A hash and how it was made (RFC 3161 §2.4.1).
struct MessageImprint: DERImplicitlyTaggable {
  static var defaultIdentifier: ASN1Identifier { .sequence }
  private static let sha256: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 1]

  private let algorithm: ASN1ObjectIdentifier
  private let hash: [UInt8]

  init(sha256 digest: Digest) {
    algorithm = MessageImprint.sha256
    hash = digest.bytes
  }

  init(derEncoded node: ASN1Node, withIdentifier identifier: ASN1Identifier) throws {
    (algorithm, hash) = try DER.sequence(node, identifier: identifier) { nodes in
      let algorithm = try DER.sequence(required(&nodes), identifier: .sequence) { nodes in
        let name = try ASN1ObjectIdentifier(derEncoded: &nodes)
        // Parameters are absent, or NULL: of a hash there are none.
        _ = nodes.next()
        return name
      }
      return (algorithm, Array(try ASN1OctetString(derEncoded: &nodes).bytes))
    }
  }

  /// The hash; nil when it is none of SHA-256.
  var digest: Digest? { algorithm == MessageImprint.sha256 ? Digest(hash) : nil }

  func serialize(
    into coder: inout DER.Serializer, withIdentifier identifier: ASN1Identifier
  ) throws {
    try coder.appendConstructedNode(identifier: identifier) { coder in
      try coder.appendConstructedNode(identifier: .sequence) { coder in
        try coder.serialize(algorithm)
        try coder.serialize(ASN1Null())
      }
      try coder.serialize(ASN1OctetString(contentBytes: hash[...]))
    }
  }
}

/// The next node, which has to be there.
func required(_ nodes: inout ASN1NodeCollection.Iterator) throws -> ASN1Node {
  guard let node = nodes.next() else {
    throw ASN1Error.truncatedASN1Field()
  }
  return node
}

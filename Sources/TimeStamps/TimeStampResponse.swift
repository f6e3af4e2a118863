internal import SwiftASN1

/// TimeStampResp (RFC 3161 §2.4.2): whether a stamp was given, and the stamp.
struct TimeStampResponse: DERParseable {
  /// PKIStatus.
  let status: Int
  /// What the authority says of it.
  let words: String
  /// The stamp; nil when none was given.
  let token: ASN1Node?

  init(derEncoded node: ASN1Node) throws {
    (status, words, token) = try DER.sequence(node, identifier: .sequence) { nodes in
      let (status, words) = try DER.sequence(required(&nodes), identifier: .sequence) { nodes in
        let status = try Int(derEncoded: &nodes)
        var words: [String] = []
        while let node = nodes.next() {
          // PKIFreeText; the bits of PKIFailureInfo say no more than the status.
          guard node.identifier == .sequence else { continue }
          words += try DER.sequence(of: ASN1UTF8String.self, identifier: .sequence, rootNode: node)
            .map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        return (status, words.joined(separator: "; "))
      }
      return (status, words, nodes.next())
    }
  }

  /// Granted, or granted with modifications.
  var isGranted: Bool { status == 0 || status == 1 }
}

internal import SwiftASN1

/// A name as certificates give it (RFC 5280 §4.1.2.4), for people to read.
struct DistinguishedName: DERParseable {
  private static let commonName: ASN1ObjectIdentifier = [2, 5, 4, 3]
  private static let organization: ASN1ObjectIdentifier = [2, 5, 4, 10]

  /// The common name and the organization; nil when it has neither.
  let shown: String?

  init(derEncoded node: ASN1Node) throws {
    var names: [ASN1ObjectIdentifier: String] = [:]
    for set in try node.children {
      for attribute in try set.children {
        let parts = try attribute.children
        guard parts.count == 2 else { throw ASN1Error.invalidASN1Object(reason: "not a name") }
        let kind = try ASN1ObjectIdentifier(derEncoded: parts[0])
        let isText: [ASN1Identifier] = [.utf8String, .printableString, .ia5String]
        guard isText.contains(parts[1].identifier) else { continue }
        names[kind] = String(decoding: try parts[1].primitive, as: UTF8.self)
      }
    }
    let parts = [DistinguishedName.commonName, DistinguishedName.organization]
      .compactMap { names[$0] }
    shown = parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension ASN1Node {
  /// The nodes inside a constructed one.
  var children: [ASN1Node] {
    get throws {
      guard case .constructed(let nodes) = content else {
        throw ASN1Error.invalidASN1Object(reason: "not constructed")
      }
      return Array(nodes)
    }
  }

  /// The bytes of a primitive one.
  var primitive: [UInt8] {
    get throws {
      guard case .primitive(let bytes) = content else {
        throw ASN1Error.invalidASN1Object(reason: "not primitive")
      }
      return Array(bytes)
    }
  }
}

internal import SwiftASN1
public import Transparency

/// What a time stamping authority is asked: to state that it has seen a hash (RFC 3161 §2.4.1).
public struct TimeStampQuery: Sendable, Hashable {
  /// The media type it is sent with (RFC 3161 §3.4).
  public static let mediaType = "application/timestamp-query"

  /// The SHA-256 of what is to be stamped.
  public let imprint: Digest
  /// What the answer has to repeat, so that it is no older one; nil where a query is carried by hand,
  /// and who takes the answer back does not know it.
  public let nonce: UInt64?

  /// A query about some text.
  public init(over text: [UInt8], nonce: UInt64? = nil) {
    imprint = Digest(hashing: text)
    self.nonce = nonce
  }

  /// The query in DER, with the authority's certificate asked for.
  public var bytes: [UInt8] {
    get throws(TimeStampError) {
      do {
        var coder = DER.Serializer()
        try coder.appendConstructedNode(identifier: .sequence) { coder in
          try coder.serialize(1)
          try coder.serialize(MessageImprint(sha256: imprint))
          if let nonce { try coder.serialize(nonce) }
          try coder.serialize(true)
        }
        return coder.serializedBytes
      } catch {
        // Nothing here can be too large for DER.
        throw .malformed(.response)
      }
    }
  }
}

internal import SwiftASN1
public import Transparency

/// A stamp of a time stamping authority (RFC 3161): that it had seen a hash at a time.
///
/// Reading checks the form, and ``check(over:nonce:)`` what was stamped. Nobody here checks the
/// authority's signature and certificate: what it says is claimed until `openssl ts -verify` is run with a
/// certificate that the reader trusts.
public struct TimeStamp: Sendable, Hashable {
  /// The media type of an answer (RFC 3161 §3.4).
  public static let mediaType = "application/timestamp-reply"
  /// The most bytes of an answer that are read.
  public static let longest = 65_536

  /// The answer as it came: a TimeStampResp in DER.
  public let bytes: [UInt8]
  /// The SHA-256 that was stamped.
  public let imprint: Digest
  /// When, by the authority's clock: seconds since 1970-01-01T00:00:00Z.
  public let posixSeconds: UInt64
  /// What the authority is called, by the stamp or by the certificate that comes with it; nil when neither
  /// says.
  public let authority: String?
  private let nonce: [UInt8]?

  /// Reads an answer in which a stamp was granted.
  public init(_ bytes: [UInt8]) throws(TimeStampError) {
    guard bytes.count <= TimeStamp.longest else { throw .tooLong(limitBytes: TimeStamp.longest) }
    let response = try part(.response) { try TimeStampResponse(derEncoded: bytes) }
    guard response.isGranted else {
      throw .notGranted(status: response.status, words: response.words)
    }
    guard let token = response.token else { throw .malformed(.response) }
    let signed = try part(.token) { try SignedStatement(derEncoded: token) }
    let statement = try part(.statement) { try TimeStampStatement(derEncoded: signed.statement) }
    guard let imprint = statement.imprint.digest else { throw .otherHash }
    guard let time = statement.posixSeconds else { throw .malformed(.statement) }
    self.bytes = bytes
    self.imprint = imprint
    posixSeconds = time
    authority = statement.authority ?? signed.signer
    nonce = statement.nonce
  }

  /// Throws unless this text was stamped.
  ///
  /// - Parameter query: The question it has to answer, when it is known.
  public func check(
    over text: [UInt8], answering query: TimeStampQuery? = nil
  ) throws(TimeStampError) {
    guard imprint == Digest(hashing: text) else { throw .otherImprint }
    guard let asked = query?.nonce else { return }
    let integer = try part(.statement) {
      var coder = DER.Serializer()
      try coder.serialize(asked)
      return try DER.parse(coder.serializedBytes).primitive
    }
    guard nonce == integer else { throw .otherNonce }
  }
}

/// Reads a part of an answer: whatever does not fit is that part's fault.
private func part<Result>(
  _ part: TimeStampPart, _ read: () throws -> Result
) throws(TimeStampError) -> Result {
  do {
    return try read()
  } catch {
    throw .malformed(part)
  }
}

public import Partnership

extension ActionHeader {
  /// Refuses the first signature that was not made by its key over ``signedBytes()``.
  ///
  /// ```swift
  /// try header.checkSignatures { key, signature, bytes in
  ///   registered[key]?.accepts(signature, over: bytes)
  /// }
  /// ```
  /// Which keys exist, and which encodings of a key are refused (C2SP, RFC 8032 §5.1.3), is known
  /// where keys are registered; hence a question and not a list of raw bytes.
  ///
  /// - Parameter isValid: Whether the key of that fingerprint made the signature; nil when there is
  ///   no such key.
  public func checkSignatures(
    _ isValid: (_ key: KeyFingerprint, _ signature: [UInt8], _ bytes: [UInt8]) -> Bool?
  ) throws(RecordFormatError) {
    guard !signatures.isEmpty else { return }
    let bytes = try signedBytes()
    for signature in signatures {
      guard let isValid = isValid(signature.key, signature.value, bytes) else {
        throw .unknownSigner(signature.key)
      }
      guard isValid else { throw .signatureMismatch(signature.key) }
    }
  }
}

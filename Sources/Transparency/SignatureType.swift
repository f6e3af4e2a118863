/// What the signatures of a key say: the type byte of its verifier key (C2SP signed-note).
public enum SignatureType: UInt8, Sendable, Hashable {
  /// Signs the text of a note as it is: what a log does.
  case note = 0x01
  /// Says at what time a checkpoint was the largest consistent head that was seen (C2SP
  /// tlog-cosignature, v1): what a witness does.
  case cosignature = 0x04
}

/// Why a tree, proof, key, note or checkpoint was refused: what it is, where, and what to do now.
public enum TransparencyError: Error, Sendable, Hashable {
  // Trees and proofs

  /// The leaf asked about is not below the size of the tree.
  case indexOutOfRange(index: UInt64, size: UInt64)
  /// The tree before has more leaves than the tree after.
  case sizesOutOfOrder(earlier: UInt64, later: UInt64)
  /// A tree without leaves is neither signed nor proven consistent with anything.
  case emptyTree
  /// More leaves than ``MerkleTree/maximumSize``.
  case sizeTooLarge(UInt64)
  /// A proof for these sizes has exactly `expected` hashes.
  case wrongProofLength(expected: Int, found: Int)
  /// The proof leads to another root than the one claimed for the tree of this size.
  case rootMismatch(size: UInt64, claimed: Digest, computed: Digest)
  /// A stored row of hashes has another length than its sequence makes it.
  case wrongRowLength(sequence: UInt64, expected: Int, found: Int)

  // Tiles

  /// The bytes of a tile are not what its path promises.
  case malformedTile(String)
  /// A record has more bytes than a tile of entries can hold.
  case entryTooLong(limit: Int, found: Int)

  // Keys

  /// A key name is empty, too long, or has a space, a plus sign or a control character.
  case malformedKeyName(String)
  /// An origin does not follow the grammar of ledger names.
  case malformedOrigin(String)
  /// A verifier key is not `name+hhhhhhhh+base64`.
  case malformedVerifierKey(String)
  /// The id written in a verifier key is not the one its name and public key make.
  case keyIDMismatch(name: String, written: KeyID, computed: KeyID)
  /// The key is of a type this version does not verify.
  case unknownKeyType(name: String, type: UInt8)
  /// An Ed25519 key or seed has 32 bytes.
  case wrongKeyLength(found: Int)
  /// A public key that spells its point in a second way (RFC 8032 §5.1.3 requires y < p).
  case nonCanonicalPublicKey
  /// A public key of order 8 or less, under which anyone can sign.
  case smallOrderPublicKey
  /// The key with this fingerprint did not make the signature over these bytes.
  case signatureMismatch(key: Digest)
  /// Two different verifier keys with one name and id: a signature could be meant for either.
  case ambiguousKeys(name: String, id: KeyID)

  // Cosignatures

  /// The key of a witness where that of a log is needed.
  case notALog(String)
  /// The key of a log where that of a witness is needed.
  case notACosigner(String)
  /// The time of a cosignature is beyond 2⁶³ − 1 seconds.
  case cosignatureTime(name: String, UInt64)

  // Notes

  /// A note or its text is longer than is read.
  case noteTooLong(limit: Int, found: Int)
  /// A note is not valid UTF-8 from this byte on.
  case invalidUTF8(offset: Int)
  /// A note has a control character other than the line feed.
  case controlCharacter(byte: UInt8, offset: Int)
  /// A note does not end with a line feed.
  case missingFinalNewline
  /// A note has no blank line between text and signatures.
  case missingBlankLine
  /// A note has no signature line.
  case missingSignatures
  /// A text to be signed does not end with a line feed.
  case malformedNoteText
  /// A note has more signature lines than are read.
  case tooManySignatures(limit: Int, found: Int)
  /// A signature line, counted from 1, is not em dash, space, name, space, canonical base64.
  case malformedSignatureLine(Int)
  /// Two signature lines have one name and id.
  case duplicateSignature(name: String, id: KeyID)
  /// A known key did not make the signature that bears its name and id.
  case invalidSignature(name: String, id: KeyID)
  /// No line of the note is by a key that was given.
  case noKnownSignature
  /// The signing library refused to sign.
  case signingFailed(name: String)

  // Proofs and policies

  /// A line of a proof file, counted from 1, is not of the form.
  case malformedProof(line: Int)
  /// A line of a request to a witness, counted from 1, is not of the form.
  case malformedRequest(line: Int)
  /// A line of a fork file, counted from 1, is not of the form.
  case malformedFork(line: Int)
  /// The two heads may be of one history.
  case noFork
  /// A line of a policy, counted from 1, is not of the form, or refers to nothing.
  case malformedPolicy(line: Int, PolicyFault)
  /// A line of anchors, counted from 1, is not of the form, or states a key again.
  case malformedAnchors(line: Int, AnchorFault)

  // Checkpoints

  /// A checkpoint has exactly three lines: origin, size, root.
  case wrongLineCount(found: Int)
  /// The size line is not a decimal number without sign, leading zeros or spaces, below 2⁶³.
  case malformedSize(String)
  /// The root line is not the canonical base64 of 32 bytes.
  case malformedRoot(String)
  /// A checkpoint of one origin under a key of another.
  case originMismatch(origin: String, keyName: String)
}

extension TransparencyError: CustomStringConvertible {
  /// A sentence for an operator; what came from outside is shortened, and its signs that are not to be
  /// seen are written out.
  public var description: String {
    switch self {
    case .indexOutOfRange(let index, let size):
      """
      Leaf \(index) is not in a tree of \(size) leaves: ask for one below \(size), or for a \
      later tree.
      """
    case .sizesOutOfOrder(let earlier, let later):
      """
      A tree of \(later) leaves cannot continue one of \(earlier): swap the two, or suspect a \
      fork.
      """
    case .emptyTree:
      "A tree without leaves is neither signed nor proven: begin at size 1."
    case .sizeTooLarge(let size):
      "A tree of \(size) leaves is beyond 2^63 - 1: the size is damaged or made up."
    case .wrongProofLength(let expected, let found):
      """
      The proof has \(found) hashes where these sizes need \(expected): fetch it again for \
      exactly these sizes.
      """
    case .rootMismatch(let size, let claimed, let computed):
      """
      The proof leads to \(computed) and not to the root \(claimed) claimed at size \(size): \
      the record, the proof or the root is not of this tree; keep all three as evidence.
      """
    case .wrongRowLength(let sequence, let expected, let found):
      """
      The row of tree hashes of record \(sequence) has \(found) bytes instead of \(expected): \
      the store is damaged there; run the verifier.
      """
    case .malformedTile(let path):
      "The file \(path) does not hold what its path promises: fetch it again, or suspect the host."
    case .entryTooLong(let limit, let found):
      "A record has \(found) bytes, more than the \(limit) a tile can hold: nothing was written."
    case .malformedKeyName(let name):
      """
      The key name \(quoted(name)) is empty, too long, or has a space, plus sign or control \
      character: correct it.
      """
    case .malformedOrigin(let origin):
      """
      The origin \(quoted(origin)) is not a ledger name (lower-case letters, digits, dots and \
      hyphens, parts separated by slashes, at most \(Origin.longest) bytes): correct it.
      """
    case .malformedVerifierKey(let text):
      "\(quoted(text)) is not a verifier key, name+hhhhhhhh+base64: copy it again, whole."
    case .keyIDMismatch(let name, let written, let computed):
      """
      The verifier key of \(name) bears the id \(written) but makes \(computed): copy it \
      again, whole.
      """
    case .unknownKeyType(let name, let type):
      """
      The key of \(name) is of type \(type); only Ed25519 (1) is verified here: use a newer \
      verifier.
      """
    case .wrongKeyLength(let found):
      "A key has \(found) bytes instead of 32: copy it again, whole."
    case .nonCanonicalPublicKey:
      "The public key is spelled in a way no Ed25519 software writes: refuse whoever gave it."
    case .smallOrderPublicKey:
      """
      Anyone can sign under this public key (it is a point of small order): refuse whoever \
      gave it.
      """
    case .signatureMismatch(let key):
      """
      The signature is not by the key \(key) over these bytes: they were altered or forged; \
      keep them as evidence.
      """
    case .ambiguousKeys(let name, let id):
      "Two different keys have the name \(name) and the id \(id): give one of them."
    case .notALog(let name):
      "The key of \(name) is a witness's: a checkpoint is signed by the key of its log."
    case .notACosigner(let name):
      "The key of \(name) is a log's: a cosignature is made with a key of type 4, kept for it alone."
    case .cosignatureTime(let name, let time):
      "The cosignature of \(name) is of second \(time), which no clock shows: refuse it."
    case .noteTooLong(let limit, let found):
      "The text has \(found) bytes; no more than \(limit) are read: check that it is the file you meant."
    case .invalidUTF8(let offset):
      "The text is not UTF-8 at byte \(offset): fetch it again, as bytes."
    case .controlCharacter(let byte, let offset):
      """
      The text has the control character \(byte) at byte \(offset): fetch it again, without \
      converting line ends.
      """
    case .missingFinalNewline:
      "The note does not end with a line feed: it was cut off or edited; fetch it again."
    case .missingBlankLine:
      "No blank line stands between a text and signatures: this is not a signed note."
    case .missingSignatures:
      "Nothing follows the last blank line of the note: it is not signed."
    case .malformedNoteText:
      "The text of a note ends with a line feed: add it before signing."
    case .tooManySignatures(let limit, let found):
      """
      The note has \(found) signature lines; no more than \(limit) are read: drop those you do \
      not need.
      """
    case .malformedSignatureLine(let line):
      """
      Signature line \(line) is not an em dash, a space, a key name, a space and canonical \
      base64: fetch the note again.
      """
    case .duplicateSignature(let name, let id):
      "Two signature lines are by \(shown(name)) with the id \(id): drop one of them."
    case .invalidSignature(let name, let id):
      """
      The signature by \(shown(name)) with the id \(id) does not fit the text: the note was altered \
      or forged; keep it as evidence.
      """
    case .noKnownSignature:
      """
      None of the signatures is by a key you gave: obtain the verifier key of the signer from \
      outside.
      """
    case .signingFailed(let name):
      "The cryptographic library would not sign as \(name): nothing was signed; try again."
    case .malformedProof(let line):
      "Line \(line) is not that of a proof (c2sp.org/tlog-proof@v1): fetch the file again, whole."
    case .malformedRequest(let line):
      "Line \(line) is not that of a request to a witness: send old, hashes, an empty line, a checkpoint."
    case .malformedFork(let line):
      "Line \(line) is not that of fork evidence (entente/fork/v1): fetch the file again, whole."
    case .noFork:
      "The two heads may be of one history: they prove no fork."
    case .malformedPolicy(let line, let fault):
      "Line \(line) of the policy is refused (\(fault.sentence)): correct it; nothing was judged."
    case .malformedAnchors(let line, let fault):
      "Line \(line) of the anchors is refused (\(fault.sentence)): correct it; nothing was judged."
    case .wrongLineCount(let found):
      "The text has \(found) lines; a checkpoint has exactly three, and no extensions."
    case .malformedSize(let text):
      "\(quoted(text)) is not the size of a tree: decimal digits, no leading zero, below 2^63."
    case .malformedRoot(let text):
      "\(quoted(text)) is not the canonical base64 of a root of 32 bytes."
    case .originMismatch(let origin, let keyName):
      "The checkpoint is of \(origin) but the key is of \(keyName): use the key of that log."
    }
  }
}

/// A text from outside between quotation marks.
private func quoted(_ text: String) -> String { "\"\(shown(text))\"" }

/// A text from outside, which may be as long as what it came in: its beginning, with the signs that steer
/// a terminal or reorder a line written out.
private func shown(_ text: String) -> String {
  let mostScalars = 80
  var shown = ""
  for (number, scalar) in text.unicodeScalars.enumerated() {
    guard number < mostScalars else { return shown + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      shown += scalar.escaped(asASCII: true)
    default: shown += scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
  }
  return shown
}

extension PolicyFault {
  fileprivate var sentence: String {
    switch self {
    case .unknownKeyword: "a line begins with log, witness, group or quorum"
    case .wrongWordCount: "it has too few or too many words"
    case .duplicateKey: "the same public key stands on a line before"
    case .duplicateName: "the name is taken"
    case .unknownName: "it names what no line before defines"
    case .memberTwice: "a member counts once, in one group"
    case .wrongThreshold: "the threshold is any, all, or 1 to the number of members"
    case .wrongKeyType: "a log signs with a key of type 1, a witness with one of type 4"
    case .secondQuorum: "there is one quorum line"
    case .noQuorum: "a policy needs a quorum line"
    case .tooManyDefinitions: "no more than \(TrustPolicy.mostDefinitions) of a sort are read"
    }
  }
}

extension AnchorFault {
  fileprivate var sentence: String {
    switch self {
    case .unknownUse: "a line begins with act, checkpoint or witness"
    case .wrongWordCount: "use, owner and key, with one space between them"
    case .malformedOwner: "the owner is the id of a party, or the origin of a log"
    case .malformedKey: "a key is 64 lower-case hexadecimal digits"
    case .nonCanonicalKey: "the key spells its point in a second way"
    case .smallOrderKey: "anyone can sign under this key"
    case .duplicateKey: "the same key stands on a line before: one key, one use, one owner"
    case .tooManyKeys: "no more than \(Anchors.mostKeys) keys are read"
    case .noKey: "there is no key"
    }
  }
}

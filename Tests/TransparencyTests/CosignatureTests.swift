import Testing

@testable import Transparency

/// A witness whose seed anybody may know.
enum Witness {
  static func key(
    _ name: String = "witness.example.org/w1", seed: UInt8 = 7
  ) throws -> SignerKey {
    try SignerKey(
      name: KeyName(name), seed: [UInt8](repeating: seed, count: 32), type: .cosignature)
  }
}

@Suite struct `A cosignature` {
  @Test func `says who saw a head, and when`() throws {
    let checkpoint = try WorkedExample.checkpoint()
    let log = try WorkedExample.key()
    let witness = try Witness.key()
    var note = try checkpoint.signed(by: log)
    try note.add(try witness.cosign(checkpoint, at: 1_669_033_344))
    let read = try SignedNote(note.bytes).verified(by: [log.verifierKey, witness.verifierKey])
    #expect(read.verified == [log.verifierKey, witness.verifierKey])
    #expect(read.cosignatures.map(\.key) == [witness.verifierKey])
    #expect(read.cosignatures.map(\.time) == [1_669_033_344])
    // Who does not know the witness is not disturbed by it.
    #expect(try note.verified(by: [log.verifierKey]).cosignatures == [])
  }

  @Test func `of another time, another head or another witness is refused`() throws {
    let checkpoint = try WorkedExample.checkpoint()
    let witness = try Witness.key()
    let other = try Witness.key(seed: 8)
    let line = try witness.cosign(checkpoint, at: 10)
    let refused = TransparencyError.invalidSignature(
      name: witness.verifierKey.name.text, id: witness.verifierKey.id)
    for bit in 0..<8 * line.bytes.count {
      var bytes = line.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let note = try SignedNote(
        text: checkpoint.text,
        signatures: [NoteSignature(name: line.name, id: line.id, bytes: bytes)])
      #expect(throws: TransparencyError.self) { try note.verified(by: [witness.verifierKey]) }
    }
    let later = try Checkpoint(origin: checkpoint.origin, size: 9, root: checkpoint.root)
    #expect(throws: refused) {
      try SignedNote(text: later.text, signatures: [line]).verified(by: [witness.verifierKey])
    }
    let forged = NoteSignature(
      name: line.name, id: line.id, bytes: try other.cosign(checkpoint, at: 10).bytes)
    #expect(throws: refused) {
      try SignedNote(text: checkpoint.text, signatures: [forged])
        .verified(by: [witness.verifierKey])
    }
    for count in [0, 7, 8, 71, 73] {
      let cut = NoteSignature(
        name: line.name, id: line.id, bytes: Array((line.bytes + [0]).prefix(count)))
      #expect(throws: refused) {
        try SignedNote(text: checkpoint.text, signatures: [cut])
          .verified(by: [witness.verifierKey])
      }
    }
  }

  @Test func `cannot be made with the key of a log, nor a head signed with that of a witness`()
    throws
  {
    let checkpoint = try WorkedExample.checkpoint()
    let log = try WorkedExample.key()
    #expect(throws: TransparencyError.notACosigner(log.verifierKey.name.text)) {
      try log.cosign(checkpoint, at: 10)
    }
    let witness = try Witness.key(WorkedExample.origin)
    #expect(throws: TransparencyError.notALog(WorkedExample.origin)) {
      try checkpoint.signed(by: witness)
    }
    let note = try SignedNote(
      text: checkpoint.text, signatures: [try witness.cosign(checkpoint, at: 10)])
    #expect(throws: TransparencyError.notALog(WorkedExample.origin)) {
      try Checkpoint(note, signedBy: witness.verifierKey)
    }
  }

  @Test func `of a second no clock shows is neither given nor taken`() throws {
    let checkpoint = try WorkedExample.checkpoint()
    let witness = try Witness.key()
    let late = UInt64(1) << 63
    let refused = TransparencyError.cosignatureTime(name: witness.verifierKey.name.text, late)
    #expect(throws: refused) { try witness.cosign(checkpoint, at: late) }
    let signature = try witness.signature(over: Cosignature.message(checkpoint.text, at: late))
    let line = NoteSignature(
      name: witness.verifierKey.name, id: witness.verifierKey.id,
      bytes: Cosignature.bytes(of: late) + signature)
    #expect(throws: refused) {
      try SignedNote(text: checkpoint.text, signatures: [line])
        .verified(by: [witness.verifierKey])
    }
  }
}

@Suite(PublishedVectors.condition) struct `The published vectors of cosignatures` {
  private struct Vectors: Decodable {
    struct Message: Decodable {
      let timestamp: UInt64
      let message: String
    }
    struct Parse: Decodable {
      let line: String
      let key_id_hex: String
      let timestamp: String
    }
    struct Key: Decodable {
      let name: String
      let type: UInt8
      let public_key_hex: String
      let vkey: String
    }
    struct Computed: Decodable {
      let seed_hex: String
      let log_vkey: String
      let witness_vkey: String
      let timestamp: UInt64
      let signed_message: String
      let note: String
    }
    let message: Message
    let parse: Parse
    let vkey: Key
    let computed: Computed
  }

  @Test func `are verified, and made anew`() throws {
    let computed = try PublishedVectors.read("cosignature_v1.json", as: Vectors.self).computed
    let log = try VerifierKey(computed.log_vkey)
    let witness = try VerifierKey(computed.witness_vkey)
    #expect(witness.type == .cosignature)
    #expect(witness.text == computed.witness_vkey)
    let note = try SignedNote(Array(computed.note.utf8))
    let read = try note.verified(by: [log, witness])
    #expect(read.cosignatures.map(\.time) == [computed.timestamp])
    let head = try Checkpoint(note, signedBy: log)
    #expect(
      Cosignature.message(head.text, at: computed.timestamp)
        == Array(computed.signed_message.utf8))
    let signer = try SignerKey(
      name: witness.name, seed: bytes(hex: computed.seed_hex), type: .cosignature)
    #expect(signer.verifierKey == witness)
    var again = try SignedNote(text: note.text, signatures: [note.signatures[0]])
    try again.add(try signer.cosign(head, at: computed.timestamp))
    #expect(try again.verified(by: [witness]).cosignatures.map(\.time) == [computed.timestamp])
  }

  @Test func `say what is signed`() throws {
    let message = try PublishedVectors.read("cosignature_v1.json", as: Vectors.self).message
    let text = message.message.split(separator: "\n", maxSplits: 2).last ?? ""
    #expect(
      Cosignature.message(Array(text.utf8), at: message.timestamp) == Array(message.message.utf8))
  }

  @Test func `write the key of a witness as we do`() throws {
    let vector = try PublishedVectors.read("cosignature_v1.json", as: Vectors.self).vkey
    let key = VerifierKey(
      name: try KeyName(vector.name),
      publicKey: try Ed25519PublicKey(bytes(hex: vector.public_key_hex)), type: .cosignature)
    #expect(key.text == vector.vkey)
  }

  @Test func `have a line whose time is read, and refused for it`() throws {
    let parse = try PublishedVectors.read("cosignature_v1.json", as: Vectors.self).parse
    let signature = try #require(NoteSignature(line: Array(parse.line.utf8)[...]))
    #expect(signature.id.description == parse.key_id_hex)
    let time = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect("\(time)" == parse.timestamp)
    #expect(throws: TransparencyError.self) {
      try Cosignature(
        signature, over: WorkedExample.checkpoint().text, by: Witness.key().verifierKey)
    }
  }
}

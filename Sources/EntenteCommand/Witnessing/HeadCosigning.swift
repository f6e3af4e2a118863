import CanonicalJSON
import Transparency
import Verification
import Witness
import Wording

/// A head that a witness was asked to cosign here: the cosigned head, or why it is none.
struct HeadCosigning {
  let witness: WitnessFolder
  /// Where the head came from.
  private let file: String
  private let output: OutputOption
  private let speaker: Speaker

  /// - Parameter folder: That of the witness.
  init(
    by folder: String, from file: String, _ output: OutputOption, _ speaker: Speaker
  ) throws(CommandError) {
    witness = try asWitness(at: folder) { () throws(WitnessError) in
      try WitnessFolder(at: folder)
    }
    self.file = file
    self.output = output
    self.speaker = speaker
  }

  /// Has a head cosigned, and puts it out.
  ///
  /// - Parameter request: makes the request that goes on from the head the witness has seen; not asked for
  ///   one that has seen none.
  func ask(
    about head: SignedNote, request: (UInt64) throws(CommandError) -> WitnessRequest
  ) throws(CommandError) {
    var answer = try asWitness(at: file) { () throws(WitnessError) in
      try witness.answer(toHead: head)
    }
    if case .refused(.conflict(let seen), _) = answer, seen > 0, seen < head.head?.size ?? 0 {
      let request = try request(seen)
      answer = try asWitness(at: file) { () throws(WitnessError) in
        try witness.answer(to: request)
      }
    }
    try put(answer, on: head)
  }

  /// Puts out the head with the line of the witness.
  ///
  /// - Throws: The refusal, in the witness's words.
  func put(_ answer: WitnessAnswer, on head: SignedNote) throws(CommandError) {
    switch answer {
    case .refused(let verdict, let evidence):
      let origin = try reading(file) { () throws(TransparencyError) in
        try Checkpoint(text: head.text).origin.text
      }
      guard let refusal = WitnessRefusal(verdict, of: origin) else {
        throw .trouble(.witness(.unreadable(path: file, what: "")))
      }
      throw .trouble(.witness(.refused(refusal, evidence: evidence)))
    case .cosigned(let checkpoint, let line):
      try tell(checkpoint, line, on: head)
    }
  }

  private func tell(
    _ checkpoint: Checkpoint, _ line: NoteSignature, on head: SignedNote
  ) throws(CommandError) {
    // What other witnesses said of it travels on; an earlier line of this one makes room.
    let note = try reading(file) { () throws(TransparencyError) in
      try SignedNote(
        text: head.text,
        signatures: head.signatures.filter { $0.name != line.name || $0.id != line.id } + [line])
    }
    if speaker.isJSON {
      try speaker.put([
        "checkpoint": .string(String(decoding: note.bytes, as: UTF8.self)),
        "root": .string(checkpoint.root.hex),
        "size": .integer(Int64(clamping: checkpoint.size)),
        "witness": .string(witness.identity.key.text),
      ])
      if output.file != nil { try output.put(note.bytes, speaker) }
      return
    }
    try output.put(note.bytes, speaker)
    let records = speaker.wording.count(Int(clamping: checkpoint.size), .record)
    speaker.say(
      fr: "Contresigné : \(checkpoint.origin.text), \(records). Racine\n\(checkpoint.root.hex)\n"
        + "Renvoyez ce fichier : entente sceller --contresigne FICHIER --politique POLITIQUE",
      en: "Cosigned: \(checkpoint.origin.text), \(records). Root\n\(checkpoint.root.hex)\n"
        + "Send this file back: entente checkpoint --cosigned FILE --policy POLICY")
  }
}

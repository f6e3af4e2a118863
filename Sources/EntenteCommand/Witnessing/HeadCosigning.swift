import CanonicalJSON
import Transparency
import Witness
import Wording

/// A head that a witness was asked to cosign here: the cosigned head, or why it is none.
struct HeadCosigning {
  private let witness: WitnessFolder
  /// Where the head came from.
  private let file: String
  private let output: OutputOption
  private let speaker: Speaker

  init(
    by witness: WitnessFolder, from file: String, _ output: OutputOption, _ speaker: Speaker
  ) {
    self.witness = witness
    self.file = file
    self.output = output
    self.speaker = speaker
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

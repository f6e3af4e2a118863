import ArgumentParser
import CanonicalJSON
import Transparency
import Witness
import Wording

/// `entente cosign FILE`: a witness's cosignature on a head that came as a file.
struct CosignCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "cosign", "contresigner", fr: "Contresigner une tête reçue en fichier, comme témoin.",
      en: "Cosign a checkpoint that came as a file, as a witness.")
  }

  @Argument(
    help: help(
      fr: "Demande de « sceller --depuis », ou tête seule ; - pour l'entrée standard.",
      en: "Request of `checkpoint --since`, or a checkpoint alone; - for standard input.",
      value: "fichier", "file"),
    completion: .file())
  var file: String

  @Option(
    name: .both("witness", "temoin"),
    help: help(
      fr: "Dossier du témoin qui contresigne.", en: "Folder of the witness that cosigns.",
      value: "dossier", "folder"),
    completion: .directory)
  var folder: String

  @OptionGroup var output: OutputOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    try output.check()
    let bytes = try FileRead.bytes(of: file, limitBytes: WitnessRequest.longest)
    let cosigning = try HeadCosigning(by: folder, from: file, output, speaker)
    let (head, answer) = try answer(of: cosigning.witness, to: bytes)
    try cosigning.put(answer, on: head)
    return .done
  }

  private func answer(
    of witness: WitnessFolder, to bytes: [UInt8]
  ) throws(CommandError) -> (SignedNote, WitnessAnswer) {
    if bytes.starts(with: Array("old ".utf8)) {
      let request = try reading(file) { () throws(TransparencyError) in
        try WitnessRequest(bytes)
      }
      return (
        request.checkpoint,
        try asWitness(at: file) { () throws(WitnessError) in try witness.answer(to: request) }
      )
    }
    let note = try reading(file) { () throws(TransparencyError) in try SignedNote(bytes) }
    return (
      note, try asWitness(at: file) { () throws(WitnessError) in try witness.answer(toHead: note) }
    )
  }
}

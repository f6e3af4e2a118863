import Wording

extension WitnessedSealing.Unrecorded {
  /// What is in no record, and why, and what became of the head.
  ///
  /// - Parameters:
  ///   - isSigned: Whether the head was signed.
  ///   - path: The ledger.
  func sentence(isSigned: Bool, at path: String, in wording: Wording) -> String {
    let why = CommandError(sealing: error, at: path).sentence(in: wording)
    return switch self {
    case .notShown:
      wording.say(
        fr: "La tête est signée et publiée, et le reste; mais elle n'a pu être montrée aux"
          + " témoins :\n\(why)\nEnsuite, la même commande la leur montre.",
        en: "The checkpoint is signed and published, and stands; but it could not be shown to the"
          + " witnesses:\n\(why)\nThen the same command shows it to them.")
    case .ofHeadBefore:
      wording.say(
        fr: "La tête est signée et publiée, et le reste; mais ce que des témoins ont dit de celle"
          + " d'avant n'a pas été consigné :\n\(why)",
        en: "The checkpoint is signed and published, and stands; but what witnesses said of the one"
          + " before was not recorded:\n\(why)")
    case .ofLastHead where isSigned:
      wording.say(
        fr: "La tête est signée et publiée, et le reste; mais ce que des témoins en ont dit n'a pas"
          + " été consigné :\n\(why)\nEnsuite, la même commande leur redemande.",
        en: "The checkpoint is signed and published, and stands; but what witnesses said of it was"
          + " not recorded:\n\(why)\nThen the same command asks them again.")
    case .ofLastHead:
      wording.say(
        fr: "Rien n'a été signé, et ce que des témoins ont dit de la tête d'avant n'a pas été"
          + " consigné :\n\(why)",
        en: "Nothing was signed, and what witnesses said of the checkpoint before was not recorded:"
          + "\n\(why)")
    }
  }
}

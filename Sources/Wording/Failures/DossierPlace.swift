/// Where a dossier is that somebody meant by the path of something else.
public enum DossierPlace: Sendable, Hashable {
  /// The path is within it.
  case around(String)
  /// They are folders within the path.
  case within([String])

  /// The paths of the dossiers.
  public var paths: [String] {
    switch self {
    case .around(let path): [path]
    case .within(let paths): paths
    }
  }
}

extension Wording {
  /// The sentence that leads from a path to the dossier.
  func say(ofDossier place: DossierPlace, near path: String) -> String {
    let commands = list(
      place.paths.map { dossier in
        let name = shellQuoted(dossier)
        return say(fr: "entente verifier \(name)", en: "entente verify \(name)")
      })
    switch place {
    case .around(let dossier):
      return say(
        fr: "\(path) fait partie du dossier \(dossier), où est ce qu'il faut pour le vérifier :"
          + " \(commands).",
        en: "\(path) is a part of the dossier \(dossier), where all is that it takes to verify it:"
          + " \(commands).")
    case .within(let dossiers):
      let inner = list(dossiers)
      return dossiers.count == 1
        ? say(
          fr: "\(path) n'est pas un dossier d'exportation ; il en contient un, \(inner) :"
            + " \(commands).",
          en: "\(path) is no dossier; one is in the folder \(inner) inside: \(commands).")
        : say(
          fr: "\(path) n'est pas un dossier d'exportation ; il en contient plusieurs, à vérifier un"
            + " par un : \(commands).",
          en: "\(path) is no dossier; several are inside, to be verified one by one: \(commands).")
    }
  }
}

import ArgumentParser
import Transparency
import Verification
import Wording

/// What a verification is told from outside: files that did not come with what is verified.
struct OutsideOptions: ParsableArguments {
  @Option(
    name: .both("policy", "politique"),
    help: help(
      fr: "Politique (C2SP tlog-policy) reçue des partenaires en personne : quel registre, quels"
        + " témoins.",
      en: "Policy (C2SP tlog-policy) that you have from the partners in person: which ledger, which"
        + " witnesses.", value: "fichier", "file"),
    completion: .file())
  var policy: String?

  @Option(
    name: .both("anchors", "ancres"),
    help: help(
      fr: "Clés reçues de chaque partenaire en personne, une par ligne : usage, titulaire, clé.",
      en: "Keys that you have from each partner in person, one a line: use, owner, key.",
      value: "fichier", "file"),
    completion: .file())
  var anchors: String?

  @Option(
    name: .both("old", "ancienne"),
    help: help(
      fr: "Tête gardée d'avant ; ce qu'elle couvre doit être inchangé.",
      en: "Checkpoint kept from before; what it covers has to be unchanged.",
      value: "fichier", "file"),
    completion: .file())
  var old: String?

  /// Reads the files.
  func read() throws(CommandError) -> OutsideKnowledge {
    var known = OutsideKnowledge()
    known.policy = try policy.map { path throws(CommandError) in
      try reading(path, TrustPolicy.longest) { bytes throws(TransparencyError) in
        try TrustPolicy(bytes)
      }
    }
    known.anchors = try anchors.map { path throws(CommandError) in
      try reading(path, Anchors.longest) { bytes throws(TransparencyError) in try Anchors(bytes) }
    }
    known.older = try old.map { path throws(CommandError) in
      try reading(path, SignedNote.longest) { bytes throws(TransparencyError) in
        try Checkpoint(text: SignedNote(bytes).text)
      }
    }
    return known
  }

  private func reading<Result>(
    _ path: String, _ limitBytes: Int, _ read: ([UInt8]) throws(TransparencyError) -> Result
  ) throws(CommandError) -> Result {
    let bytes = try FileRead.bytes(of: path, limitBytes: limitBytes)
    do throws(TransparencyError) {
      return try read(bytes)
    } catch {
      throw .trouble(.file(path: path, .said(error.description)))
    }
  }
}

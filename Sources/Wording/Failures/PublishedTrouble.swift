/// Why nothing is taken from where a log is published.
public enum PublishedTrouble: Sendable, Hashable {
  /// No head lies there.
  case noHead
  /// The head does not read.
  case unreadableHead(what: String)
  /// A file does not read.
  case unreadableFile(what: String)
  /// A file is missing.
  case missingFile(String)
  /// The head is of fewer records than the one that was kept.
  case behind(published: UInt64, kept: UInt64)
  /// The other files are not of the tree that the head speaks of.
  case otherTree(size: UInt64)
  /// The head is of more records than are taken at a time.
  case tooMany(limit: UInt64)

  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .noHead: "published_no_head"
    case .unreadableHead: "published_unreadable_head"
    case .unreadableFile: "published_unreadable_file"
    case .missingFile: "published_missing_file"
    case .behind: "published_behind"
    case .otherTree: "published_other_tree"
    case .tooMany: "published_too_many"
    }
  }

  /// What is counted in it, by the part it plays, for programs.
  public var sizes: [(role: String, size: UInt64)] {
    switch self {
    case .noHead, .unreadableHead, .unreadableFile, .missingFile: []
    case .behind(let published, let kept): [("size", published), ("kept", kept)]
    case .otherTree(let size): [("size", size)]
    case .tooMany(let limit): [("limit", limit)]
    }
  }

  /// What it names besides, by the part it plays, for programs.
  public var texts: [(role: String, text: String)] {
    switch self {
    case .unreadableHead(let what), .unreadableFile(let what): [("what", what)]
    case .missingFile(let path): [("file", path)]
    case .noHead, .behind, .otherTree, .tooMany: []
    }
  }
}

extension Wording {
  /// Why nothing is taken from where a log is published: what, where, what now.
  func say(ofPublished trouble: PublishedTrouble, at place: String) -> String {
    switch trouble {
    case .noHead:
      say(
        fr: "\(place) ne publie aucun registre : il n'y a pas de fichier « checkpoint ». Vérifiez"
          + " l'adresse avec l'hôte (« entente exporter tiles »).",
        en: "\(place) publishes no ledger: there is no file `checkpoint`. Check the address with"
          + " the host (`entente export tiles`).")
    case .unreadableHead(let what):
      say(
        fr: "La tête publiée par \(place) est illisible (\(said(inStore: what))). Rien n'a été"
          + " pris. Demandez à l'hôte de publier de nouveau.",
        en: "The checkpoint that \(place) publishes does not read (\(said(inStore: what)))."
          + " Nothing was taken. Ask the host to publish again.")
    case .unreadableFile(let what):
      say(
        fr: "Un fichier que \(place) publie est illisible (\(said(inStore: what))). Rien n'a été"
          + " pris ; recommencez, ou prévenez l'hôte.",
        en: "A file that \(place) publishes does not read (\(said(inStore: what))). Nothing was"
          + " taken; try again, or tell the host.")
    case .missingFile(let path):
      say(
        fr: "\(place) ne publie pas \(path), que sa tête demande. Rien n'a été pris ;"
          + " recommencez, ou prévenez l'hôte.",
        en: "\(place) does not publish \(path), which its checkpoint asks for. Nothing was taken;"
          + " try again, or tell the host.")
    case .behind(let published, let kept):
      say(
        fr: "\(place) publie une tête de \(number(Int(clamping: published))) écritures, et celle"
          + " que vous gardez en a \(number(Int(clamping: kept))) : l'hôte est revenu en arrière,"
          + " ou quelqu'un vous montre d'anciens fichiers. Rien n'a été pris ; demandez-lui"
          + " pourquoi.",
        en: "\(place) publishes a checkpoint of \(number(Int(clamping: published))) records, and"
          + " the one that you keep has \(number(Int(clamping: kept))): the host went back, or"
          + " somebody shows you old files. Nothing was taken; ask why.")
    case .otherTree(let size):
      say(
        fr: "Les fichiers que \(place) publie ne sont pas ceux de sa tête de"
          + " \(number(Int(clamping: size))) écritures. Rien n'a été pris ; recommencez, ou"
          + " prévenez l'hôte.",
        en: "The files that \(place) publishes are not those of its checkpoint of"
          + " \(number(Int(clamping: size))) records. Nothing was taken; try again, or tell the"
          + " host."
      )
    case .tooMany(let limit):
      say(
        fr: "La tête que \(place) publie a plus de \(number(Int(clamping: limit))) écritures de"
          + " plus que vous n'en avez. Rien n'a été pris ; vérifiez-la avec l'hôte.",
        en: "The checkpoint that \(place) publishes has more than \(number(Int(clamping: limit)))"
          + " records that you do not have. Nothing was taken; check it with the host.")
    }
  }
}

internal import Partnership
internal import RecordFormat
internal import Verification

/// The description of a folder as an RO-Crate 1.2: what each file is, in which format, how long, with
/// which SHA-256.
struct CrateDescription {
  /// The name of the file, by which readers find it.
  static let name = "ro-crate-metadata.json"

  private static let specification = "https://w3id.org/ro/crate/1.2"

  /// What a crate is of, for people who find it among others.
  struct About {
    let ledger: LedgerName
    let headSize: UInt64
    /// The day on which the last record that is taken into account was recorded: no clock enters.
    let day: Day
    let name: String
    let description: String
  }

  let bytes: [UInt8]

  /// Describes files one by one, and folders by what is in them.
  ///
  /// - Parameters:
  ///   - files: What is described, by its name in the crate.
  ///   - folders: Folders whose files are not described one by one.
  init(_ about: About, _ files: [String: FileDigests], folders whole: [String] = []) {
    let described = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let folders = CrateDescription.folders.filter { folder in
      whole.contains(folder.name) || described.contains { $0.key.hasPrefix(folder.name) }
    }
    var graph: [JSONText] = [
      .object([
        ("@id", .text(CrateDescription.name)), ("@type", "CreativeWork"),
        ("conformsTo", CrateDescription.reference(CrateDescription.specification)),
        ("about", CrateDescription.reference("./")),
      ]),
      CrateDescription.root(about, folders.map(\.name) + described.map(\.key)),
    ]
    for (name, what) in folders {
      graph.append(
        .object([("@id", .text(name)), ("@type", "Dataset"), ("name", .text(what))]))
    }
    for (name, digests) in described {
      graph.append(CrateDescription.file(name, digests))
    }
    graph += [CrateDescription.licence, CrateDescription.ledger(about)]
    bytes =
      JSONText.object([
        ("@context", .text("\(CrateDescription.specification)/context")), ("@graph", .list(graph)),
      ]).page
  }

  private static func reference(_ id: String) -> JSONText { .object([("@id", .text(id))]) }

  private static func root(_ about: About, _ parts: [String]) -> JSONText {
    .object([
      ("@id", "./"), ("@type", "Dataset"), ("name", .text(about.name)),
      ("description", .text(about.description)),
      ("identifier", .text("\(about.ledger.text)/\(about.headSize)")),
      ("datePublished", .text(about.day.description)),
      ("license", reference("#licence")),
      ("publisher", reference("#registre")),
      ("hasPart", .list(parts.map(reference))),
    ])
  }

  private static func file(_ name: String, _ digests: FileDigests) -> JSONText {
    .object([
      ("@id", .text(name)), ("@type", "File"), ("name", .text(what(name))),
      ("encodingFormat", .text(format(of: name))),
      ("contentSize", .text("\(digests.lengthBytes)")),
      ("sha256", .text(digests.sha256)),
    ])
  }

  private static let licence = JSONText.object([
    ("@id", "#licence"), ("@type", "CreativeWork"),
    ("name", "Aucune licence n’est donnée / No licence is given"),
    (
      "description",
      .text(
        "Ce que le destinataire peut en faire, ceux qui l’exportent le lui disent ailleurs. / What"
          + " the recipient may do with it, those who export it say elsewhere.")
    ),
  ])

  private static func ledger(_ about: About) -> JSONText {
    .object([
      ("@id", "#registre"), ("@type", "Organization"),
      ("name", .text(about.ledger.text)),
      ("description", "Le registre, par son nom. / The ledger, by its name."),
    ])
  }

  /// The folders of proofs in a dossier, whose files are not described one by one.
  static let proofs = ["proof/checkpoints/", "proof/records/", "proof/tile/"]

  /// The folders, with what is in them.
  private static let folders: [(name: String, what: String)] = [
    ("documents/", "Les documents joints, par leur SHA-256 / Attached documents, by their SHA-256"),
    (
      "proof/checkpoints/", "Les têtes signées, par leur taille / Signed checkpoints, by their size"
    ),
    ("proof/records/", "La preuve de chaque écriture choisie / The proof of each chosen record"),
    ("proof/tile/", "L’arbre entier, en tuiles (C2SP) / The whole tree, as tiles (C2SP)"),
    ("schemas/", "Le JSON Schema de chaque type / The JSON Schema of each type"),
    ("tables/", "Les vues en tableaux / The views as tables"),
  ]

  /// What a file is.
  private static func what(_ name: String) -> String {
    switch name {
    case "facts.jsonl": "Les données ouvertes des écritures / The opened facts of records"
    case "words.jsonl": "Les textes ouverts des écritures / The opened words of records"
    case "withheld.csv": "Ce qui n’est pas ouvert, et pourquoi / What is not opened, and why"
    case "records.jsonl": "Les écritures choisies (CloudEvents) / The chosen records (CloudEvents)"
    case "prov.json": "La provenance (W3C PROV) / Provenance (W3C PROV)"
    case "register.xlsx": "Les mêmes tableaux en un classeur / The same tables as a workbook"
    case "report.fr.html": "Le rapport, en français"
    case "report.en.html": "The report, in English"
    case "due.ics": "Les échéances (iCalendar) / Due dates (iCalendar)"
    case "LISEZ-MOI.txt": "Comment vérifier ce dossier"
    case "README.txt": "How to verify this dossier"
    default: name
    }
  }

  private static func format(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "json": "application/json"
    case "jsonl": "application/jsonl"
    case "csv": "text/csv"
    case "ics": "text/calendar"
    case "txt": "text/plain"
    case "html": "text/html"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    default: "application/octet-stream"
    }
  }
}

internal import Partnership
internal import RecordFormat
internal import Verification

/// The description of a dossier as an RO-Crate 1.2: what each file is, in which format, how long, with
/// which SHA-256.
struct CrateDescription {
  /// The name of the file, by which readers find it.
  static let name = "ro-crate-metadata.json"

  private static let specification = "https://w3id.org/ro/crate/1.2"

  let bytes: [UInt8]

  /// - Parameter files: The files that are described one by one, by their names in the bag.
  init(_ info: DossierInfo, _ files: [String: FileDigests]) {
    let prefix = "\(DossierFolder.payload)/"
    let described = files.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let folders = CrateDescription.folders.filter { folder in
      folder.name.hasPrefix("proof/") || described.contains { $0.0.hasPrefix(folder.name) }
    }
    var graph: [JSONText] = [
      .object([
        ("@id", .text(CrateDescription.name)), ("@type", "CreativeWork"),
        ("conformsTo", CrateDescription.reference(CrateDescription.specification)),
        ("about", CrateDescription.reference("./")),
      ]),
      CrateDescription.root(info, folders.map(\.name) + described.map(\.0)),
    ]
    for (name, what) in folders {
      graph.append(
        .object([("@id", .text(name)), ("@type", "Dataset"), ("name", .text(what))]))
    }
    for (name, digests) in described {
      graph.append(CrateDescription.file(name, digests))
    }
    graph += [CrateDescription.licence, CrateDescription.ledger(info)]
    bytes =
      JSONText.object([
        ("@context", .text("\(CrateDescription.specification)/context")), ("@graph", .list(graph)),
      ]).page
  }

  private static func reference(_ id: String) -> JSONText { .object([("@id", .text(id))]) }

  private static func root(_ info: DossierInfo, _ parts: [String]) -> JSONText {
    let name =
      "Dossier du registre \(info.ledger.text), tête \(info.headSize)"
      + " / Dossier of the ledger \(info.ledger.text), checkpoint \(info.headSize)"
    return .object([
      ("@id", "./"), ("@type", "Dataset"), ("name", .text(name)),
      (
        "description",
        .text(
          "Des écritures d’un registre d’ententes, avec ce qui les prouve, et ce qui en découle. /"
            + " Records of a ledger of agreements, with what proves them, and what follows from them."
        )
      ),
      ("identifier", .text("\(info.ledger.text)/\(info.headSize)")),
      ("datePublished", .text(info.headDay.description)),
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

  private static func ledger(_ info: DossierInfo) -> JSONText {
    .object([
      ("@id", "#registre"), ("@type", "Organization"),
      ("name", .text(info.ledger.text)),
      ("description", "Le registre, par son nom. / The ledger, by its name."),
    ])
  }

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

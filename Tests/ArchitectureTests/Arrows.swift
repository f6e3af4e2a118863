/// Which target may import which: the module walls of the project, as one table.
///
/// A row for each target that is not a test; Docs/Architecture.md says what each is for, and why.
/// A new arrow is added here first, and goes down: no row may name a target of a later row.
enum Arrows {
  /// The targets in layers from the bottom to the top, each with all it may import.
  static let table: [(target: String, mayImport: Set<String>)] = [
    ("CLMDB", []),
    ("CZip", []),
    ("CArchive", []),
    ("CXLSXWriter", []),
    ("CXML", []),
    ("CanonicalJSON", []),
    ("Partnership", ["CanonicalJSON"]),
    ("Transparency", ["Crypto"]),
    ("TimeStamps", ["SwiftASN1", "Transparency"]),
    ("Projections", ["CanonicalJSON", "Partnership"]),
    ("RecordFormat", ["CanonicalJSON", "Crypto", "Partnership"]),
    ("LMDB", ["CLMDB"]),
    (
      "LedgerTables",
      [
        "CanonicalJSON", "Crypto", "LMDB", "Partnership", "Projections", "RecordFormat",
        "Transparency",
      ]
    ),
    (
      "LedgerStore",
      [
        "CanonicalJSON", "Crypto", "LMDB", "LedgerTables", "Partnership", "Projections",
        "RecordFormat", "Transparency",
      ]
    ),
    (
      "Entente",
      [
        "CanonicalJSON", "Crypto", "LMDB", "LedgerStore", "LedgerTables", "Partnership",
        "Projections", "RecordFormat", "TimeStamps", "Transparency",
      ]
    ),
    (
      "Verification",
      [
        "CanonicalJSON", "Crypto", "LMDB", "LedgerTables", "Partnership", "Projections",
        "RecordFormat", "TimeStamps", "Transparency",
      ]
    ),
    ("Wording", ["CanonicalJSON", "Partnership", "Projections"]),
    ("Archives", ["CArchive", "CZip"]),
    ("DelimitedText", []),
    ("Workbooks", ["CXLSXWriter"]),
    (
      "Imports",
      ["Archives", "CanonicalJSON", "DelimitedText", "Partnership", "Wording", "Workbooks"]
    ),
    ("XMLWriting", ["CXML"]),
    (
      "Exports",
      [
        "Archives", "CanonicalJSON", "DelimitedText", "LMDB", "Partnership", "Projections",
        "RecordFormat", "Transparency", "Verification", "Wording", "Workbooks", "XMLWriting",
      ]
    ),
    ("Witness", ["LMDB", "Transparency"]),
    ("WitnessClient", ["AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOPosix", "Transparency"]),
    ("SSHAgent", ["Crypto", "NIOCore", "NIOPosix", "Transparency"]),
    (
      "EntenteServer",
      [
        "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOPosix",
        "Transparency", "Witness",
      ]
    ),
    (
      "EntenteCommand",
      [
        "ArgumentParser", "CanonicalJSON", "DelimitedText", "Entente", "EntenteServer", "Exports",
        "Imports", "LMDB", "LedgerStore", "LedgerTables", "Partnership", "Projections",
        "RecordFormat",
        "SSHAgent", "TimeStamps", "Transparency", "Verification", "Witness", "WitnessClient",
        "Wording",
      ]
    ),
    (
      "EntenteReplay",
      [
        "ArgumentParser", "CanonicalJSON", "LMDB", "LedgerTables", "Partnership", "Projections",
        "RecordFormat", "Transparency", "Verification", "Wording",
      ]
    ),
    (
      "EntenteBench",
      [
        "CanonicalJSON", "Crypto", "Entente", "Exports", "LMDB", "LedgerStore", "LedgerTables",
        "Partnership", "Projections", "RecordFormat", "Transparency", "Verification", "Witness",
      ]
    ),
    ("EntenteTesting", ["Archives", "CanonicalJSON", "Partnership"]),
    (
      "LedgerTesting",
      [
        "CanonicalJSON", "Entente", "EntenteTesting", "LMDB", "LedgerStore", "LedgerTables",
        "Partnership", "Projections", "RecordFormat", "Transparency",
      ]
    ),
    (
      "EntenteSoak",
      [
        "CanonicalJSON", "Entente", "EntenteTesting", "LMDB", "LedgerStore", "LedgerTables",
        "LedgerTesting", "Partnership", "Projections", "RecordFormat", "Transparency",
        "Verification",
      ]
    ),
  ]

  /// The modules of packages from outside.
  static let packages: Set<String> = [
    "ArgumentParser", "AsyncHTTPClient", "Crypto", "HTTPTypes", "Hummingbird", "HummingbirdCore",
    "Logging", "NIOCore", "NIOHTTP1", "NIOPosix", "SwiftASN1",
  ]

  /// What comes with the toolchain or the system, and where it may be imported.
  ///
  /// Foundation has no place below `Entente`: no rule, fold or byte may depend on it.
  static let outside: [String: Set<String>] = [
    "Foundation": [
      "Archives", "Entente", "EntenteBench", "EntenteCommand", "EntenteReplay", "EntenteSoak",
      "EntenteTesting", "Imports", "LedgerTesting", "Wording",
    ],
    "FoundationXML": ["Imports"],
    "Glibc": ["LMDB", "LedgerTesting"],
    "Synchronization": [
      "Entente", "EntenteBench", "LMDB", "LedgerStore", "LedgerTables", "Verification",
    ],
    "Dispatch": ["LedgerStore", "Verification"],
  ]

  /// What no verifier may reach: the code that can write a ledger.
  static let writers: Set<String> = ["Entente", "LedgerStore"]
  /// Who may not reach it.
  static let verifiers = ["Verification", "Exports", "EntenteReplay"]
}

// swift-tools-version: 6.2

import PackageDescription

/// What every target of ours is held to; tests leave out strict memory safety, because the
/// expansion of `#expect(processExitsWith:)` contains unmarked unsafe code.
let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]
let strict: [SwiftSetting] = common + [.strictMemorySafety()]
/// `Lifetimes` lets the store return spans borrowed from the map, and readers hold the span they
/// read; their clients need no flag.
let borrowing: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")

let parser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")

let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")

let server: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "Logging", package: "swift-log"),
  nioPosix, nio,
]

let client: [Target.Dependency] = [
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
  .product(name: "NIOHTTP1", package: "swift-nio"), nio,
]

let package = Package(
  name: "entente",
  products: [
    // What a program that opens a ledger imports; see "In your own program" in README.md.
    .library(
      name: "Entente",
      targets: [
        "Entente", "LedgerStore", "LedgerTables", "RecordFormat", "Transparency", "Projections",
        "Partnership", "CanonicalJSON",
      ]
    ),
    .executable(name: "entente", targets: ["EntenteCommand"]),
    .executable(name: "entente-replay", targets: ["EntenteReplay"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    // DER, in which time stamps are asked for and given.
    .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.0"),
    // What these two speak in, named because it is imported.
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
  ],
  targets: [
    // C
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev", "zlib1g-dev"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    // Values
    .target(name: "CanonicalJSON", swiftSettings: borrowing),
    .target(name: "Partnership", dependencies: ["CanonicalJSON"], swiftSettings: borrowing),
    .target(name: "Transparency", dependencies: [crypto], swiftSettings: strict),

    .target(name: "TimeStamps", dependencies: ["Transparency", asn1], swiftSettings: strict),

    // Views
    .target(
      name: "Projections", dependencies: ["Partnership", "CanonicalJSON"], swiftSettings: strict),

    // Out
    .target(
      name: "Wording", dependencies: ["Partnership", "Projections", "CanonicalJSON"],
      swiftSettings: strict),

    .target(name: "DelimitedText", swiftSettings: strict),

    // Format
    .target(
      name: "RecordFormat", dependencies: ["CanonicalJSON", "Partnership", crypto],
      swiftSettings: borrowing),

    // Store
    .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: borrowing),

    .target(
      name: "LedgerTables",
      dependencies: [
        "LMDB", "RecordFormat", "Transparency", "Projections", "Partnership", "CanonicalJSON",
        crypto,
      ],
      swiftSettings: borrowing),
    .target(
      name: "LedgerStore",
      dependencies: [
        "LedgerTables", "LMDB", "RecordFormat", "Transparency", "Projections", "Partnership",
        "CanonicalJSON",
      ],
      swiftSettings: strict),

    // Witnesses
    .target(name: "Witness", dependencies: ["LMDB", "Transparency"], swiftSettings: strict),
    .target(
      name: "WitnessClient", dependencies: ["Transparency", nioPosix] + client,
      swiftSettings: strict),

    // Keys that others hold
    .target(
      name: "SSHAgent", dependencies: ["Transparency", crypto, nio, nioPosix],
      swiftSettings: strict),

    // Core
    .target(
      name: "Entente",
      dependencies: [
        "LedgerStore", "LedgerTables", "LMDB", "RecordFormat", "TimeStamps", "Transparency",
        "Projections", "Partnership", "CanonicalJSON", crypto,
      ],
      swiftSettings: strict),

    .target(
      name: "Verification",
      dependencies: [
        "LedgerTables", "LMDB", "RecordFormat", "TimeStamps", "Transparency", "Projections",
        "Partnership", "CanonicalJSON", crypto,
      ],
      swiftSettings: strict),

    // In
    .target(name: "Archives", dependencies: ["CArchive", "CZip"], swiftSettings: strict),
    .target(name: "Workbooks", dependencies: ["CXLSXWriter"], swiftSettings: strict),
    .target(
      name: "Imports",
      dependencies: [
        "Archives", "DelimitedText", "Wording", "Partnership", "CanonicalJSON", "Workbooks",
      ], swiftSettings: strict),

    // Out
    .target(name: "XMLWriting", dependencies: ["CXML"], swiftSettings: strict),
    .target(
      name: "Exports",
      dependencies: [
        "Archives", "DelimitedText", "LMDB", "RecordFormat", "Transparency", "Projections",
        "Partnership", "CanonicalJSON", "Verification", "Wording", "Workbooks", "XMLWriting",
      ], swiftSettings: strict),

    // Faces
    .target(
      name: "EntenteServer", dependencies: ["Witness", "Transparency"] + server,
      swiftSettings: strict),
    .executableTarget(
      name: "EntenteCommand",
      dependencies: [
        "Entente", "LedgerStore", "LedgerTables", "LMDB", "RecordFormat", "Transparency",
        "Projections", "Partnership", "CanonicalJSON", "Verification", "Wording", "DelimitedText",
        "Exports", "Imports", "Witness", "WitnessClient", "EntenteServer", "SSHAgent",
        "TimeStamps", parser,
      ],
      swiftSettings: strict),

    // Tools
    .executableTarget(
      name: "EntenteBench",
      dependencies: [
        "Entente", "Exports", "LedgerStore", "LedgerTables", "LMDB", "RecordFormat", "Projections",
        "Transparency", "Verification", "Witness", "Partnership", "CanonicalJSON", crypto,
      ],
      path: "Tools/entente-bench", swiftSettings: common),

    .executableTarget(
      name: "EntenteReplay",
      dependencies: [
        "Verification", "Wording", "LMDB", "Transparency", "Partnership", "CanonicalJSON", parser,
      ],
      path: "Tools/entente-replay", swiftSettings: strict),

    .executableTarget(
      name: "EntenteSoak",
      dependencies: [
        "LedgerTesting", "EntenteTesting", "Verification", "Entente", "LedgerStore",
        "LedgerTables", "LMDB", "RecordFormat", "Transparency", "Projections", "Partnership",
        "CanonicalJSON",
      ],
      path: "Tools/entente-soak", swiftSettings: common),

    // Tests
    .target(
      name: "EntenteTesting", dependencies: ["Archives", "Partnership", "CanonicalJSON"],
      path: "Tests/EntenteTesting", swiftSettings: common),
    .target(
      name: "LedgerTesting",
      dependencies: [
        "Entente", "LedgerStore", "LedgerTables", "LMDB", "RecordFormat", "Transparency",
        "Projections", "Partnership", "CanonicalJSON", "EntenteTesting",
      ],
      path: "Tests/LedgerTesting", swiftSettings: common),
    .testTarget(
      name: "CanonicalJSONTests", dependencies: ["CanonicalJSON", "EntenteTesting"],
      swiftSettings: common),
    .testTarget(
      name: "PartnershipTests",
      dependencies: ["Partnership", "EntenteTesting", "CanonicalJSON"], swiftSettings: common),
    .testTarget(
      name: "TransparencyTests", dependencies: ["Transparency", "EntenteTesting", crypto],
      swiftSettings: common),
    .testTarget(
      name: "ProjectionsTests",
      dependencies: ["Projections", "EntenteTesting", "Partnership", "CanonicalJSON"],
      swiftSettings: common),
    .testTarget(
      name: "WordingTests",
      dependencies: [
        "Wording", "EntenteTesting", "LMDB", "Projections", "Partnership", "CanonicalJSON",
      ],
      swiftSettings: common),
    .testTarget(
      name: "RecordFormatTests",
      dependencies: ["RecordFormat", "EntenteTesting", "CanonicalJSON", "Partnership", crypto],
      swiftSettings: common),
    .testTarget(
      name: "EntenteTests",
      dependencies: [
        "LedgerTesting", "EntenteTesting", "Verification", "Entente", "LedgerStore",
        "LedgerTables", "LMDB", "RecordFormat", "Transparency", "Projections", "Partnership",
        "CanonicalJSON",
      ],
      swiftSettings: common),
    .testTarget(
      name: "ImportsTests",
      dependencies: [
        "Imports", "Archives", "DelimitedText", "EntenteTesting", "Wording", "Partnership",
        "CanonicalJSON", "Workbooks",
      ],
      swiftSettings: common),
    .testTarget(
      name: "ExportsTests",
      dependencies: ["EntenteTesting", "Archives", "Workbooks", "XMLWriting"],
      swiftSettings: common),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "LedgerTesting", "EntenteCommand", "CanonicalJSON", "EntenteServer", "Exports", "Imports",
        "LMDB", "LedgerStore", "LedgerTables", "Partnership", "RecordFormat", "SSHAgent",
        "TimeStamps", "Transparency", "Witness", "Workbooks",
        "Verification", "WitnessClient", "Wording",
      ],
      swiftSettings: common),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "EntenteTesting", "Archives", "Verification", "Entente", "EntenteReplay", "LedgerStore",
        "LedgerTables", "LMDB", "RecordFormat", "Transparency", "Wording", "Projections",
        "Partnership", "CanonicalJSON", crypto,
      ],
      swiftSettings: common),
    .testTarget(
      name: "DemonstrationTests",
      dependencies: [
        "EntenteCommand", "Entente", "LedgerStore", "Projections", "Partnership", "CanonicalJSON",
      ],
      swiftSettings: common),
    .testTarget(name: "ArchitectureTests", dependencies: ["LMDB"], swiftSettings: common),
    .testTarget(name: "LMDBTests", dependencies: ["LMDB", "CLMDB"], swiftSettings: common),
  ],
  swiftLanguageModes: [.v6]
)

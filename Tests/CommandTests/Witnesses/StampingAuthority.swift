import Foundation
import Testing

/// A time stamping authority of OpenSSL, with a certificate of its own.
struct StampingAuthority {
  static let openssl = URL(fileURLWithPath: "/usr/bin/openssl")
  static let isThere = FileManager.default.isExecutableFile(atPath: openssl.path)
  static let whyNot: Comment = "needs openssl"

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      """
      [req]
      distinguished_name = name
      prompt = no
      [name]
      O = Horloge
      CN = Authority of tests
      [ext]
      extendedKeyUsage = critical,timeStamping
      [tsa]
      default_tsa = one
      [one]
      serial = serial
      crypto_device = builtin
      signer_cert = tsa.pem
      signer_key = tsa.key
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      tsa_name = yes

      """, to: "tsa.cnf")
    try scratch.write("01\n", to: "serial")
    let made = try run([
      "req", "-x509", "-config", "tsa.cnf", "-extensions", "ext", "-newkey", "rsa:2048", "-nodes",
      "-keyout", "tsa.key", "-out", "tsa.pem", "-days", "30",
    ])
    try #require(made.code == 0, "\(made.words)")
  }

  private func run(_ arguments: [String]) throws -> Run {
    try Run(arguments, in: scratch.url, program: StampingAuthority.openssl)
  }

  /// What it answers to a query.
  func answer(to query: [UInt8]) throws -> [UInt8] {
    try StampingAuthority.answer(to: query, in: scratch.url)
  }

  /// What the authority in a folder answers to a query.
  static func answer(to query: [UInt8], in folder: URL) throws -> [UInt8] {
    let name = UUID().uuidString
    try Data(query).write(to: folder.appending(path: name))
    let replied = try Run(
      [
        "ts", "-reply", "-queryfile", name, "-config", "tsa.cnf", "-section", "one", "-out",
        "\(name).tsr",
      ], in: folder, program: openssl)
    try #require(replied.code == 0, "\(replied.words)")
    return Array(try Data(contentsOf: folder.appending(path: "\(name).tsr")))
  }

  /// Whether OpenSSL finds that the answer is by this authority and over the text of a head.
  func verifies(_ answer: [UInt8], over note: String) throws -> Bool {
    let text = note.split(separator: "\n", omittingEmptySubsequences: false).prefix(3)
    try scratch.write(text.joined(separator: "\n") + "\n", to: "text")
    try Data(answer).write(to: scratch.url.appending(path: "answer"))
    return try run(["ts", "-verify", "-in", "answer", "-data", "text", "-CAfile", "tsa.pem"])
      .code == 0
  }
}

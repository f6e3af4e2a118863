import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import Partnership
import RecordFormat
import Transparency
import Verification
import Wording

/// A bundle on its way into a mirror: read once to be verified, and once more to be stored.
struct BundleTaking {
  let path: String
  /// What it is called, where it lies under no name of its own.
  let name: String
  let speaker: Speaker
  /// What is known from outside.
  var outside = OutsideKnowledge()
  /// The mirror that the bundle is for, where there is one.
  var mirror: Mirror?

  /// What a mirror knows of the keys of its log.
  struct Mirror {
    /// The key that came from outside.
    let key: VerifierKey
    /// The keys of heads, as its records name them.
    let headKeys: HeadKeys
    /// What its records say of whose keys are whose.
    let owners: [RecordedOwner]
  }

  init(path: String, name: String? = nil, speaker: Speaker) {
    self.path = path
    self.name = name ?? path
    self.speaker = speaker
  }

  /// What the bundle says of itself.
  func head() throws(CommandError) -> BundleHead {
    do throws(BundleReadingError) {
      return try BundleReader(path).head
    } catch {
      throw CommandError(error, at: name)
    }
  }

  /// The first record of the bundle.
  func first() throws(CommandError) -> RecordFile {
    do throws(BundleReadingError) {
      guard let first = try BundleReader(path).record() else {
        throw BundleReadingError.bundle(.malformed(line: 1, .record))
      }
      return first
    } catch {
      throw CommandError(error, at: name)
    }
  }

  /// Verifies the bundle; what signs its heads is compared with the key of the mirror.
  func verify(
    continuing beginning: TreeFrontier?
  ) throws(CommandError) -> (report: VerificationReport, contents: BundleVerifier.Contents?) {
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    defer { progress.end() }
    var verifier = BundleVerifier(path)
    verifier.outside = outside
    if let mirror {
      verifier.outside.logKey = mirror.key
      verifier.earlierKeys = mirror.headKeys
      verifier.earlierOwners = mirror.owners
    }
    do throws(VerificationError) {
      return try verifier.verify(continuing: beginning) { progress.report($0, $1) }
    } catch {
      throw CommandError(error, at: name, speaker.wording)
    }
  }

  func put(_ report: VerificationReport) throws(CommandError) {
    if speaker.isJSON {
      try speaker.put(report.json)
    } else {
      try speaker.put(report.lines(for: speaker))
    }
  }

  /// Stores the records, and says what was taken.
  func take(
    into mirror: Ledger, holding before: UInt64, at folder: String, _ head: BundleHead,
    signedBy key: VerifierKey?
  ) throws(CommandError) {
    let reader: BundleReader
    do throws(BundleReadingError) {
      reader = try BundleReader(path)
    } catch {
      throw CommandError(error, at: name)
    }
    let after: UInt64
    do throws(LedgerError) {
      try mirror.adopt(upTo: head.checkpoints) { () throws(LedgerStoreError) in
        do throws(BundleReadingError) {
          return try reader.record()
        } catch {
          switch error {
          case .storage(let error): throw .storage(error)
          // It read a moment ago: somebody is writing the file.
          case .bundle: throw .storage(LMDBError(.endOfFile, "read", name))
          }
        }
      }
      after = try mirror.logSize()
    } catch {
      throw CommandError(error, at: folder)
    }
    try say(before, after, folder)
    // Told once, when the record of it has just been taken.
    if let key, let known = self.mirror, key != known.key,
      Digest(key.publicKey.bytes).map({ known.headKeys[$0.hex] == nil }) == true
    {
      speaker.say(
        fr: "La tête est signée par une clé que les écritures ont ajoutée depuis : \(key.text)."
          + " Comparez-la avec celle que l'hôte vous a donnée.",
        en: "The head is signed by a key that the records have added since: \(key.text). Compare it"
          + " with the one that the host gave you.")
    }
  }

  private func say(
    _ before: UInt64, _ after: UInt64, _ folder: String
  ) throws(CommandError) {
    let taken = after - before
    if speaker.isJSON {
      try speaker.put([
        "folder": .string(terminalSafe(folder)), "records": .integer(Int64(clamping: taken)),
        "size": .integer(Int64(clamping: after)),
      ])
      return
    }
    let records = speaker.wording.count(Int(clamping: taken), .record)
    try speaker.put(
      speaker.wording.say(
        fr: "Pris, après vérification et nouveau jugement : \(records). Le miroir en a"
          + " \(String(after)).",
        en: "Taken, verified and judged again: \(records). The mirror has \(String(after))."))
  }

  /// Ends the command where the log has signed two histories: the evidence is kept in the mirror.
  func refuseFork(
    _ contents: BundleVerifier.Contents, _ mirror: Ledger, at folder: String
  ) throws(CommandError) {
    guard let log = self.mirror?.key else { return }
    let evidence: ForkEvidence?
    do throws(LedgerError) {
      evidence = try contents.fork(
        // Keys that the bundle alone names are anybody's.
        from: try mirror.checkpoints(), signedBy: [log] + mirror.headKeys().map(\.key)
      ) { size throws(LedgerError) in
        try mirror.root(atSize: size)
      } consistency: { growth throws(LedgerError) in
        try mirror.consistency(of: growth)
      }
    } catch {
      throw CommandError(error, at: folder)
    }
    if let evidence { throw CommandError(keeping: evidence, in: folder) }
  }
}

extension RecordedOwner {
  /// A key as a ledger tells it.
  init(_ key: RecordedKey) {
    self.init(
      record: key.since, key: key.key, use: key.use, owner: key.owner,
      parties: key.parties.map(\.text), signers: key.signers)
  }
}

extension CommandError {
  /// That the log has signed two histories, once the evidence is kept in the folder of whoever follows it.
  init(keeping evidence: ForkEvidence, in folder: String) {
    let name = "\(ForkEvidence.filePrefix)\(Digest(hashing: evidence.bytes).hex.prefix(16))"
    let path = Folder(folder).path(of: name)
    do throws(LMDBError) {
      // Under a name of its own until it is whole: another process may meet the same fork.
      try FilePlace(path).replace(evidence.bytes)
      self = .trouble(.fork(path: path, origin: evidence.key.name.text))
    } catch {
      self = CommandError(error, at: folder)
    }
  }

  /// What kept a bundle from being read.
  init(_ error: BundleReadingError, at path: String) {
    switch error {
    case .storage(let error): self = CommandError(error, at: path)
    case .bundle(let error): self = .trouble(.bundle(path: path, what: error.description))
    }
  }
}

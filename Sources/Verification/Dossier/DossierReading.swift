internal import LMDB
public import Partnership
internal import Transparency

/// A dossier that was read once, and what was found of it so far.
public struct DossierReading: ~Copyable {
  /// What it shows; nil where that could not be read, and after it was taken.
  public var contents: DossierContents?
  var findings: Findings
  var read: TilesVerifier.Read?
  var report = DossierReport()
  var documents: Set<String> = []
  private let bag: BagCheck

  init(_ findings: Findings, _ bag: BagCheck) {
    self.findings = findings
    self.bag = bag
  }

  /// How many bytes and files the payload has by `bag-info.txt`, which is made again with what it says: that
  /// there are others now is the fault of a file of the payload, where one has another.
  public internal(set) var payloadSaid: (bytes: Int, files: Int) = (0, 0)

  /// The files of the payload, none of them marked.
  public var names: PayloadNames { bag.payload }

  /// The first fault so far that refutes something.
  public var firstFailure: Fault? { findings.firstFailure }

  /// Takes in what was found of the files that were made again, and answers with the report.
  ///
  /// - Parameters:
  ///   - made: How many files were made again, and the names of the payload with these marked; nil where
  ///     that could not be done.
  ///   - faults: What was found of them.
  public consuming func concluded(
    madeAgain made: (files: Int, names: PayloadNames)?, otherwise faults: [Fault]
  ) -> DossierReport {
    for fault in faults { findings.add(fault) }
    var checks: Set<Check> = [.bytes]
    if let read { checks.formUnion(read.made) }
    if let made, let size = read?.head?.size {
      findings.count(.views, UInt64(made.files))
      checkNames(besides: made.names, size: size)
      let isAltered = findings.results(made: []).flatMap(\.faults)
        .contains { !$0.name.isDoubt && !$0.name.isFromOutside }
      if payloadSaid != (bag.payloadBytes, bag.payload.count), !isAltered {
        findings.add(Fault(.derivedFileDiffers, parameters: [.name(DossierFolder.info)]))
      }
      checks.formUnion([.labels, .views, .indexes])
    }
    var report = report
    report.files = bag.payload.count
    var verification = read?.report ?? VerificationReport(results: [])
    verification.isReceived = true
    verification.results = findings.results(made: checks)
      .filter { DossierVerifier.checks.contains($0.check) }
    report.selection.verification = verification
    return report
  }

  /// Nothing is in the payload but what the tree, the openings and the selection call for.
  private mutating func checkNames(besides names: PayloadNames, size: UInt64) {
    let proof = DossierFolder.proof
    var known: Set<String> = [
      "\(proof)/\(TilesFolder.checkpoint)", DossierFolder.facts, DossierFolder.words,
      DossierFolder.withheld,
    ]
    for tile in TilesFolder.paths(ofSize: size) { known.insert("\(proof)/\(tile)") }
    for document in documents { known.insert("\(DossierFolder.documents)/\(document)") }
    for name in names.unmarked
    where !known.contains(name)
      // Each of these was read as what its name says.
      && !name.hasPrefix("\(DossierFolder.checkpoints)/")
    {
      findings.add(Fault(.bagFileSurplus, parameters: [.name(name)]))
    }
  }
}

/// What the verification of a dossier found.
public struct DossierReport: Sendable {
  /// The checks, what was chosen, and how much of it is shown.
  public internal(set) var selection = SelectionReport()
  /// What the dossier says of itself; nil where that does not read.
  public internal(set) var info: DossierInfo?
  /// How many files the payload has.
  public internal(set) var files = 0
  /// Of how many records views are made without the facts, because these are withheld.
  public internal(set) var factsWithheld = 0
  /// How many documents there are to say something of; nil where that could not be found out.
  public internal(set) var documents: Documents?

  /// Whether whoever made it did not have all that it could open: a copy, without keys or documents.
  public internal(set) var lacksParts = false

  /// The documents that opened records attach and say to be held, each counted once, however many records
  /// attach it.
  public struct Documents: Sendable, Hashable {
    /// Those whose bytes are here, and digest to what their records say.
    public let checked: Int
    /// Those whose bytes are not here, and were not erased.
    public let withheld: Int
    /// Those that records have erased.
    public let erased: Int
    /// The records that attach a document and whose facts are withheld, so that it is not known which.
    public let unnamed: Int

    init(shown: Set<String>, withheld: Set<String>, erased: Set<String>, unnamed: Int) {
      self.unnamed = unnamed
      checked = shown.count
      self.erased = erased.subtracting(shown).count
      self.withheld = withheld.subtracting(shown).subtracting(erased).count
    }
  }

  /// What it opens that may be erased one day; nil where that could not be found out.
  public internal(set) var opened: Opened?

  /// Which words and documents a dossier opens.
  public struct Opened: Sendable, Hashable {
    /// The records whose words are here, ascending.
    public let words: [UInt64]
    /// The documents whose bytes are here, by their SHA-256.
    public let documents: Set<String>
  }

  /// Takes in one more fault of a check.
  public mutating func add(_ fault: Fault) { selection.verification.add(fault) }
}

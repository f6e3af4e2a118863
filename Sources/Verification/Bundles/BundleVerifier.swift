internal import LMDB
public import Partnership
internal import RecordFormat
public import Transparency

/// Verifies a bundle from its file alone: its headers, what is shown of them, their order and tree, by
/// what the file says of itself and by what was given from outside.
///
/// ```swift
/// var verifier = BundleVerifier(path)
/// verifier.outside.policy = try TrustPolicy(bytes)
/// let report = try verifier.verify()
/// ```
///
/// The rules need all that came before, which a bundle does not hold: whoever mirrors the ledger
/// judges them.
public struct BundleVerifier: Sendable {
  /// The checks that a bundle is enough for.
  public static let checks: [Check] = [.bytes, .order, .tree]

  private let path: String
  /// What is known from outside: who may sign the heads, and which head was kept from before.
  public var outside = OutsideKnowledge()
  /// What records before the bundle say of whose keys are whose, where they are known and were judged.
  public var earlierOwners: [RecordedOwner] = []
  /// The keys of heads as records before the bundle name them, where they are known and were judged.
  public var earlierKeys = HeadKeys([Record]())

  /// A verifier of the file at a path.
  public init(_ path: String) {
    self.path = path
  }

  /// What a bundle was found to hold.
  public struct Contents: Sendable {
    /// What the bundle says of itself.
    public let head: BundleHead
    /// The tree its records make; nil where it cannot be told what they follow.
    public var tree: GrownTree?
    /// The keys of heads as these records name them, and those before as far as they are known.
    public var keys: HeadKeys
    /// What was found of the signatures of acts, and is no fault.
    fileprivate var remarks: [Remark]
  }

  /// Makes the checks.
  ///
  /// - Parameters:
  ///   - beginning: The tree before the bundle, where it is known; else the proof in the bundle says it,
  ///     with the head that was kept from before.
  ///   - progress: Told how many records are read, of how many.
  /// - Throws: What the disk refuses. What is wrong with the file is in the report.
  public func verify(
    continuing beginning: TreeFrontier? = nil, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(VerificationError) -> (report: VerificationReport, contents: Contents?) {
    var findings = Findings()
    var report = VerificationReport(results: [])
    var made: Set<Check> = []
    var contents: Contents?
    do throws(BundleReadingError) {
      let reader = try BundleReader(path)
      report.ledger = reader.head.ledger.text
      contents = try read(reader, beginning, &findings, progress)
      report.size = reader.head.to
      made = [.bytes, .order]
    } catch {
      switch error {
      case .storage(let error): throw .storage(error)
      case .bundle(let error):
        findings.add(Fault(.bundleUnreadable, parameters: [.said(error.description)]))
      }
    }
    if let contents {
      hold(contents, &findings, &report, &made)
    }
    report.remarks.append(.partAlone)
    report.standing.records = findings.firstDamage ?? report.size
    report.results = findings.results(made: made)
      .filter { BundleVerifier.checks.contains($0.check) }
    return (report, contents)
  }

  private func read(
    _ reader: BundleReader, _ beginning: TreeFrontier?, _ findings: inout Findings,
    _ progress: (UInt64, UInt64) -> Void
  ) throws(BundleReadingError) -> Contents {
    let head = reader.head
    var tree = frontier(of: head, beginning).map { GrownTree(from: $0) }
    var order = OrderCheck(ledger: head.ledger)
    var actions: [ActionPlace] = []
    var keys = earlierKeys.before(head.from)
    // Of a mirror, or of the bundle, the first key of heads is known.
    var signatures = ActSignatures(
      outside.anchors, knowsRecords: head.from == 0 || !keys.keys.isEmpty)
    for key in keys.keys { signatures.take(in: key.key) }
    signatures.take(earlier: earlierOwners.filter { $0.record.index < head.from })
    while let record = try reader.record() {
      findings.count(.bytes)
      order.check(.header(record.header), &findings)
      actions.append(ActionPlace(record.header.action, record.header.sequence.index))
      let isSigned = signatures.take(record.header, record.facts, &findings)
      // A key that nobody's signature has brought in signs no heads.
      if isSigned, let facts = record.facts { keys.take(record.header.record(facts: facts)) }
      tree?.append(MerkleTree.leafHash(of: record.headerBytes))
      let done = record.header.sequence.index - head.from + 1
      if done & 0xFF == 0 { progress(done, head.to - head.from) }
    }
    actions.sort(by: ActionPlace.precedes)
    ActionPlace.checkUnique(actions, &findings)
    return Contents(
      head: head, tree: tree, keys: keys,
      remarks: signatures.finish(isWhole: head.from == 0, &findings))
  }

  /// The tree before the bundle: empty, as it is known, or as the proof says it.
  private func frontier(of head: BundleHead, _ beginning: TreeFrontier?) -> TreeFrontier? {
    guard let proof = head.consistency else { return TreeFrontier() }
    if let beginning, beginning.size == head.from { return beginning }
    let kept = outside.older.flatMap { $0.size == head.from ? $0.root : nil }
    return proof.frontier(ofRoot: kept)
  }

  /// Holds the heads of a bundle against the tree of its records, and against what is known of keys.
  private func hold(
    _ contents: Contents, _ findings: inout Findings, _ report: inout VerificationReport,
    _ made: inout Set<Check>
  ) {
    let head = contents.head
    if let tree = contents.tree {
      made.insert(.tree)
      findings.count(.tree)
      report.root = tree.root(atSize: head.to)
      for note in head.checkpoints {
        guard let checkpoint = note.head else { continue }
        if tree.root(atSize: checkpoint.size) == checkpoint.root {
          report.checkpoints.append(.init(size: checkpoint.size, root: checkpoint.root))
        } else {
          findings.add(checkpoint.fault(.checkpointRoot))
        }
      }
      if let proof = head.consistency, let newest = head.newest.head {
        checkGrowth(proof, tree, newest, &findings)
      }
    } else {
      findings.add(Fault(.beginningNotGiven, parameters: [.limit(Int(clamping: head.from))]))
    }
    if outside.namesKeys {
      let signers = contents.signers
      let followers = outside.logKey.flatMap { signers?.following($0, headOfSize: head.to) }
      report.vouching = outside.judge(head.newest, followers: followers ?? []) { findings.add($0) }
      if let key = report.vouching?.log { checkSignatures(head, key, signers, &findings) }
    } else {
      findings.add(Fault(.policyNotGiven))
    }
    if contents.tree != nil, let older = outside.older, older.size < head.from {
      findings.add(Fault(.beginningNotGiven, parameters: [.limit(Int(clamping: head.from))]))
    }
    report.remarks = outside.compare(
      with: head.ledger.text, size: head.to,
      rootThere: outside.older.flatMap { contents.tree?.root(atSize: $0.size) }
    ) { findings.add($0) }
    report.remarks += contents.remarks
  }

  /// The older heads are kept too: each is by the same key, by one that its records name beside it, or
  /// by another of those that were given.
  private func checkSignatures(
    _ head: BundleHead, _ key: VerifierKey, _ signers: HeadSigners?, _ findings: inout Findings
  ) {
    let given = head.newest.head.map { outside.logKeys(of: $0.origin) } ?? []
    for note in head.checkpoints.dropLast() {
      let size = note.head?.size ?? 0
      let followers = signers?.following(key, headOfSize: size) ?? [key]
      do throws(TransparencyError) {
        _ = try note.verified(by: Array(Set(followers + given)))
      } catch {
        findings.add(Fault(.checkpointSignature, parameters: [.name("\(size)")]))
      }
    }
  }

  private func checkGrowth(
    _ proof: ConsistencyProof, _ tree: GrownTree, _ newest: Checkpoint, _ findings: inout Findings
  ) {
    guard let earlier = tree.root(atSize: proof.growth.earlier) else { return }
    do throws(TransparencyError) {
      try proof.check(earlierRoot: earlier, laterRoot: newest.root)
    } catch {
      findings.add(
        Fault(
          .notConsistent,
          parameters: [.limit(Int(clamping: proof.growth.earlier)), .said(error.description)]))
    }
  }
}

extension BundleVerifier.Contents {
  /// The keys of heads, each with its time; nil where the ledger's name is none that a note could have.
  fileprivate var signers: HeadSigners? {
    do throws(TransparencyError) {
      return HeadSigners(of: head.ledger, name: try Origin(head.ledger.text).keyName, keys)
    } catch {
      return nil
    }
  }

  /// All keys of heads that these records and those before name, as notes name them.
  public var verifierKeys: [VerifierKey] { signers?.all ?? [] }
}

extension SignedNote {
  /// The head it states; nil where its text is none, which the reader of a bundle has refused.
  package var head: Checkpoint? {
    do throws(TransparencyError) {
      return try Checkpoint(text: text)
    } catch {
      return nil
    }
  }
}

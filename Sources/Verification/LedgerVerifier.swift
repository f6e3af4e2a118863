internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// Verifies a ledger in its folder, in this process.
///
/// liblmdb trusts what it maps, and a damaged store may end the process: programs use
/// ``SupervisedReading``, which does this in a child.
///
/// ```swift
/// let report = try LedgerVerifier(path).verify()
/// ```
public struct LedgerVerifier: Sendable {
  private let folder: Folder
  private let place: ReadingPlace
  /// How many threads read the log: one or two.
  public var threads = 2
  /// Whether the history is judged too, or only the log and its tree read: bytes, order and tree.
  public var judgesHistory = true
  /// What is known from outside: who may sign the last head, and which head was kept from before.
  public var outside = OutsideKnowledge()

  /// A verifier of the ledger in a folder, which says where it is.
  public init(_ path: String, _ place: ReadingPlace = ReadingPlace()) {
    folder = Folder(path)
    self.place = place
  }

  /// Makes the seven checks.
  ///
  /// - Throws: `.noLedger` and what the disk refuses. Damage is not thrown: it is in the report.
  public func verify() throws(VerificationError) -> VerificationReport {
    try reading(olderSize: outside.older?.size).judged(by: outside)
  }

  /// Makes the seven checks, and leaves to others who may sign.
  ///
  /// - Parameter olderSize: The size at which a root is wanted beside those of the heads.
  func reading(olderSize: UInt64?) throws(VerificationError) -> LedgerReading {
    let presence = try StoreOpening.presence(in: folder)
    let reading = try readPresent(olderSize)
    _ = consume presence
    return reading
  }

  private func readPresent(_ olderSize: UInt64?) throws(VerificationError) -> LedgerReading {
    var findings = Findings()
    switch try StoreOpening.open(folder) {
    case .unfit(let fault):
      findings.add(fault)
      return LedgerReading(report: VerificationReport(results: findings.results(made: [])))
    case .open(let environment):
      var reading = LedgerReading(report: VerificationReport(results: []))
      do throws(LMDBError) {
        let beside = try CheckpointCheck(in: folder)
        try environment.read { transaction throws(LMDBError) in
          try read(environment, transaction, beside, olderSize, &findings, &reading)
        }
      } catch {
        guard let fault = StoreOpening.fault(error, at: place.last) else { throw .storage(error) }
        findings.add(fault)
        reading.report.results = findings.results(made: [])
      }
      return reading
    }
  }

  private func read(
    _ environment: Environment, _ transaction: borrowing ReadTransaction,
    _ beside: CheckpointCheck, _ olderSize: UInt64?, _ findings: inout Findings,
    _ reading: inout LedgerReading
  ) throws(LMDBError) {
    place.come(to: LedgerTable.meta, 0, now: true)
    try transaction.checkPages { place.come(to: LedgerTable.meta, 0) }
    try findings.addUnknownTables(of: transaction)
    let meta = try MetaCheck(transaction, &findings)
    if let format = meta.stamp?.format, format > FormatStamp.current {
      findings.add(
        Fault(.formatNewer, parameters: [.expected("\(FormatStamp.current)")]))
      reading.report.results = findings.results(made: [])
      return
    }
    let opening = try transaction.opening()
    let name = meta.stamp?.ledger ?? opening?.header.ledger.text
    let ledger = name.flatMap { LedgerName($0) }
    reading.report.ledger = name
    if let stamp = meta.stamp, let opening, opening.header.ledger.text != stamp.ledger {
      findings.add(
        Fault(.otherLedger, table: LedgerTable.meta.name, parameters: [.name(stamp.ledger)]))
    }
    place.come(to: LedgerTable.checkpoints, 0, now: true)
    var checkpoints = beside
    try checkpoints.read(transaction, &findings)
    let words = try WordsKeysState(in: folder, of: ledger)
    if case .altered(let how) = words {
      findings.add(Fault(.wordsKeysAltered, parameters: [.said(how)]))
    }
    let rows = UInt64(try transaction.count(of: LedgerTable.records))
    let map = try LogMap.read(
      environment, transaction, threads: threads,
      LogReadingContext(
        folder: folder, ledger: ledger, words: words, rootSizes: checkpoints.sizes(and: olderSize),
        rows: rows,
        end: try transaction.logEnd(), derived: judgesHistory ? meta.comparable : 0, place: place),
      &findings)
    if words == .absent, map.unopenedWords > 0 {
      findings.add(
        Fault(.wordsKeysAbsent, parameters: [.limit(Int(clamping: map.unopenedWords))]))
    }
    if map.size == 0 { findings.add(Fault(.recordMissing, table: logTable, record: 0)) }
    try findings.addUnknownTreeRows(of: map, transaction)
    let signed = try SignaturesCheck(map, place, transaction, &findings)
      .check(environment, threads: threads, &findings)
    let isMirror = try isMirror()
    let (erasures, areWordsElsewhere) = try ErasureCheck.check(
      map.erasures, in: folder, isMirror: isMirror, environment, transaction, &findings)
    reading.report.erasures = erasures
    let areDocumentsElsewhere = try DocumentCheck(
      of: map.documents, besides: map.erasures.erased, isMirror: isMirror,
      DocumentReader(of: folder, named: ledger, with: try words.keys(in: folder, of: ledger)),
      environment, place
    ).check(&findings)
    var made: Set<Check> = [.bytes, .order]
    if map.root != nil { made.insert(.tree) }
    reading.owners = map.owners
    reading.acting = map.acting
    reading.report.size = map.size
    reading.report.root = map.root
    reading.olderRoot = olderSize.flatMap { map.roots[$0] }
    if let signers = try HeadSigners(opening, map, transaction) {
      try findings.addForks(in: .folder(folder), signedBy: signers.all)
      let seen = checkpoints.check(map, by: signers, &findings)
      reading.report.checkpoints = seen.seen
      reading.report.remarks = seen.remarks
      reading.head = seen.head
      let heads = checkpoints.heads(seen.seen)
      reading.report.stamps = checkpoints.stamps.check(heads, &findings)
      let cosignatures = CosignatureCheck(
        name: signers.name, signers: signers.hexadecimals, heads: heads)
      reading.report.cosignatures = cosignatures.check(
        map.cosignatures, unreadable: map.unreadableCosignatures, map.owners, &findings)
      if !reading.report.cosignatures.isEmpty, cosignatures.isHostUnnamed(map.owners) {
        reading.report.remarks.append(.hostNotNamed)
      }
    } else {
      findings.add(Fault(.checkpointKeyUnusable, table: logTable, record: 0))
    }
    reading.report.signed = signed.suffix(SignedRecord.mostReported)
      .bounded(by: reading.report.cosignatures, among: nil)
    reading.report.signedCount = UInt64(signed.count)
    reading.report.remarks.append(.keysNotCompared)
    if areWordsElsewhere || areDocumentsElsewhere { reading.report.remarks.append(.partsElsewhere) }
    if opening?.facts.text(.clock) == "simulated" {
      reading.report.remarks.append(.simulatedClock)
    }
    try checkState(environment, transaction, map, meta, &findings, &made, &reading.report)
    reading.report.standing = standing(map, findings, reading.report.checkpoints)
    reading.report.results = findings.results(made: made)
  }

  /// Whether the folder says that it mirrors a log kept elsewhere, from which parts may be withheld: a
  /// name alone would excuse what a host has lost, and whoever signs heads keeps a log of their own.
  private func isMirror() throws(LMDBError) -> Bool {
    guard let length = try folder.ownLengthBytes(of: LedgerFiles.mirror),
      length <= LedgerFiles.longestMirrorBytes,
      try folder.lengthBytes(of: LedgerFiles.checkpointKey) == nil,
      try folder.lengthBytes(of: LedgerFiles.checkpointKeyPlace) == nil
    else { return false }
    let bytes = try folder.read(LedgerFiles.mirror, limitBytes: LedgerFiles.longestMirrorBytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, lines[0] == LedgerFiles.mirrorTitle[...] else { return false }
    do throws(TransparencyError) {
      _ = try VerifierKey(String(lines[1]))
      return true
    } catch {
      return false
    }
  }

  /// Labels, rules, views and indexes.
  private func checkState(
    _ environment: Environment, _ transaction: borrowing ReadTransaction, _ map: LogMap,
    _ meta: MetaCheck, _ findings: inout Findings, _ made: inout Set<Check>,
    _ report: inout VerificationReport
  ) throws(LMDBError) {
    guard judgesHistory else { return }
    let isCurrent = meta.isCurrent
    let derived = meta.derived?.size ?? 0
    report.derived = derived
    if derived > map.size, map.readable == map.size {
      findings.add(
        Fault(
          .derivedAhead, table: LedgerTable.meta.name, parameters: [.limit(Int(clamping: derived))]
        ))
    }
    if meta.derived != nil, !isCurrent { findings.add(Fault(.otherFold)) }
    let memberships = try Replays(map, derived: derived, comparesDerived: isCurrent, place).check(
      environment, transaction, threads: threads, &findings)
    if isCurrent {
      let indexes = IndexesCheck(map, derived: derived)
      try indexes.checkJournalKeys(place, transaction, &findings)
      try indexes.checkActions(place, transaction, &findings)
      try indexes.checkMemberships(memberships, transaction, &findings)
      try ViewsCheck.checkKeys(map, derived: derived, transaction, &findings)
      if derived < map.size { report.remarks.append(.derivedTrail) }
    }
    if map.readable < map.size {
      findings.add(
        Fault(
          .notJudged, record: SequenceNumber(map.readable),
          parameters: [.limit(Int(clamping: map.size - map.readable))]))
      return
    }
    made.formUnion([.labels, .rules])
    if isCurrent { made.formUnion([.views, .indexes]) }
  }

  /// The records before the first damage; a changed stored hash is none where a later checkpoint
  /// vouches for the log.
  private func standing(
    _ map: LogMap, _ findings: Findings, _ seen: [VerificationReport.CheckpointSeen]
  ) -> VerificationReport.Standing {
    var standing = VerificationReport.Standing()
    standing.records = min(map.size, findings.firstDamage ?? map.size)
    if let altered = map.firstAlteredHash, !seen.contains(where: { $0.size > altered }) {
      standing.records = min(standing.records, altered)
    }
    standing.checkpoint = seen.map(\.size).filter { $0 <= standing.records }.max()
    return standing
  }
}

extension ReadTransaction {
  /// The first record; nil when it does not read, which is told with the bytes.
  fileprivate func opening() throws(LMDBError) -> StoredRecord? {
    try ifSound { () throws(LedgerTablesError) in try storedRecord(0) }
  }

  /// The sequence after the last row of the log; the last there can be when its key does not read.
  func logEnd() throws(LMDBError) -> UInt64 {
    try ifSound { () throws(LedgerTablesError) in try logSize() } ?? .max
  }
}

extension Findings {
  /// Names the tables that no ledger has.
  fileprivate mutating func addUnknownTables(
    of transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    let known = LedgerTable.all.map { Array($0.name.utf8) }
    for name in try transaction.tableNames() where !known.contains(name) {
      add(Fault(.tableUnknown, parameters: [.name(String(decoding: name, as: UTF8.self))]))
    }
  }

  /// Names the rows of the stored tree that are no record's.
  fileprivate mutating func addUnknownTreeRows(
    of map: LogMap, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    var expected: UInt64 = 0
    var unknown: [UInt64?] = []
    try transaction.withCursor(LedgerTable.tree) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        let key = UInt64(row: row.key)
        if let key, key >= expected, key < map.size {
          expected = key + 1
        } else {
          unknown.append(key)
        }
      }
    }
    for key in unknown {
      add(
        Fault(
          .treeRowUnknown, table: LedgerTable.tree.name, record: key.map { SequenceNumber($0) }))
    }
  }
}

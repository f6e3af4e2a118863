internal import Crypto
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// *bytes*, the documents: those a record says are held here are there, with the length and the hash
/// of the record, unless a record erases them; what is sealed opens with the key of a record that
/// attaches it.
struct DocumentCheck: ~Copyable {
  private let documents: [HeldDocument]
  private let erased: ErasedParts
  private let isMirror: Bool
  private let reader: DocumentReader
  private let environment: Environment
  private let place: ReadingPlace
  /// The records under whose keys a document may be sealed.
  private let sealing: [String: Set<SequenceNumber>]

  /// - Parameter isMirror: Whether what is not here may be elsewhere: what travels to a mirror are
  ///   records, and the bytes of documents stay where they are held.
  init(
    of documents: [HeldDocument], besides erased: ErasedParts, isMirror: Bool,
    _ reader: consuming DocumentReader, _ environment: Environment, _ place: ReadingPlace
  ) {
    self.documents = documents
    self.erased = erased
    self.isMirror = isMirror
    self.reader = reader
    self.environment = environment
    self.place = place
    sealing = Dictionary(
      documents.filter(\.isPersonal).map { ($0.sha256, [$0.record]) },
      uniquingKeysWith: { $0.union($1) })
  }

  /// What became of a document.
  private enum Verdict {
    case whole
    case fault(FaultName, said: String? = nil)
    /// It is not there.
    case absent
    /// It is sealed, and the keys are not here: that is told of the words of its record.
    case unopened
  }

  /// - Returns: Whether any is not here because it may be elsewhere.
  func check(_ findings: inout Findings) throws(LMDBError) -> Bool {
    var areElsewhere = false
    var verdicts: [String: Verdict] = [:]
    // Documents are read as they are now: one may have been destroyed since this reading began.
    var later: ErasedParts?
    for document in documents where erased.documents[document.sha256] == nil {
      let key = "\(document.sha256) \(document.bytes)"
      let verdict: Verdict
      if let known = verdicts[key] {
        verdict = known
      } else {
        verdict = try self.verdict(of: document)
        verdicts[key] = verdict
      }
      findings.count(.bytes)
      let name: FaultName
      var said: [Parameter] = []
      switch verdict {
      case .whole, .unopened: continue
      case .absent where isMirror:
        areElsewhere = true
        continue
      case .absent: name = .documentMissing
      case .fault(let fault, let text):
        name = fault
        said = text.map { [.said($0)] } ?? []
      }
      if later == nil { later = try ErasureCheck.erasedNow(environment) }
      guard later?.documents[document.sha256] == nil else { continue }
      findings.add(
        Fault(
          name, record: document.record, agreement: document.agreement,
          parameters: [.document(document.sha256)] + said))
    }
    return areElsewhere
  }

  private func verdict(of document: HeldDocument) throws(LMDBError) -> Verdict {
    let found: DocumentFound
    do throws(LedgerTablesError) {
      found = try reader.find(document.sha256)
    } catch {
      // Nothing else is read there.
      guard case .storage(let error) = error else { return .fault(.documentAltered) }
      throw error
    }
    switch found {
    case .absent: return .absent
    case .altered: return .fault(.documentAltered)
    case .withheld(let record): return isSealing(record, document) ? .unopened : altered
    case .keyMissing(let record):
      return isSealing(record, document)
        ? .fault(.wordsKeysAltered, said: "it ends before the key of record \(record)") : altered
    case .keyDestroyed(let record):
      return isSealing(record, document) ? .fault(.documentMissing) : altered
    case .bytes(let bytes):
      if let record = bytes.sealing, !isSealing(record, document) { return altered }
      return try isWhole(bytes, document) ? .whole : altered
    }
  }

  private var altered: Verdict { .fault(.documentAltered) }

  private func isSealing(_ record: SequenceNumber, _ document: HeldDocument) -> Bool {
    sealing[document.sha256]?.contains(record) == true
  }

  private func isWhole(
    _ bytes: borrowing DocumentBytes, _ document: HeldDocument
  ) throws(LMDBError) -> Bool {
    guard Int64(bytes.lengthBytes) == document.bytes else { return false }
    var hash = SHA256()
    var offset = 0
    while offset < bytes.lengthBytes {
      let piece = try bytes.read(
        at: offset, count: min(DataFile.pieceBytes, bytes.lengthBytes - offset))
      hash.update(data: piece)
      offset += piece.count
      place.come(to: LedgerTable.records, document.record.index)
    }
    return RootHash(Array(hash.finalize()))?.hex == document.sha256
  }
}

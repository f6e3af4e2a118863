internal import Crypto
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// *bytes*, the documents: those a record says are held here are there, with the length and the hash
/// of the record, unless a record erases them.
enum DocumentCheck {
  private static let pieceBytes = 1 << 20

  /// - Parameter isMirror: Whether what is not here may be elsewhere: what travels to a mirror are
  ///   records, and the bytes of documents stay where they are held.
  /// - Returns: Whether any is not here for that reason.
  static func check(
    _ documents: [HeldDocument], besides erased: ErasedParts, in folder: Folder, isMirror: Bool,
    _ place: ReadingPlace, _ findings: inout Findings
  ) throws(LMDBError) -> Bool {
    let held = Folder(folder.path(of: LedgerFiles.documents))
    var areElsewhere = false
    var verdicts: [String: FaultName?] = [:]
    for document in documents where erased.documents[document.sha256] == nil {
      let key = "\(document.sha256) \(document.bytes)"
      let verdict: FaultName?
      if let known = verdicts[key] {
        verdict = known
      } else {
        verdict = try self.verdict(of: document, in: held, place)
        verdicts[key] = .some(verdict)
      }
      findings.count(.bytes)
      if isMirror, verdict == .documentMissing {
        areElsewhere = true
      } else if let verdict {
        findings.add(
          Fault(
            verdict, record: document.record, agreement: document.agreement,
            parameters: [.document(document.sha256)]))
      }
    }
    return areElsewhere
  }

  private static func verdict(
    of document: HeldDocument, in folder: Folder, _ place: ReadingPlace
  ) throws(LMDBError) -> FaultName? {
    guard let length = try folder.lengthBytes(of: document.sha256) else { return .documentMissing }
    guard Int64(length) == document.bytes else { return .documentAltered }
    let file = try DataFile(opening: folder.path(of: document.sha256), access: .reading)
    var hash = SHA256()
    var offset = 0
    while offset < length {
      let piece = try file.read(at: offset, count: min(pieceBytes, length - offset))
      hash.update(data: piece)
      offset += piece.count
      place.come(to: LedgerTable.records, document.record.index)
    }
    let digest = RootHash(Array(hash.finalize()))?.hex
    return digest == document.sha256 ? nil : .documentAltered
  }
}

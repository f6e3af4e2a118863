internal import CanonicalJSON
internal import LMDB
public import LedgerStore
internal import Partnership

/// What was erased, and by which records.
public struct ErasureTaken: Sendable {
  /// The records of the erasure: one, or several where they name more than one can.
  public let erasures: [Taken]
  /// What they took, and what names the person beside.
  public let survey: ErasureSurvey
}

extension Ledger {
  /// How many records an erasure can name, and how many documents.
  private static let mostNamed = 64

  /// Erases words and documents: the erasure is recorded first, then keys and documents are destroyed, and
  /// the ciphertext after them.
  ///
  /// A personal document goes with the record that attaches it, whose key seals it. Facts and headers stay,
  /// and so does every proof. Whoever is stopped half-way has recorded the erasure
  /// and shows nothing any more; the next opening for writing finishes it.
  ///
  /// - Throws: `.refused` under a hold, for what is not there, and for what was erased before; nothing is
  ///   written then.
  public func erase(
    _ request: ErasureRequest, _ options: AppendOptions = AppendOptions(),
    progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) async throws(LedgerError) -> ErasureTaken {
    guard mirrored == nil else { throw .store(.mirror(path: store.folder.path)) }
    var found = LogSearch(for: request, with: try attachedDocuments(of: request))
    while true {
      let survey = try survey(request, goingOn: &found, progress: progress)
      var options = options
      // What is recorded meanwhile may be about the person, or a hold.
      let isPinned = options.expecting != nil
      options.expecting = options.expecting ?? survey.size
      do throws(LedgerError) {
        let taken = try await append(submissions(request, survey, options), options)
        if !options.isDryRun {
          try inStore { () throws(LedgerStoreError) in try store.finishErasures() }
        }
        return ErasureTaken(erasures: taken, survey: survey)
      } catch {
        guard !isPinned, case .refusedItem(_, let refusal) = error,
          refusal.name == .positionMoved
        else { throw error.ofOne }
      }
    }
  }

  /// Brings an older copy of this ledger up to it, so that what was erased since is erased there too.
  ///
  /// - Parameter path: A folder that `backup` made.
  /// - Returns: How many records the copy had; or that it has nothing to erase.
  public func applyErasures(toCopyAt path: String) throws(LedgerError) -> CopyBroughtUp {
    try inStore { () throws(LedgerStoreError) in try store.bringUp(copyAt: path) }
  }

  private func submissions(
    _ request: ErasureRequest, _ survey: ErasureSurvey, _ options: AppendOptions
  ) throws(LedgerError) -> [Submission] {
    let documents = Dictionary(grouping: survey.documents) { survey.carriers[$0] }
    var parts: [(records: [SequenceNumber], documents: [String])] = []
    for record in survey.records {
      let carried = documents[record] ?? []
      if let last = parts.last, last.records.count < Ledger.mostNamed,
        last.documents.count + carried.count <= Ledger.mostNamed
      {
        parts[parts.count - 1].records.append(record)
        parts[parts.count - 1].documents += carried
      } else {
        parts.append(([record], carried))
      }
    }
    var submissions: [Submission] = []
    for part in parts {
      let also = Set(part.documents.flatMap { survey.wordless[$0] ?? [] })
        .subtracting(survey.records).sorted()
      let named = part.records + also.prefix(Ledger.mostNamed - part.records.count)
      let action = request.action(
        records: named.sorted(), documents: part.documents, isPersonKnown: survey.isPersonKnown)
      submissions.append(try submission(action, options, at: submissions.count))
    }
    guard !submissions.isEmpty else {
      throw .refused(Refusal(.missingField, .field("data.records")))
    }
    return submissions
  }
}

extension ErasureRequest {
  /// - Parameter isPersonKnown: Whether a standing record registers the person: no other can be named.
  fileprivate func action(
    records: [SequenceNumber], documents: [String], isPersonKnown: Bool
  ) -> Action {
    var action = Action(.personalErased)
    action.data = [
      "legal_basis": .string(legalBasis),
      "records": .array(records.map { .integer(Int64(clamping: $0.index)) }),
    ]
    if let person, isPersonKnown { action.data["person"] = .string(person.text) }
    action.cause = decision.map { .sequence($0) }
    if !documents.isEmpty {
      action.data["documents"] = .array(documents.sorted().map { .string($0) })
    }
    if !reason.isEmpty {
      action.reason = .object(
        JSONObject(uniqueKeysWithValues: reason.map { ($0.key, JSON.string($0.value)) }))
    }
    return action
  }
}

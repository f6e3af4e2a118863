internal import CanonicalJSON
internal import LedgerStore
internal import LedgerTables
internal import Partnership
public import Transparency

/// A head with what witnesses say of it, as the ledger keeps and records it.
public struct CosignedHead: Sendable {
  /// The head, with the cosignatures the ledger has.
  public let note: SignedNote
  /// Those among them that were checked, with the record that says so.
  public let cosignatures: [(cosignature: Cosignature, taken: Taken)]
}

extension Ledger {
  /// Signs the head of the log where witnesses, asked first, know of no other history of it.
  ///
  /// - Parameters:
  ///   - path: The file of the key that signs; by default the one the ledger expects.
  ///   - ask: Given the last head that was signed and the log's size, says whether to sign;
  ///   other processes wait with their signatures meanwhile.
  /// - Returns: The head; nil when it was not to be signed.
  public func checkpoint(
    keyAt path: String? = nil, ifAgreed ask: (SignedNote, UInt64) async -> Bool
  ) async throws(LedgerError) -> SignedNote? {
    do throws(LedgerStoreError) {
      return try await store.checkpoint(keyAt: path, ifAgreed: ask)
    } catch {
      throw .store(error)
    }
  }

  /// What is sent to a witness about a head, from the last one that it has seen.
  ///
  /// - Parameter size: The size of that one; 0 when it has seen none.
  /// - Throws: `.noRecord` where the witness has seen more than the head covers.
  public func witnessRequest(
    for note: SignedNote, since size: UInt64
  ) throws(LedgerError) -> WitnessRequest {
    let head = try inNotes { () throws(TransparencyError) in try Checkpoint(text: note.text) }
    guard size <= head.size else { throw .noRecord(SequenceNumber(size), size: head.size) }
    var path: [Digest] = []
    if size > 0 {
      let growth = try inNotes { () throws(TransparencyError) in
        try TreeGrowth(from: size, to: head.size)
      }
      path = try consistency(of: growth).path
    }
    return try inNotes { () throws(TransparencyError) in
      try WitnessRequest(earlierSize: size, path: path, checkpoint: note)
    }
  }
}

// MARK: - Cosignatures

extension Ledger {
  /// Keeps what witnesses say of a head that was signed here, publishes it, and records
  /// `checkpoint.cosigned` for each cosignature that was not recorded.
  ///
  /// Stored first: a process that ends in between records the rest when it is given them again. No rhythm
  /// signs a head over these records alone: the newest head would never be one that witnesses have seen.
  ///
  /// - Parameter keys: The witnesses whose cosignatures are checked; other lines are left out.
  /// - Throws: `.store(.transparency)` where a line by one of them does not fit, or none is by them;
  ///   `.store(.noCheckpoint)` for a head that was not signed here.
  public func keep(
    cosigned note: SignedNote, by keys: [VerifierKey]
  ) async throws(LedgerError) -> CosignedHead {
    let checked = try inNotes { () throws(TransparencyError) in try note.cosignatures(by: keys) }
    guard !checked.isEmpty else { throw .store(.transparency(.noKnownSignature)) }
    // Before anything is stored: what cannot be recorded is no cosignature of today.
    if let late = checked.first(where: { $0.time > Cosignature.latestTime }) {
      throw .store(.transparency(.cosignatureTime(name: late.key.name.text, late.time)))
    }
    let trimmed = try inNotes { () throws(TransparencyError) in
      try note.keeping(linesOf: checked.map(\.key))
    }
    let kept = try inStore { () throws(LedgerStoreError) in try store.keep(cosigned: trimmed) }
    let head = try inNotes { () throws(TransparencyError) in try Checkpoint(text: kept.text) }
    var recorded: [(cosignature: Cosignature, taken: Taken)] = []
    let there = try inNotes { () throws(TransparencyError) in try kept.cosignatures(by: keys) }
    for cosignature in there {
      recorded.append((cosignature, try await record(cosignature, of: head)))
    }
    return CosignedHead(note: kept, cosignatures: recorded)
  }

  /// The same cosignature again makes the same record, whichever process it comes to.
  private func record(
    _ cosignature: Cosignature, of head: Checkpoint
  ) async throws(LedgerError) -> Taken {
    guard let witness = Digest(cosignature.key.publicKey.bytes),
      let (first, second) = cosignature.halves
    else { throw .store(.transparency(.noKnownSignature)) }
    var action = Action(.checkpointCosigned)
    action.data = [
      "root": .string(head.root.hex), "signature": .string(first.hex + second.hex),
      "size": .integer(Int64(clamping: head.size)),
      "time": .integer(Int64(clamping: cosignature.time)), "witness": .string(witness.hex),
    ]
    let closing = try withDerivedIDs([action])[0]
    do throws(LedgerError) {
      return try await take(closing, AppendOptions())
    } catch {
      guard case .refused(let refusal) = error, refusal.name == .clockBehind else { throw error }
      // The cosignature is stored by now, and says its own time; a clock that was set back would keep it
      // out of the log, where nobody is at hand to accept it by name.
      var options = AppendOptions()
      options.clock.isAccepted = true
      return try await take(closing, options)
    }
  }

  private func take(
    _ closing: Action, _ options: AppendOptions
  ) async throws(LedgerError) -> Taken {
    do throws(LedgerError) {
      return try await commit([try submission(closing, options, at: 0)], options)[0]
    } catch {
      throw error.ofOne
    }
  }

  /// The keys of witnesses that records of this ledger name: those that were added as such, and those
  /// whose cosignatures were taken before.
  public func recordedWitnesses() throws(LedgerError) -> [Ed25519PublicKey] {
    let records = try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        var records: [Record] = []
        for subject in [Subject.keys, .operations] {
          for record in try view.journal(of: subject, in: transaction) {
            records.append(try transaction.storedRecord(record.sequence).record)
          }
        }
        return records
      }
    }
    var keys: [String] = []
    var retired: Set<String> = []
    for record in records {
      if let key = record.witnessNamed, !keys.contains(key) { keys.append(key) }
      if record.type == .keyRetired, let key = record.facts.text(.key) { retired.insert(key) }
    }
    return keys.filter { !retired.contains($0) }.compactMap { hex in
      // A key that no signature could be held against vouches for nothing.
      Digest(hex: hex).flatMap { try? Ed25519PublicKey($0.bytes) }
    }
  }
}

extension SignedNote {
  /// The cosignatures by some of these keys, checked; none where no line is by them.
  fileprivate func cosignatures(
    by keys: [VerifierKey]
  ) throws(TransparencyError) -> [Cosignature] {
    let witnesses = keys.filter { key in
      key.type == .cosignature
        && signatures.contains { $0.name == key.name && $0.id == key.id }
    }
    return witnesses.isEmpty ? [] : try verified(by: witnesses).cosignatures
  }
}

extension Cosignature {
  /// The signature as two runs of 32 bytes; nil when it has another length.
  fileprivate var halves: (Digest, Digest)? {
    guard signature.count == 64, let first = Digest(Array(signature[..<32])),
      let second = Digest(Array(signature[32...]))
    else { return nil }
    return (first, second)
  }
}

/// Runs work of notes and proofs and speaks its error as the ledger's.
private func inNotes<Result>(
  _ work: () throws(TransparencyError) -> Result
) throws(LedgerError) -> Result {
  do throws(TransparencyError) {
    return try work()
  } catch {
    throw .store(.transparency(error))
  }
}

internal import LMDB
public import Transparency

/// What a witness answers.
public enum WitnessAnswer: Sendable, Hashable {
  /// It has kept the head, and cosigns it.
  case cosigned(Checkpoint, NoteSignature)
  /// It does not cosign; when it has met a fork, the evidence was kept in the file at the path.
  case refused(WitnessVerdict, evidence: String?)
}

/// The places in an answer at which a process may end, for tests that end it there.
package enum CosigningStep: Sendable, Hashable {
  case judged, kept, signed
}

extension WitnessFolder {
  /// Judges a request and, when it holds, keeps the new head and cosigns it.
  ///
  /// One step under the lock of the folder: the head is on the disk before it is signed, so that
  /// whatever happens between the two, no head that disagrees is cosigned later.
  ///
  /// - Throws: `.malformed` for a head that is no checkpoint.
  public func answer(to request: WitnessRequest) throws(WitnessError) -> WitnessAnswer {
    try answer(to: request, now: SystemTime.microsecondsSince1970() / 1_000_000)
  }

  /// Cosigns a head without a proof: the first of a log, or the last one again.
  public func answer(toHead note: SignedNote) throws(WitnessError) -> WitnessAnswer {
    let head = try reading { () throws(TransparencyError) in try Checkpoint(text: note.text) }
    return try WitnessFolder.lock(folder) { () throws(WitnessError) in
      // Whatever the size that was seen, the judgement is the one a request would get.
      let seen = try SeenHead(of: head.origin, in: folder)?.checkpoint.size
      let request = try reading { () throws(TransparencyError) in
        try WitnessRequest(
          earlierSize: seen == head.size ? head.size : 0, path: [], checkpoint: note)
      }
      return try judge(request, now: SystemTime.microsecondsSince1970() / 1_000_000) { _ in }
    }
  }

  /// The same at a time of the system's clock, in POSIX seconds.
  package func answer(
    to request: WitnessRequest, now: Int64, step: (CosigningStep) -> Void = { _ in }
  ) throws(WitnessError) -> WitnessAnswer {
    try WitnessFolder.lock(folder) { () throws(WitnessError) in
      try judge(request, now: now, step: step)
    }
  }

  private func judge(
    _ request: WitnessRequest, now: Int64, step: (CosigningStep) -> Void
  ) throws(WitnessError) -> WitnessAnswer {
    let head = try reading { () throws(TransparencyError) in
      try Checkpoint(text: request.checkpoint.text)
    }
    let keys = try logs().map(\.key)
    let seen = try SeenHead(of: head.origin, in: folder)
    try seen?.check(signedBy: keys, in: folder)
    let verdict = try reading { () throws(TransparencyError) in
      try request.judged(trusting: { _ in keys }, seen: { _ in seen?.checkpoint })
    }
    step(.judged)
    guard case .consistent = verdict else {
      return .refused(verdict, evidence: try evidence(in: request, against: seen, keys))
    }
    let kept = try reading { () throws(TransparencyError) in
      // A clock that was set back does not make a cosignature older than the one before it.
      try SeenHead(
        note: request.checkpoint.keeping(linesOf: keys),
        time: max(UInt64(max(0, now)), seen?.time ?? 0))
    }
    // The same head is written again too: that the one there is durable is not known.
    let signer = try identity.signer(in: folder)
    try kept.write(in: folder)
    step(.kept)
    let signature = try reading { () throws(TransparencyError) in
      try signer.cosign(head, at: kept.time)
    }
    step(.signed)
    return .cosigned(head, signature)
  }

  private func reading<Result>(
    _ work: () throws(TransparencyError) -> Result
  ) throws(WitnessError) -> Result {
    do throws(TransparencyError) {
      return try work()
    } catch {
      throw .malformed(error)
    }
  }
}

// MARK: - Forks

extension WitnessFolder {
  /// The files of the evidence that was met, by their paths.
  public func evidence() throws(WitnessError) -> [String] {
    let forks = Folder(folder.path(of: WitnessFiles.forks))
    return try inStorage { () throws(LMDBError) in try forks.names() }.map(forks.path(of:))
  }

  /// Keeps the evidence that a refused request and the last head make together, if they do; says
  /// where.
  ///
  /// One file for each head that was contradicted: whoever has the key of the log could send
  /// contradictions for ever.
  private func evidence(
    in request: WitnessRequest, against seen: SeenHead?, _ keys: [VerifierKey]
  ) throws(WitnessError) -> String? {
    guard let seen, let fork = ForkEvidence(in: request, against: seen, keys) else { return nil }
    let origin = Digest(hashing: Array(seen.checkpoint.origin.text.utf8)).hex.prefix(16)
    let name = "\(WitnessFiles.forks)/\(origin)-\(seen.checkpoint.size).fork"
    let isKept =
      try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: name) } != nil
    if !isKept {
      try inStorage { () throws(LMDBError) in try folder.replace(name, fork.bytes) }
    }
    return folder.path(of: name)
  }
}

extension ForkEvidence {
  /// The evidence that a request makes with the head that was seen before; nil when it makes none.
  init?(in request: WitnessRequest, against seen: SeenHead, _ keys: [VerifierKey]) {
    for key in keys where key.name == seen.checkpoint.origin.keyName {
      // What does not hold as evidence is none: why is of no use to anybody.
      if let sameSize = try? ForkEvidence(
        key: key, earlier: seen.note, later: request.checkpoint, other: nil)
      {
        self = sameSize
        return
      }
      guard let root = request.claimedRoot(atSize: seen.checkpoint.size),
        // The same: a proof that does not lead to the new head.
        let grown = try? ForkEvidence(
          key: key, earlier: seen.note, later: request.checkpoint,
          other: OtherBeginning(root: root, path: request.path))
      else { continue }
      self = grown
      return
    }
    return nil
  }
}

extension WitnessRequest {
  /// The root at an earlier size that its proof leads from, where the proof itself says it.
  fileprivate func claimedRoot(atSize size: UInt64) -> Digest? {
    // Sizes that no proof is between have no claim either.
    guard earlierSize == size, let head = try? Checkpoint(text: checkpoint.text),
      let growth = try? TreeGrowth(from: size, to: head.size), size < head.size
    else { return nil }
    do throws(TransparencyError) {
      // A root that nothing leads from: what is said of it names the one that does.
      try ConsistencyProof(growth: growth, path: path)
        .check(earlierRoot: Digest(hashing: []), laterRoot: head.root)
      return nil
    } catch {
      guard case .rootMismatch(let found, _, let computed) = error, found == size else {
        return nil
      }
      return computed
    }
  }
}

public import Transparency

/// Finds that whoever signs the heads of a log has signed two histories: of the heads that were kept,
/// and those that came.
extension BundleVerifier.Contents {
  /// The evidence that a head of the bundle and one that was kept cannot be of one history; nil where
  /// all may be.
  ///
  /// - Parameters:
  ///   - kept: The heads that were kept, each signed by one of the keys.
  ///   - keys: The keys of the log: what convinces a stranger is signed by one of them twice.
  ///   - root: The root of the log that was kept, at a size that it has.
  ///   - consistency: The proof that the log that was kept continues itself.
  public func fork<Failure: Error>(
    from kept: [SignedNote], signedBy keys: [VerifierKey],
    root: (UInt64) throws(Failure) -> Digest,
    consistency: (TreeGrowth) throws(Failure) -> ConsistencyProof
  ) throws(Failure) -> ForkEvidence? {
    guard let last = kept.last else { return nil }
    // Heads that nobody signed are no history, and as many as a stranger likes.
    let signed = head.checkpoints.filter { note in keys.contains { $0.hasSigned(note) } }
    let finding = try search(signed, against: last, keys, root, consistency)
    guard finding.contradicts, finding.evidence == nil else { return finding.evidence }
    // A head before it may be by the key that has signed the other history.
    for mine in kept.dropLast().reversed() {
      if let evidence = try search(signed, against: mine, keys, root, consistency).evidence {
        return evidence
      }
    }
    return nil
  }

  /// Whether any of the heads that came contradicts one that was kept, and what of it can be shown.
  private func search<Failure: Error>(
    _ heads: [SignedNote], against mine: SignedNote, _ keys: [VerifierKey],
    _ root: (UInt64) throws(Failure) -> Digest,
    _ consistency: (TreeGrowth) throws(Failure) -> ConsistencyProof
  ) throws(Failure) -> (contradicts: Bool, evidence: ForkEvidence?) {
    var contradicts = false
    guard let held = mine.head else { return (false, nil) }
    for note in heads {
      guard let came = note.head else { continue }
      var other: ForkEvidence.OtherBeginning?
      let (earlier, later): (SignedNote, SignedNote)
      if came.size <= held.size {
        let there = try root(came.size)
        guard there != came.root else { continue }
        (earlier, later) = (note, mine)
        if came.size < held.size, let growth = grown(came.size, held.size) {
          other = .init(root: there, path: try consistency(growth).path)
        }
      } else {
        guard let tree, let there = tree.root(atSize: held.size), there != held.root else {
          continue
        }
        (earlier, later) = (mine, note)
        if let growth = grown(held.size, came.size), let proof = tree.consistency(of: growth) {
          other = .init(root: there, path: proof.path)
        }
      }
      contradicts = true
      for key in keys {
        if let evidence = evidence(key, earlier, later, other) { return (true, evidence) }
      }
    }
    return (contradicts, nil)
  }

  private func grown(_ from: UInt64, _ to: UInt64) -> TreeGrowth? {
    do throws(TransparencyError) {
      return try TreeGrowth(from: from, to: to)
    } catch {
      return nil
    }
  }

  /// Nil where one of the two was not signed, or is of another log: nothing is shown against anybody.
  private func evidence(
    _ key: VerifierKey, _ earlier: SignedNote, _ later: SignedNote,
    _ other: ForkEvidence.OtherBeginning?
  ) -> ForkEvidence? {
    do throws(TransparencyError) {
      return try ForkEvidence(key: key, earlier: earlier, later: later, other: other)
    } catch {
      return nil
    }
  }
}

extension VerifierKey {
  fileprivate func hasSigned(_ note: SignedNote) -> Bool {
    do throws(TransparencyError) {
      _ = try Checkpoint(note, signedBy: self)
      return true
    } catch {
      return false
    }
  }
}

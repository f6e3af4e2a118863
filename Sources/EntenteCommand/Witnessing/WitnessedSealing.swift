import Entente
import LedgerStore
import Transparency
import WitnessClient
import Wording

/// A head that is signed when witnesses agree, and then cosigned by them.
///
/// They are asked for their last head by sending them again the last one that was signed here: who
/// has seen it, or anything it continues, cosigns it; who has seen more, or something else, says so
/// (409 or 422), and then nothing new is signed, though such a word is unsigned and proves nothing. So
/// nothing beyond `add-checkpoint` is asked of a witness, and a ledger that was put back to an older
/// state with its key and guard gives itself away before it signs. What they say of the last head is
/// kept too, whatever becomes of the new one.
struct WitnessedSealing {
  let ledger: LedgerOption
  let store: Ledger
  /// The file of the key that signs; nil for the one the ledger expects.
  let keyPath: String?
  let round: WitnessRound

  /// What came of it.
  struct Outcome {
    /// The head, with the cosignatures the ledger has; the one before where nothing new was signed.
    let note: SignedNote
    /// Those that the witnesses who were asked have given for it, with whose they are.
    let cosignatures: [(name: String, cosignature: Cosignature)]
    /// Who gave none, and why.
    let silent: [(url: String, why: WitnessSilence)]
    /// Whether the head was signed, or had been: not when too few answered to say that nothing later
    /// was.
    let isSigned: Bool
    /// Whether the policy is met; without one, whether all who were asked have cosigned.
    let isMet: Bool
    /// What is not in the ledger as it should be; nil where all of it is.
    var unrecorded: Unrecorded?
    /// What a witness said that speaks against this ledger; nil where none did.
    var contradiction: WitnessTrouble?
  }

  /// What came between the witnesses and the ledger, and why.
  enum Unrecorded {
    /// What they said of the last head is in no record.
    case ofLastHead(LedgerError)
    /// What they said of the head before that is in none.
    case ofHeadBefore(LedgerError)
    /// The new head was shown to nobody.
    case notShown(LedgerError)

    /// Why.
    var error: LedgerError {
      switch self {
      case .ofLastHead(let error), .ofHeadBefore(let error), .notShown(let error): error
      }
    }
  }

  func perform() async throws(CommandError) -> Outcome {
    var asked: [WitnessRound.Standing] = []
    var before: SignedNote?
    var failure: LedgerError?
    let sealed: SignedNote?
    do throws(LedgerError) {
      sealed = try await store.checkpoint(keyAt: keyPath) { last, _ in
        before = last
        do throws(LedgerError) {
          let size = try sizeOf(last)
          asked = try await round.ask(about: last, after: size)
        } catch {
          failure = error
          return false
        }
        return contradiction(in: asked, last, signed: nil) == nil && isMet(by: asked, on: last)
      }
    } catch {
      throw CommandError(error, at: ledger.path)
    }
    if let failure { throw CommandError(failure, at: ledger.path) }
    guard let before else {
      throw .trouble(.damaged(path: ledger.path, what: "no checkpoint"))
    }
    // Where nothing had been recorded since, the head before is the last one.
    let last = sealed?.text == before.text ? sealed : nil
    var earlier = await keep(asked, on: last ?? before, isSigned: last != nil)
    earlier.contradiction = contradiction(in: asked, before, signed: nil)
    guard earlier.contradiction == nil, let sealed, last == nil else { return earlier }
    // Signed and published from here on: what else stands in the way is told beside that.
    let signed: UInt64
    do throws(LedgerError) {
      let size = try sizeOf(before)
      signed = try sizeOf(sealed)
      asked = overtaken(
        try await round.ask(about: sealed, after: size),
        Set(try store.checkpoints().map { note throws(LedgerError) in try sizeOf(note) }))
    } catch {
      return Outcome(
        note: sealed, cosignatures: [], silent: [], isSigned: true, isMet: false,
        unrecorded: .notShown(error))
    }
    var kept = await keep(asked, on: sealed, isSigned: true)
    kept.contradiction = contradiction(in: asked, sealed, signed: signed)
    if kept.unrecorded == nil, let error = earlier.unrecorded?.error {
      kept.unrecorded = .ofHeadBefore(error)
    }
    return kept
  }

  /// Takes a larger head that a witness has seen for what it is when this ledger holds it.
  ///
  /// Another process has signed on since, and was there first: heads are stored before they are sent.
  private func overtaken(
    _ asked: [WitnessRound.Standing], _ stored: Set<UInt64>
  ) -> [WitnessRound.Standing] {
    asked.map { standing in
      guard case .ahead(let seen) = standing, stored.contains(seen) else { return standing }
      return .silent(.overtaken(size: seen))
    }
  }

  /// Stores and records what they gave.
  private func keep(
    _ asked: [WitnessRound.Standing], on note: SignedNote, isSigned: Bool
  ) async -> Outcome {
    let given = asked.compactMap(\.lines)
    guard !given.isEmpty else { return outcome(note, asked, [], isSigned: isSigned) }
    var (answered, cosignatures): (SignedNote, [Cosignature]) = (note, [])
    do throws(LedgerError) {
      answered = try merged(given, into: note)
      cosignatures = try self.cosignatures(on: answered)
      let kept = try await store.keep(cosigned: answered, by: round.known.keys(in: answered))
      return outcome(kept.note, asked, kept.cosignatures.map(\.cosignature), isSigned: isSigned)
    } catch {
      // They were given all the same, and whoever is shown the head is shown them.
      var outcome = outcome(answered, asked, cosignatures, isSigned: isSigned)
      outcome.unrecorded = .ofLastHead(error)
      return outcome
    }
  }

  private func cosignatures(on note: SignedNote) throws(LedgerError) -> [Cosignature] {
    do throws(TransparencyError) {
      return try note.verified(by: round.known.keys(in: note)).cosignatures
    } catch {
      throw .store(.transparency(error))
    }
  }

  private func merged(
    _ lines: [SignedNote], into note: SignedNote
  ) throws(LedgerError) -> SignedNote {
    do throws(TransparencyError) {
      var merged = note
      for lines in lines { merged = try merged.merged(with: lines) }
      return merged
    } catch {
      throw .store(.transparency(error))
    }
  }

  private func outcome(
    _ note: SignedNote, _ asked: [WitnessRound.Standing], _ cosignatures: [Cosignature],
    isSigned: Bool
  ) -> Outcome {
    Outcome(
      note: note,
      cosignatures: cosignatures.map { (round.known.name(of: $0.key), $0) },
      silent: zip(round.clients, asked).compactMap { client, standing in
        guard case .silent(let why) = standing else { return nil }
        return (client.url, why)
      },
      isSigned: isSigned, isMet: isSigned && isMet(by: asked, on: note))
  }

  /// Whether those who cosigned a head just now are enough: cosignatures from before say nothing about
  /// what their witnesses have seen since.
  private func isMet(by asked: [WitnessRound.Standing], on note: SignedNote) -> Bool {
    guard let policy = round.known.policy else { return asked.allSatisfy { $0.lines != nil } }
    do throws(TransparencyError) {
      var fresh = try note.keeping(linesOf: policy.logs.map(\.key))
      for lines in asked.compactMap(\.lines) { fresh = try fresh.merged(with: lines) }
      return try policy.judge(fresh).isMet
    } catch {
      return false
    }
  }

  private func contradiction(
    in asked: [WitnessRound.Standing], _ note: SignedNote, signed: UInt64?
  ) -> WitnessTrouble? {
    for (client, standing) in zip(round.clients, asked) {
      switch standing {
      case .ahead(let seen):
        // A head of ours reads; were it not to, the sentence would still be told.
        return .ahead(
          url: client.url, seen: seen, last: (try? sizeOf(note)) ?? 0, signed: signed)
      case .contradicts(let size):
        return .contradicts(url: client.url, size: size, signed: signed)
      case .agrees, .silent: continue
      }
    }
    return nil
  }

  private func sizeOf(_ note: SignedNote) throws(LedgerError) -> UInt64 {
    do throws(TransparencyError) {
      return try Checkpoint(text: note.text).size
    } catch {
      throw .store(.transparency(error))
    }
  }
}

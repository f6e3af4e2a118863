import Entente
import Transparency
import WitnessClient
import Wording

/// Witnesses that are asked about a head of a ledger, all at once.
struct WitnessRound: Sendable {
  let ledger: Ledger
  let clients: [WitnessClient]
  let known: KnownWitnesses

  /// What one of them makes of a head.
  enum Standing: Sendable {
    /// It has seen nothing that disagrees, and cosigned the head: the note with its lines alone.
    case agrees(SignedNote)
    /// It says it has seen a larger head, which is not of this log as far as anybody here knows.
    case ahead(UInt64)
    /// It answers as a witness that has seen another history up to that size.
    case contradicts(UInt64)
    /// It gave no cosignature.
    case silent(WitnessSilence)
  }

  /// Where each stands, in the order of the clients.
  ///
  /// - Parameter size: The size of the head they have seen last, as far as is known.
  func ask(about note: SignedNote, after size: UInt64) async throws(LedgerError) -> [Standing] {
    let answers = await withTaskGroup { group in
      for (place, client) in clients.enumerated() {
        group.addTask { (place, await answer(of: client, about: note, after: size)) }
      }
      var answers: [Int: Result<Standing, LedgerError>] = [:]
      for await (place, answer) in group { answers[place] = answer }
      return answers
    }
    var standings: [Standing] = []
    for place in clients.indices {
      guard let answer = answers[place] else { continue }
      standings.append(try answer.get())
    }
    return standings
  }

  private func answer(
    of client: WitnessClient, about note: SignedNote, after size: UInt64
  ) async -> Result<Standing, LedgerError> {
    do throws(LedgerError) {
      return .success(try await standing(of: client, about: note, after: size))
    } catch {
      return .failure(error)
    }
  }

  /// Asks once, and once more from where the witness says it stands.
  private func standing(
    of client: WitnessClient, about note: SignedNote, after size: UInt64
  ) async throws(LedgerError) -> Standing {
    // A head of the ledger's own, which was read before.
    guard let head = try? Checkpoint(text: note.text) else {
      return .silent(.unreadable(what: "no head"))
    }
    var earlier = size
    for isLast in [false, true] {
      let request = try ledger.witnessRequest(for: note, since: earlier)
      let reply: WitnessClient.Reply
      do throws(WitnessClientError) {
        reply = try await client.add(request)
      } catch {
        return .silent(WitnessSilence(error))
      }
      switch reply {
      case .cosigned(let lines): return standing(of: lines, on: note)
      case .conflict(let seen) where seen > head.size: return .ahead(seen)
      // Of the head's own size it may have seen another root; told of any other, it had what it asks.
      case .conflict(let seen) where seen == earlier:
        return seen == head.size && seen > 0
          ? .contradicts(seen) : .silent(.unreadable(what: "409, \(seen)"))
      case .conflict(let seen):
        guard !isLast else { return .silent(.unsteady) }
        earlier = seen
      // The proof is ours: a witness that knows the log and its key has seen another history.
      case .refused(422, _) where earlier > 0: return .contradicts(earlier)
      case .refused(404, _): return .silent(.unknownLog)
      case .refused(let status, let words):
        return .silent(.refused(status: status, words: terminalSafe(words)))
      }
    }
    return .silent(.unsteady)
  }

  private func standing(of lines: [UInt8], on note: SignedNote) -> Standing {
    do throws(TransparencyError) {
      let answer = try SignedNote(text: note.text, lines: lines)
      let keys = known.keys(in: answer).filter { $0.type == .cosignature }
      let checked = try answer.verified(by: keys)
      if let late = checked.cosignatures.first(where: { $0.time > Cosignature.latestTime }) {
        throw .cosignatureTime(name: late.key.name.text, late.time)
      }
      return .agrees(try answer.keeping(linesOf: checked.verified))
    } catch {
      return .silent(.unknownKey(what: error.description))
    }
  }
}

extension WitnessSilence {
  fileprivate init(_ error: WitnessClientError) {
    switch error {
    case .badAddress(let url): self = .unreachable(what: url)
    case .unreachable(_, let what): self = .unreachable(what: what)
    case .unreadable(_, let what): self = .unreadable(what: what)
    }
  }
}

extension WitnessRound.Standing {
  /// The cosignatures it gave; nil when it gave none.
  var lines: SignedNote? {
    guard case .agrees(let note) = self else { return nil }
    return note
  }
}

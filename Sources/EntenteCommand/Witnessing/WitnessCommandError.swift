import EntenteServer
import LMDB
import Transparency
import Witness
import Wording

extension CommandError {
  /// What kept a witness from its work, said in the reader's language.
  init(_ error: WitnessError, at path: String) {
    switch error {
    case .storage(let error): self = CommandError(error, at: path)
    case .noWitness(let path): self = .trouble(.witness(.none(path: path)))
    case .folderNotEmpty(let path): self = .trouble(.folderNotEmpty(path: path))
    case .damaged(let path, let what):
      self = .trouble(.witness(.damaged(path: path, what: what)))
    case .key(let path, let what): self = .trouble(.witness(.key(path: path, what: what)))
    case .unusable(let error): self = .trouble(.witness(.badName(what: error.description)))
    case .malformedParty(let party): self = .trouble(.witness(.badParty(party)))
    case .tooManyLogs(let limit):
      self = .trouble(.witness(.tooManyLogs(limit: UInt64(limit))))
    case .malformed(let error):
      self = .trouble(.witness(.unreadable(path: path, what: error.description)))
    }
  }

  /// What keeps a server from serving.
  init(_ error: ServerError) {
    switch error {
    case .cannotListen(let address, let what):
      self = .trouble(.witness(.cannotListen(address: address.description, what: what)))
    case .stopped(let what): self = .trouble(.witness(.stopped(what: what)))
    }
  }
}

extension WitnessRefusal {
  /// The verdict in words; nil for one that is no refusal.
  init?(_ verdict: WitnessVerdict, of origin: String) {
    switch verdict {
    case .consistent: return nil
    case .unknownLog: self = .unknownLog(origin)
    case .untrusted: self = .untrusted
    case .sizesOutOfOrder: self = .sizesOutOfOrder
    case .conflict(let seen): self = .conflict(seen: seen)
    case .inconsistent(let error): self = .inconsistent(what: error.description)
    }
  }
}

/// Runs work of a witness and says its error in the reader's language.
func asWitness<Result>(
  at path: String, _ work: () throws(WitnessError) -> Result
) throws(CommandError) -> Result {
  do throws(WitnessError) {
    return try work()
  } catch {
    throw CommandError(error, at: path)
  }
}

/// Reads something of C2SP's from a file, and says which file does not read.
func reading<Result>(
  _ path: String, _ work: () throws(TransparencyError) -> Result
) throws(CommandError) -> Result {
  do throws(TransparencyError) {
    return try work()
  } catch {
    throw .trouble(.witness(.unreadable(path: path, what: error.description)))
  }
}

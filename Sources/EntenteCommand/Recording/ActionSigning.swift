import Foundation
import LMDB
import LedgerStore
import Partnership
import RecordFormat
import SSHAgent
import Transparency
import Wording

/// The private keys that sign an action: in files, or held by an agent.
struct ActionSigning {
  /// A key that signs.
  struct Signer {
    /// Its file, or what it is called at the agent.
    let name: String
    /// What it is for; an agent's keys are for acts.
    let use: KeyUse
    let publicKey: Ed25519PublicKey
    fileprivate let holder: Holder

    /// The public key in 64 hexadecimal digits, as records name it.
    var publicKeyHex: String { Digest(publicKey.bytes)?.hex ?? "" }
    /// Whether it stands in a file of ours.
    var isFile: Bool { if case .file = holder { true } else { false } }
  }

  fileprivate enum Holder {
    case file(KeyFile)
    case agent(SSHAgent, AgentIdentity)
  }

  /// The keys, in the order in which they were named.
  let signers: [Signer]

  /// Finds the keys that are named, by their files or as `agent:…`.
  ///
  /// - Parameter uses: What they may be for; an act key signs everything.
  init(_ names: [String], for uses: Set<KeyUse> = [.act]) async throws(CommandError) {
    var signers: [Signer] = []
    for name in names {
      if let named = AgentKeyName(name) {
        signers.append(try await ActionSigning.signer(named))
      } else {
        signers.append(try ActionSigning.signer(inFile: name, for: uses))
      }
    }
    self.signers = signers
  }

  private static func signer(
    inFile path: String, for uses: Set<KeyUse>
  ) throws(CommandError) -> Signer {
    do throws(LedgerStoreError) {
      let key = try KeyFile(at: path)
      guard uses.contains(key.use) else {
        throw LedgerStoreError.keyFile(path: path, .ofOtherUse(key.use))
      }
      return Signer(name: path, use: key.use, publicKey: key.publicKey, holder: .file(key))
    } catch {
      throw CommandError(error, at: path)
    }
  }

  private static func signer(_ name: AgentKeyName) async throws(CommandError) -> Signer {
    do throws(AgentError) {
      let agent = try SSHAgent(environment: ProcessInfo.processInfo.environment)
      let key = try name.choose(among: try await agent.identities())
      guard let publicKey = key.publicKey else { throw AgentError.noKey(name.text) }
      return Signer(
        name: name.text, use: .act, publicKey: publicKey, holder: .agent(agent, key))
    } catch {
      throw CommandError(error)
    }
  }

  /// Signs the action with each key.
  func sign(_ file: inout ActionFile) async throws(CommandError) {
    for signer in signers {
      let bytes: [UInt8]
      do throws(RecordFormatError) {
        bytes = try file.header.signedBytes()
      } catch {
        throw CommandError(.format(error), at: signer.name)
      }
      let value = try await signer.signature(over: bytes)
      if let fingerprint = KeyFingerprint(ofPublicKey: signer.publicKey.bytes),
        let signature = ActionSignature(key: fingerprint, value: value)
      {
        file.add(signature)
      }
    }
  }
}

extension ActionSigning.Signer {
  fileprivate func signature(over bytes: [UInt8]) async throws(CommandError) -> [UInt8] {
    switch holder {
    case .file(let key):
      do throws(LedgerStoreError) {
        return try key.signature(over: bytes)
      } catch {
        throw CommandError(error, at: name)
      }
    case .agent(let agent, let key):
      do throws(AgentError) {
        return try await agent.signature(over: bytes, by: key)
      } catch {
        throw CommandError(error)
      }
    }
  }
}

extension CommandError {
  /// What an agent says, said in the reader's language.
  init(_ error: AgentError) {
    switch error {
    case .notRunning: self = .trouble(.agent(.notRunning))
    case .unreachable(let path, let what): self = .trouble(.agent(.unreachable(path, what)))
    case .silent(let path, let seconds):
      self = .trouble(.agent(.silent(path, seconds: Int(clamping: seconds))))
    case .unreadable(let path, let what): self = .trouble(.agent(.unreadable(path, what)))
    case .refused(let key): self = .trouble(.agent(.refused(key)))
    case .noKey(let name): self = .trouble(.agent(.noKey(name)))
    case .severalKeys(let name, let those):
      self = .trouble(.agent(.severalKeys(name, those: those)))
    case .unsuitable(let key, let type, .securityKey):
      self = .trouble(.agent(.securityKey(key, type: type)))
    case .unsuitable(let key, let type, .otherType):
      self = .trouble(.agent(.otherType(key, type: type)))
    case .wrongSignature(let key): self = .trouble(.agent(.wrongSignature(key)))
    case .tooLarge(let limit): self = .trouble(.agent(.tooLarge(limit: limit)))
    }
  }
}

extension ActionFile {
  /// Reads the file at a path, or standard input for `-`.
  init(at path: String) throws(CommandError) {
    let bytes = try FileRead.bytes(of: path, limitBytes: ActionFile.maximumBytes)
    do throws(RecordFormatError) {
      try self.init(canonical: bytes)
    } catch {
      throw .trouble(.actionFile(path: path, what: error.description))
    }
  }

  /// Writes the file to a path, whole or not at all.
  func write(to path: String) throws(CommandError) {
    let bytes: [UInt8]
    do throws(RecordFormatError) {
      bytes = try canonicalBytes()
    } catch {
      throw .trouble(.actionFile(path: path, what: error.description))
    }
    try OutputPlace(path).replace(bytes)
  }
}

public import LMDB
public import Transparency

/// A witness in a folder of its own: its key, the logs it knows, and the last head of each it
/// cosigned.
///
/// Any number of tasks and processes may use one folder; each answer is given under its lock. The
/// folder is not to be copied or put back from a backup: a witness that has forgotten a head may
/// cosign another one.
public struct WitnessFolder: Sendable {
  /// Who the witness is.
  public let identity: WitnessIdentity
  let folder: Folder

  /// The folder's path.
  public var path: String { folder.path }

  /// Opens the folder of a witness.
  public init(at path: String) throws(WitnessError) {
    folder = Folder(path)
    guard let identity = try WitnessIdentity(in: folder) else { throw .noWitness(path: path) }
    self.identity = identity
  }

  /// The name of its private key, unless that is kept elsewhere.
  public static let keyName = WitnessFiles.key
  /// The folders below it.
  public static let foldersBelow = [WitnessFiles.heads, WitnessFiles.forks]

  /// Whether a folder is that of a witness, or keeps the key of one.
  public static func isOne(_ folder: Folder) throws(LMDBError) -> Bool {
    // The lock is there from before the witness is made, also where its key is kept elsewhere.
    for name in [WitnessFiles.lock, WitnessFiles.key] {
      if try folder.lengthBytes(of: name) != nil { return true }
    }
    return false
  }

  /// Makes a witness in a folder that is empty or to be made.
  ///
  /// - Parameter keyFile: Where its private key is kept, or is to be made where there is none: a path
  ///   that stays right whatever the working folder is. Nil for the folder itself.
  public static func create(
    at path: String, name: String, party: String, keyFile: String? = nil
  ) throws(WitnessError) -> WitnessFolder {
    guard WitnessIdentity.isParty(party) else { throw .malformedParty(party) }
    let keyName: KeyName
    do throws(TransparencyError) {
      keyName = try KeyName(name)
    } catch {
      throw .unusable(error)
    }
    let folder = Folder(path)
    try inStorage { () throws(LMDBError) in try folder.makeIfMissing() }
    return try lock(folder) { () throws(WitnessError) in
      // What an interrupted attempt left is gone on with: the key is its only secret.
      let own = [
        WitnessFiles.lock, WitnessFiles.key, WitnessFiles.heads, WitnessFiles.forks,
        "\(WitnessFiles.identity).new",
      ]
      let names = try inStorage { () throws(LMDBError) in try folder.names() }
      guard names.allSatisfy({ own.contains($0) || FilePlace.isTemporary($0) }) else {
        throw .folderNotEmpty(path: path)
      }
      for left in names where FilePlace.isTemporary(left) {
        try inStorage { () throws(LMDBError) in _ = try folder.remove(left) }
      }
      for below in foldersBelow {
        try inStorage { () throws(LMDBError) in
          try Folder(folder.path(of: below)).makeIfMissing()
        }
      }
      let place = FilePlace(keyFile ?? folder.path(of: WitnessFiles.key))
      let isThere =
        try inStorage { () throws(LMDBError) in
          try place.folder.lengthBytes(of: place.name)
        } != nil
      if !isThere {
        let bytes = try inStorage { () throws(LMDBError) in try SystemRandom.bytes(count: 32) }
        guard let seed = Digest(bytes) else {
          throw .key(path: place.folder.path(of: place.name), what: "no seed")
        }
        try WitnessKey.make(at: place, seed: seed)
      }
      let key = try WitnessKey(reading: place.name, in: place.folder, as: keyName)
      try WitnessIdentity(key: key.signer.verifierKey, party: party, keyFile: keyFile)
        .write(in: folder)
      return try WitnessFolder(at: path)
    }
  }

  /// The logs it knows, in the order they were added.
  public func logs() throws(WitnessError) -> [KnownLog] { try [KnownLog](in: folder) }

  /// Adds a log; false when it was known with that key, whose party is then the new one.
  ///
  /// - Parameter party: The party the witness speaks for in that ledger; nil for its usual one.
  @discardableResult
  public func trust(_ key: VerifierKey, party: String? = nil) throws(WitnessError) -> Bool {
    let log = try KnownLog(key: key, party: party ?? identity.party)
    return try WitnessFolder.lock(folder) { () throws(WitnessError) in
      var logs = try [KnownLog](in: folder)
      let place = logs.firstIndex { $0.key == key }
      if let place {
        logs[place] = log
      } else {
        guard logs.count < KnownLog.most else { throw .tooManyLogs(limit: KnownLog.most) }
        logs.append(log)
      }
      try logs.write(in: folder)
      return place == nil
    }
  }

  /// The last head of a log it cosigned; nil when there is none.
  public func lastHead(of origin: Origin) throws(WitnessError) -> SeenHead? {
    try SeenHead(of: origin, in: folder)
  }

  static func lock<Result>(
    _ folder: Folder, _ work: () throws(WitnessError) -> Result
  ) throws(WitnessError) -> Result {
    try inStorage { () throws(LMDBError) in
      try FileLock(.exclusive, creating: folder.path(of: WitnessFiles.lock), waiting: true)
    }.whileHeld(work)
  }
}

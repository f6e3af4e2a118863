internal import CanonicalJSON
internal import Crypto
internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import RecordFormat

extension Ledger {
  /// Gives every action of an import that has no id one that follows from its content, so that
  /// importing a file twice records it once.
  ///
  /// HMAC-SHA-256 under the ledger's import key over `entente/import/v1` LF ‖ the action without
  /// its words, as canonical JSON ‖ LF ‖ its ordinal among equal ones; words never enter, and
  /// neither does the file it is from.
  ///
  /// - Parameter isDryRun: Whether nothing may be written: where the ledger has no import key yet,
  ///   the ids are then good for this run alone.
  public func withDerivedIDs(
    _ actions: [Action], isDryRun: Bool = false
  ) throws(LedgerError) -> [Action] {
    try withDerivedIDs(actions, unique: [], isDryRun: isDryRun)
  }

  /// The same, where some of them have a name of their keeper's instead of their content.
  ///
  /// - Parameter names: By action; nil for those that are known by their content.
  func withDerivedIDs(
    _ actions: [Action], unique names: [JSON?], isDryRun: Bool
  ) throws(LedgerError) -> [Action] {
    guard actions.contains(where: { $0.id == nil }) else { return actions }
    let key = SymmetricKey(data: try importKey(isDryRun: isDryRun))
    var ordinals: [[UInt8]: Int] = [:]
    var identified: [Action] = []
    identified.reserveCapacity(actions.count)
    for (index, action) in actions.enumerated() {
      guard action.id == nil else {
        identified.append(action)
        continue
      }
      let content: [UInt8]
      let name = names.indices.contains(index) ? names[index] : nil
      do throws(CanonicalJSONError) {
        content = try (name ?? .object(action.withoutWords)).canonicalBytes
      } catch {
        throw .refusedItem(
          index, Refusal(.malformedJSON, .text(error.description)))
      }
      let ordinal = ordinals[content, default: 0]
      ordinals[content] = ordinal + 1
      let message =
        Array("entente/import/v1\n".utf8) + content + Array("\n\(ordinal)".utf8)
      var identifiable = action
      identifiable.id = ActionID(
        derivedFrom: HMAC<SHA256>.authenticationCode(for: message, using: key))
      identified.append(identifiable)
    }
    return identified
  }

  /// The key of the ledger's imports, made at the first of them; a dry run, which makes no file, has
  /// one of its own until then.
  private func importKey(isDryRun: Bool) throws(LedgerError) -> [UInt8] {
    let name = LedgerFiles.importKey
    let path = store.folder.path(of: name)
    let text = try inStore { () throws(LedgerStoreError) -> [UInt8]? in
      do throws(LMDBError) {
        if isDryRun, try store.folder.lengthBytes(of: name) == nil { return nil }
        // Whoever comes first makes it, whole, and everybody else reads it.
        try FileLock(.exclusive, on: store.folder.path, waiting: true).whileHeld {
          () throws(LMDBError) in
          guard try store.folder.lengthBytes(of: name) == nil,
            let secret = RootHash(try random.bytes(32))
          else { return }
          try store.folder.replace(name, Array("\(secret.hex)\n".utf8))
        }
        return try store.folder.read(name, limitBytes: LedgerFiles.importKeyLimitBytes)
      } catch {
        throw LedgerStoreError.storage(error)
      }
    }
    guard let text else {
      return try inStore { () throws(LedgerStoreError) in
        do throws(LMDBError) {
          return try random.bytes(32)
        } catch {
          throw LedgerStoreError.storage(error)
        }
      }
    }
    guard text.count == 65,
      let key = RootHash(hex: String(decoding: text.dropLast(), as: UTF8.self))
    else { throw .importKey(path: path, what: "it is not an import key of entente") }
    return key.bytes
  }
}

extension ActionID {
  fileprivate init(derivedFrom code: HashedAuthenticationCode<SHA256>) {
    let bytes = Array(code)
    func word(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(derivedFrom: word(0..<8), word(8..<16))
  }
}

extension Action {
  /// The action as its author gave it, without id, author and words.
  fileprivate var withoutWords: JSONObject {
    var object: JSONObject = ["type": .string(type.name)]
    if let agreement { object["agreement"] = .string(agreement.text) }
    if let occurred { object["occurred"] = .string(occurred.description) }
    if !axes.isEmpty { object["axes"] = .array(axes.map { .string($0.text) }) }
    if !parties.isEmpty { object["parties"] = .array(parties.map { .string($0.text) }) }
    if !onBehalfOf.isEmpty { object["on_behalf_of"] = .array(onBehalfOf.map { .string($0.text) }) }
    switch cause {
    case .sequence(let sequence)?: object["cause"] = .integer(Int64(clamping: sequence.index))
    case .action(let id)?: object["cause"] = ["action": .string(id.description)]
    case nil: break
    }
    var facts = JSONObject()
    for (key, value) in data {
      let field = FieldName(name: key).flatMap { type.definition.field($0) }
      if field?.kind.isWords != true { facts[key] = value.withoutWordsOfChanges(key) }
    }
    if !facts.isEmpty { object["data"] = .object(facts) }
    let hashes = evidence.compactMap { $0.objectValue?["sha256"] }
    if !hashes.isEmpty { object["evidence"] = .array(hashes) }
    return object
  }
}

extension JSON {
  /// The new words of a correction are words too: of them only the name of the field enters.
  fileprivate func withoutWordsOfChanges(_ key: String) -> JSON {
    guard key == "changes", case .object(let changes) = self else { return self }
    return .object(
      JSONObject(
        uniqueKeysWithValues: changes.map { ($0.key, isWords($0.key) ? .null : $0.value) }))
  }
}

/// Whether a path of a correction's changes speaks of words: a field has one kind in every type.
private func isWords(_ path: String) -> Bool {
  let name = String(path.prefix { $0 != "." })
  guard let field = FieldName(name: name) else { return name == "text" }
  return RecordType.allCases.contains { $0.definition.field(field)?.kind.isWords == true }
}

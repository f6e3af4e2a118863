import ArgumentParser
import Entente
import Partnership
import Wording

/// An axis or a party as a filter takes it, and a cell of an import too: by its code or its id in any
/// capitals, or by what it is called.
struct TypedName: ExpressibleByArgument, Sendable {
  let text: String

  /// Reads anything but nothing.
  init?(argument: String) {
    text = String(argument.trimmed)
    if text.isEmpty { return nil }
  }
}

extension Ledger {
  /// The axis that is meant: of one agreement, or of any where none is named.
  ///
  /// - Throws: `.unknownCode` when there is no such axis, or several are called so.
  func axis(
    _ typed: TypedName?, in agreement: AgreementID?
  ) throws(LedgerError) -> Code? {
    guard let typed else { return nil }
    var known: [String: [String]] = [:]
    let agreements = if let agreement { [agreement] } else { try self.agreements() }
    for id in agreements {
      known.merge(try names(of: .axis, in: id)) { $0 + $1 }
    }
    return try Code(meant(by: typed, among: known))
  }

  /// The actor that is meant.
  ///
  /// - Throws: `.unknownCode` when there is no such actor, or several are called so.
  func party(_ typed: TypedName?) throws(LedgerError) -> ActorID? {
    guard let typed else { return nil }
    let ids = try actors()
    // Names are read only where they are needed, as for an import.
    if let id = ActorID(typed.text), ids.contains(id) { return id }
    var known: [String: [String]] = [:]
    for id in ids { known[id.text] = [] }
    for (actor, name) in try namesOfActors() { known[actor.text, default: []].append(name) }
    return try ActorID(meant(by: typed, among: known))
  }

  private func meant(
    by typed: TypedName, among known: [String: [String]]
  ) throws(LedgerError) -> String {
    if known[typed.text] != nil { return typed.text }
    let word = Search.fold(typed.text)
    let codes = known.keys.filter { Search.fold($0) == word }
    let found =
      codes.isEmpty
      ? known.keys.filter { (known[$0] ?? []).contains { Search.fold($0) == word } } : codes
    guard let only = found.first, found.count == 1 else {
      throw .unknownCode(typed.text, known: known)
    }
    return only
  }
}

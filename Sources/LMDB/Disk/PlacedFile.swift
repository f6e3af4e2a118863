internal import Glibc

/// Files at paths that people name, in folders where they keep others: what is written before it has its
/// name is called as nobody calls a file, `.entente-….new`, and what a crash leaves of it is known by that.
extension FilePlace {
  /// Writes the file whole in place of the one there, if any; no other file is touched.
  ///
  /// ``Folder/replace(_:_:)`` does so in folders whose names are all ours.
  public func replace(_ bytes: [UInt8]) throws(LMDBError) {
    var file = try ReplacementFile(at: self)
    try file.append(bytes)
    try file.finish()
  }

  /// Writes a new file, whole or not at all; throws `exists` when there is one, also when another process
  /// makes it at the same time.
  public func create(_ bytes: [UInt8]) throws(LMDBError) {
    let temporary = FilePlace.temporaryName()
    try folder.writeNew(temporary) { file throws(LMDBError) in try file.write(bytes, at: 0) }
    let code = unsafe link(folder.path(of: temporary), path)
    let error = errno
    try folder.remove(temporary)
    guard code != 0 else { return try folder.synchronize() }
    // Not every disk has files of two names: there it is written under its own at once.
    guard error == EPERM || error == EOPNOTSUPP else {
      throw LMDBError(.init(code: error), "create", path)
    }
    try folder.create(name, bytes)
  }

  /// Whether a crash left a file of that name before it had its own.
  public static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".entente-") && name.hasSuffix(".new")
  }

  /// A name that no file has.
  static func temporaryName() -> String {
    ".entente-\(String(UInt64.random(in: .min ... .max), radix: 16)).new"
  }
}

internal import LMDB
internal import Partnership
internal import Transparency

extension Findings {
  /// Names the files in which whoever follows a log keeps that two histories of it were signed, by one of
  /// its own keys: anybody can sign two under a key that bears its name.
  mutating func addForks(
    in folder: FileTree, signedBy keys: [VerifierKey]
  ) throws(LMDBError) {
    for name in try folder.names() where name.hasPrefix(ForkEvidence.filePrefix) {
      guard let length = try folder.ownLengthBytes(of: name), length <= ForkEvidence.longest
      else { continue }
      let bytes = try folder.read(name, limitBytes: ForkEvidence.longest)
      do throws(TransparencyError) {
        guard keys.contains(try ForkEvidence(bytes).key) else { continue }
        add(Fault(.forkKept, parameters: [.name(name)]))
      } catch {
        // A file of that name that shows nothing accuses nobody.
      }
    }
  }
}

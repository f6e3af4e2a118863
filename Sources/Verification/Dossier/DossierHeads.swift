internal import LMDB
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The heads that were kept with a dossier: each of the same log, with the root that the tiles make.
struct DossierHeads {
  private let folder: DossierFolder
  private let head: Checkpoint

  init(_ folder: DossierFolder, _ head: Checkpoint) {
    self.folder = folder
    self.head = head
  }

  func read(_ findings: inout Findings) throws(LMDBError) -> [SignedNote] {
    let place = folder.folder.below(DossierFolder.checkpoints)
    guard try folder.folder.ownFolderExists("\(DossierFolder.proof)"), try place.exists() else {
      return []
    }
    var tree = folder.tiles.tree(ofSize: head.size)
    var heads: [(size: UInt64, note: SignedNote)] = []
    for name in try place.names() {
      let path = "\(DossierFolder.checkpoints)/\(name)"
      func refuse(_ name: FaultName, _ what: String) {
        findings.add(Fault(name, parameters: [.name(path), .said(what)]))
      }
      guard let size = UInt64(name), "\(size)" == name, (1...head.size).contains(size),
        try place.ownLengthBytes(of: name) != nil
      else {
        findings.add(Fault(.bagFileSurplus, parameters: [.name(path)]))
        continue
      }
      let note: SignedNote
      let kept: Checkpoint
      do throws(TransparencyError) {
        note = try SignedNote(try readNote(name, in: place))
        kept = try Checkpoint(text: note.text)
      } catch {
        refuse(.checkpointUnreadable, error.description)
        continue
      }
      let root: Digest?
      do {
        root = try MerkleTree.root(atSize: size) { node in try tree.hash(of: node) }
      } catch {
        root = nil
      }
      guard kept.origin == head.origin, kept.size == size, kept.root == root else {
        findings.add(kept.fault(.checkpointRoot))
        continue
      }
      heads.append((size, note))
    }
    return heads.sorted { $0.size < $1.size }.map(\.note)
  }

  private func readNote(_ name: String, in place: FileTree) throws(TransparencyError) -> [UInt8] {
    // One that does not read is no note.
    (try? place.read(name, limitBytes: SignedNote.longest)) ?? []
  }
}

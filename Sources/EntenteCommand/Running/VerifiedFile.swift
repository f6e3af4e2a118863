import LMDB
import Transparency
import Verification
import Wording

/// What a path that is to be verified leads to, by how it begins.
enum VerifiedFile: Equatable {
  /// A folder: a ledger, a backup, or tiles; what is in it says which.
  case folder
  /// A dossier as a single file.
  case archive
  /// The proof of a record (C2SP tlog-proof); also a file that begins like nothing known.
  case proof
  /// A bundle for a partner.
  case bundle
  /// The evidence that a log was forked.
  case fork
  /// A signed head.
  case checkpoint
  /// The file of a record, which a proof places.
  case record
  /// Of an export, what does not verify on its own.
  case exported(ExportedKind)

  private static let beginnings: [(VerifiedFile, String)] = [
    (.bundle, #"{"bundle":"#), (.fork, "entente/fork/"),
    (.record, #"{"facts":"#), (.record, #"{"header":"#),
  ]

  init(_ path: String) throws(CommandError) {
    do throws(LMDBError) {
      if try Folder(path).exists() {
        self = .folder
        return
      }
      let place = FilePlace(path)
      guard let length = try place.folder.lengthBytes(of: place.name) else {
        throw LMDBError(.missing, "look at", path)
      }
      let file = try DataFile(opening: path, access: .reading)
      let start = try file.read(at: 0, count: min(length, SignedNote.longest))
      if let kind = ExportedFiles.kind(ofFile: place.name, startingWith: start) {
        self = .exported(kind)
        return
      }
      if try PackedDossier.isArchive(path) {
        self = .archive
        return
      }
      self =
        VerifiedFile.beginnings.first { start.starts(with: $0.1.utf8) }?.0
        ?? (VerifiedFile.isHead(start) ? .checkpoint : .proof)
    } catch {
      throw CommandError(error, at: path)
    }
  }

  private static func isHead(_ bytes: [UInt8]) -> Bool {
    do throws(TransparencyError) {
      _ = try Checkpoint(text: SignedNote(bytes).text)
      return true
    } catch {
      return false
    }
  }

  /// What to do with a file that says nothing by itself; nil for one that is verified.
  func trouble(at path: String, _ speaker: Speaker) -> CommandError? {
    let sentence: String
    let shown = terminalSafe(path)
    switch self {
    case .folder, .archive, .proof, .bundle, .fork: return nil
    case .exported(let kind): return .trouble(.exportAlone(path: path, [kind]))
    case .checkpoint:
      sentence = speaker.wording.say(
        fr: "\(shown) est une tête signée : on lui compare un registre, « entente verifier"
          + " --ancienne \(shown) ».",
        en: "\(shown) is a signed checkpoint: a ledger is held against it, `entente verify --old"
          + " \(shown)`.")
    case .record:
      sentence = speaker.wording.say(
        fr: "\(shown) est une écriture : donnez la preuve qui la place, le fichier .tlog-proof.",
        en: "\(shown) is a record: give the proof that places it, the .tlog-proof file.")
    }
    return .trouble(.usage(sentence))
  }
}

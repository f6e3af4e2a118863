import LMDB
import LedgerTables
import Partnership
import Wording

/// One thing about a store that somebody should know, with what to do.
enum Symptom: Sendable, Hashable {
  case guardAhead(signed: UInt64, size: UInt64)
  case guardMissing(path: String)
  case keyMissing(path: String)
  case unsealed(records: UInt64)
  case wordsKeysMissing
  case wordsKeysShort(slots: UInt64, size: UInt64)
  case trailLong(records: UInt64)
  case otherFold
  case littleRoom(freeBytes: Int)
  case manyReaders(most: Int, slots: Int)
  case readOnly

  /// The stable name, for programs.
  var name: String {
    switch self {
    case .guardAhead: "guard_ahead"
    case .guardMissing: "guard_missing"
    case .keyMissing: "key_missing"
    case .unsealed: "unsealed"
    case .wordsKeysMissing: "words_keys_missing"
    case .wordsKeysShort: "words_keys_short"
    case .trailLong: "trail_long"
    case .otherFold: "other_fold"
    case .littleRoom: "little_room"
    case .manyReaders: "many_readers"
    case .readOnly: "read_only"
    }
  }

  /// Whether it speaks against the integrity of the ledger, not only its comfort.
  var isIntegrity: Bool {
    switch self {
    case .guardAhead, .wordsKeysShort: true
    default: false
    }
  }

  /// What it is and what to do.
  func sentence(in wording: Wording) -> String {
    switch self {
    case .guardAhead(let signed, let size):
      wording.say(
        fr: "La clé a signé \(String(signed)) écritures et le registre en contient"
          + " \(String(size)) : une copie plus ancienne a été mise à sa place. Reprenez une copie"
          + " plus récente, ou ne signez plus jamais avec cette clé.",
        en: "The key has signed \(String(signed)) records and the ledger holds \(String(size)): an"
          + " older copy was put in its place. Restore a newer copy, or never sign with this key"
          + " again.")
    case .guardMissing(let path):
      wording.say(
        fr: "La garde de la clé manque : le registre ne signe plus. Reprenez"
          + " \(terminalSafe(path)).guard d'où vous l'avez sauvegardé.",
        en: "The guard of the key is missing: the ledger signs no more. Put back"
          + " \(terminalSafe(path)).guard from where you saved it.")
    case .keyMissing(let path):
      wording.say(
        fr: "La clé qui signe les têtes n'est pas à sa place, \(terminalSafe(path)), comme dans une"
          + " sauvegarde. Remettez-la en place pour sceller, ou nommez-la avec --cle.",
        en: "The key that signs checkpoints is not in its place, \(terminalSafe(path)), as in a"
          + " backup. Put it back to seal, or name it with --key.")
    case .unsealed(let records):
      wording.say(
        fr: "\(wording.count(Int(clamping: records), .record)) depuis la dernière tête. Lancez"
          + " « entente sceller » et remettez la tête à vos partenaires.",
        en: "\(wording.count(Int(clamping: records), .record)) since the last checkpoint. Run"
          + " `entente checkpoint` and give the head to your partners.")
    case .wordsKeysMissing:
      wording.say(
        fr:
          "words.keys n'est pas ici : les textes ne se lisent pas. C'est voulu dans une copie sans"
          + " textes ; sinon reprenez le fichier d'une sauvegarde.",
        en: "words.keys is not here: words cannot be read. So it should be in a copy without words;"
          + " otherwise restore the file from a backup.")
    case .wordsKeysShort(let slots, let size):
      wording.say(
        fr: "words.keys a des clés pour \(String(slots)) écritures sur \(String(size)). Reprenez le"
          + " fichier d'une sauvegarde.",
        en: "words.keys has keys for \(String(slots)) of \(String(size)) records. Restore the file"
          + " from a backup.")
    case .trailLong(let records):
      wording.say(
        fr: "Les tables dérivées ont \(wording.count(Int(clamping: records), .record)) de retard ;"
          + " la prochaine écriture les rattrape.",
        en: "The derived tables are \(wording.count(Int(clamping: records), .record)) behind; the"
          + " next write catches up.")
    case .otherFold:
      wording.say(
        fr:
          "Les tables dérivées sont d'une autre version ; elles seront refaites à la"
          + " prochaine ouverture en écriture.",
        en: "The derived tables are of another version; they are made again at the"
          + " next opening for writing.")
    case .littleRoom(let free):
      wording.say(
        fr: "Il ne reste que \(wording.bytes(free)) sur ce disque. Libérez de l'espace avant qu'une"
          + " écriture ne soit refusée.",
        en: "Only \(wording.bytes(free)) are left on this disk. Free some space before a record is"
          + " turned away.")
    case .manyReaders(let most, let slots):
      wording.say(
        fr: "\(String(most)) lecteurs à la fois sur \(String(slots)) places. Fermez ceux qui"
          + " restent ouverts sans raison.",
        en: "\(String(most)) readers at once of \(String(slots)) slots. Close those that stay open"
          + " for nothing.")
    case .readOnly:
      wording.say(
        fr: "Le dossier ne peut être que lu : rien ne s'y consigne.",
        en: "The folder can only be read: nothing can be recorded in it.")
    }
  }
}

extension Health {
  /// How many records may be behind before it is worth a word: what one opening reads at once.
  private static let longTrail: UInt64 = 10_000
  /// How much room there should be: for the store to double, and never less than this.
  private static let leastRoomBytes = 100_000_000

  /// What somebody should know, the worst first.
  var symptoms: [Symptom] {
    var found: [Symptom] = []
    if let signed, signed > records { found.append(.guardAhead(signed: signed, size: records)) }
    if let wordsKeys, wordsKeys < records, mirrored == nil {
      found.append(.wordsKeysShort(slots: wordsKeys, size: records))
    }
    if wordsKeys == nil { found.append(.wordsKeysMissing) }
    // A mirror signs nothing.
    if mirrored == nil {
      if !hasCheckpointKey {
        found.append(.keyMissing(path: checkpointKey))
      } else if signed == nil {
        found.append(.guardMissing(path: checkpointKey))
      }
    }
    if let signed, signed < records { found.append(.unsealed(records: records - signed)) }
    if derived.version != DerivedPosition.currentVersion { found.append(.otherFold) }
    if derived.size < records, records - derived.size > Health.longTrail {
      found.append(.trailLong(records: records - derived.size))
    }
    if let freeBytes, freeBytes < max(Health.leastRoomBytes, figures.usedBytes) {
      found.append(.littleRoom(freeBytes: freeBytes))
    }
    if figures.mostReaders * 2 > figures.readerSlots {
      found.append(.manyReaders(most: figures.mostReaders, slots: figures.readerSlots))
    }
    if !isWritable { found.append(.readOnly) }
    return found
  }
}

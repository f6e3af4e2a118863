import Exports
import Partnership
import RecordFormat
import Verification

/// What is not opened of the records of a dossier, as it is found record by record.
struct DossierTally {
  /// What is not opened, and why.
  var withheld = WithheldRows()
  /// What is erased of the chosen records.
  var erased: ErasedOfDossier
  /// Of how many records that were not chosen a part is opened: the views are made of them, and whoever
  /// verifies needs some.
  var beside: [WithheldTable.Part: Int] = [:]
  /// The actors whose name is withheld for the remark beside it, each with the record that gives it.
  private(set) var unnamed: [ActorID: SequenceNumber] = [:]
  /// Of how many of the records the title is withheld for the remark beside it.
  private(set) var untitled = 0
  /// The records that give an actor a name, which another may correct.
  private var naming: [SequenceNumber: ActorID] = [:]

  /// Nothing yet.
  init(under headSize: UInt64) { erased = ErasedOfDossier(under: headSize) }

  /// Takes the name of an actor or the title that the next record gives, if it gives one: of names the
  /// last counts.
  ///
  /// Words of a record are committed to together, so that a remark keeps back name and title as well.
  mutating func takeNames(
    _ header: Header, _ facts: Facts, withheldFor reason: WithheldTable.Reason?
  ) {
    if reason == .remark, facts.hasWords("title") { untitled += 1 }
    let actor: ActorID?
    switch header.type {
    case .actorRegistered, .actorRenamed:
      actor = facts.actor(.actor)
      naming[header.sequence] = actor
    // The reason of a correction is a remark.
    case .recordCorrected where facts.wordsPresent.contains("changes.name"):
      actor = header.target.flatMap { naming[$0] }
    default: return
    }
    guard let actor else { return }
    unnamed[actor] = reason == .remark ? header.sequence : nil
  }
}

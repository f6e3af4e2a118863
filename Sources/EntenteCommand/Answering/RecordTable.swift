import DelimitedText
import Entente
import Imports
import LedgerStore
import Partnership
import Projections
import Wording

extension LogCommand {
  /// Writes the records as a table that imports as it is: those of the whole ledger, or those that
  /// were asked for.
  func putTable(
    _ typed: TypedFilter, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let retold = try ledger.asking { () throws(LedgerError) in
      let known = try store.question(about: nil, at: question.moment).knownOn
      let filter = try typed.named(in: store, of: question.agreementOption.id)
      guard question.agreementOption.id == nil, filter == TimelineView.Filter(),
        question.asOf == nil
      else {
        let asked = try timeline(filter, in: store)
        return try store.retold(
          asked.view.rows.map(\.record.sequence).sorted(), known: asked.question.knownOn)
      }
      return try store.retold(known: known)
    }
    try speaker.put(table: DelimitedText.bytes(of: ActionTable.rows(of: retold.actions)))
    if !retold.leftOut.isEmpty {
      let count = speaker.wording.count(retold.leftOut.count, .record)
      speaker.say(
        fr: "Laissé de côté, parce que le registre le fait lui-même : \(count).",
        en: "\(count) that the ledger makes itself: left out.")
    }
    if !retold.wordless.isEmpty {
      let count = speaker.wording.count(retold.wordless.count, .record)
      speaker.say(
        fr: "Sans leurs mots, effacés ou absents d'ici : \(count).",
        en: "\(count) without words, which were erased or are not here.")
    }
    return .done
  }
}

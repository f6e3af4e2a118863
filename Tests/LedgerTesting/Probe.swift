internal import CanonicalJSON
public import Entente
internal import LedgerStore
internal import LedgerTables
public import Partnership
internal import Projections

extension Ledger {
  /// What the ledger answers to every kind of question at some positions: one text an answer, the
  /// same for every process and whatever the derived tables hold.
  public func probe(at positions: [UInt64], actions: [ActionID]) throws -> [String] {
    var answers: [String] = []
    for position in positions {
      let (known, members) = try store.read(upTo: position + 1) {
        transaction, view throws(LedgerTablesError) in
        var members: [String] = []
        for member in Ledger.members {
          members.append("\(member): \(try view.agreements(naming: member, in: transaction))")
        }
        for action in actions {
          let sequence = try view.sequence(of: action, in: transaction)
          members.append(sequence.map { "\($0)" } ?? "-")
        }
        return (try view.agreements(in: transaction), members)
      }
      answers.append("\(position): \(known) \(members)")
      for agreement in known {
        let sequence = SequenceNumber(position)
        guard let day = Day("2022-06-15"), let axis = Code("A1"), let party = ActorID("cnrs")
        else { continue }
        let history = try history(of: agreement, including: [.actor(party)], known: sequence)
        let answer = history.answer(asOf: day)
        var views: [JSON] = [
          BoardView(of: agreement, in: answer).json, AgreementView(of: agreement, in: answer).json,
          TimelineView(of: history, in: answer).json,
        ]
        if let view = AxisView(axis, of: agreement, in: answer) { views.append(view.json) }
        if let view = PartnerView(party, of: agreement, in: answer) { views.append(view.json) }
        for view in views { answers.append("\(position) \(agreement) \(try view.canonicalText)") }
      }
    }
    return answers
  }

  private static let members: [Subject] =
    ["cnrs", "lab-3"].compactMap { ActorID($0) }.map { .actor($0) }
    + RandomActions.persons.compactMap { PersonID($0) }.map { .person($0) }
}

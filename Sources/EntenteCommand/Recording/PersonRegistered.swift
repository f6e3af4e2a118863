import Entente
import LedgerStore
import Partnership

extension Ledger {
  /// The id of the person an action registered, which every later record of the person asks for;
  /// nil for actions of other types.
  ///
  /// Most authors leave it to the ledger to make, so that a receipt is where they learn it; the
  /// receipt of an action sent again says it again. A dry run makes an id that the record itself
  /// will not have, and says none.
  func person(
    registeredBy taken: Taken, of type: RecordType, isDryRun: Bool
  ) throws(LedgerError) -> PersonID? {
    guard type == .personRegistered else { return nil }
    if let decision = taken.decision {
      return isDryRun ? nil : decision.record.facts.person(.person)
    }
    // In a dry run it may repeat an action of the same file, which was not written either.
    let sequence = taken.receipt.sequence
    guard sequence.index < (try logSize()) else { return nil }
    return try page(of: sequence).facts.person(.person)
  }
}

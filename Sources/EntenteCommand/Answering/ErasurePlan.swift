import Entente
import Partnership

/// What is to be erased: what the command was told, or what is left of what a decision covers.
struct ErasurePlan {
  let request: ErasureRequest
  /// The records whose texts say the name of the person whom it is about, if it is about one, ascending.
  var mentioning: [SequenceNumber] = []
  /// What a decision covers, where one is carried out.
  var coverage: DispositionCoverage?
  /// What there is to know before it.
  var remarks: [String] = []
  /// How many records there were when that was found out; nil where it is found out as it is erased.
  var size: UInt64?
}

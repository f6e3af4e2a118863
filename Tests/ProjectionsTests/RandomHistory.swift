import EntenteTesting
import Partnership
import Testing

extension TestLedger {
  /// An agreement, and after it whatever of some random actions is not refused: back-dated ones,
  /// corrections and annulments among them.
  static func random(_ count: Int, _ random: inout SeededRandom) throws -> TestLedger {
    var ledger = try TestLedger.realAgreement()
    for _ in 0..<count {
      ledger.pass(days: Int.random(in: 0...12, using: &random))
      do {
        try ledger.record(ledger.randomAction(&random))
      } catch is Refusal {
        // A second commitment of a code, an annulment of what others name: the next one, then.
        continue
      }
    }
    return ledger
  }

  private func randomAction(_ random: inout SeededRandom) -> String {
    let actors = ["cnrs", "genome-quebec", "cnrs-canada"]
    let number = Int.random(in: 0...15, using: &random)
    let back = random.one(of: [0, 0, 0, 1, 9, 60])
    let day = today.adding(days: -back)
    let parties = list(random.some(of: ["cnrs", "genome-quebec"]))
    let axes = list(random.some(of: ["A1", "A2", "A3", "A4"]))
    let always = #""occurred":"\#(day)","axes":\#(axes),"reason":{"en":"w"}"#
    let target = UInt64.random(in: 9..<next, using: &random)
    let by = #""on_behalf_of":\#(parties)"#
    switch Int.random(in: 0..<11, using: &random) {
    case 0, 1:
      let giver = random.one(of: actors)
      return
        #"{"type":"knowhow.transferred",\#(always),"data":{"giver":"\#(giver)","receiver":"\#(random.one(of: actors))","subject":{"en":"w"}}}"#
    case 2:
      return
        #"{"type":"exchange.scheduled",\#(always),\#(by),"data":{"exchange":"E-\#(number)","form":"visit","planned":"2023"}}"#
    case 3:
      return
        #"{"type":"exchange.held",\#(always),"parties":\#(parties),"data":{"exchange":"E-\#(number)","form":"visit","participants":["\#(random.one(of: actors))"]}}"#
    case 4:
      return #"{"type":"exchange.cancelled",\#(always),\#(by),"data":{"exchange":"E-\#(number)"}}"#
    case 5:
      let due = random.one(of: [#""end_of_term""#, #""\#(day.adding(days: 20))""#])
      return
        #"{"type":"commitment.made",\#(always),\#(by),"data":{"commitment":"C-\#(number)","title":{"en":"w"},"debtors":\#(parties),"due":\#(due)}}"#
    case 6:
      return #"{"type":"commitment.met",\#(always),"data":{"commitment":"C-\#(number)"}}"#
    case 7:
      return #"{"type":"commitment.missed",\#(always),"data":{"commitment":"C-\#(number)"}}"#
    case 8:
      return
        #"{"type":"innovation.promoted",\#(always),"parties":\#(parties),"data":{"innovation":"I-\#(number)","title":{"en":"w"}}}"#
    case 9:
      let change = random.one(of: [#""axes":\#(axes)"#, #""occurred":"\#(day)""#])
      return
        #"{"type":"record.corrected","data":{"target":\#(target),"changes":{\#(change)}},"reason":{"en":"w"}}"#
    default:
      return #"{"type":"record.annulled","data":{"target":\#(target)},"reason":{"en":"w"}}"#
    }
  }

  private func list(_ texts: [String]) -> String {
    "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }
}

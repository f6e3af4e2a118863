import Entente
import TimeStamps
import Transparency
import WitnessClient
import Wording

extension TimeStampTrouble {
  init(_ error: TimeStampError) {
    switch error {
    case .notGranted(let status, let words):
      self = .notGranted(status: status, terminalSafe(words))
    case .otherImprint: self = .otherHead
    case .otherNonce: self = .otherQuestion
    case .tooLong, .malformed, .otherHash: self = .unreadable(error.description)
    }
  }
}

/// Where a time stamp comes from: an authority that is asked now, or a file of what one answered.
enum TimeStampSource {
  case authority(HTTPQuestion)
  case file(String)

  /// - Parameter text: An address of HTTP, or a path.
  init(_ text: String) {
    let question = HTTPQuestion(
      text, type: TimeStampQuery.mediaType, limitBytes: TimeStamp.longest)
    self = question.map { .authority($0) } ?? .file(text)
  }
}

extension HTTPQuestion {
  /// Asks an authority for a stamp over a head, with a number that its answer has to repeat.
  func stamp(
    over note: SignedNote
  ) async throws(CommandError) -> (TimeStamp, TimeStampQuery) {
    let query = TimeStampQuery(over: note.text, nonce: .random(in: 1 ... .max))
    let answer: HTTPAnswer
    let bytes = try CommandError.ofStamps { () throws(TimeStampError) in try query.bytes }
    do throws(WitnessClientError) {
      answer = try await ask(bytes)
    } catch {
      switch error {
      case .unreachable(_, let what), .unreadable(_, let what):
        throw .trouble(.timeStamp(.unreachable(url: url, what)))
      case .badAddress: throw .trouble(.timeStamp(.unreachable(url: url, "URL")))
      }
    }
    guard answer.status == 200, answer.type == TimeStamp.mediaType else {
      let type = answer.type.map { ", \(terminalSafe($0))" } ?? ""
      throw .trouble(.timeStamp(.unreachable(url: url, "\(answer.status)\(type)")))
    }
    let stamp = try CommandError.ofStamps { () throws(TimeStampError) in
      let stamp = try TimeStamp(answer.body)
      try stamp.check(over: note.text, answering: query)
      return stamp
    }
    return (stamp, query)
  }
}

extension CommandError {
  /// Runs work of time stamps and says its error in the reader's language.
  static func ofStamps<Result>(
    _ work: () throws(TimeStampError) -> Result
  ) throws(CommandError) -> Result {
    do throws(TimeStampError) {
      return try work()
    } catch {
      throw .trouble(.timeStamp(TimeStampTrouble(error)))
    }
  }
}

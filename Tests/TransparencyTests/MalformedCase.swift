import Testing

@testable import Transparency

/// Bytes that must be refused, why, and what to call them in the log of a run.
struct MalformedCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let refusal: TransparencyError

  init(_ description: String, _ bytes: [UInt8], _ refusal: TransparencyError) {
    testDescription = description
    self.bytes = bytes
    self.refusal = refusal
  }

  init(_ description: String, _ text: String, _ refusal: TransparencyError) {
    self.init(description, Array(text.utf8), refusal)
  }
}

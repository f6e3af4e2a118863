import Partnership
import Testing
import Wording

@Suite("Sentences about faults")
struct FaultSentenceTests {
  @Test(arguments: Language.allCases)
  func `Every fault has a sentence of its own`(language: Language) {
    let sentences = FaultName.allCases.map { Wording(language).sentence(for: $0) }
    #expect(Set(sentences).count == FaultName.allCases.count)
    for sentence in sentences { #expect(sentence.count > 12 && !sentence.hasSuffix(".")) }
  }
}

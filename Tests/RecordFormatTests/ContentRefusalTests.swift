import CanonicalJSON
import Partnership
import RecordFormat
import Testing

@Suite struct `Refused facts and words` {
  static let hash = String(repeating: "a", count: 64)

  @Test(arguments: [
    (#"{"axis":"A1","words_present":["title.en"]}"#, "none"),
    (#"{"axis":"A1"}"#, "missingKey words_present: title.en|title.fr"),
    (#"{"words_present":["title.en"]}"#, "missingKey axis"),
    (#"{"axis":"A1","title":"x","words_present":["title.en"]}"#, "unknownKey title"),
    (#"{"axis":"A1","reason":"x","words_present":["title.en"]}"#, "unknownKey reason"),
    (#"{"axis":"A1","target":1,"words_present":["title.en"]}"#, "unknownKey target"),
    (#"{"axis":"A1","changes":{"axis":"A2"},"words_present":["title.en"]}"#, "unknownKey changes"),
    (#"{"axis":"A 1","words_present":["title.en"]}"#, "malformed axis"),
    (#"{"axis":"","words_present":["title.en"]}"#, "malformed axis"),
    (#"{"axis":null,"words_present":["title.en"]}"#, "malformed axis"),
    (#"{"axis":["A1"],"words_present":["title.en"]}"#, "malformed axis"),
    (#"{"axis":"A1","expects":[],"words_present":["title.en"]}"#, "malformed expects"),
    (#"{"axis":"A1","expects":["gold"],"words_present":["title.en"]}"#, "malformed expects"),
    (
      #"{"axis":"A1","expects":["tools","tools"],"words_present":["title.en"]}"#,
      "malformed expects"
    ),
    (#"{"axis":"A1","expects":["tools","funding"],"words_present":["title.en"]}"#, "none"),
    (#"{"axis":"A1","words_present":[]}"#, "malformed words_present"),
    (#"{"axis":"A1","words_present":["title.fr","title.en"]}"#, "malformed words_present"),
    (#"{"axis":"A1","words_present":["title.en","title.en"]}"#, "malformed words_present"),
    (#"{"axis":"A1","words_present":["title.de","title.en"]}"#, "malformed words_present"),
    (#"{"axis":"A1","words_present":["title"]}"#, "malformed words_present"),
    (
      #"{"axis":"A1","words_present":["evidence.0.name","title.en"]}"#,
      "malformed words_present"
    ),
    (#"{"axis":"A1","cause":0,"words_present":["title.en"]}"#, "none"),
    (#"{"axis":"A1","cause":-1,"words_present":["title.en"]}"#, "malformed cause"),
    (#"{"axis":"A1","cause":"1","words_present":["title.en"]}"#, "malformed cause"),
    (#"{"axis":"A1","evidence":[],"words_present":["title.en"]}"#, "malformed evidence"),
    (#"{"axis":"A1","evidence":[{}],"words_present":["title.en"]}"#, "missingKey media_type"),
    (
      #"{"axis":"A1","evidence":[{"media_type":"text/plain"}],"words_present":["title.en"]}"#,
      "missingKey sha256"
    ),
    (
      #"{"axis":"A1","evidence":[{"media_type":"text/plain","name":"x","sha256":"\#(hash)"}],"words_present":["title.en"]}"#,
      "unknownKey name"
    ),
    (
      #"{"axis":"A1","evidence":[{"media_type":"plain","sha256":"\#(hash)"}],"words_present":["title.en"]}"#,
      "malformed media_type"
    ),
    (
      #"{"axis":"A1","evidence":[{"bytes":-1,"media_type":"a/b","sha256":"\#(hash)"}],"words_present":["title.en"]}"#,
      "malformed bytes"
    ),
    (
      #"{"axis":"A1","evidence":[{"media_type":"a/b","sha256":"\#(hash)"}],"words_present":["evidence.0.held_at","evidence.0.name","title.en"]}"#,
      "none"
    ),
    (
      #"{"axis":"A1","evidence":[{"media_type":"a/b","sha256":"\#(hash)"}],"words_present":["evidence.00.name","title.en"]}"#,
      "malformed words_present"
    ),
    (
      #"{"axis":"A1","evidence":[{"media_type":"a/b","sha256":"\#(hash)"}],"words_present":["evidence.1.name","title.en"]}"#,
      "malformed words_present"
    ),
    (#"{"axis":"A1","words_present":["title.en"]} "#, "notCanonical notCanonical"),
    (#"[]"#, "malformed "),
  ])
  func `Facts keep the grammar of their type`(text: String, expected: String) {
    #expect(fault { _ = try FactsFormat.read(Array(text.utf8), type: .axisAgreed) } == expected)
  }

  @Test(arguments: [
    (#""kind":"group""#, "none"), (#""kind":"party","parents":["a","b"]"#, "none"),
    (#""kind":"party","parents":["b","a"]"#, "malformed parents"),
    (#""kind":"engagement""#, "malformed kind"), (#""country":"CA","kind":"party""#, "none"),
    (#""country":"XX","kind":"party""#, "malformed country"),
    (#""identifiers":{"ror":"04kd6g"},"kind":"party""#, "none"),
    (#""identifiers":{},"kind":"party""#, "malformed identifiers"),
    (#""identifiers":{"doi":"1"},"kind":"party""#, "unknownKey doi"),
    (#""identifiers":{"ror":" "},"kind":"party""#, "malformed ror"),
  ])
  func `Facts of an actor keep their grammar`(middle: String, expected: String) {
    let text = #"{"actor":"cnrs",\#(middle),"words_present":["name"]}"#
    #expect(
      fault { _ = try FactsFormat.read(Array(text.utf8), type: .actorRegistered) } == expected)
  }

  @Test(arguments: [
    (#"{"form":"video"}"#, RecordType.exchangeHeld, "none"),
    (#"{"form":"video"}"#, nil, "none"),
    (#"{"form":"letter"}"#, .exchangeHeld, "malformed changes.form"),
    (#"{"form":"letter"}"#, nil, "malformed changes"),
    (#"{"form":null}"#, .exchangeHeld, "malformed changes.form"),
    (#"{"exchange":"X2"}"#, .exchangeHeld, "unknownKey changes.exchange"),
    (#"{"participants":null}"#, .exchangeHeld, "none"),
    (#"{"participants":["b","a"]}"#, .exchangeHeld, "malformed changes.participants"),
    (#"{"participants":["a","b"]}"#, .exchangeHeld, "none"),
    (#"{"occurred":"2022-06"}"#, .exchangeHeld, "none"),
    (#"{"occurred":null}"#, .exchangeHeld, "malformed changes.occurred"),
    (#"{"occurred":"2022-06"}"#, .actorRegistered, "unknownKey changes.occurred"),
    (#"{"axes":null}"#, .exchangeHeld, "none"),
    (#"{"axes":["A2","A1"]}"#, .exchangeHeld, "malformed changes.axes"),
    (#"{"axes":["A1"]}"#, .agreementSigned, "unknownKey changes.axes"),
    (#"{"title.fr":null}"#, .exchangeHeld, "none"),
    (#"{"title.fr":"new"}"#, .exchangeHeld, "malformed changes.title.fr"),
    (#"{"title":null}"#, .exchangeHeld, "malformed changes.title"),
    (#"{"title.de":null}"#, .exchangeHeld, "unknownKey changes.title.de"),
    (#"{"form":"video","giver":"cnrs"}"#, nil, "malformed changes"),
    (#"{}"#, nil, "malformed changes"), (#"null"#, nil, "malformed changes"),
  ])
  func `Changes are those of the type they correct`(
    changes: String, target: RecordType?, expected: String
  ) {
    let text = #"{"changes":\#(changes),"words_present":["reason.fr"]}"#
    #expect(
      fault {
        _ = try FactsFormat.read(Array(text.utf8), type: .recordCorrected, correcting: target)
      } == expected)
  }

  @Test(arguments: [
    (#"["changes.title.fr","reason.fr"]"#, RecordType.exchangeHeld, "none"),
    (#"["changes.title.fr","reason.fr"]"#, nil, "none"),
    (#"["changes.title","reason.fr"]"#, .exchangeHeld, "unknownKey changes.title"),
    (#"["changes.name","reason.fr"]"#, .exchangeHeld, "unknownKey changes.name"),
    (#"["changes.name","reason.fr"]"#, .actorRegistered, "none"),
    (#"["changes.name"]"#, .actorRegistered, "missingKey words_present: reason.en|reason.fr"),
    (#"["reason.fr"]"#, nil, "missingKey changes"),
  ])
  func `New words of a correction are those of the type they correct`(
    present: String, target: RecordType?, expected: String
  ) {
    let text = #"{"words_present":\#(present)}"#
    #expect(
      fault {
        _ = try FactsFormat.read(Array(text.utf8), type: .recordCorrected, correcting: target)
      } == expected)
  }

  @Test(arguments: [
    (#"{"title.en":"x"}"#, "missingKey title.fr"),
    (#"{"title.en":"x","title.fr":"y"}"#, "none"),
    (#"{"text.fr":"z","title.en":"x","title.fr":"y"}"#, "unknownKey text.fr"),
    (#"{"name":"x"}"#, "unknownKey name"), (#"{"title.en":""}"#, "malformed title.en"),
    (#"{"title.en":1}"#, "malformed title.en"), (#"{"title.en":null}"#, "malformed title.en"),
    (#"{"title.en":["x"]}"#, "malformed title.en"), ("{}", "malformed "),
    ("[]", "malformed "), (#"{"title.en":"\u0007"}"#, "notCanonical controlCharacter"),
    (#"{"title.fr":"y","title.en":"x"}"#, "notCanonical keysOutOfOrder"),
  ])
  func `Words keep to their paths`(text: String, expected: String) throws {
    let facts = try FactsFormat.read(
      Array(GoldenRecord.plain.facts.utf8), type: .axisAgreed)
    #expect(
      fault { _ = try WordsFormat.read(Array(text.utf8), type: .axisAgreed, facts: facts) }
        == expected)
  }

  @Test func `Facts built in code are held to the grammar before they are written`() {
    let unordered = Facts([
      .init(.actor, .text("cnrs")), .init(.kind, .text("party")),
      .init(.parents, .texts(["b", "a"])), .init(.wordsPresent, .texts(["name"])),
    ])
    #expect(
      fault { _ = try FactsFormat.canonicalBytes(unordered, type: .actorRegistered) }
        == "malformed parents")
  }

  @Test func `Headers built in code are held to the grammar before they are written`() throws {
    var header = try GoldenRecord.plain.read()
    header.content.parties.reverse()
    #expect(fault { _ = try header.canonicalBytes() } == "malformed parties")
    header = try GoldenRecord.plain.read()
    header.content.target = 3
    #expect(fault { _ = try header.canonicalBytes() } == "notApplicable target")
    header = try GoldenRecord.signed.read()
    header.content.signatures.reverse()
    #expect(fault { _ = try header.canonicalBytes() } == "malformed signatures")
    header = try GoldenRecord.plain.read()
    header.sequence = SequenceNumber(1 << 53)
    #expect(fault { _ = try header.canonicalBytes() } == "notCanonical integerTooLarge")
  }

  @Test func `A signature of another key, or over another action, is refused`() throws {
    var header = try GoldenRecord.signed.read().content
    #expect(fault { try header.checkSignatures { _, _, _ in nil } } == "unknownSigner")
    #expect(fault { try header.checkSignatures { _, _, _ in false } } == "signatureMismatch")
    var asked = 0
    try header.checkSignatures { _, _, bytes in
      asked += 1
      return bytes == Array(GoldenRecord.signed.signedBytes.utf8)
    }
    #expect(asked == 2)
    header.signatures = []
    try header.checkSignatures { _, _, _ in false }
  }
}

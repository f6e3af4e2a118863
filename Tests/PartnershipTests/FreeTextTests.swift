import CanonicalJSON
import Partnership
import Testing

@Suite struct `The free texts of an action` {
  private let address = "m@exemple.ca"

  private func fields(_ json: JSON) throws -> [String] {
    try Action(json: json).contactsInTexts.map(\.field)
  }

  @Test func `are searched wherever a type has some, each by its path`() throws {
    let text: JSON = ["fr": .string(address), "en": .string("write to \(address)")]
    #expect(
      try fields([
        "type": "commitment.made", "agreement": "gq-cnrs", "occurred": "2022-05-01",
        "data": [
          "commitment": "C-1", "title": text, "debtors": ["cnrs"], "due": "2022-06-01",
        ], "text": text, "reason": ["fr": .string(address)], "authority": .string(address),
        "evidence": [
          ["sha256": .string(String(repeating: "a", count: 64)), "media_type": "text/plain"],
          [
            "sha256": .string(String(repeating: "b", count: 64)), "media_type": "text/plain",
            "name": .string("lettre à \(address).txt"), "held_at": .string("sftp://x@host.example"),
          ],
        ],
      ]) == [
        "data.title.en", "data.title.fr", "text.en", "text.fr", "reason.fr", "authority",
        "evidence[1].name",
      ])
    #expect(
      try fields([
        "type": "statement.published", "agreement": "gq-cnrs", "occurred": "2022-05-01",
        "data": [
          "person": "p-aaaaaaaaaaaaaaaa", "language": "fr", "quote": "Appelez le 514 555-0199",
        ],
      ]) == ["data.quote"])
  }

  @Test func `are not those made for who somebody is`() throws {
    #expect(
      try fields([
        "type": "person.registered",
        "data": [
          "name": .string(address), "email": .string(address), "phone": "514 555-0199",
          "orcid": "0000-0002-1825-0097",
        ],
      ]) == [])
  }

  @Test func `are those a correction changes, whatever the type of its target`() throws {
    #expect(
      try fields([
        "type": "record.corrected",
        "data": [
          "target": 3,
          "changes": [
            "title": ["fr": .string(address)], "text.en": .string(address),
            "quote": .string(address), "name": .string(address), "email": .string(address),
            "form": .string(address),
          ],
        ], "reason": ["fr": "Coquille"],
      ]) == ["data.changes.quote", "data.changes.text.en", "data.changes.title.fr"])
  }

  @Test func `are found again in what was signed, by the same names`() throws {
    let json: JSON = [
      "type": "incident.declared", "agreement": "gq-cnrs", "occurred": "2022-05-01",
      "data": [
        "incident": "I-1", "what": ["fr": .string(address)], "risk": "none",
      ], "text": ["fr": "Tél. 514 555-0199"], "reason": ["en": .string(address)],
      "evidence": [
        [
          "sha256": .string(String(repeating: "b", count: 64)), "media_type": "text/plain",
          "name": .string("\(address).txt"),
        ]
      ],
    ]
    let action = try Action(json: json)
    let prepared = try action.prepared()
    #expect(
      Set(prepared.contactsInTexts.map(\.field)) == Set(action.contactsInTexts.map(\.field)))
    #expect(prepared.contactsInTexts.count == 4)
    let person = try Action(json: [
      "type": "person.registered", "data": ["name": .string(address), "phone": "514 555-0199"],
    ])
    #expect(try person.prepared().contactsInTexts.isEmpty)
  }

  @Test func `are refused by name, with the field and what was found`() throws {
    let found = try #require(ContactInText.found(in: "à \(address)", at: "reason.fr").first)
    #expect(found.refusal == Refusal(.personalText, .field("reason.fr"), .text(address)))
  }
}

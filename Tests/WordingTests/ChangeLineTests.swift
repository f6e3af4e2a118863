import CanonicalJSON
import Partnership
import Projections
import Testing
import Wording

@Suite struct `What a record changes` {
  private func lines(_ before: JSON, _ after: JSON, _ language: Language = .frCA) -> [String] {
    ChangeLines(Wording(language)) { $0.text.uppercased() }
      .lines(board: ViewDifference.between(before, after), agreement: nil)
  }

  private func board(_ held: Int64, _ records: Int64, cell: JSONObject? = nil) -> JSON {
    var partners: [JSON] = []
    if let cell { partners.append(["id": "cnrs", "tally": .object(cell)]) }
    return [
      "axes": [
        [
          "id": "A3", "partners": .array(partners),
          "total": [
            "exchanges_held": .integer(held), "records": .integer(records),
            "last": ["record": .integer(records)],
          ],
        ]
      ]
    ]
  }

  @Test(arguments: [
    (Language.frCA, "A3 · échanges tenus\u{A0}: 2 → 3"), (.en, "A3 · exchanges held: 2 → 3"),
  ])
  func `is named by the labels of the board`(language: Language, line: String) {
    #expect(lines(board(2, 8), board(3, 9), language) == [line])
  }

  @Test func `is the number of records only where nothing else of the cell changes`() {
    #expect(lines(board(2, 8), board(2, 9)) == ["A3 · écritures\u{A0}: 8 → 9"])
  }

  @Test func `begins at nought where a partner had no cell, and leaves out what stays nought`() {
    #expect(
      lines(board(2, 8), board(3, 9, cell: ["exchanges_held": 1, "given": 0, "records": 1]))
        == ["A3 · échanges tenus\u{A0}: 2 → 3", "A3 · CNRS · échanges tenus\u{A0}: 0 → 1"])
  }

  @Test(arguments: Language.allCases)
  func `has a label for everything that a cell counts`(language: Language) throws {
    let agreement = try #require(AgreementID("agreement"))
    let nothing = BoardView(of: agreement, in: History().answer(asOf: .latest)).total.json
    let none = try #require(nothing.objectValue)
    for (key, value) in none {
      for path in value.objectValue?.map({ "\(key)/\($0.key)" }) ?? [key] where path != "last" {
        let steps = path.split(separator: "/").map(String.init)
        let one: JSON = steps.count == 1 ? 1 : .object([steps[1]: 1])
        let lines = lines(
          ["total": .object([steps[0]: steps.count == 1 ? 0 : .object([steps[1]: 0])])],
          ["total": .object([steps[0]: one])], language)
        #expect(lines.count == 1, "\(path)")
      }
    }
  }

  @Test func `names each anomaly that comes or goes, and none that points to another record`() {
    func board(_ anomalies: [(record: Int64, name: String, other: Int64?)]) -> JSON {
      [
        "anomalies": .array(
          anomalies.map {
            [
              "anomaly": .string($0.name), "other": $0.other.map { .integer($0) } ?? .null,
              "record": .integer($0.record),
            ]
          })
      ]
    }
    let before = board([(13, "A-NO-ROLE", nil), (17, "A-OUTSIDE-PROTOCOL", 16)])
    let after = board([(13, "A-OUT-OF-TERM", nil), (17, "A-OUTSIDE-PROTOCOL", 18)])
    #expect(
      lines(before, after, .en) == [
        "#13 · anomaly: no role that day → —", "#13 · anomaly: — → out of term",
      ])
    #expect(
      lines(before, after).last == "#13 · anomalie\u{A0}: — → hors de la période en vigueur")
  }

  @Test func `says stages and dates in words, the agreement's before the axes'`() {
    let before: JSON = ["axes": [["id": "A1", "mutual": false, "stage": "active"]]]
    let after: JSON = [
      "axes": [["id": "A1", "mutual": true, "stage": "suspended"]],
      "force": ["from": "2022-04-22", "record": 4], "stage": "in_force",
    ]
    #expect(
      lines(before, after) == [
        "Entente\u{A0}: — → en vigueur", "en vigueur depuis\u{A0}: — → 2022-04-22",
        "A1 · mutuel\u{A0}: non → oui", "A1 · état\u{A0}: actif → suspendu",
      ])
  }

  @Test func `says of the agreement who signed it and for how long, and what is put right`() {
    let before: JSON = [
      "anomalies": [["anomaly": "A-DUPLICATE", "id": "9:A-DUPLICATE", "record": 9]],
      "unkept": [["id": "C-1", "stage": "overdue"]],
    ]
    let after: JSON = ["anomalies": [], "unkept": [["id": "C-1", "stage": "missed"]]]
    let signed: JSON = [
      "parties": [["id": "cnrs", "signed": ["occurred": "2022-04-22", "record": 3]]],
      "signed": ["by": 2, "of": 2], "term": "P24M",
    ]
    let lines = ChangeLines(Wording(.frCA)) { $0.text.uppercased() }.lines(
      board: ViewDifference.between(before, after),
      agreement: ViewDifference.between(
        ["parties": [["id": "cnrs", "signed": .null]], "signed": ["by": 1, "of": 2]], signed))
    #expect(
      lines == [
        "durée proposée\u{A0}: — → 24 mois", "signatures\u{A0}: 1 → 2",
        "CNRS · signature\u{A0}: — → 2022-04-22",
        "C-1 · engagement non tenu\u{A0}: en retard → manqué",
        "#9 · anomalie\u{A0}: doublon → —",
      ])
  }
}

@Suite struct `The families of types` {
  @Test func `hold every type that anybody may record, once`() {
    let types = TypeFamily.allCases.flatMap(\.types)
    #expect(Set(types).count == types.count)
    #expect(Set(types) == Set(RecordType.allCases.filter(\.definition.isByHand)))
  }
}

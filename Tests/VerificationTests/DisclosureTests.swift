import Partnership
import RecordFormat
import Testing
import Verification

/// The table "What each audience is given" of `Docs/Formats/Dossier.md`, row by row.
@Suite struct `What a dossier opens` {
  /// For whom it is; an auditor may ask for the words about persons too.
  enum Reader: CaseIterable {
    case archive, auditor, auditorOfPersons, anybody

    var audience: DossierInfo.Audience {
      switch self {
      case .archive: .archive
      case .auditor, .auditorOfPersons: .auditor
      case .anybody: .public
      }
    }
  }

  /// How a record stands to what was chosen: axis A1 of an agreement, up to record 9.
  enum Place {
    case chosen, ofTheViews, ledgerWideOfTheViews, elsewhere, ledgerWide, ofAnotherAgreement, later

    var sequence: UInt64 { self == .later ? 12 : 5 }
    var isOfTheViews: Bool { self == .ofTheViews || self == .ledgerWideOfTheViews }
    var agreement: AgreementID? {
      switch self {
      case .ledgerWide, .ledgerWideOfTheViews: nil
      case .ofAnotherAgreement: AgreementID("two")
      default: AgreementID("one")
      }
    }
  }

  /// Why each part of a record is not opened; nil for what is.
  private struct Verdict: Equatable {
    let facts: WithheldTable.Reason?
    let words: WithheldTable.Reason?
    let document: WithheldTable.Reason?
  }

  private func header(
    _ type: RecordType, _ sequence: UInt64, target: UInt64? = nil, at place: Place
  ) throws -> Header {
    let ledger = try #require(LedgerName("ledger.example/x"))
    let id = ActionID(unixMilliseconds: 1_650_000_000_000, random: 0, sequence << 2)
    var content = ActionHeader(
      type, action: id, ledger: ledger, author: .local,
      facts: .facts([], salt: .random(), ledger: ledger, action: id))
    content.agreement = place.agreement
    content.axes = [Code(place == .chosen || place == .later ? "A1" : "A2")].compactMap { $0 }
    content.target = target.map { SequenceNumber($0) }
    let recorded = try #require(Recorded("2022-05-06T12:00:00.000000Z"))
    return Header(content, recorded: recorded, sequence: SequenceNumber(sequence))
  }

  /// Decides on records of a place in turn, and answers with what is said of the last.
  private func verdict(
    on records: [(type: RecordType, facts: Facts)], at place: Place, to reader: Reader
  ) throws -> Verdict {
    let selection = try Selection(
      size: 10, agreement: AgreementID("one"), axes: [Code("A1")].compactMap { $0 })
    var selecting = RecordSelecting(selection)
    var headers: [Header] = []
    for (index, record) in records.enumerated() {
      let before = headers.last?.sequence.index
      headers.append(
        try header(record.type, place.sequence + UInt64(index), target: before, at: place))
    }
    for header in headers { selecting.take(header) }
    let day = try #require(Day("2022-05-06"))
    let info = DossierInfo(
      by: "test/1", ledger: try #require(LedgerName("ledger.example/x")), headSize: 20,
      headDay: day, selection: selection, asOf: day, audience: reader.audience,
      asksForPersonalWords: reader == .auditorOfPersons, recipient: nil, legalBasis: nil)
    var disclosure = Disclosure(
      of: info, selecting.selected(),
      context: place.isOfTheViews ? Set(headers.map(\.sequence.index)) : [])
    let verdicts = zip(headers, records).map { disclosure.decide($0, $1.facts) }
    let last = try #require(verdicts.last)
    return Verdict(facts: last.facts, words: last.words, document: last.document)
  }

  private func saying(
    _ facts: WithheldTable.Reason?, _ words: WithheldTable.Reason?,
    _ document: WithheldTable.Reason?
  ) -> Verdict {
    Verdict(facts: facts, words: words, document: document)
  }

  private func document(ofClass name: String) -> Facts {
    Facts([Facts.Entry(.documentClass, .text(name))])
  }

  private let ofAPerson = Facts([Facts.Entry(.person, .text("p-aaaaaaaaaaaaaaaa"))])

  @Test(arguments: Reader.allCases)
  func `is all of the chosen records, the facts of those of views, and nothing of others`(
    reader: Reader
  ) throws {
    let rows: [(Place, Verdict)] = [
      (.chosen, saying(nil, nil, nil)), (.ledgerWideOfTheViews, saying(nil, nil, nil)),
      (.ofTheViews, saying(nil, .notSelected, .notSelected)),
      (.elsewhere, saying(.notSelected, .notSelected, .notSelected)),
      (.ledgerWide, saying(.notSelected, .notSelected, .notSelected)),
      (.ofAnotherAgreement, saying(.otherAgreement, .otherAgreement, .otherAgreement)),
      (.later, saying(.later, .later, .later)),
    ]
    for (place, expected) in rows {
      let published = document(ofClass: "public")
      let found = try verdict(on: [(.documentAttached, published)], at: place, to: reader)
      #expect(found == expected, "\(place)")
    }
  }

  @Test func `is of a record about a person what its audience may have of persons`() throws {
    let rows: [(Reader, Verdict)] = [
      (.archive, saying(nil, nil, nil)), (.auditor, saying(nil, .personal, nil)),
      (.auditorOfPersons, saying(nil, nil, nil)),
      (.anybody, saying(.personal, .personal, .personal)),
    ]
    for (reader, expected) in rows {
      let itself = [(type: RecordType.roleAssigned, facts: ofAPerson)]
      // Of a correction only the target says whom it is about.
      for records in [itself, itself + [(.recordCorrected, Facts())]] {
        let found = try verdict(on: records, at: .ledgerWideOfTheViews, to: reader)
        #expect(found == expected, "\(reader), \(records.count)")
      }
    }
  }

  @Test func `is of a document what its class allows`() throws {
    let all = saying(nil, nil, nil)
    let confidential = saying(.confidential, .confidential, .confidential)
    let personal = saying(.personal, .personal, .personal)
    // Archive, auditor, auditor who asked for words about persons, public.
    let rows: [(String, [Verdict])] = [
      ("public", [all, all, all, all]), ("internal", [all, all, all, confidential]),
      ("confidential", [all, all, all, confidential]),
      ("personal", [all, saying(nil, .personal, .personal), all, personal]),
    ]
    for (name, expected) in rows {
      for (reader, expected) in zip(Reader.allCases, expected) {
        let records = [(RecordType.documentAttached, document(ofClass: name))]
        let found = try verdict(on: records, at: .chosen, to: reader)
        #expect(found == expected, "\(name), \(reader)")
      }
    }
    let corrected = try verdict(
      on: [
        (.documentAttached, document(ofClass: "internal")), (.recordCorrected, Facts()),
      ], at: .chosen, to: .anybody)
    #expect(corrected.facts == .confidential && corrected.words == .confidential)
  }

  @Test(arguments: ["text.fr", "reason.en", "evidence.0.name"])
  func `is no remark to the public`(path: String) throws {
    let facts = Facts([Facts.Entry(.wordsPresent, .texts([path, "title.fr"]))])
    for reader in Reader.allCases {
      let found = try verdict(on: [(.exchangeHeld, facts)], at: .chosen, to: reader)
      #expect(found == saying(nil, reader == .anybody ? .remark : nil, nil), "\(reader)")
    }
  }

  @Test(arguments: Reader.allCases)
  func `is whatever was chosen the facts of keys and erasures, to the public but of persons' keys`(
    reader: Reader
  ) throws {
    let ofAnInstitution = Facts([Facts.Entry(.owner, .text("gq"))])
    let ofSomebody = Facts([Facts.Entry(.owner, .text("p-aaaaaaaaaaaaaaaa"))])
    for (type, facts) in [
      (RecordType.ledgerOpened, Facts()), (.keyAdded, ofAnInstitution), (.keyRetired, Facts()),
      (.personalErased, ofAPerson),
    ] {
      let found = try verdict(on: [(type, facts)], at: .ledgerWide, to: reader)
      #expect(found == saying(nil, .notSelected, .notSelected), "\(type)")
    }
    let key = try verdict(on: [(.keyAdded, ofSomebody)], at: .ledgerWide, to: reader)
    #expect(key.facts == (reader == .anybody ? .personal : nil))
  }
}

/// A hold among those of a whole ledger, where a code is one agreement's own, or the ledger's.
public struct PlacedHold: Sendable, Hashable {
  /// The agreement whose hold it is; nil for the ledger's.
  public let agreement: AgreementID?
  /// Its code.
  public let code: Code
  /// What it covers.
  public let covers: Coverage
  /// The record that placed it.
  public let placed: Record
  /// The record that lifted it; nil while it lasts.
  public private(set) var lifted: Record?

  /// The holds that some records place and lift, which come in their order.
  public static func all(in records: some Swift.Sequence<Record>) -> [PlacedHold] {
    var holds: [PlacedHold] = []
    for record in records {
      guard let code = record.facts.code(.hold) else { continue }
      if record.type == .holdLifted {
        // One of the agreement's own, or else the ledger's, which stands in every agreement.
        func first(of agreement: AgreementID?) -> Int? {
          holds.firstIndex { $0.lifted == nil && $0.code == code && $0.agreement == agreement }
        }
        if let index = first(of: record.agreement) ?? first(of: nil) {
          holds[index].lifted = record
        }
      } else if record.type == .holdPlaced, case .tree(let json) = record.facts[.covers] {
        holds.append(
          PlacedHold(
            agreement: record.agreement, code: code, covers: Coverage(json), placed: record))
      }
    }
    return holds
  }
}

extension PlacedHold {
  /// Whether it lasts at the end of a day.
  ///
  /// A clerical record has no date but that of its recording.
  public func isInForce(on day: Day) -> Bool {
    placed.recorded.day <= day && lifted.map { $0.recorded.day > day } ?? true
  }

  /// Whether it covers a record: by itself, with its agreement, for a person it names, or for the document
  /// it attaches.
  public func isOn(_ record: Record) -> Bool {
    covers.records.contains(record.sequence)
      || record.agreement.map { covers.agreements.contains($0) } == true
      || covers.persons.contains(where: record.concerns)
      || covers.documents.contains { isOn($0, attachedBy: record) }
  }

  /// Whether a document that it covers is the one a record is about.
  ///
  /// Documents are of the agreement of the hold, or of the ledger.
  func isOn(_ document: Code, attachedBy record: Record) -> Bool {
    (record.agreement == nil || record.agreement == agreement)
      && record.facts.code(.document) == document
  }
}

extension Record {
  /// Whether it names a person, in its own fields or in those it changes.
  func concerns(_ person: PersonID) -> Bool {
    personsNamed.contains(person) || personsConcerned.contains(person)
  }
}

public import CanonicalJSON
public import Partnership

/// The holds in force on a day, of the whole ledger or of one agreement: what may not be erased or
/// disposed of, who said so, and why.
public struct HoldsView: View, Hashable {
  /// Which holds to show; those in force unless told.
  public struct Filter: Sendable, Hashable {
    /// Those of an agreement, and others that cover it or one of its records.
    public var agreement: AgreementID?
    /// Those that were lifted by the day, too.
    public var includesLifted = false

    /// Shows those in force.
    public init() {}
  }

  /// The holds, in the order in which they were placed.
  public let rows: [HoldRow]

  /// What records say, by the end of a day.
  ///
  /// - Parameters:
  ///   - records: Those that place holds and lift them, of every agreement, in their order.
  ///   - documents: Those that are known of the agreements of the holds, and of none.
  ///   - own: Where only those of an agreement are shown, its records, as they were recorded: what a
  ///     correction put aside is still held.
  public init(
    of records: [Record], documents: [OwnedDocument], asOf day: Day, filter: Filter = Filter(),
    among own: [Record] = []
  ) {
    let history = History(records)
    rows = PlacedHold.all(in: records).filter { hold in
      guard hold.placed.recorded.day <= day else { return false }
      if let agreement = filter.agreement, hold.agreement != agreement,
        !hold.covers.agreements.contains(agreement), !own.contains(where: hold.isOn)
      {
        return false
      }
      return filter.includesLifted || hold.isInForce(on: day)
    }.map { HoldRow($0, documents, asOf: day, in: history) }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON { ["rows": .array(rows.map(\.json))] }

  /// One hold a row.
  public var table: ViewTable {
    ViewTable(of: rows.map(\.json), beginningWith: ["hold", "agreement"])
  }
}

/// A document by its code, which is an agreement's own or the ledger's.
public struct OwnedDocument: Sendable, Hashable {
  /// The agreement whose document it is; nil for one of no agreement.
  public let agreement: AgreementID?
  /// Its code.
  public let document: Code

  /// A document of an agreement, or of none.
  public init(_ document: Code, of agreement: AgreementID?) {
    self.document = document
    self.agreement = agreement
  }

  /// The document as JSON.
  var json: JSON { ["agreement": .optional(agreement), "document": .text(document)] }
}

/// A hold with who placed and lifted it.
public struct HoldRow: Sendable, Hashable {
  /// Its code.
  public let hold: Code
  /// The agreement whose hold it is; nil for the ledger's.
  public let agreement: AgreementID?
  /// What it covers.
  public let covers: Coverage
  /// The documents that it covers, each with the agreement whose it is: that of the hold, or none.
  public let documents: [OwnedDocument]
  /// How it was placed.
  public let placed: Deed
  /// How it was lifted; nil while it lasts.
  public let lifted: Deed?

  /// A record that placed or lifted a hold.
  public struct Deed: Sendable, Hashable {
    /// The record.
    public let record: SequenceNumber
    /// The day it was recorded, by UTC.
    public let day: Day
    /// Who recorded it.
    public let author: Author
    /// Where its reason stands.
    public let reason: TextReference?

    init(_ record: Record, in history: History) {
      self.record = record.sequence
      day = record.recorded.day
      author = record.author
      reason = TextReference("reason", in: history[record.sequence])
    }
  }

  init(
    _ hold: PlacedHold, _ documents: [OwnedDocument], asOf day: Day, in history: History
  ) {
    self.hold = hold.code
    agreement = hold.agreement
    covers = hold.covers
    let owners = hold.agreement.map { [$0, nil] } ?? [nil]
    self.documents = hold.covers.documents.flatMap { code in
      owners.map { OwnedDocument(code, of: $0) }.filter(documents.contains)
    }
    placed = Deed(hold.placed, in: history)
    lifted = hold.isInForce(on: day) ? nil : hold.lifted.map { Deed($0, in: history) }
  }

  /// The row as JSON.
  public var json: JSON {
    [
      "agreement": .optional(agreement), "covers": covers.json,
      "documents": .array(documents.map(\.json)), "hold": .text(hold),
      "lifted": lifted?.json ?? .null, "placed": placed.json, "record": .record(placed.record),
    ]
  }
}

extension HoldRow.Deed {
  fileprivate var json: JSON {
    [
      "author": .text(author), "day": .text(day), "reason": .text(reason),
      "record": .record(record),
    ]
  }
}

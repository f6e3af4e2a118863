internal import CanonicalJSON
internal import LMDB
public import Partnership
internal import RecordFormat

/// The row of the journal: a record's typed header and facts, about 100 bytes, so that a question
/// never touches JSON.
///
/// Versioned, not frozen. A row of an agreement's journal leaves the agreement to its key, unless the
/// record stands in another journal too.
public enum JournalRow {
  /// The row of a record.
  public static func bytes(of record: Record) -> [UInt8] {
    var row = RowWriter()
    row.byte(record.type.rawValue)
    row.number(UInt64(bitPattern: record.recorded.microseconds))
    row.agreement(of: record)
    row.occurred(record.occurred)
    row.ids(record.axes)
    row.ids(record.parties)
    row.ids(record.onBehalfOf)
    row.number(UInt64(record.signers.count))
    for signer in record.signers { row.raw(signer.bytes) }
    row.text(record.author.text)
    row.number(record.target.map { $0.index + 1 } ?? 0)
    row.amendments(record.amends)
    row.number(UInt64(record.facts.entries.count))
    for entry in record.facts.entries { row.fact(entry) }
    return row.bytes
  }

  /// The record of a row in a subject's journal; nil when the bytes are not what `bytes(of:)` writes
  /// for one that stands there.
  ///
  /// - Parameter lists: What the rows read before had in common with this one.
  public static func record(
    _ sequence: SequenceNumber, of subject: Subject, _ bytes: Span<UInt8>,
    sharing lists: inout JournalLists
  ) -> Record? {
    var row = RowReader(bytes)
    guard let type = row.byte().flatMap({ RecordType(rawValue: $0) }),
      let recorded = row.number().flatMap({ Recorded(microseconds: Int64(bitPattern: $0)) }),
      let agreement = row.agreement(of: subject), let occurred = row.occurred(),
      let axes = row.list(&lists.axes), let parties = row.list(&lists.actors),
      let onBehalfOf = row.list(&lists.actors), let signers = row.signers(),
      let author = row.author(&lists), let target = row.number(),
      let amends = row.amendments(&lists), let count = row.number(), count <= 256
    else { return nil }
    var entries: [Facts.Entry] = []
    entries.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let entry = row.fact(&lists) else { return nil }
      entries.append(entry)
    }
    guard row.isAtEnd, let facts = Facts(ascending: entries) else { return nil }
    return Record(
      sequence: sequence, recorded: recorded, type: type,
      agreement: agreement, occurred: occurred, axes: axes, parties: parties,
      onBehalfOf: onBehalfOf,
      target: target == 0 ? nil : SequenceNumber(target - 1), amends: amends, author: author,
      signers: signers, facts: facts)
  }
}

/// The lists that the rows of a journal repeat, each made once: the same few axes and parties, the
/// same paths of words.
public struct JournalLists: Sendable {
  fileprivate var axes = SharedLists<Code> { Code(unchecked: $0) }
  fileprivate var actors = SharedLists<ActorID> { ActorID(unchecked: $0) }
  fileprivate var texts = SharedLists<String> { $0 }
  /// Who recorded the row before.
  fileprivate var author: (bytes: [UInt8], author: Author) = ([], .local)

  /// Nothing read yet.
  public init() {}
}

extension RowWriter {
  /// 0 for none, 1 where the key says which, 2 and the id where it may be that of another journal.
  fileprivate mutating func agreement(of record: Record) {
    guard let agreement = record.agreement else { return byte(0) }
    guard record.type.isOfErasures else { return byte(1) }
    byte(2)
    text(agreement.text)
  }

  /// 0 for none, 1 and the text, or for a whole day, which most are, its ordinal and 2.
  fileprivate mutating func occurred(_ occurred: Occurred?) {
    switch occurred?.form {
    case nil: number(0)
    case .date(.day(let day)): number(UInt64(day.ordinal) + 2)
    default:
      number(1)
      text(occurred?.description ?? "")
    }
  }

  fileprivate mutating func amendments(_ amends: Amendments) {
    let has: UInt8 =
      (amends.axes == nil ? 0 : 1) | (amends.occurred == nil ? 0 : 2)
      | (amends.parties == nil ? 0 : 4)
    byte(has)
    if let axes = amends.axes { ids(axes) }
    if let occurred = amends.occurred { self.occurred(occurred) }
    if let parties = amends.parties { ids(parties) }
  }

  fileprivate mutating func fact(_ entry: Facts.Entry) {
    byte(entry.field.rawValue)
    switch entry.value {
    case .text(let text):
      byte(0)
      self.text(text)
    case .integer(let integer):
      byte(1)
      number(UInt64(bitPattern: integer))
    case .boolean(let boolean): byte(boolean ? 3 : 2)
    case .texts(let texts):
      byte(4)
      self.texts(texts)
    case .tree(let json):
      byte(5)
      tree(json)
    }
  }
}

extension RowWriter {
  /// Facts were canonical when they were recorded or read, so this cannot fail; were it to, the
  /// empty text does not read back and verification names the row.
  private mutating func tree(_ json: JSON) {
    do {
      text(try json.canonicalText)
    } catch {
      text("")
    }
  }
}

extension RowReader {
  /// Nil inside when the record has none; nil outside when the journal is no agreement's.
  fileprivate mutating func agreement(of subject: Subject) -> AgreementID?? {
    switch (byte(), subject) {
    case (0, _): return .some(nil)
    case (1, .agreement(let id)): return id
    case (2, _):
      guard let id = text().flatMap({ AgreementID($0) }) else { return nil }
      return subject == .erasures || subject == .agreement(id) ? .some(id) : nil
    default: return nil
    }
  }

  /// When it happened, which may be never said; nil when it does not read.
  fileprivate mutating func occurred() -> Occurred?? {
    guard let form = number() else { return nil }
    switch form {
    case 0: return .some(nil)
    case 1: return text().flatMap { Occurred($0) }.map { .some($0) }
    default: return Day(checking: form - 2).map { .some(Occurred($0)) }
    }
  }

  fileprivate mutating func amendments(_ lists: inout JournalLists) -> Amendments? {
    guard let has = byte(), has < 8 else { return nil }
    var amends = Amendments()
    if has & 1 != 0 {
      guard let axes = list(&lists.axes) else { return nil }
      amends.axes = axes
    }
    if has & 2 != 0 {
      guard let occurred = occurred() else { return nil }
      amends.occurred = occurred
    }
    if has & 4 != 0 {
      guard let parties = list(&lists.actors) else { return nil }
      amends.parties = parties
    }
    return amends
  }

  /// The keys that signed, which most records have none of; nil when they do not read.
  fileprivate mutating func signers() -> [KeyFingerprint]? {
    guard let count = number(), count <= ActionHeader.mostSignatures else { return nil }
    var signers: [KeyFingerprint] = []
    for _ in 0..<count {
      guard let signer = raw(KeyFingerprint.byteCount).flatMap({ KeyFingerprint($0) }) else {
        return nil
      }
      signers.append(signer)
    }
    return signers
  }

  /// Who recorded, mostly who recorded the row before.
  fileprivate mutating func author(_ lists: inout JournalLists) -> Author? {
    guard let bytes = bytes() else { return nil }
    if bytes.isSame(as: lists.author.bytes) { return lists.author.author }
    guard let author = Author(utf8: bytes) else { return nil }
    lists.author = ([UInt8](copying: bytes), author)
    return author
  }

  fileprivate mutating func fact(_ lists: inout JournalLists) -> Facts.Entry? {
    guard let field = byte().flatMap({ FieldName(rawValue: $0) }), let tag = byte()
    else { return nil }
    switch tag {
    case 0: return text().map { Facts.Entry(field, .text($0)) }
    case 1: return number().map { Facts.Entry(field, .integer(Int64(bitPattern: $0))) }
    case 2: return Facts.Entry(field, .boolean(false))
    case 3: return Facts.Entry(field, .boolean(true))
    case 4: return list(&lists.texts).map { Facts.Entry(field, .texts($0)) }
    case 5:
      guard let text = text() else { return nil }
      do {
        return Facts.Entry(field, .tree(try JSON(canonical: Array(text.utf8))))
      } catch {
        return nil
      }
    default: return nil
    }
  }
}

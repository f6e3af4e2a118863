import CanonicalJSON
import Partnership
import Wording

// What can be said of an answer before the record is whole, in the words of the refusal that the whole
// would meet.

extension Dialogue {
  /// A value of its form, whose ids are known, that says nothing senseless beside the others.
  func checked(_ json: JSON, _ kind: FieldKind, _ topic: Topic) throws(Refusal) -> JSON {
    let items: [JSON]
    if case .array(let several) = json { items = several } else { items = [json] }
    let opened = opens(topic)
    // What there is to choose from first: an example of the form would be of one that is not there.
    for text in opened ? [] : items.compactMap(\.stringValue) {
      try checkKnown(text, kind, topic)
    }
    if [.axes, .parties, .onBehalfOf].contains(topic) {
      // The envelope's lists: each item by its own place in the list, as in an action.
      for (index, item) in items.enumerated() {
        let form: FieldKind = topic == .axes ? .axis : .actor
        let isRead = item.stringValue.map { form == .axis ? Code($0) != nil : ActorID($0) != nil }
        guard isRead == true else {
          throw Refusal(
            .badField, .field("\(topic.path)[\(index)]"), .expected(form.form),
            .text(item.stringValue ?? ""))
        }
      }
    } else {
      _ = try kind.fact(from: json, at: topic.path)
    }
    for text in opened ? items.compactMap(\.stringValue) : [] { try checkNew(text, kind) }
    try checkEnds(json, topic)
    return json
  }

  private func checkKnown(_ text: String, _ kind: FieldKind, _ topic: Topic) throws(Refusal) {
    guard let inventory else { return }
    let isKnown = inventory.items(of: kind).contains { $0.id == text }
    switch kind {
    case .set(let item), .list(let item): try checkKnown(text, item, topic)
    case .actor where !isKnown: throw Refusal(.unknownActor, Parameter(.actor, .text(text)))
    case .person where !isKnown: throw Refusal(.unknownPerson, Parameter(.person, .text(text)))
    case .participant where !isKnown:
      throw PersonID(text) == nil
        ? Refusal(.unknownActor, Parameter(.actor, .text(text)))
        : Refusal(.unknownPerson, Parameter(.person, .text(text)))
    case .axis where !isKnown, .axisOrAll where !isKnown && text != "all":
      throw Refusal(.unknownAxis, Parameter(.axis, .text(text)))
    case .agreement where !setting.agreements.contains { $0.id == text }:
      throw Refusal(.unknownAgreement, Parameter(.agreement, .text(text)))
    case .object(let sort) where !isKnown:
      if let unknown = sort.unknown { throw Refusal(unknown, Parameter(.code, .text(text))) }
    default: break
    }
  }

  /// A new code is not another one's: for most sorts the same code again is a second act about the
  /// same thing, but never the same code in other letters.
  private func checkNew(_ text: String, _ kind: FieldKind) throws(Refusal) {
    guard let type, let inventory else { return }
    let known = kind == .actor ? inventory.actors : inventory.items(of: kind)
    let opensOnce: Set<RecordType> = [
      .actorRegistered, .personRegistered, .documentAttached, .initiativeLaunched, .toolProposed,
      .amendmentProposed, .holdPlaced, .retentionAssigned,
    ]
    let twin = known.first { $0.id.lowercased() == text.lowercased() }
    guard let twin, twin.id != text || opensOnce.contains(type) else { return }
    var refusal = Refusal(.idInUse, .text(twin.id))
    if let record = twin.record { refusal = refusal.adding(.record(record)) }
    throw refusal
  }

  /// Nobody gives to itself.
  private func checkEnds(_ json: JSON, _ topic: Topic) throws(Refusal) {
    guard case .field(let name) = topic, let text = json.stringValue else { return }
    let pairs: [(FieldName, FieldName)] = [
      (.giver, .receiver), (.sender, .receiver), (.actor, .funder), (.a, .b), (.from, .to),
      (.actor, .into),
    ]
    for (one, other) in pairs where name == other {
      if answer(to: .field(one)).flatMap(self.json)?.stringValue == text {
        throw Refusal(.sameActor, Parameter(.actor, .text(text)), .field(topic.path))
      }
    }
  }
}

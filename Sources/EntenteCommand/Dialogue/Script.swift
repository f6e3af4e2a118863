import CanonicalJSON
import Partnership
import Wording

// Which topics a record asks for, in order, by what was answered so far.

extension Dialogue {
  /// Whether there is more than one agreement to choose from.
  var asksForAgreement: Bool { setting.agreements.count > 1 && setting.base["agreement"] == nil }

  /// The agreement the record is about, or its ledger's only one.
  var agreement: AgreementID? {
    if let given = setting.base["agreement"]?.stringValue { return AgreementID(given) }
    if asksForAgreement {
      guard case .agreement(let id)? = answer(to: .agreement)?.value else { return nil }
      return id
    }
    return setting.agreements.first.flatMap { AgreementID($0.id) }
  }

  /// The type of record, once it is chosen.
  var type: RecordType? {
    guard case .type(let type)? = answer(to: .type)?.value else { return nil }
    return type
  }

  /// When it happened, as far as that is known.
  var occurred: Occurred? {
    let given = setting.base["occurred"] ?? answer(to: .occurred).flatMap(json)
    return given?.stringValue.flatMap { Occurred($0) }
  }

  /// How many days late the record is, counted as the ledger counts; nil when it is in time.
  var daysLate: Int? {
    guard let occurred else { return nil }
    let last = min(occurred.last ?? setting.recorded, setting.recorded)
    let days = last.days(until: setting.recorded)
    return days > Record.daysInTime ? days : nil
  }

  /// Every topic known to be asked for, in order; more follow from the answers.
  var script: [Topic] {
    var topics: [Topic] = asksForAgreement ? [.agreement, .type] : [.type]
    guard let type else { return topics }
    let definition = type.definition
    if type == .agreementProposed { topics.append(.newAgreement) }
    if definition.kind != .clerical { topics.append(.occurred) }
    if daysLate != nil || type.alwaysNeedsReason { topics.append(.reason) }
    if type == .documentAttached { topics.append(.document) }
    for field in definition.fields where isAsked(field, of: type) {
      topics += topicsOfField(field)
    }
    // Nobody is asked to choose from nothing.
    let hasAxes = definition.axisRule == .required || inventory?.axes.isEmpty == false
    if type.asksForAxes, hasAxes { topics.append(.axes) }
    if type.asksWhoActs { topics.append(.onBehalfOf) }
    if type.asksForParties, inventory?.parties.isEmpty == false { topics.append(.parties) }
    if type == .commitmentMet {
      topics.append(.evidence)
      if answer(to: .evidence)?.value == Given.Value.none, !topics.contains(.reason) {
        topics.append(.reason)
      }
    }
    topics = topics.filter { topic in topic.key.map { setting.base[$0] == nil } ?? true }
    return topics + others(besides: topics, of: type)
  }

  /// The question of what else is to be given, and what was asked for in it.
  private func others(besides topics: [Topic], of type: RecordType) -> [Topic] {
    guard !choicesOfOthers(besides: topics, of: type).isEmpty else { return [] }
    guard case .topics(let chosen)? = answer(to: .others)?.value else { return [.others] }
    var more: [Topic] = [.others]
    for topic in chosen {
      switch topic {
      case .field(.amount), .field(.currency):
        // An amount says in which currency, and a currency how much: it comes first, for it says how
        // many decimals the amount has.
        for half in [Topic.field(.currency), .field(.amount)] where !more.contains(half) {
          more.append(half)
        }
      case .field(let name): more += type.definition.field(name).map(topicsOfField) ?? []
      case .text: more += [.text, .textTranslation]
      default: more.append(topic)
      }
    }
    return more
  }

  /// What may be asked for beside the rest.
  func choicesOfOthers(besides topics: [Topic], of type: RecordType) -> [Topic] {
    let definition = type.definition
    var all = definition.fields.map { Topic.field($0.name) }
    if definition.axisRule != .none { all.append(.axes) }
    all.append(.parties)
    if definition.kind != .clerical { all.append(.onBehalfOf) }
    all += [.text, .evidence, .reason, .authority, .cause]
    let fromFile: [Topic] =
      topics.contains(.document) ? Topic.fromDocument.map { Topic.field($0) } : []
    return all.filter { topic in
      !topics.contains(topic) && !fromFile.contains(topic)
        && (topic.key.map { setting.base[$0] == nil } ?? true)
    }
  }

  private func isAsked(_ field: FieldDefinition, of type: RecordType) -> Bool {
    if type == .documentAttached, Topic.fromDocument.contains(field.name) { return false }
    if type == .agreementExtended, field.name == .until { return true }
    if type == .personUpdated, field.name == .name { return true }
    return !field.isOptional
  }

  private func topicsOfField(_ field: FieldDefinition) -> [Topic] {
    field.kind == .text
      ? [.field(field.name), .translation(field.name)] : [.field(field.name)]
  }

  /// Whether a topic may be passed over.
  func isOptional(_ topic: Topic) -> Bool {
    switch topic {
    case .translation, .textTranslation, .others, .evidence, .parties: true
    case .agreement: true
    case .authority, .cause, .text: true
    case .axes: type?.definition.axisRule != .required
    case .field(let name):
      // A field that was asked for by name may be given up again, but for one half of a sum.
      type?.definition.field(name)?.isOptional == true && name != .currency && name != .amount
        && !(type == .agreementExtended && name == .until)
        && !(type == .personUpdated && name == .name)
    case .type, .newAgreement, .occurred, .document, .onBehalfOf: false
    case .reason:
      daysLate == nil && type?.alwaysNeedsReason != true && type != .commitmentMet
    }
  }

  /// What was answered, as it goes into the action.
  func json(_ given: Given) -> JSON? {
    switch given.value {
    case .json(let json), .file(_, let json): json
    case .none, .type, .agreement, .topics: nil
    }
  }
}

extension Topic {
  /// What a document's file says of itself.
  static let fromDocument: [FieldName] = [.sha256, .bytes, .mediaType]
}

extension RecordType {
  /// Whether the type is recorded by answering questions; corrections and annulments have commands.
  var isAskedFor: Bool { definition.isByHand && definition.scope != .target }

  /// Whether its form asks for a reason whenever it is recorded.
  var alwaysNeedsReason: Bool { self == .holdPlaced || self == .holdLifted }

  /// Whether a record of the type has no axis but one that its author gives.
  var asksForAxes: Bool {
    switch definition.axisRule {
    case .required: !followsItsObject && !namesItsAxis
    case .optional: definition.scope == .agreement && !followsItsObject
    case .none: false
    }
  }

  /// Whether somebody has to be said to act.
  var asksWhoActs: Bool {
    definition.kind == .act && definition.actingField == nil || self == .disputeRaised
  }

  /// Whether a record of the type counts for nobody unless its author says for whom.
  var asksForParties: Bool {
    definition.kind == .finding && definition.scope != .ledger && !followsItsObject
      && !definition.fields.contains {
        !$0.isOptional && [.actor, .set(of: .actor)].contains($0.kind)
      }
  }

  /// Whether another record made what it is about, and gives it axes and parties.
  private var followsItsObject: Bool { definition.objectKind != nil && !definition.opensObject }

  /// Whether one of its own fields gives it an axis.
  private var namesItsAxis: Bool {
    definition.fields.contains { !$0.isOptional && $0.kind == .axis }
  }
}

import CanonicalJSON
import Partnership
import Wording

extension Dialogue {
  /// The action that the answers make, as JSON; what options gave stands in it as it was given.
  var action: JSONObject {
    var object = setting.base
    var data = JSONObject()
    guard let type else { return object }
    object["type"] = .string(type.name)
    switch type.definition.scope {
    case .agreement, .either: object["agreement"] = agreementOfAction.map { .string($0.text) }
    // An option that names the agreement says where to look, and is no part of the record.
    case .ledger, .target: object["agreement"] = nil
    }
    for one in given {
      guard let value = json(one) else { continue }
      switch one.topic {
      case .field(let name), .translation(let name): data.merge(value, at: name.name)
      case .text, .textTranslation: object.merge(value, at: "text")
      case .evidence: object["evidence"] = .array([value])
      case .document:
        for field in Topic.fromDocument { data[field.name] = value.objectValue?[field.name] }
      default: object[one.topic.path] = value
      }
    }
    if !data.isEmpty { object["data"] = .object(data) }
    return object
  }

  /// The agreement the record is of; that of a proposal is new.
  private var agreementOfAction: AgreementID? {
    guard type == .agreementProposed else { return agreement }
    guard case .agreement(let id)? = answer(to: .newAgreement)?.value else { return nil }
    return id
  }

  /// The file whose bytes the ledger is to keep.
  var document: String? { path(of: .document) }

  /// The files in support, as they were typed.
  var evidence: [String] { path(of: .evidence).map { [$0] } ?? [] }

  private func path(of topic: Topic) -> String? {
    guard case .file(let path, _)? = answer(to: topic)?.value else { return nil }
    return path
  }
}

extension JSONObject {
  /// Sets a value, or adds its members to those that are there.
  fileprivate mutating func merge(_ value: JSON, at key: String) {
    guard var members = self[key]?.objectValue, let more = value.objectValue else {
      self[key] = value
      return
    }
    for (key, value) in more { members[key] = value }
    self[key] = .object(members)
  }
}

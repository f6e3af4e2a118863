public import CanonicalJSON

extension Mapping {
  /// The mapping as JSON; its canonical bytes are what is hashed and kept.
  public var json: JSON {
    var object = form.members
    if !actors.isEmpty { object["actors"] = .array(actors.map(\.json)) }
    if !columns.isEmpty { object["columns"] = .array(columns.map { .object($0.members) }) }
    if !fixed.isEmpty {
      object["fixed"] = .object(
        JSONObject(uniqueKeysWithValues: fixed.map { ($0.path.text, .string($0.value)) }))
    }
    object["sheet"] = sheet.map { .string($0) }
    if let unique {
      var members: JSONObject = ["column": .string(unique.heading)]
      members["register"] = unique.register.map { .string($0) }
      object["unique"] = .object(members)
    }
    return .object(object)
  }
}

extension Mapping.Column {
  fileprivate var members: JSONObject {
    var object = form.members
    object["column"] = .string(heading)
    object["path"] = path.map { .string($0.text) }
    if !values.isEmpty {
      object["values"] = .array(values.map(\.json))
    }
    return object
  }
}

extension CellForm {
  fileprivate var members: JSONObject {
    var object = JSONObject()
    object["dates"] = dates.map { .string($0.rawValue) }
    object["decimal"] = decimal.map { .string($0.rawValue) }
    object["list"] = list.map { .string($0) }
    return object
  }
}

extension Mapping.Value {
  fileprivate var json: JSON { ["cell": .string(cell), "value": .string(value)] }
}

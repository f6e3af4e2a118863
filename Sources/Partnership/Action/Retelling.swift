internal import CanonicalJSON

extension Action {
  /// The action that makes a record once more, in a ledger where it does not stand yet.
  ///
  /// It says what the record's author said: axes and parties that follow from the rest are left for
  /// the ledger to complete, and other records are named by the actions that made them, because
  /// their sequence is another there. When it was recorded, and until when it might be, is not said
  /// again.
  ///
  /// - Parameters:
  ///   - words: Its words, as far as they are still there.
  ///   - naming: The action that made a record.
  public init(
    retelling record: Record, words: Words, id: ActionID,
    naming: (SequenceNumber) -> ActionID?
  ) {
    self.init(record.type)
    let definition = record.type.definition
    self.id = id
    occurred = record.occurred
    onBehalfOf = record.onBehalfOf
    author = record.author == .local ? nil : record.author
    if record.target == nil {
      let own = record.ownLabels
      agreement = record.agreement
      if definition.axisRule != .none { axes = record.axes.filter { !own.axes.contains($0) } }
      parties = record.parties.filter { !own.parties.contains($0) }
    }
    cause = record.facts.cause.map { named($0, naming) }
    for entry in record.facts.entries {
      switch entry.field {
      case .cause, .evidence, .wordsPresent: break
      case .covers: data["covers"] = entry.value.json.namingRecords(naming)
      default: data[entry.field.name] = entry.value.json
      }
    }
    if let target = record.target {
      data["target"] =
        naming(target).map { ["action": .string($0.description)] }
        ?? .integer(Int64(clamping: target.index))
    }
    if case .tree(let json)? = record.facts[.evidence] { evidence = json.arrayValue ?? [] }
    for path in words.paths { retell(words[path] ?? "", at: path) }
  }

  /// Puts one text back where its author gave it.
  private mutating func retell(_ text: String, at path: String) {
    let steps = path.split(separator: ".").map(String.init)
    switch (steps[0], steps.count) {
    case ("text", 2): self.text = JSON.adding(.string(text), at: steps[1], to: self.text)
    case ("reason", 2): reason = JSON.adding(.string(text), at: steps[1], to: reason)
    case ("authority", 1): authority = text
    case ("evidence", 3):
      guard let index = Int(steps[1]), evidence.indices.contains(index) else { return }
      evidence[index] = JSON.adding(.string(text), at: steps[2], to: evidence[index])
    case ("changes", 2...):
      let key = steps.dropFirst().joined(separator: ".")
      data["changes"] = JSON.adding(.string(text), at: key, to: data["changes"])
    case (let field, 2): data[field] = JSON.adding(.string(text), at: steps[1], to: data[field])
    default: data[path] = .string(text)
    }
  }

  private func named(
    _ sequence: SequenceNumber, _ naming: (SequenceNumber) -> ActionID?
  ) -> RecordReference {
    naming(sequence).map { .action($0) } ?? .sequence(sequence)
  }
}

extension JSON {
  fileprivate static func adding(_ value: JSON, at key: String, to object: JSON?) -> JSON {
    var members = object?.objectValue ?? JSONObject()
    members[key] = value
    return .object(members)
  }

  /// What a hold covers, its records by their actions.
  fileprivate func namingRecords(_ naming: (SequenceNumber) -> ActionID?) -> JSON {
    guard case .object(var covered) = self, case .array(let records)? = covered["records"] else {
      return self
    }
    covered["records"] = .array(
      records.map { record in
        guard case .integer(let index) = record, index >= 0,
          let id = naming(SequenceNumber(UInt64(index)))
        else { return record }
        return ["action": .string(id.description)]
      })
    return .object(covered)
  }
}

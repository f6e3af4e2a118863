public import Partnership
public import Wording

/// What the ledger calls a column in a language, and which columns it knows by a heading.
public struct Headings: Sendable {
  private let byType: [RecordType: [String: Set<ColumnPath>]]
  /// What a heading may mean in one type of record or another.
  private let known: [String: Set<ColumnPath>]
  private let ofType: Set<String>

  /// Every label of every type, in every language; made once, because there are thousands.
  static let all = Headings()

  private init() {
    var byType: [RecordType: [String: Set<ColumnPath>]] = [:]
    var known = Headings.generalLabels
    for type in RecordType.allCases {
      let labels = Headings.labels(of: type)
      byType[type] = labels
      known.merge(labels) { $0.union($1) }
    }
    self.byType = byType
    self.known = known
    ofType = Set(
      Language.allCases.map { Search.fold(Wording($0).label(ofKey: .type)) } + ["type"])
  }

  /// Whether a heading is that of the column that says which type of record a row is.
  func isOfType(_ heading: String) -> Bool { ofType.contains(Search.fold(heading)) }

  /// Whether any type of record has a column of that heading.
  func isKnown(_ heading: String) -> Bool {
    ColumnPath(heading) != nil || known[Search.fold(heading)] != nil
  }

  /// What a heading means in a type of record: one path when it is clear.
  func paths(of heading: String, in type: RecordType) -> Set<ColumnPath> {
    if let path = ColumnPath(heading) { return [path] }
    return byType[type]?[Search.fold(heading)] ?? []
  }

  /// What a heading that means nothing in a type of record means in others, as far as the type has it
  /// under a name of its own.
  func counterparts(of heading: String, in type: RecordType) -> [ColumnPath] {
    let others = known[Search.fold(heading)] ?? []
    let own = others.filter { $0.isOf(type) }
    return (own.isEmpty ? keys(named: others, in: type) : own).sorted { $0.text < $1.text }
  }

  /// Keys of the action that are called as fields of other types are: the parties of an exchange, and
  /// those of an agreement.
  private func keys(named paths: Set<ColumnPath>, in type: RecordType) -> Set<ColumnPath> {
    let columns = Headings.columns(of: type)
    return Set(
      paths.compactMap { path in
        guard case .field(let name, nil) = path, let key = EnvelopeKey(rawValue: name.name),
          columns.contains(.key(key))
        else { return nil }
        return .key(key)
      })
  }

  /// The names of fields where no type gives them another.
  private static var generalLabels: [String: Set<ColumnPath>] {
    var labels: [String: Set<ColumnPath>] = [:]
    for field in FieldName.allCases {
      for language in Language.allCases {
        let label = Wording(language).label(of: field)
        for member in [nil, language.key] {
          let path = ColumnPath.field(field, member)
          if RecordType.allCases.contains(where: path.isOf) {
            labels[Search.fold(label), default: []].insert(path)
          }
        }
      }
    }
    return labels
  }

  /// The columns of some types that a mistaken heading is most like.
  static func meant(
    by heading: String, in types: [RecordType]
  ) -> [(path: ColumnPath, type: RecordType)] {
    let columns = types.flatMap { type in
      Headings.columns(of: type).map { path in
        (
          thing: (path: path, type: type),
          names: [withoutData(path.text)]
            + Language.allCases.map { Wording($0).heading(of: path, in: type) }
        )
      }
    }
    // A language or a register in parentheses stands behind many headings, and tells none apart.
    return Meant.things(
      by: withoutData(heading),
      among: columns.map { column in
        (thing: column.thing, names: column.names.map { String($0.prefix { $0 != "(" }) })
      })
  }

  /// A path without what all those of fields begin with, which would make them alike.
  private static func withoutData(_ path: String) -> String {
    path.hasPrefix("data.") ? String(path.dropFirst("data.".count)) : path
  }

  private static func labels(of type: RecordType) -> [String: Set<ColumnPath>] {
    var labels: [String: Set<ColumnPath>] = [:]
    for language in Language.allCases {
      let wording = Wording(language)
      func add(_ label: String, _ path: ColumnPath) {
        labels[Search.fold(label), default: []].insert(path)
      }
      for path in columns(of: type, all: true) {
        add(wording.heading(of: path, in: type), path)
        // A label without its language is in its own.
        switch path {
        case .words(let key, let given) where given == language.key:
          add(wording.label(ofKey: key), path)
        case .field(let name, let given?) where given == language.key:
          add(wording.label(of: name, in: type), path)
        default: break
        }
      }
    }
    return labels
  }

  /// The columns of a type of record, in the order a template has them.
  ///
  /// - Parameter all: With those that few tables have: id, author, cause, evidence.
  public static func columns(of type: RecordType, all: Bool = false) -> [ColumnPath] {
    let definition = type.definition
    var columns: [ColumnPath] = [.key(.type)]
    if definition.scope == .agreement || definition.scope == .either {
      columns.append(.key(.agreement))
    }
    if definition.kind != .clerical { columns.append(.key(.occurred)) }
    if definition.axisRule != .none { columns.append(.key(.axes)) }
    if definition.scope == .target {
      columns.append(.target)
      if type == .recordCorrected { columns.append(.field(.changes, nil)) }
    } else {
      columns.append(.key(.parties))
    }
    if definition.kind != .clerical { columns.append(.key(.onBehalfOf)) }
    for field in definition.fields {
      switch field.kind {
      case .text: columns += ["fr", "en"].map { .field(field.name, $0) }
      case .identifiers(let registries): columns += registries.map { .field(field.name, $0) }
      case .integer where field.name == .amount:
        if all { columns.append(.field(field.name, nil)) }
        columns.append(.field(field.name, ColumnPath.decimal))
      default: columns.append(.field(field.name, nil))
      }
    }
    for key in [EnvelopeKey.text, .reason] {
      columns += ["fr", "en"].map { .words(key, $0) }
    }
    if all {
      columns += [.action, .author, .authority, .cause, .evidence, .expires].map { .key($0) }
    }
    return columns
  }
}

extension Wording {
  /// What heads a column in a template of a type of record.
  public func heading(of path: ColumnPath, in type: RecordType) -> String {
    switch path {
    case .key(let key): label(ofKey: key)
    case .words(let key, let given): "\(label(ofKey: key)) \(inLanguage(given))"
    case .target: say(fr: "Écriture visée", en: "Record concerned")
    case .field(.amount, ColumnPath.decimal?): say(fr: "Montant", en: "Amount")
    case .field(let name, let given?) where given == "fr" || given == "en":
      "\(label(of: name, in: type)) \(inLanguage(given))"
    case .field(let name, let member?): "\(label(of: name, in: type)) (\(member.uppercased()))"
    case .field(let name, nil): label(of: name, in: type)
    }
  }

  private func inLanguage(_ key: String) -> String {
    key == "fr" ? say(fr: "(français)", en: "(French)") : say(fr: "(anglais)", en: "(English)")
  }
}

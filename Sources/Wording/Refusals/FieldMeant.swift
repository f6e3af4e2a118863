import Partnership

/// What to do where a field has a name that its type of record does not know.
struct FieldMeant {
  /// The name as it was given, its first step alone: `lieu` of `data.lieu.fr`.
  let given: String
  /// The type of record, where it is known.
  let type: RecordType?
  /// Where the name stands.
  let place: Place
  /// Whether a dialogue asks, where fields go by what they are called.
  var isAsked = false

  /// Where a field is named: in the data of an action, beside it as a key of the action itself, or among
  /// the changes of a correction.
  enum Place { case data, beside, changes }

  /// The field that was meant, or those there are; nil where neither can be said.
  func remedy(_ wording: Wording) -> Bilingual? {
    let meant = Meant.things(by: given, among: candidates)
    if !meant.isEmpty, meant.count <= 3 {
      let question = wording.didYouMean(meant.map { shown($0, wording) })
      return Bilingual(fr: "\(question)", en: "\(question)")
    }
    let all = candidates.map { shown($0.thing, wording) }.joined(separator: ", ")
    guard type != nil, !all.isEmpty else { return nil }
    return Bilingual(fr: "Ses champs : \(all).", en: "Its fields: \(all).")
  }

  private enum Candidate {
    case field(FieldName)
    case key(EnvelopeKey)
  }

  private var candidates: [(thing: Candidate, names: [String])] {
    let object = place == .changes ? type?.definition.objectField : nil
    let fields =
      type.map { $0.definition.fields.map(\.name).filter { $0 != object } } ?? FieldName.allCases
    let named = fields.map { field in
      (
        thing: Candidate.field(field),
        names: [field.name] + labels { $0.label(of: field, in: type) }
      )
    }
    let places: [EnvelopeKey] =
      switch place {
      case .data: []
      case .beside: EnvelopeKey.allCases
      case .changes: [.occurred, .axes, .parties, .text]
      }
    let keys = places.map { key in
      (thing: Candidate.key(key), names: [key.rawValue] + labels { $0.label(ofKey: key) })
    }
    guard place == .beside else { return named + keys }
    let meant = Meant.things(by: given, among: keys)
    // Without the type, any field of any type would do: only one of the very name is meant.
    return meant.isEmpty ? named.filter { $0.names[0] == given } : keys
  }

  private func labels(_ label: (Wording) -> String) -> [String] {
    Language.allCases.map { label(Wording($0)) }
  }

  private func shown(_ candidate: Candidate, _ wording: Wording) -> String {
    let (name, label) =
      switch candidate {
      case .field(let field) where isAsked:
        (field.name, wording.label(asking: field, in: type))
      case .field(let field):
        ((place == .beside ? "data." : "") + field.name, wording.label(of: field, in: type))
      case .key(let key): (key.rawValue, wording.label(ofKey: key))
      }
    if isAsked { return wording.quoted(label) }
    return wording.say(fr: "« \(name) » (\(label))", en: "“\(name)” (\(label))")
  }
}

extension RefusalParameters {
  /// What to do where the type of record has no field of the name; nil where it has one, or where
  /// nothing is like it.
  var fieldMeant: Bilingual? {
    guard let steps = path?.split(separator: ".").map(String.init), let first = steps.first else {
      return nil
    }
    // A step within a field, as in a piece of evidence, is no field.
    let place: FieldMeant.Place
    let given: String
    switch (first, steps.count) {
    case ("data", 3...) where steps[1] == "changes": (place, given) = (.changes, steps[2])
    case ("data", 2...): (place, given) = (.data, steps[1])
    case (_, 1): (place, given) = (.beside, first)
    default: return nil
    }
    if let field = FieldName(name: given), type?.definition.field(field) != nil { return nil }
    return FieldMeant(given: given, type: type, place: place, isAsked: isAsked).remedy(wording)
  }
}

internal import Partnership

/// The form that a refusal asks for, in the catalogue's words for people.
///
/// A refusal gives the form as the grammar writes it, which is for programs. The field that it names
/// says which kind of value that is, and the kind has words.
struct ExpectedForm {
  private let form: String
  /// The field's name in the action, without what it stands in.
  private let name: String
  /// What was given in its place.
  private let given: String
  private let wording: Wording

  init(_ form: String, ofField path: String?, given: String, _ wording: Wording) {
    self.form = form
    self.given = given
    self.wording = wording
    name = ExpectedForm.name(in: path ?? "")
  }

  /// Whether it is the form of a list, so that a plain string cannot be one.
  var isList: Bool { list != nil }

  /// The form in words; as the grammar writes it, where nothing says more.
  var words: String {
    if let list {
      // What was given stands for the whole list, not for one of its items.
      let item = ExpectedForm(list.item, name: name, given: "", wording).words
      return wording.say(
        fr: "une liste JSON de \(list.least) à 64 valeurs, [\"…\", \"…\"], chacune de cette"
          + " forme : \(item)",
        en: "a JSON list of \(list.least) to 64 values, [\"…\", \"…\"], each of this form: \(item)")
    }
    // What stands beside the data is never one of a closed list, whose labels a field may change.
    if let kind {
      return wording.form(of: kind, in: FieldName(name: name) ?? .label, instead: given)
    }
    return special
  }

  private init(_ form: String, name: String, given: String, _ wording: Wording) {
    self.form = form
    self.name = name
    self.given = given
    self.wording = wording
  }

  /// The least number of items of a list and the form of one, `[1–64 × form]`.
  private var list: (least: String, item: String)? {
    guard form.hasPrefix("["), form.hasSuffix("]"), let sign = form.firstRange(of: "–64 × ") else {
      return nil
    }
    return (
      String(form.dropFirst()[..<sign.lowerBound]), String(form[sign.upperBound...].dropLast())
    )
  }

  /// The kind of the field, where one of that name has the form.
  private var kind: FieldKind? {
    let kinds = ExpectedForm.envelope[name] ?? ExpectedForm.kinds(named: name)
    return kinds.first { $0.form == form }
  }

  /// What is no form of the catalogue: the envelope's own, and the outlines of JSON.
  private var special: String {
    switch form {
    case "actor": wording.form(of: .actor, in: .actor)
    case "sequence": wording.say(fr: "un numéro d'écriture", en: "the number of a record")
    case "until|term":
      wording.say(fr: "until ou term, pas les deux", en: "until or term, not both")
    case "fact": wording.say(fr: "une donnée, pas un texte", en: "a fact, not words")
    case "text without control characters":
      wording.say(fr: "un texte sans caractère de commande", en: "\(form)")
    case "UUID v7|v8":
      wording.say(fr: "UUID de version 7 ou 8", en: "UUID of version 7 or 8")
    case "local|svc-…|p-…":
      wording.say(
        fr: "local, svc-… ou l'identifiant d'une personne, p-…",
        en: "local, svc-… or the id of a person, p-…")
    case "YYYY-MM-DDThh:mm:ss.ffffffZ":
      wording.say(
        fr: "instant, 2022-04-22T16:00:00.000000Z", en: "instant, 2022-04-22T16:00:00.000000Z")
    case "sequence|{\"action\": UUID}":
      wording.say(
        fr: "le numéro d'une écriture, ou {\"action\": UUID}",
        en: "the number of a record, or {\"action\": UUID}")
    case "clock simulated":
      wording.say(fr: "une horloge simulée", en: "a simulated clock")
    case "{registry: identifier}":
      wording.say(
        fr: "un objet JSON, {registre: identifiant}", en: "a JSON object, {registry: identifier}")
    case "{field: value}":
      wording.say(fr: "un objet JSON, {champ: valeur}", en: "a JSON object, {field: value}")
    case _ where form.hasPrefix("{"):
      wording.say(fr: "un objet JSON, \(form)", en: "a JSON object, \(form)")
    case _ where form.hasPrefix("["):
      wording.say(fr: "une liste JSON, \(form)", en: "a JSON list, \(form)")
    case _ where form.hasPrefix("integer "):
      wording.say(fr: "entier \(String(form.dropFirst("integer ".count)))", en: "\(form)")
    default: form
    }
  }

  /// `form` of `data.form`, `occurred` of `data.changes.occurred`, `sha256` of `evidence[0].sha256`.
  private static func name(in path: String) -> String {
    let parts = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    return parts.first { !["data", "changes", "evidence"].contains($0) } ?? ""
  }

  private static let envelope: [String: [FieldKind]] = [
    "agreement": [.agreement], "axes": [.axis], "occurred": [.occurred], "on_behalf_of": [.actor],
    "reason": [.text], "text": [.text],
  ]

  /// What the fields of a name are in the catalogue, and the items of those that are lists; and what
  /// is said of a piece of evidence.
  private static func kinds(named name: String) -> [FieldKind] {
    let evidence: [String: FieldKind] = [
      "bytes": .integer(minimum: 0), "language": .language, "media_type": .mediaType,
      "sha256": .sha256,
    ]
    let fields = RecordType.allCases.flatMap { $0.definition.fields.map { $0 } }
    let kinds = fields.filter { $0.name.name == name }.map(\.kind)
    let items = kinds.compactMap { kind -> FieldKind? in
      switch kind {
      case .set(let item), .list(let item): item
      case .identifiers: .external
      default: nil
      }
    }
    let parties: [FieldKind] = name == "parties" ? [.actor] : []
    return kinds + items + parties + (evidence[name].map { [$0] } ?? [])
  }
}

public import Partnership

extension Wording {
  /// The form of a field in words, for people: `jour, 2022-04-22`.
  ///
  /// - Parameter type: The type it is a field of; where it brings an object into being, the form
  ///   says how the code may be made.
  public func form(of kind: FieldKind, in field: FieldName, of type: RecordType? = nil) -> String {
    switch kind {
    case .choice(let choices):
      choice(choices.map { "\($0) (\(label(of: $0, in: field)))" })
    case .integer(let minimum):
      say(
        fr: "entier à partir de \(number(Int(minimum)))",
        en: "whole number from \(number(Int(minimum)))")
    case .set(let kind):
      say(
        fr: "de 1 à 64, sans répétition : \(form(of: kind, in: field))",
        en: "1 to 64, no repeats: \(form(of: kind, in: field))")
    case .list(let kind):
      say(
        fr: "de 1 à 64, dans l'ordre donné, sans répétition : \(form(of: kind, in: field))",
        en: "1 to 64, in the order given, no repeats: \(form(of: kind, in: field))")
    case .identifiers(let registries):
      say(
        fr: "identifiants par registre : \(list(registries))",
        en: "identifiers by registry: \(list(registries))")
    case .object(let kind):
      say(fr: "code \(kind.ofOne(in: self))", en: "code \(kind.ofOne(in: self))")
        + (type?.definition.opens(field) == true ? ", " + say(FieldKind.grammarOfCode) : "")
    case .axis:
      say(fr: "code d'un axe", en: "code of an axis")
        + (type?.definition.opens(field) == true ? ", " + say(FieldKind.grammarOfCode) : "")
    case .waivers:
      say(
        fr: "de 1 à 64 objets {code, kind}, sans répétition ; kind est \(kindsWaived)",
        en: "1 to 64 objects {code, kind}, no repeats; kind is \(kindsWaived)")
    case .operations:
      say(
        fr: "de 1 à 64 objets {type, …} : le type (\(typesCiting)), puis les données qu'aura"
          + " l'écriture",
        en: "1 to 64 objects {type, …}: the type (\(typesCiting)), then the facts the record will"
          + " have")
    case .actor where type?.definition.opens(field) == true:
      say(Bilingual(fr: "identifiant d'acteur", en: "id of an actor"))
        + ", " + say(FieldKind.grammarOfID)
    default: kind.simpleForm.map(say) ?? kind.form
    }
  }

  /// The form of what was not read: how an id or a code is made is said each time, with one that is
  /// near what was given.
  func form(of kind: FieldKind, in field: FieldName, instead given: String) -> String {
    let form = form(of: kind, in: field)
    guard !given.isEmpty else { return form }
    let grammar: Bilingual?
    let example: String
    switch kind {
    case .actor, .agreement:
      (grammar, example) = (FieldKind.grammarOfID, FieldKind.slug(of: Search.fold(given)))
    case .object, .axis:
      (grammar, example) = (FieldKind.grammarOfCode, FieldKind.code(near: given))
    // Its form says how it is made.
    case .code:
      (grammar, example) = (nil, FieldKind.code(near: given))
    default: return form
    }
    let whole = form + (grammar.map { ", " + say($0) } ?? "")
    guard kind.matches(example) else { return whole }
    return whole + say(fr: ", par exemple \(example)", en: ", for example \(example)")
  }

  private var kindsWaived: String {
    choice(Waiver.kinds.map { "\($0.rawValue) (\(noun(of: $0)))" })
  }

  private var typesCiting: String { choice(Operation.types.map(\.name)) }
}

extension TypeDefinition {
  /// Whether a field names what a record of the type brings into being.
  fileprivate func opens(_ field: FieldName) -> Bool { opensObject && objectField == field }
}

extension FieldKind {
  /// The form of a single value; nil for the kinds that are made of others.
  fileprivate var simpleForm: Bilingual? {
    switch self {
    case .actor: Bilingual(fr: "identifiant d'acteur", en: "id of an actor")
    case .agreement: Bilingual(fr: "identifiant d'entente", en: "id of an agreement")
    case .person:
      Bilingual(
        fr: "identifiant de personne, p-…, ou numéro de l'écriture qui l'inscrit",
        en: "id of a person, p-…, or number of the record that registers the person")
    case .participant:
      Bilingual(fr: "identifiant d'acteur ou de personne", en: "id of an actor or a person")
    case .code:
      Bilingual(
        fr: "code de 1 à 32 lettres, chiffres, points, tirets ou soulignés",
        en: "code of 1 to 32 letters, digits, points, hyphens or underscores")
    case .axisOrAll:
      Bilingual(
        fr: "code d'un axe, ou all (tous les axes)", en: "code of an axis, or all (all axes)")
    case .boolean: Bilingual(fr: "true (oui) ou false (non)", en: "true or false")
    case .day: Bilingual(fr: "jour, 2022-04-22", en: "day, 2022-04-22")
    case .due:
      Bilingual(
        fr: "jour, 2024-04-22, ou end_of_term (terme de l'entente)",
        en: "day, 2024-04-22, or end_of_term (end of the term)")
    case .occurred:
      Bilingual(
        fr: "jour, mois, année, intervalle ou instant, 2022-04-22",
        en: "day, month, year, interval or instant, 2022-04-22")
    case .term:
      Bilingual(fr: "durée, P24M (24 mois)", en: "duration, P24M (24 months)")
    case .sha256:
      Bilingual(
        fr: "64 chiffres hexadécimaux minuscules", en: "64 lower-case hexadecimal digits")
    case .key:
      Bilingual(
        fr: "clé publique, 64 chiffres hexadécimaux minuscules",
        en: "public key, 64 lower-case hexadecimal digits")
    case .signature:
      Bilingual(
        fr: "signature, 128 chiffres hexadécimaux minuscules",
        en: "signature, 128 lower-case hexadecimal digits")
    case .language: Bilingual(fr: "langue, fr ou fr-CA", en: "language, en or en-CA")
    case .country:
      Bilingual(fr: "pays, CA (ISO 3166-1)", en: "country, CA (ISO 3166-1)")
    case .currency:
      Bilingual(fr: "devise, CAD (ISO 4217)", en: "currency, CAD (ISO 4217)")
    case .zone:
      Bilingual(
        fr: "fuseau horaire, America/Toronto (IANA)", en: "time zone, America/Toronto (IANA)")
    case .mediaType:
      Bilingual(
        fr: "type de fichier, application/pdf (RFC 6838)",
        en: "media type, application/pdf (RFC 6838)")
    case .external:
      Bilingual(
        fr: "identifiant d'ailleurs, de 1 à 128 caractères",
        en: "identifier from elsewhere, 1 to 128 characters")
    case .records:
      Bilingual(
        fr: "de 1 à 64 numéros d'écritures, sans répétition",
        en: "1 to 64 numbers of records, no repeats")
    case .coverage:
      Bilingual(
        fr: "objet avec agreements (ententes), documents, persons (personnes), par identifiants ou"
          + " codes, ou records (numéros d'écritures ou leurs actions, {action}), de 1 à 64 de chacun",
        en: "object with agreements, documents, persons (ids or codes) or records (numbers of"
          + " records or their actions, {action}), 1 to 64 of each")
    case .text:
      Bilingual(
        fr: "texte en français, en anglais ou dans les deux langues, {fr, en}",
        en: "text in French, English or both, {fr, en}")
    case .line: Bilingual(fr: "texte", en: "text")
    case .choice, .integer, .set, .list, .identifiers, .object, .axis, .waivers, .operations: nil
    }
  }

  /// How an id is made.
  fileprivate static let grammarOfID = Bilingual(
    fr: "de 1 à 64 lettres minuscules sans accent, chiffres ou tirets",
    en: "1 to 64 lower-case letters without accents, digits or hyphens")

  /// A text without what neither an id nor a code may have: `R-4` of `R 4`.
  fileprivate static func slug(of text: String) -> String {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))) }
      .joined(separator: "-")
  }

  /// The code that is nearest to what was given, `Loi-25-art-28` of `Loi 25, art 28`; no code where nothing
  /// of it can stand in one.
  static func code(near given: String) -> String {
    String(slug(of: Search.unaccented(given)).drop { "._-".contains($0) }.prefix(32))
  }

  /// How a code is made.
  static let grammarOfCode = Bilingual(
    fr: "de 1 à 32 lettres, chiffres, points, tirets ou soulignés",
    en: "1 to 32 letters, digits, points, hyphens or underscores")
}

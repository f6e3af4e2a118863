public import Partnership

/// How a sentence names the fields of an action.
public enum FieldNaming: Sendable, Hashable {
  /// By its path, to whoever wrote it as JSON: `data.form`, `on_behalf_of[0]`.
  case path
  /// As it is typed on the command line: `form=`, `--on-behalf-of`.
  case typed
  /// By the words of the question that a dialogue asks of it, in a record of that type where one is
  /// chosen: nobody typed an option there.
  case asked(of: RecordType?)
}

/// A field of an action as it is typed on the command line.
enum TypedField {
  /// An option that has the field's value.
  case option(Bilingual)
  /// A key in front of `=`.
  case key(String)

  /// The field at a path of the action.
  init(path: String) {
    var parts = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    if let option = TypedField.options[parts.prefix(2).joined(separator: ".")]
      ?? TypedField.options[parts.first ?? ""]
    {
      self = .option(option)
      return
    }
    if parts.first == "data" { parts.removeFirst() }
    if parts.first == "changes", parts.count > 1 { parts.removeFirst() }
    self = .key(parts.joined(separator: "."))
  }

  /// The key, or the option, that was meant by a key named like an option: `--occurred` by
  /// `occurred=` in an action, `occurred` by `survenu=` in a correction.
  static func meant(by key: String, inCorrection: Bool) -> (option: Bilingual, path: String)? {
    let word = Search.fold(key)
    let found = options.sorted { $0.key < $1.key }.first { path, option in
      word == path || [option.fr, option.en].contains { $0 == Phrase(stringLiteral: "--\(word)") }
    }
    guard let (path, option) = found else { return nil }
    guard !inCorrection || ["axes", "occurred", "parties", "text.en", "text.fr"].contains(path)
    else { return nil }
    return (option, path)
  }

  /// The options by the paths of what they give.
  private static let options: [String: Bilingual] = [
    "action": Bilingual(fr: "--action", en: "--action"),
    "agreement": Bilingual(fr: "--entente", en: "--agreement"),
    "author": Bilingual(fr: "--auteur", en: "--author"),
    "authority": Bilingual(fr: "--mandat", en: "--authority"),
    "axes": Bilingual(fr: "--axe", en: "--axis"),
    "cause": Bilingual(fr: "--suite-de", en: "--cause"),
    "document": Bilingual(fr: "--document", en: "--document"),
    "evidence": Bilingual(fr: "--preuve", en: "--evidence"),
    "expires": Bilingual(fr: "--expire", en: "--expires"),
    "now": Bilingual(fr: "--maintenant", en: "--now"),
    "occurred": Bilingual(fr: "--survenu", en: "--occurred"),
    "on_behalf_of": Bilingual(fr: "--au-nom-de", en: "--on-behalf-of"),
    "parties": Bilingual(fr: "--partie", en: "--party"),
    "reason": Bilingual(fr: "--motif", en: "--reason"),
    "text.en": Bilingual(fr: "--texte-en", en: "--text-en"),
    "text.fr": Bilingual(fr: "--texte-fr", en: "--text-fr"),
  ]
}

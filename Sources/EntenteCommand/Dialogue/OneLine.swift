import CanonicalJSON
import Partnership
import Wording

/// An action as the one line that records it, so that who answered questions learns it.
struct OneLine {
  let action: JSONObject
  let wording: Wording
  /// Whether the agreement has to be named.
  let namesAgreement: Bool
  /// The file whose bytes the ledger keeps.
  var document: String?
  /// The files in support.
  var evidence: [String] = []

  /// The line, quoted for a shell.
  var text: String {
    var words = [wording.say(fr: "entente consigner", en: "entente record")]
    words.append(action["type"]?.stringValue ?? "")
    let type = RecordType(name: words[1])
    for (key, value) in action["data"]?.objectValue ?? [:] {
      if document != nil, Topic.fromDocument.contains(where: { $0.name == key }) { continue }
      words += fields(key, value, type)
    }
    if let document { words += ["--document", shellQuoted(document)] }
    if namesAgreement { add(&words, fr: "--entente", en: "--agreement", ["agreement"]) }
    add(&words, fr: "--axe", en: "--axis", ["axes"])
    add(&words, fr: "--partie", en: "--party", ["parties"])
    add(&words, fr: "--au-nom-de", en: "--on-behalf-of", ["on_behalf_of"])
    add(&words, fr: "--survenu", en: "--occurred", ["occurred"])
    add(&words, fr: "--motif", en: "--reason", ["reason", wording.language.key])
    add(&words, fr: "--mandat", en: "--authority", ["authority"])
    add(&words, fr: "--suite-de", en: "--cause", ["cause"])
    add(&words, fr: "--auteur", en: "--author", ["author"])
    add(&words, fr: "--expire", en: "--expires", ["expires"])
    for path in evidence {
      words += [wording.say(fr: "--preuve", en: "--evidence"), shellQuoted(path)]
    }
    add(&words, fr: "--texte-fr", en: "--text-fr", ["text", "fr"])
    add(&words, fr: "--texte-en", en: "--text-en", ["text", "en"])
    return words.joined(separator: " ")
  }

  private func fields(_ key: String, _ value: JSON, _ type: RecordType?) -> [String] {
    switch value {
    case .string(let text): return [typed(key, text)]
    case .object(let members)
    where FieldName(name: key).flatMap { type?.definition.field($0)?.kind } == .text:
      if members.count == 1, let text = members[wording.language.key]?.stringValue {
        return [typed(key, text)]
      }
      return members.compactMap { language, text in
        text.stringValue.map { typed("\(key).\(language)", $0) }
      }
    default: return [json(key, value)]
    }
  }

  /// A string; one that would be read as the name of a file stands as JSON.
  private func typed(_ key: String, _ text: String) -> String {
    text.hasPrefix("@") ? json(key, .string(text)) : shellQuotedField(key, text)
  }

  private func shellQuotedField(_ key: String, _ text: String) -> String {
    let quoted = shellQuoted(text)
    return quoted == text ? "\(key)=\(text)" : shellQuoted("\(key)=\(text)")
  }

  private func json(_ key: String, _ value: JSON) -> String {
    do throws(CanonicalJSONError) {
      return shellQuoted("\(key):=\(try value.canonicalText)")
    } catch {
      return shellQuoted("\(key):=…")
    }
  }

  private func add(_ words: inout [String], fr: Phrase, en: Phrase, _ path: [String]) {
    var value: JSON? = .object(action)
    for key in path { value = value?.objectValue?[key] }
    let values: [String]
    switch value {
    case .string(let text)?: values = [text]
    case .integer(let number)?: values = [String(number)]
    case .array(let items)?: values = items.compactMap(\.stringValue)
    case .object(let members)?: values = members["action"]?.stringValue.map { [$0] } ?? []
    default: values = []
    }
    for value in values { words += [wording.say(fr: fr, en: en), shellQuoted(value)] }
  }
}

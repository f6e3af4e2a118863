import CanonicalJSON
import Partnership
import Wording

/// A question as it is put: lines to read, and what stands before the answer.
struct PutQuestion: Sendable, Equatable {
  /// The question itself, and the form of its answer.
  let title: String
  /// What is said below it.
  var notes: [String] = []
  /// The numbered choices.
  var choices: [Choice] = []
  /// What an empty line stands for, or that there may be one.
  let prompt: String
}

extension Dialogue {
  /// The longest list that is shown; a longer one asks for a few more letters.
  private static let longestList = 24

  /// The question that is asked now.
  var question: PutQuestion {
    switch phase {
    case .consenting:
      return PutQuestion(
        title: wording.say(fr: "Consigner ?", en: "Record it?"),
        prompt: wording.say(fr: "[o/N] ", en: "[y/N] "))
    case .mending:
      return PutQuestion(
        title: wording.say(
          fr: "Quelle réponse reprendre ?", en: "Which answer is to be taken up again?"),
        choices: answersToMend, prompt: suspectNumber.map { "[\($0)] > " } ?? "> ")
    case .asking, .agreed, .left: break
    }
    guard let topic = topic else { return PutQuestion(title: "", prompt: "") }
    let all = narrowed ?? choices(for: topic)
    var notes: [String] = []
    if all.count > Dialogue.longestList {
      let rest = wording.number(all.count - Dialogue.longestList)
      notes.append(
        wording.say(
          fr: "… et \(rest) autres : tapez quelques lettres.",
          en: "… and \(rest) more: type a few letters."))
    }
    return PutQuestion(
      title: heading(of: topic), notes: notes,
      choices: Array(all.prefix(Dialogue.longestList)), prompt: prompt(for: topic))
  }

  /// The label of what is asked, and the form of an answer to it.
  private func heading(of topic: Topic) -> String {
    let title = title(of: topic)
    guard let form = form(of: topic) else { return title }
    return "\(title) — \(form)"
  }

  private func prompt(for topic: Topic) -> String {
    if let offered = narrowed == nil ? offered(topic) : nil { return "[\(offered)] > " }
    return isOptional(topic) && narrowed == nil
      ? wording.say(fr: "(facultatif) > ", en: "(optional) > ") : "> "
  }

  /// What a topic is called in a list of answers.
  func name(of topic: Topic) -> String {
    switch topic {
    case .agreement: wording.label(ofKey: .agreement)
    case .type: wording.label(ofKey: .type)
    case .others: wording.say(fr: "Autres champs", en: "Other fields")
    default: title(of: topic)
    }
  }

  /// What a topic is asked by.
  func title(of topic: Topic) -> String {
    switch topic {
    case .agreement:
      wording.say(
        fr: "Quelle entente ? Une ligne vide : le registre lui-même, ses acteurs, ses personnes.",
        en: "Which agreement? An empty line: the ledger itself, its actors, its persons.")
    case .type:
      wording.say(
        fr: "Quel type d'écriture ? Quelques lettres, ou un numéro.",
        en: "Which type of record? A few letters, or a number.")
    case .newAgreement: wording.label(ofKey: .agreement)
    case .occurred: wording.label(ofKey: .occurred)
    case .reason: wording.label(ofKey: .reason)
    case .document: wording.say(fr: "Fichier du document", en: "File of the document")
    case .field(let name):
      type.flatMap { $0.definition.field(name)?.kind } == .text
        ? "\(label(of: name)) (\(wording.language.key))" : label(of: name)
    case .translation(let name): "\(label(of: name)) (\(otherLanguage))"
    case .axes: wording.label(ofKey: .axes)
    case .onBehalfOf: wording.label(ofKey: .onBehalfOf)
    case .parties: wording.label(ofKey: .parties)
    case .others: wording.say(fr: "Autres champs ?", en: "Other fields?")
    case .evidence: wording.label(ofKey: .evidence)
    case .authority: wording.label(ofKey: .authority)
    case .cause: wording.label(ofKey: .cause)
    case .text: "\(wording.label(ofKey: .text)) (\(wording.language.key))"
    case .textTranslation: "\(wording.label(ofKey: .text)) (\(otherLanguage))"
    }
  }

  private func label(of name: FieldName) -> String {
    wording.label(asking: name, in: type)
  }

  /// The form of an answer in words; nil where the question and its choices say it.
  func form(of topic: Topic) -> String? {
    switch topic {
    case .occurred:
      return formOfDate(wording.form(of: .occurred, in: .planned))
    case .evidence, .document:
      return wording.say(fr: "chemin d'un fichier", en: "path of a file")
    case .newAgreement: return wording.form(of: .agreement, in: .successor)
    case .cause: return wording.say(fr: "numéro d'une écriture", en: "number of a record")
    case .axes, .parties, .onBehalfOf:
      return wording.say(
        fr: "un ou plusieurs, 1 2 ; tous", en: "one or more, 1 2; all")
    case .others:
      return wording.say(fr: "un ou plusieurs, 1 2", en: "one or more, 1 2")
    case .field(let name): return form(of: kind(of: topic), in: name)
    case .agreement, .type, .reason, .authority, .text, .textTranslation, .translation: return nil
    }
  }

  private func form(of kind: FieldKind, in name: FieldName) -> String? {
    switch kind {
    case .text, .line, .choice, .boolean: return nil
    case .set(.choice), .set(.actor), .set(.participant), .list(.choice):
      return wording.say(fr: "un ou plusieurs, 1 2", en: "one or more, 1 2")
    case .integer where name == .amount:
      let currency = currency ?? ""
      let decimals = Wording.decimals(of: currency)
      guard decimals > 0 else {
        return wording.say(fr: "en \(currency), 1234", en: "in \(currency), 1234")
      }
      let some = "5" + String(repeating: "0", count: decimals - 1)
      return wording.say(
        fr: "en \(currency), 1234,\(some)", en: "in \(currency), 1234.\(some)")
    case .day, .due, .occurred: return formOfDate(wording.form(of: kind, in: name, of: type))
    default: return wording.form(of: kind, in: name, of: type)
    }
  }

  /// The form of a date, and what else reads as one here.
  private func formOfDate(_ form: String) -> String {
    wording.say(
      fr: "\(form) ; aussi 22/04/2022, 22 avril 2022, hier, aujourd'hui",
      en: "\(form); also 22/04/2022, April 22, 2022, yesterday, today")
  }

  /// What `?` answers: what the question is about, and what may be typed anywhere.
  var help: [String] {
    var lines: [String] = []
    if let topic {
      switch topic {
      case .type where narrowed != nil:
        lines.append(
          wording.say(
            fr:
              "Donnez le numéro d'un type de la liste, ou un mot de ce qui s'est passé ; une ligne"
              + " vide ramène à toutes les familles. « entente types » décrit tous les types.",
            en: "Give the number of a type of the list, or a word of what happened; an empty line"
              + " goes back to all families. `entente types` describes all types."))
      case .type:
        lines.append(
          wording.say(
            fr: "Tapez un mot de ce qui s'est passé (atelier, signature, engagement), ou le numéro"
              + " d'une famille. « entente types » les décrit tous.",
            en: "Type a word of what happened (workshop, signature, commitment), or the number of"
              + " a family. `entente types` describes them all."))
      default:
        if let type { lines.append(wording.description(of: type)) }
        if case .field(let name) = topic {
          let label = label(of: name)
          let form = form(of: topic) ?? wording.form(of: kind(of: topic), in: name, of: type)
          lines.append(wording.say(fr: "\(label) : \(form)", en: "\(label): \(form)"))
        }
        lines.append(
          isOptional(topic)
            ? wording.say(
              fr: "Facultatif : une ligne vide passe, - efface.",
              en: "Optional: an empty line passes, - clears.")
            : wording.say(fr: "Obligatoire.", en: "Required."))
      }
    }
    lines.append(
      wording.say(
        fr: "< ou retour : question précédente ; q ou Ctrl-D : quitter sans rien écrire.",
        en: "< or back: previous question; q or Ctrl-D: leave with nothing written."))
    return lines
  }

  /// An answer as it is shown among others.
  func shown(_ given: Given) -> String {
    switch given.value {
    case .type(let type): wording.label(of: type)
    case .json(.string(let text)): text
    default: given.typed
    }
  }
}

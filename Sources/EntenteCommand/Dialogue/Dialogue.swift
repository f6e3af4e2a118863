import CanonicalJSON
import Partnership
import Wording

/// A record asked for one question at a time: a function from answers to questions, which knows no
/// terminal and no ledger.
///
/// Every answer is held against its form and against what is known as soon as it is given; the rules
/// judge the whole at the end, and what they refuse is asked again. An answer that was given once is
/// offered again wherever its question comes back, so nothing that was typed is lost.
struct Dialogue {
  let wording: Wording
  /// What is fixed before the first question.
  let setting: Setting
  /// What there is to choose from; nil until whoever holds the dialogue has looked it up.
  var inventory: Inventory?
  /// What was answered, in the order it was asked.
  private(set) var given: [Given] = []
  private(set) var phase = Phase.asking
  /// The choices left after an answer that fitted several.
  private(set) var narrowed: [Choice]?
  /// The answer that a refusal of the whole is about, as far as it says.
  private(set) var suspect: Topic?
  private var remembered: [Topic: String] = [:]

  /// What is fixed before the first question.
  struct Setting {
    /// The day it is where the reader is.
    var today: Day
    /// The day the ledger would write, by which lateness counts.
    var recorded: Day
    /// The agreements of the ledger.
    var agreements: [Inventory.Item]
    /// What options have given already.
    var base = JSONObject()
    /// What an action says of a file.
    var evidence: (String) throws(CommandError) -> JSON
  }

  /// Where the dialogue stands.
  enum Phase: Equatable {
    /// The next topic is asked.
    case asking
    /// The record is shown, and waits for consent.
    case consenting
    /// The rules refused the record; an answer is to be given anew.
    case mending
    /// The reader agrees.
    case agreed
    /// The reader has left.
    case left
  }

  /// What whoever holds the dialogue does next.
  enum Turn: Equatable {
    /// Looks up what there is to choose from in an agreement, and sets ``Dialogue/inventory``.
    case lookUp(AgreementID?)
    /// Asks, and hands the answer to ``Dialogue/hear(_:)``.
    case ask
    /// Decides the action, and calls ``Dialogue/wasShown()`` or ``Dialogue/wasRefused(for:)``.
    case preview(JSON)
    /// Records it.
    case record(JSON)
    /// Says that nothing was written.
    case leave
  }

  init(_ setting: Setting, _ wording: Wording) {
    self.setting = setting
    self.wording = wording
  }

  /// What comes next.
  var turn: Turn {
    switch phase {
    case .left: return .leave
    case .agreed: return .record(.object(action))
    case .consenting, .mending: return .ask
    case .asking:
      if asksForAgreement, answer(to: .agreement) == nil { return .ask }
      guard inventory?.agreement == agreement, inventory != nil else { return .lookUp(agreement) }
      return nextTopic == nil ? .preview(.object(action)) : .ask
    }
  }

  /// The topic that is asked; nil where none is.
  var topic: Topic? { phase == .asking ? nextTopic : nil }

  /// What was answered to a topic; nil while it was not asked.
  func answer(to topic: Topic) -> Given? { given.first { $0.topic == topic } }

  private var nextTopic: Topic? {
    let answered = Set(given.map(\.topic))
    return script.first { !answered.contains($0) }
  }

  /// The earlier answer that stands beside a question that is asked again.
  func remembered(_ topic: Topic) -> String? { remembered[topic] }
}

// MARK: - What is heard

extension Dialogue {
  /// Takes an answer; nil when the reader's input has ended.
  ///
  /// - Returns: What there is to say about it before the next question: why it is refused, help.
  mutating func hear(_ typed: String?) -> [String] {
    guard let typed else {
      phase = .left
      return []
    }
    let text = String(typed.trimmed)
    let word = Search.fold(text)
    if ["q", "quit", "quitter", "leave"].contains(word) {
      phase = .left
      return []
    }
    switch phase {
    case .asking where ["<", "retour", "back"].contains(word): return goBack()
    case .asking: return word == "?" ? help : accept(text)
    case .consenting: return hearConsent(word)
    case .mending: return hearMending(word, text)
    case .agreed, .left: return []
    }
  }

  /// The record was shown: consent is asked for.
  mutating func wasShown() { phase = .consenting }

  /// The record was refused: an answer is to be given anew.
  mutating func wasRefused(for refusal: Refusal) {
    phase = .mending
    suspect = given.first { $0.value != .none && isAbout($0, refusal) }?.topic
  }

  /// Whether a refusal names the field of an answer, or what was answered.
  private func isAbout(_ given: Given, _ refusal: Refusal) -> Bool {
    refusal.parameters.contains { parameter in
      switch (parameter.role, parameter.value) {
      case (.field, .text(let path)): path == given.topic.path
      case (.date, _): given.topic == .occurred
      case (_, .text(let text)): json(given)?.stringValue == text
      default: false
      }
    }
  }

  /// Goes back one question.
  private mutating func goBack() -> [String] {
    narrowed = nil
    guard let last = given.popLast() else {
      return [wording.say(fr: "C'est la première question.", en: "This is the first question.")]
    }
    remembered[last.topic] = last.typed
    phase = .asking
    return []
  }

  private mutating func hearConsent(_ word: String) -> [String] {
    switch word {
    case "o", "oui", "y", "yes": phase = .agreed
    case "", "n", "non", "no": phase = .left
    case "<", "retour", "back": return goBack()
    default:
      return [
        wording.say(
          fr: "o consigne, n quitte sans rien écrire, < revient à la dernière question.",
          en: "y records, n leaves with nothing written, < goes back to the last question.")
      ]
    }
    return []
  }

  /// Takes up the answer of that number again, and keeps the others.
  private mutating func hearMending(_ word: String, _ text: String) -> [String] {
    if ["<", "retour", "back"].contains(word) { return goBack() }
    let choices = answersToMend
    let text = text.isEmpty ? suspectNumber ?? "" : text
    guard case .one(let choice) = choices.find(text, numberedIn: choices),
      let index = choices.firstIndex(of: choice)
    else {
      return [
        wording.say(
          fr: "Donnez le numéro de la réponse à reprendre, ou q pour quitter.",
          en: "Give the number of the answer to take up again, or q to leave.")
      ]
    }
    let reopened = given.remove(at: mendable[index])
    remembered[reopened.topic] = reopened.typed
    if reopened.topic == .type || reopened.topic == .agreement {
      // Every other answer depends on it; each is offered again.
      for one in given where one.topic != .agreement { remembered[one.topic] = one.typed }
      given.removeAll { $0.topic != .agreement }
      if reopened.topic == .agreement { inventory = nil }
    }
    if reopened.topic == .field(.currency), let amount = answer(to: .field(.amount)) {
      // It was read by the decimals of that currency.
      given.removeAll { $0.topic == amount.topic }
      remembered[amount.topic] = amount.typed
    }
    phase = .asking
    return []
  }

  /// The answers, to choose from which is to be given anew.
  var answersToMend: [Choice] {
    mendable.map { index in
      let one = given[index]
      return Choice(
        value: "",
        label: wording.say(
          fr: "\(name(of: one.topic)) : \(shown(one))", en: "\(name(of: one.topic)): \(shown(one))")
      )
    }
  }

  /// The number of the answer that is to be given anew, if the refusal says which.
  var suspectNumber: String? {
    mendable.firstIndex { given[$0].topic == suspect }.map { String($0 + 1) }
  }

  private var mendable: [Int] { given.indices.filter { given[$0].value != .none } }

  /// Takes the answer to the topic that is asked, or what stands for an empty one.
  private mutating func accept(_ text: String) -> [String] {
    guard let topic = nextTopic else { return [] }
    var text = text
    if text.isEmpty, narrowed != nil {
      // Back to the whole list.
      narrowed = nil
      return []
    }
    if text.isEmpty { text = offered(topic) ?? "" }
    if text.isEmpty || text == "-" {
      guard isOptional(topic) else { return [needsAnswer(topic)] }
      give(Given(topic: topic, typed: "", value: .none))
      return []
    }
    do throws(CommandError) {
      switch try read(text, for: topic) {
      case .value(let value):
        give(Given(topic: topic, typed: text, value: value))
        return topic == .type ? sayType : topic == .occurred ? sayLate : []
      case .several(let choices):
        narrowed = choices
        return []
      }
    } catch {
      // Nothing is about to be written yet, so nothing is said of it.
      if case .refused(let refusal, at: nil, _) = error { return [sentence(for: refusal)] }
      return [error.sentence(in: wording)]
    }
  }

  private mutating func give(_ answer: Given) {
    narrowed = nil
    given.append(answer)
    if answer.topic == .agreement { inventory = nil }
  }

  private func sentence(for refusal: Refusal) -> String {
    wording.sentence(ofAnswer: refusal, fields: fields)
  }

  private func needsAnswer(_ topic: Topic) -> String {
    // A commitment that is met shows evidence, or says why there is none.
    topic == .reason && type == .commitmentMet
      ? wording.say(
        fr: "Sans pièce à l'appui, cette question attend une réponse.",
        en: "Without evidence in support, this question needs an answer.")
      : wording.say(fr: "Cette question attend une réponse.", en: "This question needs an answer.")
  }

  /// A refusal names the questions.
  var fields: FieldNaming { .asked(of: type) }

  /// Which type was chosen: a few letters may have meant another.
  private var sayType: [String] { type.map { ["→ \(wording.label(of: $0)) (\($0.name))"] } ?? [] }

  /// What is said at once of a date that is late.
  private var sayLate: [String] {
    guard let days = daysLate else { return [] }
    let late = wording.count(days, .day)
    let limit = wording.count(Record.daysInTime, .day)
    return [
      wording.say(
        fr: "Il y a \(late) : au-delà de \(limit), une écriture est tardive et demande un motif.",
        en: "\(late) ago: beyond \(limit) a record is late, and asks for a reason.")
    ]
  }
}

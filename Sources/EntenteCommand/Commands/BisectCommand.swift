import ArgumentParser
import CanonicalJSON
import Entente
import Partnership
import Projections
import Verification
import Wording

/// `entente bisect [PATH=VALUE]`: the first record after which a check fails: that a value is the one
/// expected, or, without one, any of the seven checks of a verification.
struct BisectCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "bisect", "bissecter", fr: "La première écriture après laquelle une vérification échoue.",
      en: "The first record after which a check fails.")
    configuration.discussion = Wording(helpLanguage).say(
      fr: "Avec chemin=valeur, le code de sortie est 1 quand la valeur n'est pas restée celle qu'on"
        + " attend, ou ne l'a jamais été.",
      en: "With path=value the exit status is 1 where the value did not stay the one expected, or"
        + " never was.")
    return configuration
  }

  @Argument(
    help: help(
      fr: "Une valeur attendue, axis:A3/stage=active ; sinon les sept vérifications du registre.",
      en: "A value that is expected, axis:A3/stage=active; else the seven checks of the ledger.",
      value: "chemin=valeur", "path=value"))
  var check: String?

  @OptionGroup var question: QuestionOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard let check else { return try verify(speaker) }
    guard let sign = check.lastIndex(of: "="), check.index(after: sign) < check.endIndex else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "« \(check) » ne dit pas quelle valeur est attendue. Écrivez chemin=valeur.",
            en: "“\(check)” does not say which value is expected. Write path=value.")))
    }
    let path = try ViewPath(typed: String(check[..<sign]), speaker.wording)
    let expected = String(check[check.index(after: sign)...])
    return try question.answer(from: ledger, speaker) { store throws(LedgerError) in
      let agreement = try question.agreement(in: store)
      return try store.bisection(
        store.spelled(path, in: agreement), is: expected, of: agreement, at: question.moment)
    } lines: {
      $1.lines(of: $0)
    } ending: {
      $0.view.held == nil || $0.view.failed != nil ? .differs : .done
    }
  }

  /// The first record that any of the seven checks finds a fault in, or from.
  private func verify(_ speaker: Speaker) throws(CommandError) -> Ending {
    let wording = speaker.wording
    guard question.isEmpty else {
      throw .trouble(
        .usage(
          wording.say(
            fr: "les sept vérifications portent sur tout le registre : retirez --entente, --au et"
              + " --connu-le, ou donnez chemin=valeur",
            en: "the seven checks are of the whole ledger: leave out --agreement, --as-of and"
              + " --known-on, or give path=value")))
    }
    let report = try SupervisedReading().verify(ledger.path, speaker)
    let faults = report.results.flatMap(\.faults)
    let first = faults.filter { $0.record != nil }.min { one, other in
      (one.record?.index ?? .max) < (other.record?.index ?? .max)
    }
    if speaker.isJSON {
      try speaker.put([
        "answer": [
          "checks": .array(
            faults.filter { $0.record == first?.record && first != nil }.map {
              .string($0.check.rawValue)
            }),
          "failed": first?.record.map { .integer(Int64(clamping: $0.index)) } ?? .null,
          "faults": .integer(Int64(faults.count)),
        ]
      ])
    } else if faults.isEmpty {
      try speaker.put(
        wording.say(
          fr: "Les sept vérifications tiennent pour toutes les écritures.",
          en: "The seven checks hold for every record."))
    } else {
      let shown = first.map { [$0] } ?? faults
      try speaker.put(
        shown.flatMap { fault in
          let place = wording.place(of: fault)
          let what = "✗ \(wording.label(of: fault.check)) · \(fault.name.rawValue) · \(place)"
          return wrap(what, toWidth: speaker.width)
            + wrap(wording.sentence(for: fault.name), toWidth: speaker.width)
        })
    }
    return report.ending
  }
}

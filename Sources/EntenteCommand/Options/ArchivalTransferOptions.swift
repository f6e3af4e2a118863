import ArgumentParser
import Exports
import Wording

/// Between whom an archival transfer goes, which no record of a ledger says.
struct ArchivalTransferOptions: ParsableArguments {
  @Option(
    name: .both("archival-agency", "service-archives"),
    help: help(
      fr: "Pour seda : identifiant du service d'archives qui reçoit.",
      en: "For seda: identifier of the archives that take it.", value: "id", "id"))
  var archivalAgency: String?

  @Option(
    name: .both("transferring-agency", "service-versant"),
    help: help(
      fr: "Pour seda : identifiant du service qui verse, qui est aussi le producteur.",
      en: "For seda: identifier of who hands it over, who is the producer too.",
      value: "id", "id"))
  var transferringAgency: String?

  @Option(
    name: .both("archival-agreement", "accord-versement"),
    help: help(
      fr: "Pour seda : identifiant de l'accord de versement, sans lequel beaucoup de services"
        + " refusent.",
      en: "For seda: identifier of the agreement on transfers, without which many archives refuse.",
      value: "id", "id"))
  var archivalAgreement: String?

  /// Whether none was given.
  var isEmpty: Bool {
    archivalAgency == nil && transferringAgency == nil && archivalAgreement == nil
  }

  /// The institutions, where both are named.
  var agencies: ArchivalAgencies? {
    guard let archivalAgency, let transferringAgency else { return nil }
    return ArchivalAgencies(
      archivalAgency: archivalAgency, transferringAgency: transferringAgency,
      archivalAgreement: archivalAgreement)
  }

  /// Why they are not what a transfer needs; nil when they are.
  func fault(in wording: Wording) -> String? {
    if archivalAgency == nil {
      return wording.say(
        fr:
          "Un versement SEDA dit à qui il va : donnez --service-archives, l'identifiant du service"
          + " d'archives.",
        en: "A SEDA transfer says whom it goes to: give --archival-agency, the identifier of the"
          + " archives.")
    }
    if transferringAgency == nil {
      return wording.say(
        fr: "Un versement SEDA dit de qui il vient : donnez --service-versant, l'identifiant du"
          + " service versant.",
        en: "A SEDA transfer says whom it comes from: give --transferring-agency, the identifier of"
          + " who hands it over.")
    }
    let names = [archivalAgency, transferringAgency, archivalAgreement].compactMap(\.self)
    guard let bad = names.first(where: { !ArchivalAgencies.isName($0) }) else { return nil }
    return wording.say(
      fr:
        "« \(terminalSafe(bad)) » n'est pas un identifiant : d'un à 128 caractères, sans espace au"
        + " bord ni deux à la suite.",
      en:
        "“\(terminalSafe(bad))” is no identifier: one to 128 characters, no space at an end nor two"
        + " in a row.")
  }
}

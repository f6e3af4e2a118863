internal import Projections

extension Wording {
  /// What an organisation is called in a capacity.
  func label(ofCapacity capacity: Capacity.Name) -> String {
    switch capacity {
    case .creditor: say(fr: "créancier", en: "creditor")
    case .debtor: say(fr: "débiteur", en: "debtor")
    case .delegate: say(fr: "délégataire", en: "delegate")
    case .delegator: say(fr: "délégant", en: "delegator")
    case .explorer: say(fr: "à l'origine d'une occasion", en: "finder of an opportunity")
    case .funded: say(fr: "financé", en: "funded")
    case .funder: say(fr: "bailleur de fonds", en: "funder")
    case .giver: say(fr: "donneur", en: "giver")
    case .intermediary: say(fr: "intermédiaire", en: "intermediary")
    case .introduced: say(fr: "présenté aux parties", en: "introduced to the parties")
    case .introducer: say(fr: "introducteur", en: "introducer")
    case .joined: say(fr: "associé à l'entente", en: "associated with the agreement")
    case .leader: say(fr: "responsable d'initiative", en: "leader of an initiative")
    case .left: say(fr: "n'est plus associé", en: "no longer associated")
    case .notified: say(fr: "avisé d'un incident", en: "told of an incident")
    case .owner: say(fr: "responsable d'outil", en: "owner of a tool")
    case .participant: say(fr: "participant", en: "participant")
    case .party: say(fr: "partie", en: "party")
    case .receiver: say(fr: "receveur", en: "receiver")
    case .recipient: say(fr: "destinataire", en: "recipient")
    case .related: say(fr: "en relation", en: "related")
    case .respondent: say(fr: "mis en cause", en: "respondent")
    case .sender: say(fr: "expéditeur", en: "sender")
    }
  }
}

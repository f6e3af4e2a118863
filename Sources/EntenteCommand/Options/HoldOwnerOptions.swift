import ArgumentParser
import Partnership
import Wording

/// Whose a hold is.
enum HoldOwner: Hashable {
  /// An agreement's, whose documents it names.
  case agreement(AgreementID)
  /// The ledger's, and of no agreement.
  case ledger

  /// As a record has it, which names no agreement for the ledger's.
  init(_ agreement: AgreementID?) { self = agreement.map { .agreement($0) } ?? .ledger }

  /// The agreement that a record of it names.
  var agreement: AgreementID? { if case .agreement(let id) = self { id } else { nil } }
}

extension PlacedHold {
  /// Whose it is.
  var owner: HoldOwner { HoldOwner(agreement) }
}

/// Whose hold is placed.
struct HoldOwnerOption: ParsableArguments {
  @Option(
    name: .both("hold-of", "gel-de"),
    help: help(
      fr: "Entente dont est le gel, et les documents qu'il nomme ; sinon l'entente gelée, celle de"
        + " ces documents, ou le registre.",
      en: "Agreement whose hold it is, and whose documents it names; else the agreement held, that"
        + " of those documents, or the ledger.", value: "id", "id"))
  var agreement: AgreementID?

  @Flag(
    name: .both("hold-of-ledger", "gel-du-registre"),
    help: help(
      fr: "Le gel est du registre, et d'aucune entente.",
      en: "The hold is the ledger's, and of no agreement."))
  var isOfLedger = false

  /// Whose, as given.
  var given: HoldOwner? { HoldOwner.given(agreement, isOfLedger) }

  func validate() throws { try HoldOwner.refuseBoth(agreement, isOfLedger) }
}

/// Whose hold is lifted, where several have its code.
struct LiftedHoldOwnerOption: ParsableArguments {
  @Option(
    // That of placing one; and the one that names agreements elsewhere, which no other thing has here.
    name: NameSpecification([
      .customLong(helpLanguage.isFrench ? "gel-de" : "hold-of"),
      .customLong(helpLanguage.isFrench ? "hold-of" : "gel-de"),
      .customLong(helpLanguage.isFrench ? "entente" : "agreement"),
      .customLong(helpLanguage.isFrench ? "agreement" : "entente"),
    ]),
    help: help(
      fr: "Entente dont est le gel, quand plusieurs portent ce code.",
      en: "Agreement whose hold it is, where several have the code.", value: "id", "id"))
  var agreement: AgreementID?

  @Flag(
    name: .both("hold-of-ledger", "gel-du-registre"),
    help: help(
      fr: "Le gel du registre, qui n'est d'aucune entente.",
      en: "The ledger's hold, of no agreement."))
  var isOfLedger = false

  /// Whose, as given.
  var given: HoldOwner? { HoldOwner.given(agreement, isOfLedger) }

  func validate() throws { try HoldOwner.refuseBoth(agreement, isOfLedger) }
}

extension HoldOwner {
  fileprivate static func given(_ agreement: AgreementID?, _ isOfLedger: Bool) -> HoldOwner? {
    isOfLedger ? .ledger : agreement.map { .agreement($0) }
  }

  fileprivate static func refuseBoth(_ agreement: AgreementID?, _ isOfLedger: Bool) throws {
    guard agreement == nil || !isOfLedger else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "Un gel est d'une entente ou du registre : --gel-du-registre va sans l'entente.",
          en: "A hold is an agreement's or the ledger's: --hold-of-ledger goes without the"
            + " agreement."))
    }
  }
}

extension Wording {
  /// How to say whose hold is meant, and of one that was placed, by which record: `--hold-of gq-cnrs (that of the
  /// agreement gq-cnrs, record 13)`.
  func wayToName(_ owner: HoldOwner, _ placed: Record? = nil) -> String {
    let number = placed?.sequence.description
    let record = number.map { say(fr: ", écriture \($0)", en: ", record \($0)") } ?? ""
    guard let agreement = owner.agreement?.text else {
      return say(
        fr: "--gel-du-registre (celui du registre\(record))",
        en: "--hold-of-ledger (the ledger's\(record))")
    }
    return say(
      fr: "--gel-de \(agreement) (celui de l'entente \(agreement)\(record))",
      en: "--hold-of \(agreement) (that of the agreement \(agreement)\(record))")
  }

  /// That a code names no hold of an owner's, or one that was lifted, and whose holds it does name.
  func saying(
    thatNoneLasts code: Code, of owner: HoldOwner, lifted: Record?, _ lasting: [PlacedHold]
  ) -> String {
    let ways = list(lasting.map { wayToName($0.owner, $0.placed) })
    let agreement = owner.agreement?.text
    guard let record = lifted?.sequence.description else {
      let whose =
        agreement.map { say(fr: "L'entente \($0)", en: "The agreement \($0)") }
        ?? say(fr: "Le registre", en: "The ledger")
      return say(
        fr: "\(whose) n'a pas de gel \(code.text), mais il y a : \(ways).",
        en: "\(whose) has no hold \(code.text); there is: \(ways).")
    }
    let hold =
      agreement.map {
        say(
          fr: "Le gel \(code.text) de l'entente \($0)",
          en: "The hold \(code.text) of the agreement \($0)")
      } ?? say(fr: "Le gel \(code.text) du registre", en: "The ledger's hold \(code.text)")
    return say(
      fr: "\(hold) est levé (écriture \(record)). En cours sous ce code : \(ways).",
      en: "\(hold) is lifted (record \(record)). In force under this code: \(ways).")
  }
}

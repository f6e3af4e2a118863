public import Partnership

extension Wording {
  /// An anomaly in a few words: `hors de la période en vigueur`.
  public func label(of name: Anomaly.Name) -> String { say(name.text.label) }

  /// An anomaly as one record wears it, with the records concerned.
  ///
  /// `A-DUPLICATE. L’échange est dit tenu deux fois (écriture 12 ; voir aussi l’écriture 9).`
  public func sentence(for anomaly: Anomaly) -> String {
    let what = say(anomaly.name.text.happened)
    let record = anomaly.record.description
    guard let other = anomaly.other?.description else {
      return say(
        fr: "\(anomaly.name.rawValue). \(what) (écriture \(record)).",
        en: "\(anomaly.name.rawValue). \(what) (record \(record)).")
    }
    return say(
      fr:
        "\(anomaly.name.rawValue). \(what) (écriture \(record) ; voir aussi l'écriture \(other)).",
      en: "\(anomaly.name.rawValue). \(what) (record \(record); see also record \(other)).")
  }

  /// Which rule an anomaly stands for, and what to do now.
  public func help(for name: Anomaly.Name) -> String {
    "\(say(name.text.rule)) \(say(name.text.remedy))"
  }
}

/// What is said about one anomaly.
struct AnomalyText {
  let label: Bilingual
  /// A sentence without its full stop.
  let happened: Bilingual
  let rule: Bilingual
  let remedy: Bilingual
}

extension Anomaly.Name {
  /// The texts stand in one file per family; this list is where the compiler asks for a new one.
  var text: AnomalyText {
    switch self {
    case .outOfTerm: .outOfTerm
    case .duplicate: .duplicate
    case .outOfOrder: .outOfOrder
    case .announcedUnsigned: .announcedUnsigned
    case .noRole: .noRole
    case .exclusiveFunction: .exclusiveFunction
    case .missedEarly: .missedEarly
    case .contradicted: .contradicted
    case .causeAnnulled: .causeAnnulled
    case .outsideProtocol: .outsideProtocol
    case .noImpactAssessment: .noImpactAssessment
    case .hashMismatch: .hashMismatch
    case .notDeployed: .notDeployed
    }
  }
}

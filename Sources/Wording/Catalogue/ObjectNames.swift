public import Partnership

extension Wording {
  /// A sort of object by its noun: `piste de financement`, `funding lead`.
  public func noun(of kind: ObjectKind) -> String { say(kind.noun) }
}

extension ObjectKind {
  /// The noun.
  var noun: Bilingual {
    switch self {
    case .amendment: Bilingual(fr: "avenant", en: "amendment")
    case .commitment: Bilingual(fr: "engagement", en: "commitment")
    case .dispute: Bilingual(fr: "différend", en: "dispute")
    case .document: Bilingual(fr: "document", en: "document")
    case .exchange: Bilingual(fr: "échange", en: "exchange")
    case .hold: Bilingual(fr: "gel", en: "hold")
    case .incident: Bilingual(fr: "incident", en: "incident")
    case .initiative: Bilingual(fr: "initiative", en: "initiative")
    case .innovation: Bilingual(fr: "innovation", en: "innovation")
    case .lead: Bilingual(fr: "piste de financement", en: "funding lead")
    case .opportunity: Bilingual(fr: "occasion de collaboration", en: "opportunity")
    case .protocol: Bilingual(fr: "protocole", en: "protocol")
    case .rule: Bilingual(fr: "règle de conservation", en: "retention rule")
    case .tool: Bilingual(fr: "outil", en: "tool")
    case .transfer: Bilingual(fr: "transfert", en: "transfer")
    }
  }

  private var isFeminine: Bool {
    switch self {
    case .initiative, .innovation, .lead, .opportunity, .rule: true
    case .amendment, .commitment, .dispute, .document, .exchange, .hold, .incident, .protocol,
      .tool, .transfer:
      false
    }
  }

  /// The noun with its definite article: `l'avenant`, `la piste de financement`, `the tool`.
  func definite(in wording: Wording) -> String {
    let noun = wording.noun(of: self)
    if startsWithVowel(noun) { return wording.say(fr: "l'\(noun)", en: "the \(noun)") }
    return isFeminine
      ? wording.say(fr: "la \(noun)", en: "the \(noun)")
      : wording.say(fr: "le \(noun)", en: "the \(noun)")
  }

  /// The noun as the complement of another: `d'un avenant`, `d'une règle de conservation`,
  /// `of an amendment`, `of a tool`.
  func ofOne(in wording: Wording) -> String {
    let noun = wording.noun(of: self)
    let article = isFeminine ? "une" : "un"
    return startsWithVowel(noun)
      ? wording.say(fr: "d'\(article) \(noun)", en: "of an \(noun)")
      : wording.say(fr: "d'\(article) \(noun)", en: "of a \(noun)")
  }

  private func startsWithVowel(_ noun: String) -> Bool {
    noun.first.map { "aeéiou".contains($0) } ?? false
  }
}

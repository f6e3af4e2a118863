import Partnership

extension RefusalParameters {
  /// Whether more than one hold is named, each by its code.
  var namesSeveralHolds: Bool { parameters.count { $0.role == .code } > 1 }

  /// ` : H-1 (posé par l'écriture 8) couvre l'entente gq-cnrs`: each hold by its code and the record that
  /// placed it, and what of it is meant; nothing where none is named.
  var whatHoldsKeep: String {
    var holds: [(code: String, rest: [Parameter])] = []
    for parameter in parameters {
      if parameter.role == .code {
        holds.append((shown(parameter), []))
      } else if !holds.isEmpty {
        holds[holds.count - 1].rest.append(parameter)
      }
    }
    guard !holds.isEmpty else { return inRecord }
    let sentences = holds.map { hold in
      let placed = hold.rest.first { $0.role == .record }.map(shown)
      let by =
        placed.map {
          wording.say(fr: " (posé par l'écriture \($0))", en: " (placed by record \($0))")
        } ?? ""
      let what = wording.list(hold.rest.compactMap(thingKept))
      return what.isEmpty
        ? hold.code + by
        : wording.say(
          fr: "\(hold.code)\(by) couvre \(what)", en: "\(hold.code)\(by) covers \(what)")
    }
    let all = sentences.joined(separator: wording.say(fr: " ; ", en: "; "))
    return wording.say(fr: " : ", en: ": ") + all
  }

  /// `l'entente gq-cnrs`, `records 12 and 13`; nil for what a hold does not cover.
  private func thingKept(_ parameter: Parameter) -> String? {
    let thing = shown(parameter)
    switch parameter.role {
    case .agreement: return wording.say(fr: "l'entente \(thing)", en: "agreement \(thing)")
    case .person: return wording.say(fr: "la personne \(thing)", en: "person \(thing)")
    case .document: return wording.say(fr: "le document \(thing)", en: "document \(thing)")
    case .records:
      guard case .records(let records) = parameter.value, !records.isEmpty else { return nil }
      return records.count > 1
        ? wording.say(fr: "les écritures \(thing)", en: "records \(thing)")
        : wording.say(fr: "l'écriture \(thing)", en: "record \(thing)")
    default: return nil
    }
  }

  /// What to do with a hold that should be another; nil of other records.
  var holdMeant: Bilingual? {
    guard type == .holdPlaced else { return nil }
    return Bilingual(
      fr: "Posez d'abord un autre gel, puis levez celui-ci (entente geler lever).",
      en: "Place another hold first, then lift this one (entente hold lift).")
  }

  /// The hashes or codes of documents, as they are shown.
  var documents: [String] { parameters.filter { $0.role == .document }.map(shown) }
}

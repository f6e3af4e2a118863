import Partnership

/// What a refusal says of the object it is about and of where it stands.
extension RefusalParameters {
  /// `close`, `abandonnée`: how an agreement ended.
  var ended: String {
    stages(.stage).first.map { wording.label(of: $0) }
      ?? wording.say(fr: "close ou abandonnée", en: "closed out or abandoned")
  }

  /// `l'engagement C-1`: what is not settled.
  var openMatter: String {
    guard let kind = object else {
      return wording.say(
        fr: "un engagement, un transfert, un incident ou un différend",
        en: "a commitment, a transfer, an incident or a dispute")
    }
    return kind.definite(in: wording) + code
  }

  /// Where it stands, and since which record.
  ///
  /// `L'engagement C-1 est à l'état « tenu » depuis l'écriture 12.`
  var standing: String {
    guard let stage = stages(.stage).first else {
      return wording.say(
        fr: "Ce dont parle l'acte n'est pas dans un état qui le permette.",
        en: "What the act is about does not stand where the act is possible.")
    }
    let noun = wording.definiteNoun(of: stage)
    let subject = noun.prefix(1).uppercased() + noun.dropFirst() + id
    let label = wording.label(of: stage)
    guard stage.isReachedByOneRecord, !record.isEmpty else {
      return wording.say(
        fr: "\(subject) est à l'état « \(label) »\(inRecord).",
        en: "\(subject) stands at “\(label)”\(inRecord).")
    }
    return wording.say(
      fr: "\(subject) est à l'état « \(label) » depuis l'écriture\(record).",
      en: "\(subject) has stood at “\(label)” since record\(record).")
  }

  /// From where the act is possible, after a space; nothing when it is not said.
  ///
  /// ` L'acte (commitment.waived) n'est possible qu'à partir de l'état « ouvert ».`
  var possibleFrom: String {
    let labels = stages(.expected).map { stage in
      let label = wording.label(of: stage)
      return wording.say(fr: "« \(label) »", en: "“\(label)”")
    }
    if labels.isEmpty { return "" }
    let choice = wording.choice(labels)
    return " "
      + wording.say(
        fr: "L'acte\(ofType) n'est possible qu'à partir de l'état \(choice).",
        en: "The act\(ofType) is possible only from \(choice).")
  }

  /// An object of a sort with its code: `l'avenant AV-1`.
  func named(_ kind: ObjectKind) -> String { kind.definite(in: wording) + code }

  /// A sort of object: `l'avenant`.
  func noun(_ kind: ObjectKind) -> String { kind.definite(in: wording) }

  private var object: ObjectKind? {
    for case .object(let kind) in parameters.map(\.value) { return kind }
    return nil
  }

  private func stages(_ role: Parameter.Role) -> [Stage] {
    for case .stages(let stages) in parameters.filter({ $0.role == role }).map(\.value) {
      return stages
    }
    return []
  }
}

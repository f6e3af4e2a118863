import Partnership
public import Projections

extension Rendering {
  /// One object: where it stands, every record that names it, what is out of rule in them.
  public func lines(of view: ObjectView) -> [String] {
    let noun = sentenceCase(wording.noun(of: view.object.kind))
    var lines = header("\(noun) \(view.object.id) · \(view.agreement)")
    lines += [""] + self.lines(of: view.object)
    lines += section(
      wording.say(fr: "Écritures qui en parlent", en: "Records that name it"),
      view.records.flatMap { paragraph(line($0)) })
    lines += section(anomaliesTitle, self.lines(of: view.anomalies))
    return lines
  }

  private func lines(of object: ObjectLine) -> [String] {
    switch object {
    case .amendment(let line): lines(of: table(of: [line]))
    case .commitment(let line): lines(of: table(of: [line]))
    case .dispute(let line): lines(of: table(of: [line]))
    case .document(let line): lines(of: table(of: [line]))
    case .exchange(let line): lines(of: table(of: [line])) + whereAndWho(line)
    case .hold(let line): lines(of: table(of: [line]))
    case .incident(let line): lines(of: table(of: [line]))
    case .initiative(let line): lines(of: table(of: [line]))
    case .innovation(let line): innovations([line])
    case .lead(let line): lines(of: table(of: [line]))
    case .opportunity(let line): lines(of: table(of: [line]))
    case .protocol(let line): lines(of: table(of: [line])) + inForce(line)
    case .rule(let line): lines(of: table(of: [line]))
    case .tool(let line): lines(of: table(of: [line]))
    case .transfer(let line): lines(of: table(of: [line]))
    }
  }

  private func whereAndWho(_ line: ExchangeLine) -> [String] {
    let participants = line.participants.map { name(ofObject: $0) }.joined(separator: ", ")
    let parts: [(String, String)] = [
      (wording.label(of: .place), text(line.place) ?? ""),
      (wording.label(of: .participants), participants),
      (wording.label(of: .parties), names(of: line.parties)),
    ]
    let shown = parts.filter { !$0.1.isEmpty }
    return (shown.isEmpty ? [] : [""])
      + shown.flatMap { label, value in
        paragraph(wording.say(fr: "\(label) : \(value)", en: "\(label): \(value)"))
      }
  }

  private func inForce(_ line: ProtocolLine) -> [String] {
    let version = line.inForce.map { String($0) }
    return [""]
      + paragraph(
        version.map { version in
          wording.say(fr: "Version en vigueur : \(version)", en: "Version in force: \(version)")
        } ?? wording.say(fr: "Aucune version en vigueur", en: "No version in force"))
  }
}

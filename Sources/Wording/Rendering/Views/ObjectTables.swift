import Partnership
import Projections

// The objects of an agreement as tables, one row each.

extension Rendering {
  func table(of amendments: [AmendmentLine]) -> TextTable {
    var table = objectTable(
      .amendment, wording.label(of: .title),
      [
        (wording.say(fr: "Acceptation", en: "Acceptance"), .wrap),
        (wording.say(fr: "Changements", en: "Changes"), .wrap),
      ])
    for line in amendments {
      let share = "\(line.accepted.by)/\(line.accepted.of)"
      let waiting = names(of: line.waiting)
      let acceptance =
        waiting.isEmpty
        ? share
        : wording.say(fr: "\(share), attend \(waiting)", en: "\(share), waiting for \(waiting)")
      let operations = line.operations.map { step in
        let done = step.carriedOut.map { " (#\($0))" } ?? ""
        return wording.label(of: step.type) + done
      }
      table.add(
        [StyledText(line.id.text), StyledText(text(line.title) ?? "")]
          + [shown(line.stage.map(Stage.amendment)), StyledText(acceptance)]
          + [StyledText(operations.joined(separator: ", ")), record(line.record)])
    }
    return table
  }

  func table(of disputes: [DisputeLine]) -> TextTable {
    var table = objectTable(
      .dispute, wording.label(of: .subject),
      [
        (wording.say(fr: "Entre", en: "Between"), .wrap),
        (wording.say(fr: "Règlement", en: "Settlement"), .keep),
      ])
    for line in disputes {
      table.add([
        StyledText(line.id.text), StyledText(text(line.subject) ?? ""),
        shown(line.stage.map(Stage.dispute)),
        StyledText("\(names(of: line.raisers)) → \(names(of: line.against))"),
        StyledText("\(line.settled.by)/\(line.settled.of)"), record(line.record),
      ])
    }
    return table
  }

  func table(of documents: [DocumentLine]) -> TextTable {
    var table = objectTable(
      .document, wording.label(of: .title),
      [
        (wording.label(of: .documentClass), .wrap), (wording.label(of: .mediaType), .wrap),
        (wording.say(fr: "Taille", en: "Size"), .keep),
      ])
    for line in documents {
      table.add([
        StyledText(line.id.text), StyledText(text(line.title) ?? ""), state(of: line),
        StyledText(line.documentClass.map { wording.label(of: $0, in: .documentClass) } ?? ""),
        StyledText(line.mediaType ?? ""),
        StyledText(line.bytes.map { wording.bytes(Int(clamping: $0)) } ?? ""),
        record(line.record),
      ])
    }
    return table
  }

  private func state(of document: DocumentLine) -> StyledText {
    if let erasure = document.sha256.flatMap(documentErasure)?.description {
      return StyledText(
        wording.say(fr: "✗ détruit (#\(erasure))", en: "✗ destroyed (#\(erasure))"), .faint)
    }
    if let other = document.replacedBy?.text {
      return StyledText(
        wording.say(fr: "✗ remplacé par \(other)", en: "✗ replaced by \(other)"), .faint)
    }
    return StyledText(wording.say(fr: "✓ joint", en: "✓ attached"), .good)
  }

  func table(of incidents: [IncidentLine]) -> TextTable {
    var table = objectTable(
      .incident, wording.label(of: .what),
      [
        (wording.label(of: .risk), .wrap), (wording.say(fr: "Date", en: "Date"), .wrap),
        (wording.label(of: .notified), .wrap),
      ])
    for line in incidents {
      table.add([
        StyledText(line.id.text), StyledText(text(line.what) ?? ""),
        shown(line.stage.map(Stage.incident)),
        StyledText(line.risk.map { wording.label(of: $0, in: .risk) } ?? ""),
        StyledText(line.occurred.map { wording.date($0, .short) } ?? ""),
        StyledText(names(of: line.notified)), record(line.record),
      ])
    }
    return table
  }

  func table(of initiatives: [InitiativeLine]) -> TextTable {
    var table = objectTable(
      .initiative, wording.label(of: .title),
      [
        (wording.noun(of: .opportunity), .wrap), (wording.label(of: .leads), .wrap),
      ])
    for line in initiatives {
      table.add([
        StyledText(line.id.text), StyledText(text(line.title) ?? ""),
        shown(line.stage.map(Stage.initiative)), StyledText(line.opportunity?.text ?? ""),
        StyledText(line.leads.map { name(ofObject: $0) }.joined(separator: ", ")),
        record(line.record),
      ])
    }
    return table
  }

  func table(of opportunities: [OpportunityLine]) -> TextTable {
    var table = objectTable(
      .opportunity, wording.label(of: .title),
      [
        (wording.say(fr: "Retenue par", en: "Retained by"), .keep),
        (wording.say(fr: "Initiatives", en: "Initiatives"), .wrap),
      ])
    for line in opportunities {
      table.add([
        StyledText(line.id.text), StyledText(text(line.title) ?? ""),
        shown(line.stage.map(Stage.opportunity)),
        StyledText("\(line.retained.by)/\(line.retained.of)"),
        StyledText(line.initiatives.map(\.text).joined(separator: ", ")), record(line.record),
      ])
    }
    return table
  }

  func table(of leads: [LeadLine]) -> TextTable {
    var table = objectTable(
      .lead, wording.label(of: .funder),
      [
        (wording.say(fr: "Demandé", en: "Asked"), .keep),
        (wording.say(fr: "Accordé", en: "Awarded"), .wrap),
        (wording.label(of: .deadline), .wrap),
      ])
    for line in leads {
      let through = line.through.map { actor in
        wording.say(fr: " (par \(name(of: actor)))", en: " (through \(name(of: actor)))")
      }
      let awards = line.awards.map { award in
        award.money.map { wording.money($0.amount, $0.currency) } ?? "✓"
      }
      table.add([
        StyledText(line.id.text),
        StyledText((line.funder.map { name(of: $0) } ?? "") + (through ?? "")),
        shown(line.stage.map(Stage.lead)),
        StyledText(line.asked.map { wording.money($0.amount, $0.currency) } ?? ""),
        StyledText(awards.joined(separator: " + ")),
        StyledText(line.deadline.map { wording.date($0, .short) } ?? ""), record(line.record),
      ])
    }
    return table
  }

  /// Every version of every protocol, one row each.
  func table(of protocols: [ProtocolLine]) -> TextTable {
    var table = objectTable(
      .protocol, wording.label(of: .description),
      [
        (wording.say(fr: "Adoption", en: "Adoption"), .wrap)
      ])
    for line in protocols {
      for version in line.versions {
        let share = "\(version.adopted.by)/\(version.adopted.of)"
        let waiting = names(of: version.waiting)
        table.add([
          StyledText("\(line.id) v\(version.number)"),
          StyledText(version == line.versions.last ? text(line.description) ?? "" : ""),
          shown(version.stage.map(Stage.protocolVersion)),
          StyledText(
            waiting.isEmpty
              ? share
              : wording.say(
                fr: "\(share), attend \(waiting)", en: "\(share), waiting for \(waiting)")),
          version.since.map(record) ?? "",
        ])
      }
    }
    return table
  }

  func table(of transfers: [TransferLine]) -> TextTable {
    var table = objectTable(
      .transfer, wording.label(of: .description),
      [
        (wording.say(fr: "De → à", en: "From → to"), .wrap),
        (wording.say(fr: "Date", en: "Date"), .wrap), (wording.noun(of: .protocol), .keep),
        (wording.say(fr: "Taille", en: "Size"), .keep),
      ])
    for line in transfers {
      let ends = [line.sender, line.receiver].map { $0.map { name(of: $0) } ?? "—" }
      let personal =
        line.isPersonal == true
        ? wording.say(fr: " · données personnelles", en: " · personal data") : ""
      table.add([
        StyledText(line.id.text), StyledText((text(line.description) ?? "") + personal),
        acknowledgement(of: line), StyledText(ends.joined(separator: " → ")),
        StyledText(line.occurred.map { wording.date($0, .short) } ?? ""),
        StyledText(
          line.protocolCode.map { code in
            line.version.map { "\(code) v\($0)" } ?? code.text
          } ?? ""),
        StyledText(line.bytes.map { wording.bytes(Int(clamping: $0)) } ?? ""),
        record(line.record),
      ])
    }
    return table
  }

  private func acknowledgement(of line: TransferLine) -> StyledText {
    if line.acknowledged == nil {
      return StyledText(wording.say(fr: "○ à confirmer", en: "○ not acknowledged"))
    }
    if line.isIntact == false {
      return StyledText(wording.say(fr: "! empreinte différente", en: "! other hash"), .warning)
    }
    return StyledText(wording.say(fr: "✓ reçu", en: "✓ acknowledged"), .good)
  }

  func table(of tools: [ToolLine]) -> TextTable {
    var table = objectTable(
      .tool, wording.label(of: .title),
      [
        (wording.label(of: .owner), .wrap), (wording.say(fr: "Utilisation", en: "Use"), .wrap),
      ])
    for line in tools {
      let uses = line.used.map { use in
        let when = (use.period ?? use.occurred).map { wording.date($0, .short) } ?? ""
        let count = use.uses.map { " × \(wording.number(Int(clamping: $0)))" } ?? ""
        return when + count
      }
      table.add([
        StyledText(line.id.text), StyledText(text(line.title) ?? ""),
        shown(line.stage.map(Stage.tool)),
        StyledText(line.owner.map { name(of: $0) } ?? ""),
        StyledText(
          uses.isEmpty
            ? wording.say(fr: "aucune encore", en: "none yet") : uses.joined(separator: ", ")),
        record(line.record),
      ])
    }
    return table
  }

  func table(of holds: [HoldLine]) -> TextTable {
    var table = objectTable(
      .hold, wording.say(fr: "Motif", en: "Reason"),
      [
        (wording.label(of: .covers), .wrap)
      ])
    for line in holds {
      let state =
        line.lifted.map { lifted in
          StyledText(
            wording.say(
              fr: "✗ levé (#\(lifted.description))", en: "✗ lifted (#\(lifted.description))"),
            .faint)
        } ?? StyledText(wording.say(fr: "! en cours", en: "! in force"), .warning)
      let covered =
        line.covers.agreements.map(\.text) + line.covers.documents.map(\.text)
        + line.covers.persons.map { name(ofObject: $0.text) }
        + line.covers.records.map { "#\($0)" }
      table.add([
        StyledText(line.id.text), StyledText(text(line.reason) ?? ""), state,
        StyledText(covered.joined(separator: ", ")), record(line.placed),
      ])
    }
    return table
  }

  func table(of rules: [RetentionLine]) -> TextTable {
    var table = objectTable(
      .rule, wording.label(of: .action),
      [
        (wording.label(of: .after), .wrap)
      ])
    for line in rules {
      let state =
        line.decided.map { decided in
          StyledText(
            wording.say(
              fr: "✓ décidée (#\(decided.description))", en: "✓ decided (#\(decided.description))"),
            .good)
        } ?? StyledText(wording.say(fr: "○ attribuée", en: "○ assigned"))
      table.add([
        StyledText(line.id.text), StyledText(wording.label(of: line.action, in: .action)), state,
        StyledText(wording.term(line.after)), record(line.assigned),
      ])
    }
    return table
  }

  func relations(_ relations: [RelationLine]) -> [String] {
    relations.flatMap { line in
      let ends = [line.a, line.b].map { $0.map { name(of: $0) } ?? "—" }
      let through = line.through.map { actor in
        wording.say(fr: "par \(name(of: actor))", en: "through \(name(of: actor))")
      }
      let mark =
        line.isAcademicPrivate
        ? wording.say(fr: "université–entreprise", en: "academic–private") : nil
      let parts: [String?] = [
        line.occurred.map { wording.date($0, .short) }, ends.joined(separator: " – "),
        line.kind?.text, through, mark, "#\(line.record) \(byline(of: line.record))",
      ]
      return paragraph(parts.compactMap { $0 }.joined(separator: " · "))
    }
  }

  func delegations(_ delegations: [DelegationLine]) -> [String] {
    delegations.flatMap { line in
      let axes = line.axes.map(\.text).joined(separator: ", ")
      let scope =
        !line.isForAll
        ? axes
        : axes.isEmpty
          ? wording.label(of: "all", in: .scope)
          : wording.say(fr: "tous les axes sauf \(axes)", en: "all axes but \(axes)")
      let until = line.until.map { day in
        wording.say(fr: "jusqu'au \(wording.date(day))", en: "until \(wording.date(day))")
      }
      let parts: [String?] = [
        "\(name(of: line.from)) → \(name(of: line.to))", scope, until, act(line.granted),
      ]
      return paragraph(parts.compactMap { $0 }.joined(separator: " · "))
    }
  }

  func statements(_ statements: [StatementLine]) -> [String] {
    statements.flatMap { line in
      let who = line.name.map(text) ?? line.person?.text ?? ""
      let quote = line.quote.map { word in
        wording.say(fr: "« \(text(word)) »", en: "“\(text(word))”")
      }
      let audience = line.audience.map { wording.label(of: $0, in: .audience) }
      return paragraph(
        [who, quote, audience, act(line.published)].compactMap { $0 }.joined(separator: " · "))
    }
  }

  func involved(_ involved: [InvolvementLine]) -> [String] {
    involved.flatMap { line in
      let sector = line.sector.map { wording.label(of: $0, in: .sector) }
      let state = line.stage.map { wording.label(of: $0) }
      let introduced = line.introduced.map { first in
        wording.say(fr: "présenté \(act(first))", en: "introduced \(act(first))")
      }
      let since = state.map { state in line.since.map { "\(state) \(act($0))" } ?? state }
      return paragraph(
        [name(of: line.id, line.name), sector, introduced, since].compactMap { $0 }
          .joined(separator: " · "))
    }
  }

  private func record(_ sequence: SequenceNumber) -> StyledText {
    StyledText("#\(sequence) \(byline(of: sequence))")
  }

  /// A table of objects of a sort: code, what it is, where it stands, others, record.
  private func objectTable(
    _ kind: ObjectKind, _ title: String, _ others: [(String, TextTable.Column.Overflow)]
  ) -> TextTable {
    TextTable(
      [
        .init(sentenceCase(wording.noun(of: kind)), .leading, .keep),
        .init(title, .leading, .wrap),
        .init(wording.say(fr: "État", en: "State"), .leading, .wrap),
      ]
        + others.map { .init(sentenceCase($0.0), .leading, $0.1) }
        + [.init(wording.say(fr: "Écriture", en: "Record"), .leading, .wrap)])
  }
}

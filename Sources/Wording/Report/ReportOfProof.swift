import Partnership
import Projections

extension Rendering {
  /// The chapter that says what the report rests on, and how anybody checks it.
  func proof(_ grounds: ReportGrounds, _ signatories: [StyledText]) -> ReportSection {
    var figures = grounds.figures
    // The notices before the chapters name the first of many.
    if figures.erasedBy.count > ReportLimit.erasures { figures.erasedBy = [] }
    let visa = wording.say(fr: "Lu et visé", en: "Read and approved")
    let parts = [
      ReportSection(
        "preuve-tetes",
        StyledText(wording.say(fr: "Qui a contresigné quoi, quand", en: "Who cosigned what, when")),
        heads(grounds.heads)),
      ReportSection(
        "preuve-ecritures",
        StyledText(
          wording.say(fr: "Les écritures de ce rapport", en: "The records of this report")),
        [.paragraph(StyledText(wording.sentence(ofProven: figures)))]),
      ReportSection(
        "preuve-verifier",
        StyledText(wording.say(fr: "Vérifier soi-même", en: "Check it yourself")),
        [.steps(steps(grounds)), .paragraph(StyledText(wording.sentenceOfUnproven))]),
      ReportSection(
        "visa", StyledText(visa),
        [
          .signatures(
            names: signatories.isEmpty ? [""] : signatories,
            labels: [
              wording.say(fr: "Nom et fonction", en: "Name and title"),
              wording.say(fr: "Date", en: "Date"), wording.say(fr: "Signature", en: "Signature"),
            ])
        ]),
    ]
    return ReportSection(
      "preuve", StyledText(wording.say(fr: "Preuve et vérification", en: "Proof and verification")),
      parts: parts)
  }

  // MARK: Heads

  /// The last heads, and the last of those that somebody cosigned: each says what the ledger was then.
  private func heads(_ heads: [ReportGrounds.Head]) -> [ReportBlock] {
    let cosigned = heads.filter { !$0.cosigners.isEmpty || !$0.others.isEmpty }.suffix(
      ReportLimit.heads / 2)
    var sizes = Set(cosigned.map(\.size))
    for head in heads.reversed() where sizes.count < ReportLimit.heads { sizes.insert(head.size) }
    let shown = heads.filter { sizes.contains($0.size) }
    let left = wording.count(heads.count - shown.count, .checkpoint)
    var table = TextTable([
      .init(wording.say(fr: "Tête", en: "Checkpoint"), .trailing, .keep),
      .init(wording.say(fr: "Racine", en: "Root"), .leading, .wrap),
      .init(wording.say(fr: "Contreseings", en: "Cosignatures"), .leading, .wrap),
    ])
    for head in shown {
      table.add([
        StyledText(wording.number(Int(clamping: head.size))), StyledText(head.root),
        cosignatures(of: head),
      ])
    }
    return [
      .paragraph(vouching(heads)),
      .table(
        ReportTable(
          caption: wording.say(
            fr: "Têtes gardées ; la dernière est celle de ce rapport",
            en: "Signed checkpoints that were kept; the last is that of this report"), table: table,
          more: heads.count > shown.count
            ? wording.say(
              fr: "Le registre garde \(left) de plus.", en: "The ledger keeps \(left) more.")
            : "")),
    ]
  }

  /// Whether somebody outside vouches for the history.
  private func vouching(_ heads: [ReportGrounds.Head]) -> StyledText {
    if heads.contains(where: { head in head.cosigners.contains { !$0.isHosts } }) {
      return StyledText(
        wording.say(
          fr: "✓ Un partenaire qui ne tient pas le registre a contresigné des têtes : ce qu'elles"
            + " couvrent ne peut plus être changé sans qu'il le voie.",
          en: "✓ A partner who does not keep the ledger has cosigned checkpoints: what they cover"
            + " can no longer be changed without that partner seeing it."), .good)
    }
    if heads.contains(where: { !$0.others.isEmpty }) {
      return StyledText(
        wording.say(
          fr:
            "! Des clés ont contresigné, dont aucune écriture ne dit à qui elles sont : comparez-les"
            + " avec celles que chaque partenaire a données.",
          en: "! Keys have cosigned of which no record says whose they are: compare them with those"
            + " that each partner gave."), .warning)
    }
    return StyledText(
      wording.say(
        fr: "! Personne d'autre que celui qui tient le registre n'a contresigné : gardez la racine"
          + " ci-dessous, elle fera foi.",
        en: "! Nobody but whoever keeps the ledger has cosigned: keep the root below, it will"
          + " bear witness."), .warning)
  }

  private func cosignatures(of head: ReportGrounds.Head) -> StyledText {
    var parts = head.cosigners.map { cosigner in
      let name = name(ofObject: cosigner.owner)
      let time = wording.instant(posixSeconds: cosigner.time)
      return cosigner.isHosts
        ? wording.say(
          fr: "\(name), \(time) (l'hôte : ne prouve rien contre lui)",
          en: "\(name), \(time) (the host: proves nothing against the host)")
        : "✓ \(name), \(time)"
    }
    if !head.others.isEmpty {
      let most = ReportLimit.names
      let rest = head.others.count - most
      let names =
        head.others.prefix(most) + (rest > 0 ? ["+\(wording.number(rest))"] : [])
      let all = names.joined(separator: ", ")
      parts.append(
        wording.say(
          fr: "\(all) (à qui, aucune écriture ne le dit ; non vérifié ici)",
          en: "\(all) (whose, no record says; not checked here)"))
    }
    return parts.isEmpty ? StyledText("—", .faint) : StyledText(parts.joined(separator: " · "))
  }

  // MARK: How to check

  private func steps(_ grounds: ReportGrounds) -> [ReportStep] {
    let head = grounds.heads.last
    let (size, root) = (String(head?.size ?? 0), head?.root ?? "")
    func step(_ fr: Phrase, _ en: Phrase, _ french: String, _ english: String) -> ReportStep {
      ReportStep(
        text: wording.say(fr: fr, en: en), command: wording.language.isFrench ? french : english)
    }
    return [
      dossier(grounds),
      step(
        "Recevez de chaque partenaire, en personne, ses clés ; mettez-les dans un fichier de politique :",
        "Receive from each partner, in person, its keys; put them into a policy file:",
        "entente cles", "entente keys"),
      step(
        "Vérifiez sur votre machine, sans croire personne :",
        "Verify on your own machine, without believing anybody:",
        "entente verifier DOSSIER --politique FICHIER", "entente verify FOLDER --policy FILE"),
      step(
        "La tête \(size) doit avoir cette racine :",
        "Checkpoint \(size) must have this root:", root, root),
      again(grounds),
      step(
        "Gardez la racine : l'an prochain elle prouvera que rien avant elle n'a changé. Les formats sont"
          + " publiés : tout cela se vérifie aussi sans nos programmes.",
        "Keep the root: next year it will prove that nothing before it has changed. The formats are"
          + " published: all of this can also be checked without our programs.", "", ""),
    ]
  }

  /// What proves it: the dossier it is in, or one of the same records.
  private func dossier(_ grounds: ReportGrounds) -> ReportStep {
    guard let options = options(grounds, withWords: false) else {
      return ReportStep(
        text: wording.say(
          fr: "Ce rapport vient d'un dossier : demandez-le, avec ses preuves, à qui vous a remis le"
            + " rapport.",
          en: "This report comes from a dossier: ask whoever gave you the report for it, with its"
            + " proofs."), command: "")
    }
    return ReportStep(
      text: wording.say(
        fr: "Si ce rapport n'est pas venu dans un dossier, demandez-en un des mêmes écritures, avec"
          + " ses preuves, à qui tient le registre :",
        en: "If this report did not come in a dossier, ask whoever keeps the ledger for one of the"
          + " same records, with its proofs:"),
      command: wording.language.isFrench
        ? "entente exporter dossier DOSSIER \(options)" : "entente export dossier FOLDER \(options)"
    )
  }

  /// How to make the same pages: where only some words were given, from a dossier alone.
  private func again(_ grounds: ReportGrounds) -> ReportStep {
    guard let options = options(grounds) else {
      return ReportStep(
        text: wording.say(
          fr: "La vérification du dossier refait ce rapport, et compare les fichiers.",
          en: "The verification of the dossier makes this report again, and compares the files."),
        command: "")
    }
    return ReportStep(
      text: wording.say(
        fr:
          "Ou refaites ce rapport et comparez les fichiers ; ce qu'on a effacé depuis y est effacé :",
        en:
          "Or make this report again and compare the files; what was erased since is erased there:"
      ),
      command: wording.language.isFrench
        ? "entente exporter rapport AUTRE \(options)" : "entente export report OTHER \(options)")
  }

  /// The options of the export that made the report; nil where none makes it again.
  private func options(_ grounds: ReportGrounds, withWords: Bool = true) -> String? {
    let figures = grounds.figures
    guard grounds.words != .some, grounds.factsWithheld == 0 else { return nil }
    let isFrench = wording.language.isFrench
    let asked = grounds.asked
    let head = grounds.heads.last?.size ?? 0
    var options: [(fr: String, en: String, value: String?)] = [("tete", "head", "\(head)")]
    if let agreement = asked.agreement { options.append(("entente", "agreement", agreement.text)) }
    options += asked.axes.map { ("axe", "axis", $0.text) }
    options += asked.parties.map { ("partie", "party", $0.text) }
    options += asked.types.map { ("type", "type", $0.name) }
    if let from = asked.from { options.append(("depuis", "from", from.description)) }
    if let to = asked.to { options.append(("jusqu-a", "to", to.description)) }
    // The views are of that day, whatever the last record's is.
    options.append(("au", "as-of", grounds.asOf.description))
    if figures.size < head { options.append(("connu-le", "known-on", "'#\(figures.size - 1)'")) }
    if grounds.words == .all, withWords { options.append(("textes", "words", nil)) }
    return options.map { option in
      ["--\(isFrench ? option.fr : option.en)", option.value].compactMap(\.self)
        .joined(separator: " ")
    }.joined(separator: " ")
  }
}

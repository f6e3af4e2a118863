import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// `entente audit LIST`: the lists an auditor asks for, of the whole ledger or of one agreement.
struct AuditCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "audit", "auditer", fr: "Les listes d'un auditeur : tardives, rectifiées, échantillon…",
      en: "An auditor's lists: late, corrected, a sample…")
    configuration.discussion = Wording(helpLanguage).say(
      fr:
        "Sans --entente, de tout le registre. Listes : \(Wording(.frCA).list(AuditList.names(in: .frCA))).",
      en:
        "Without --agreement, of the whole ledger. Lists: \(Wording(.en).list(AuditList.names(in: .en)))."
    )
    return configuration
  }

  @Argument(
    help: help(fr: "La liste.", en: "The list.", value: "liste", "list"),
    completion: .list(AuditList.names(in: helpLanguage)))
  var list: String

  @Option(
    name: .both("seed", "graine"),
    help: help(
      fr: "Graine de l'échantillon, que choisit l'auditeur.",
      en: "Seed of the sample, for the auditor to choose.", value: "nombre", "number"))
  var seed: UInt64?

  @Option(
    name: .both("size", "taille", short: "n"),
    help: help(
      fr: "Nombre d'écritures de l'échantillon ; 25 sinon.",
      en: "How many records the sample has; 25 unless given.", value: "nombre", "number"))
  var size: Int?

  @OptionGroup var filterOptions: FilterOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let list = try list(speaker.wording)
    let draw = try draw(for: list, speaker.wording)
    let filter = try filterOptions.filter()
    return try question.answer(from: ledger, speaker, asTable: table.form(speaker.wording)) {
      store throws(LedgerError) in
      let agreement = question.agreementOption.id
      return try store.audit(
        list, of: agreement, at: question.moment,
        filter: filter.named(in: store, of: agreement), draw: draw)
    } lines: {
      $1.lines(of: $0)
    } ending: { _ in
      .done
    }
  }

  private func list(_ wording: Wording) throws(CommandError) -> AuditList {
    if let named = AuditList(named: list) { return named }
    let names = wording.list(AuditList.names(in: wording.language))
    throw .trouble(
      .usage(
        wording.say(
          fr: "« \(list) » n'est pas une liste. Les listes : \(names)",
          en: "“\(list)” is no list. The lists: \(names)")))
  }

  private func draw(
    for list: AuditList, _ wording: Wording
  ) throws(CommandError) -> SampleDraw? {
    guard list == .sample else {
      guard seed == nil, size == nil else {
        throw .trouble(
          .usage(
            wording.say(
              fr: "--graine et -n ne vont qu'avec la liste « echantillon »",
              en: "--seed and -n go with the list “sample” only")))
      }
      return nil
    }
    guard let seed else {
      throw .trouble(
        .usage(
          wording.say(
            fr: "un échantillon demande --graine NOMBRE, que choisit l'auditeur",
            en: "a sample needs --seed NUMBER, for the auditor to choose")))
    }
    return SampleDraw(seed: seed, size: max(0, size ?? SampleDraw.usualSize))
  }
}

extension AuditList {
  /// A list by its English or its French name, with accents or without.
  init?(named name: String) {
    let folded = Search.fold(name)
    guard let list = AuditList.allCases.first(where: { [$0.rawValue, $0.french].contains(folded) })
    else { return nil }
    self = list
  }

  /// The names of all the lists, as the command line takes them.
  static func names(in language: Language) -> [String] {
    allCases.map { language.isFrench ? $0.french : $0.rawValue }
  }

  private var french: String {
    switch self {
    case .late: "tardives"
    case .imported: "importees"
    case .corrected: "rectifiees"
    case .annulled: "annulees"
    case .erased: "effacees"
    case .anomalies: "anomalies"
    case .exports: "exportations"
    case .sample: "echantillon"
    case .transfers: "transferts"
    case .incidents: "incidents"
    }
  }
}

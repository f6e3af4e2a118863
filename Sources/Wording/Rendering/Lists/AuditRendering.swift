import CanonicalJSON
import Partnership
public import Projections

extension Rendering {
  /// One of an auditor's lists, with the reason of each row.
  public func lines(of view: AuditView) -> [String] {
    let title = sentenceCase(wording.label(ofList: view.list))
    let scope =
      question.agreement?.text ?? wording.say(fr: "tout le registre", en: "the whole ledger")
    var lines = header("\(title) · \(scope)")
    if let draw = view.draw {
      let (size, seed) = (wording.number(view.rows.count), String(draw.seed))
      let population = wording.count(draw.population, .record)
      lines += paragraph(
        wording.say(
          fr: "\(size) sur \(population), tirées par la graine \(seed)",
          en: "\(size) of \(population), drawn by seed \(seed)"))
    }
    guard !view.rows.isEmpty else {
      lines += [""] + paragraph(wording.say(fr: "La liste est vide.", en: "The list is empty."))
      guard view.list == .exports, question.agreement != nil else { return lines }
      return lines
        + paragraph(
          wording.say(
            fr: "Une exportation est consignée au registre sans dire ce qui y a été choisi :"
              + " sans --entente, la liste a toutes celles qui peuvent avoir remis des écritures de"
              + " celle-ci.",
            en: "An export is recorded in the ledger without saying what was chosen: without"
              + " --agreement, the list has all that may have given out records of this one."))
    }
    return lines + [""] + self.lines(of: table(of: view.list, view.rows))
      + ["", wording.count(view.rows.count, .row)]
  }

  /// Rows of one of an auditor's lists.
  func table(of list: AuditList, _ rows: [AuditRow]) -> TextTable {
    // A column that has nothing to say takes no room.
    let columns = columns(of: list, rows).filter { column in
      rows.contains { !column.cell($0).text.isEmpty }
    }
    var table = TextTable(
      columns.map {
        .init($0.title, $0.isNumber ? .trailing : .leading, $0.isNumber ? .keep : .wrap)
      })
    for row in rows { table.add(columns.map { $0.cell(row) }) }
    return table
  }

  struct AuditColumn {
    let title: String
    let isNumber: Bool
    let cell: (AuditRow) -> StyledText

    init(_ title: String, isNumber: Bool = false, _ cell: @escaping (AuditRow) -> String) {
      self.title = title
      self.isNumber = isNumber
      self.cell = { StyledText(cell($0)) }
    }

    init(_ title: String, text: @escaping (AuditRow) -> StyledText) {
      self.title = title
      isNumber = false
      cell = text
    }
  }

  private func columns(of list: AuditList, _ rows: [AuditRow]) -> [AuditColumn] {
    let number = AuditColumn("#", isNumber: true) { row in
      let sign = isBrief ? byline((row.by ?? row.record).author) : ""
      return [row.record.sequence.description, sign].filter { !$0.isEmpty }.joined(separator: " ")
    }
    let date = AuditColumn(wording.say(fr: "Date", en: "Date")) { row in
      row.record.occurred.map { wording.date($0, .short) }
        ?? wording.date(row.record.recorded.day, .short)
    }
    let type = AuditColumn(wording.say(fr: "Écriture", en: "Record")) { row in
      wording.label(of: row.record.type) + (row.status == .annulled ? " ✗" : "")
    }
    let object = AuditColumn(wording.say(fr: "Objet", en: "About")) { about($0) }
    let reason = AuditColumn(wording.say(fr: "Motif", en: "Reason"), text: { styled($0.reason) })
    let author = AuditColumn(wording.say(fr: "Auteur", en: "Author")) { row in
      isBrief ? "" : byline((row.by ?? row.record).author)
    }
    switch list {
    case .late:
      let late = AuditColumn(wording.say(fr: "Retard", en: "Late by")) { row in
        row.record.daysLate.map { wording.count($0, .day) } ?? ""
      }
      return [number, date, type, object, late, reason, author]
    case .imported:
      let action = AuditColumn("Action") { row in
        guard case .imported(let action) = row.details else { return "" }
        return action.description
      }
      return [number, date, type] + sourceColumns(rows) + [action, reason, author]
    case .corrected: return [number, type] + changeColumns + [reason, author]
    case .annulled:
      let by = AuditColumn(wording.say(fr: "Annulée par", en: "Annulled by")) { done($0) }
      return [number, date, type, object, by, reason, author]
    case .erased: return [number, date] + erasureColumns + [reason, author]
    case .anomalies: return [number, date, type] + anomalyColumns + [reason, author]
    case .exports: return [number, date] + exportColumns + [reason, author]
    case .sample: return drawColumns + [number, date, type, object, reason, author]
    case .transfers: return [number, date] + transferColumns + [reason]
    case .incidents: return [number, date] + incidentColumns + [reason]
    }
  }

  /// The file and the row in it, from the name that cites both: `visits.csv#row=2`.
  private func sourceColumns(_ rows: [AuditRow]) -> [AuditColumn] {
    // The record that ends an import names no file: its rows do.
    let names = Dictionary(
      rows.compactMap { row in row.source.flatMap { file in file.name.map { (file.sha256, $0) } } }
    ) { first, _ in first }
    func cited(_ row: AuditRow) -> (file: String, place: String)? {
      guard let source = row.source else { return nil }
      guard let name = (source.name ?? names[source.sha256]).map({ text($0) }) else {
        return (wording.hash(source.sha256), "")
      }
      guard let sign = name.lastIndex(of: "#") else { return (name, "") }
      guard source.name != nil else { return (String(name[..<sign]), "") }
      let place = name[name.index(after: sign)...]
      return (
        String(name[..<sign]),
        String(place.hasPrefix("row=") ? place.dropFirst("row=".count) : place)
      )
    }
    return [
      AuditColumn(wording.say(fr: "Fichier", en: "File")) { cited($0)?.file ?? "" },
      AuditColumn(wording.say(fr: "Ligne", en: "Row")) { cited($0)?.place ?? "" },
    ]
  }

  private var changeColumns: [AuditColumn] {
    func change(_ show: @escaping (FieldChange, RecordType) -> String) -> (AuditRow) -> String {
      { row in
        guard case .change(let change) = row.details else { return "" }
        return show(change, row.record.type)
      }
    }
    return [
      AuditColumn(wording.say(fr: "Rectifiée par", en: "Corrected by")) { done($0) },
      AuditColumn(
        wording.say(fr: "Champ", en: "Field"), change { wording.label(ofChanged: $0.field, in: $1) }
      ),
      AuditColumn(
        wording.say(fr: "Avant", en: "Before"),
        change { change, _ in wording.shown(change.former, of: change.field, word: text) }),
      AuditColumn(
        wording.say(fr: "Après", en: "After"),
        change { change, _ in wording.shown(change.new, of: change.field, word: text) }),
    ]
  }

  private var erasureColumns: [AuditColumn] {
    func erasure(_ show: @escaping (Erasure) -> String) -> (AuditRow) -> String {
      { row in
        guard case .erasure(let erasure) = row.details else { return "" }
        return show(erasure)
      }
    }
    return [
      AuditColumn(wording.label(of: .person), erasure { $0.person?.text ?? "" }),
      AuditColumn(
        wording.label(of: .records),
        erasure { erasure in
          (erasure.records.arrayValue ?? []).compactMap { $0.integerValue.map { "#\($0)" } }
            .joined(separator: ", ")
        }),
      AuditColumn(wording.label(of: .documents), erasure { $0.documents.joined(separator: ", ") }),
      AuditColumn(wording.label(of: .legalBasis), erasure { $0.legalBasis ?? "" }),
    ]
  }

  private var anomalyColumns: [AuditColumn] {
    [
      AuditColumn(wording.say(fr: "Anomalie", en: "Anomaly")) { row in
        guard case .anomaly(let anomaly) = row.details else { return "" }
        return wording.sentence(for: anomaly)
      }
    ]
  }

  private var exportColumns: [AuditColumn] {
    func export(_ show: @escaping (Export) -> String) -> (AuditRow) -> String {
      { row in
        guard case .export(let export) = row.details else { return "" }
        return show(export)
      }
    }
    return [
      AuditColumn(wording.label(of: .profile), export { $0.profile ?? "" }),
      AuditColumn(wording.label(of: .recipient), export { $0.recipient.map(text) ?? "" }),
      AuditColumn(wording.label(of: .legalBasis), export { $0.legalBasis ?? "" }),
      AuditColumn(wording.label(of: .digest), export { $0.digest ?? "" }),
    ]
  }

  private var drawColumns: [AuditColumn] {
    [
      AuditColumn(wording.say(fr: "Tirage", en: "Draw"), isNumber: true) { row in
        guard case .drawn(let drawn) = row.details else { return "" }
        return String(drawn.place)
      }
    ]
  }
}

extension Rendering {
  /// What a record is about, its axes, and its agreement where several are asked about.
  func about(_ row: AuditRow) -> String {
    var parts = subjects(of: row.record)
    parts += axes(of: row.record, besides: parts)
    if question.agreement == nil, let agreement = row.record.agreement {
      parts.append("(\(agreement))")
    }
    return parts.joined(separator: " ")
  }

  /// By which record, and when: `#17 2022-10-20`.
  private func done(_ row: AuditRow) -> String {
    row.by.map { "#\($0.sequence) \(wording.date($0.recorded.day, .short))" } ?? ""
  }
}

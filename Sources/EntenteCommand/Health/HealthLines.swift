import CanonicalJSON
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import Wording

/// The health of a store as lines for people.
struct HealthLines {
  let health: Health
  let symptoms: [Symptom]
  let speaker: Speaker

  var lines: [String] {
    let wording = speaker.wording
    let title = wording.say(
      fr: "Registre \(health.ledger) — \(terminalSafe(health.path))",
      en: "Ledger \(health.ledger) — \(terminalSafe(health.path))")
    let figures = facts.lines(width: speaker.width)
    let found = symptoms.flatMap { symptom in
      wrap("! " + symptom.sentence(in: wording), toWidth: speaker.width)
    }
    let good = wording.say(
      fr: "✓ Rien à signaler. Cela ne remplace pas « entente verifier ».",
      en: "✓ Nothing to report. This does not replace `entente verify`.")
    return [StyledText(title, .heading).shown(inColour: speaker.isColourful)] + figures + [""]
      + tables.lines(width: speaker.width) + [""] + (found.isEmpty ? [good] : found)
  }

  private var facts: TextTable {
    let wording = speaker.wording
    var table = TextTable([.init("", .leading, .keep), .init("", .leading, .wrap)])
    func add(_ label: String, _ value: String?) {
      if let value { table.add([StyledText(label), StyledText(value)]) }
    }
    func number(_ number: some BinaryInteger) -> String {
      wording.number(Int(clamping: number))
    }
    let figures = health.figures
    add(wording.say(fr: "format", en: "format"), String(health.format))
    add(
      wording.say(fr: "horloge", en: "clock"),
      health.clock == .simulated
        ? wording.say(fr: "simulée", en: "simulated") : wording.say(fr: "machine", en: "machine"))
    add(wording.say(fr: "écritures", en: "records"), number(health.records))
    add(
      wording.say(fr: "tables dérivées", en: "derived tables"),
      wording.say(
        fr: "jusqu'à \(number(health.derived.size)), version \(String(health.derived.version))",
        en: "up to \(number(health.derived.size)), version \(String(health.derived.version))"))
    if let mirrored = health.mirrored {
      add(wording.say(fr: "miroir de", en: "mirror of"), terminalSafe(mirrored))
    } else {
      add(
        wording.say(fr: "signées", en: "signed"),
        health.signed.map(number) ?? wording.say(fr: "pas de garde", en: "no guard"))
      add(wording.say(fr: "têtes signées", en: "sealed"), wording.name(of: health.rhythm))
      add(
        wording.say(fr: "clé des têtes", en: "checkpoint key"), terminalSafe(health.checkpointKey))
    }
    add(
      wording.say(fr: "clés des textes", en: "words' keys"),
      health.wordsKeys.map(number) ?? wording.say(fr: "absentes", en: "absent"))
    add(wording.say(fr: "documents gardés", en: "documents held"), wording.number(health.documents))
    add("data.mdb", wording.bytes(figures.usedBytes))
    add(
      wording.say(fr: "dernier commit", en: "last commit"), wording.number(figures.lastTransaction))
    add(
      wording.say(fr: "lecteurs", en: "readers"),
      wording.say(
        fr: "au plus \(number(figures.mostReaders)) sur \(number(figures.readerSlots))",
        en: "at most \(number(figures.mostReaders)) of \(number(figures.readerSlots))"))
    add(
      wording.say(fr: "ouvert ailleurs", en: "open elsewhere"),
      health.otherProcesses.map { count in
        wording.say(fr: "\(String(count)) processus", en: "\(String(count)) processes")
      })
    add(wording.say(fr: "espace libre", en: "free space"), health.freeBytes.map(wording.bytes))
    return table
  }

  private var tables: TextTable {
    let wording = speaker.wording
    var table = TextTable([
      .init(wording.say(fr: "Table", en: "Table"), .leading, .keep),
      .init(wording.say(fr: "Lignes", en: "Rows"), .trailing, .keep),
      .init(wording.say(fr: "Pages", en: "Pages"), .trailing, .keep),
      .init(wording.say(fr: "Profondeur", en: "Depth"), .trailing, .keep),
    ])
    for row in health.figures.tables {
      let pages = row.branchPages + row.leafPages + row.overflowPages
      table.add([
        StyledText(row.table.name), StyledText(wording.number(row.rows)),
        StyledText(wording.number(pages)), StyledText(String(row.depth)),
      ])
    }
    return table
  }
}

extension Health {
  /// The health as JSON, each symptom with its sentence.
  func json(_ symptoms: [Symptom], _ wording: Wording) -> JSON {
    func number(_ number: UInt64?) -> JSON { number.map { .integer(Int64(clamping: $0)) } ?? .null }
    func number(_ number: Int?) -> JSON { number.map { .integer(Int64($0)) } ?? .null }
    return [
      "checkpoint_key": .bool(hasCheckpointKey),
      "checkpoint_every": .string(rhythm?.rawValue ?? "never"),
      "checkpoint_key_file": .string(terminalSafe(checkpointKey)), "clock": .string(clock.rawValue),
      "derived": number(derived.size),
      "derived_version": number(derived.version), "documents": number(documents),
      "format": number(format),
      "free_bytes": number(freeBytes), "ledger": .string(ledger),
      "open_elsewhere": number(otherProcesses), "records": number(records),
      "signed": number(signed),
      "store": [
        "last_transaction": number(figures.lastTransaction),
        "most_readers": number(figures.mostReaders), "page_bytes": number(figures.pageBytes),
        "reader_slots": number(figures.readerSlots), "used_bytes": number(figures.usedBytes),
        "tables": .array(
          figures.tables.map { row in
            [
              "depth": number(row.depth), "name": .string(row.table.name),
              "pages": number(row.branchPages + row.leafPages + row.overflowPages),
              "rows": number(row.rows),
            ]
          }),
      ],
      "symptoms": .array(
        symptoms.map { symptom in
          [
            "integrity": .bool(symptom.isIntegrity), "name": .string(symptom.name),
            "sentence": .string(symptom.sentence(in: wording)),
          ]
        }),
      "words_keys": number(wordsKeys), "writable": .bool(isWritable),
    ]
  }
}

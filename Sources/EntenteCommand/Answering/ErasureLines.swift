import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Wording

/// What was erased, and where it may still be: in what others hold, of which the ledger knows little.
struct ErasureLines {
  private let taken: ErasureTaken
  private let person: PersonID?
  /// The documents that were asked for.
  private let asked: [String]
  /// The exports that may have what goes, ascending.
  private let exports: [SequenceNumber]
  /// The other records whose texts say the person's name and stay, ascending.
  private let mentioning: [SequenceNumber]
  private let isDryRun: Bool
  /// The decision that is carried out, if one is.
  private let coverage: DispositionCoverage?
  /// Whether the reader was told beforehand where the words may still be.
  private let isWarned: Bool
  /// The ledger's folder.
  private let path: String
  private let wording: Wording

  init(
    _ taken: ErasureTaken, of plan: ErasurePlan, exports: [SequenceNumber], isDryRun: Bool,
    isWarned: Bool = false, at path: String, _ speaker: Speaker
  ) {
    self.taken = taken
    person = plan.request.person
    asked = plan.request.documents
    self.exports = exports
    let known = Set(taken.survey.records + taken.survey.naming)
    mentioning = plan.mentioning.filter { !known.contains($0) }
    self.isDryRun = isDryRun
    coverage = plan.coverage
    self.isWarned = isWarned
    self.path = path
    wording = speaker.wording
  }

  private var survey: ErasureSurvey { taken.survey }
  /// What came of the ledger's rhythm: one head covers them all.
  var sealing: Sealing? { taken.erasures.first?.sealing }
  private var erasures: [SequenceNumber] { taken.erasures.map(\.receipt.sequence) }

  /// The answer of a program that asks.
  var json: JSON {
    [
      "checkpoint": sealing?.json(at: path, in: wording) ?? .null,
      "documents": .array(survey.documents.map { .string($0) }),
      "disposition": coverage?.json ?? .null,
      "documents_kept": files(survey.keptDocuments + (coverage?.keptDocuments ?? [])),
      "dry_run": .bool(isDryRun), "erasures": numbers(erasures),
      "evidence": files(survey.evidence), "exports": numbers(exports),
      "mentioning": numbers(mentioning), "naming": numbers(survey.naming),
      "personal_documents": files(survey.personalDocuments),
      "person": person.map { .string($0.text) } ?? .null, "records": numbers(survey.records),
      "tables": files(survey.tables),
    ]
  }

  private func files(_ files: [(record: SequenceNumber, sha256: String)]) -> JSON {
    .array(
      files.map {
        ["record": .integer(Int64(clamping: $0.record.index)), "sha256": .string($0.sha256)]
      })
  }

  private func numbers(_ records: [SequenceNumber]) -> JSON {
    .array(records.map { .integer(Int64(clamping: $0.index)) })
  }

  /// What was erased, and by which record.
  var lines: [String] {
    guard let coverage else {
      return [isDryRun ? wouldErase : hasErased] + survey.documents.map(line(about:))
    }
    let documents = wording.number(survey.documents.count)
    let destroyed =
      isDryRun
      ? wording.say(
        fr: "Documents qui seraient détruits : \(documents).",
        en: "Documents that would be destroyed: \(documents).")
      : wording.say(
        fr: "Documents détruits : \(documents).", en: "Documents destroyed: \(documents).")
    return [isDryRun ? wouldErase : hasErased] + (survey.documents.isEmpty ? [] : [destroyed])
      + coverage.skipped(wording)
  }

  /// What is to be erased, for whoever is about to confirm it.
  var toConfirm: [String] {
    var sentences: [String] = []
    if !survey.withWords.isEmpty {
      sentences.append(
        wording.say(
          fr: "Les textes de \(named(survey.withWords)) seront détruits pour de bon.",
          en: "The words of \(named(survey.withWords)) will be destroyed for good."))
    }
    if !survey.documents.isEmpty {
      let taken =
        coverage == nil ? wording.list(survey.documents) : wording.number(survey.documents.count)
      sentences.append(
        wording.say(
          fr: "Ces documents seront détruits pour de bon : \(taken).",
          en: "These documents will be destroyed for good: \(taken)."))
    }
    return sentences + (coverage?.skipped(wording) ?? [])
  }

  /// Some records by their numbers; of a whole agreement how many.
  private func named(_ records: [SequenceNumber]) -> String {
    guard let coverage else { return wording.records(records) }
    let (count, agreement) = (wording.count(records.count, .record), coverage.agreement.text)
    return wording.say(
      fr: "\(count) de l'entente \(agreement)", en: "\(count) of the agreement \(agreement)")
  }

  private var wouldErase: String {
    guard !survey.withWords.isEmpty else {
      return wording.say(
        fr: "N'effacerait aucun texte. Rien n'a été écrit.",
        en: "Would erase no words. Nothing was written.")
    }
    let records = named(survey.withWords)
    return wording.say(
      fr: "Effacerait les textes de \(records). Rien n'a été écrit.",
      en: "Would erase the words of \(records). Nothing was written.")
  }

  private var hasErased: String {
    let by = list(erasures)
    let erasing =
      erasures.count == 1
      ? wording.say(fr: "Écriture \(by)", en: "Record \(by)")
      : wording.say(fr: "Écritures \(by)", en: "Records \(by)")
    guard !survey.withWords.isEmpty else {
      return wording.say(
        fr: "\(erasing) : aucun texte n'avait à être effacé.",
        en: "\(erasing): there were no words to erase.")
    }
    let records = named(survey.withWords)
    return wording.say(
      fr: "\(erasing) : les textes de \(records) sont effacés.",
      en: "\(erasing): words of \(records) erased.")
  }

  private func line(about document: String) -> String {
    guard !asked.contains(document) else {
      return isDryRun
        ? wording.say(
          fr: "Détruirait le document \(document)", en: "Would destroy the document \(document)")
        : wording.say(fr: "Document détruit : \(document)", en: "Document destroyed: \(document)")
    }
    return isDryRun
      ? wording.say(
        fr: "Détruirait avec ces textes le document personnel \(document)",
        en: "Would destroy with them the personal document \(document)")
      : wording.say(
        fr: "Document personnel détruit avec ces textes : \(document)",
        en: "Personal document destroyed with them: \(document)")
  }

  /// What to know and to do when it is done.
  var afterwards: [String] {
    if isDryRun { return elsewhere }
    return (isWarned ? [] : elsewhere + [unknown]) + [next] + inTheClear + letters
  }

  /// What to know before it is confirmed: where the same words may still be.
  var beforehand: [String] { elsewhere + [unknown] }

  /// How many records are named one by one.
  private static let mostTold = 20

  private var elsewhere: [String] {
    var sentences: [String] = []
    if !survey.naming.isEmpty {
      sentences.append(
        wording.say(
          fr: "La nomment aussi, et gardent leurs textes, qui disent ce qui s'est passé :"
            + " \(list(survey.naming)). Lisez-les ; --ecriture efface les leurs.",
          en: "These name the person too, and keep their words, which say what happened:"
            + " \(list(survey.naming)). Read them; --record erases theirs."))
    }
    if !mentioning.isEmpty {
      let records = wording.some(mentioning)
      sentences.append(
        wording.say(
          fr: "D'autres textes disent son nom, un mot de son nom ou son adresse, et restent :"
            + " \(records). Lisez-les ; --ecriture les efface.",
          en: "Other texts say the person's name, a word of it or the address, and stay:"
            + " \(records). Read them; --record erases them."))
    }
    for kept in survey.keptDocuments {
      let record = kept.record.description
      sentences.append(
        wording.say(
          fr: "Le document personnel \(kept.sha256) reste : l'écriture \(record), qui n'est pas de"
            + " classe personnelle, le nomme aussi ; --document \(kept.sha256) le détruit.",
          en: "The personal document \(kept.sha256) stays: record \(record), which is not of class"
            + " personal, names it too; --document \(kept.sha256) destroys it."))
    }
    sentences += coverage?.spared(wording) ?? []
    if !survey.personalDocuments.isEmpty {
      let records = list(Set(survey.personalDocuments.map(\.record)).sorted())
      sentences.append(
        wording.say(
          fr: "Des documents personnels restent, dont rien ne dit sur qui ils portent (joints par"
            + " \(records)). Lisez-les ; --ecriture les détruit avec leurs textes.",
          en: "Personal documents stay, of which nothing says whom they are about (attached by"
            + " \(records)). Read them; --record destroys them with their words."))
    }
    for table in survey.tables {
      let record = table.record.description
      sentences.append(
        wording.say(
          fr: "Un tableau importé est gardé en entier (écriture \(record)) et peut redire ces"
            + " textes ; --document \(table.sha256) le détruit.",
          en: "A table that was imported is kept whole (record \(record)) and may say these words"
            + " again; --document \(table.sha256) destroys it."))
    }
    if !survey.evidence.isEmpty {
      let records = Set(survey.evidence.map(\.record)).sorted()
      let told =
        records.count > ErasureLines.mostTold
        ? wording.count(records.count, .record) : wording.records(records)
      sentences.append(
        wording.say(
          fr: "Ce qui est détruit est aussi la pièce d'autres écritures, où reste son empreinte :"
            + " \(told).",
          en: "What is destroyed is evidence elsewhere too, where its hash stays: \(told)."))
    }
    if !exports.isEmpty {
      sentences.append(
        wording.say(
          fr:
            "Des exportations remises peuvent les contenir, selon le registre : \(list(exports))."
            + " Prévenez-en les destinataires.",
          en: "Exports that were handed out may hold them, by the ledger: \(list(exports))."
            + " Tell whoever received them."))
    }
    return sentences
  }

  /// How to write to those who may hold a copy.
  private var letters: [String] {
    erasures.map { erasure in
      wording.say(
        fr: "L'avis à leur envoyer : entente effacer --avis \(erasure.description) --langue"
          + " \(wording.language.rawValue), ou en.",
        en: "The notice to send them: entente erase --notice \(erasure.description) --lang en, or"
          + " fr-CA.")
    }
  }

  private var unknown: String {
    wording.say(
      fr: "Le registre ne sait pas qui tient une sauvegarde, un paquet, une preuve, une sélection"
        + " ou une autre exportation remis avec leurs textes, ni ce que gardent les instantanés du"
        + " disque, ni où une exportation interrompue a laissé NOM.new : c'est à vous de les"
        + " retrouver.",
      en: "The ledger does not know who holds a backup, a bundle, or a proof, a selection or"
        + " another export given with their words, nor what snapshots of the disk keep, nor where an"
        + " interrupted export left NAME.new: those are for you to find.")
  }

  private var next: String {
    if case .signed? = sealing {
      return wording.say(
        fr: "Remettez le prochain paquet : un miroir efface ces textes en le prenant. Une"
          + " sauvegarde d'avant les a encore : entente effacer --appliquer SAUVEGARDE.",
        en: "Hand over the next bundle: a mirror erases these words as it takes it. A backup from"
          + " before still has them: entente erase --apply BACKUP.")
    }
    return wording.say(
      fr: "Signez la tête (entente sceller), puis remettez le prochain paquet : un miroir efface"
        + " ces textes en le prenant. Une sauvegarde d'avant les a encore : entente effacer --appliquer"
        + " SAUVEGARDE.",
      en: "Sign the head (entente checkpoint), then hand over the next bundle: a mirror erases"
        + " these words as it takes it. A backup from before still has them: entente erase --apply"
        + " BACKUP.")
  }

  /// Where no erasure is carried.
  private var inTheClear: [String] {
    guard !survey.documents.isEmpty else { return [] }
    return [
      wording.say(
        fr: "Une copie faite sans les clés des textes (sauvegarder --sans-textes) peut garder ces"
          + " documents en clair, et aucun effacement ne s'y reporte : détruisez-la.",
        en: "A copy made without the words' keys (backup --without-words) may keep these documents"
          + " in the clear, and no erasure is carried into it: destroy it.")
    ]
  }

  private func list(_ records: [SequenceNumber]) -> String {
    wording.list(records.map(\.description))
  }
}

extension Wording {
  /// As many records are named one by one where there may be very many.
  private static let mostSome = 20

  /// Records by their numbers, the first of them where there are many: `12 and 31`, `12, 13, 31… (+35)`.
  func some(_ sequences: [SequenceNumber]) -> String {
    let first = sequences.prefix(Wording.mostSome).map(\.description)
    let rest = sequences.count - first.count
    return rest > 0 ? "\(first.joined(separator: ", "))… (+\(number(rest)))" : list(first)
  }

  /// Some records by their numbers: `record 11`, `2 records (11 and 12)`.
  func records(_ sequences: [SequenceNumber]) -> String {
    let list = list(sequences.map(\.description))
    guard sequences.count != 1 else {
      return say(fr: "l'écriture \(list)", en: "record \(list)")
    }
    return "\(count(sequences.count, .record)) (\(list))"
  }
}

extension DispositionCoverage {
  /// What is not destroyed because it is not there: each line says of how much.
  func skipped(_ wording: Wording) -> [String] {
    var lines: [String] = []
    if withoutWords > 0 {
      let count = wording.count(withoutWords, .record)
      lines.append(
        wording.say(fr: "Sans texte à effacer : \(count).", en: "Without words: \(count)."))
    }
    if erasedBefore.records > 0 {
      let count = wording.count(erasedBefore.records, .record)
      lines.append(
        wording.say(fr: "Textes déjà effacés : \(count).", en: "Words erased before: \(count)."))
    }
    if erasedBefore.documents > 0 {
      let count = wording.number(erasedBefore.documents)
      lines.append(
        wording.say(
          fr: "Documents déjà détruits : \(count).", en: "Documents destroyed before: \(count)."))
    }
    return lines
  }

  /// Which documents stay, and by which record.
  func spared(_ wording: Wording) -> [String] {
    keptDocuments.map { kept in
      let record = kept.record.description
      return wording.say(
        fr: "Le document \(kept.sha256) reste : l'écriture \(record), que la décision ne couvre"
          + " pas, le nomme aussi.",
        en: "The document \(kept.sha256) stays: record \(record), which the decision does not"
          + " cover, names it too.")
    }
  }

  /// The decision and what of it there was nothing to destroy of.
  var json: JSON {
    [
      "agreement": .string(agreement.text), "decision": .integer(Int64(clamping: decision.index)),
      "documents_erased_before": .integer(Int64(erasedBefore.documents)),
      "erased_before": .integer(Int64(erasedBefore.records)),
      "without_words": .integer(Int64(withoutWords)),
    ]
  }
}

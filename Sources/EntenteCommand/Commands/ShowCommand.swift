import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Transparency
import Wording

/// `entente show SEQ`: one record with its words, its receipt and its proof.
struct ShowCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "show", "voir", fr: "Une écriture, son reçu et sa preuve.",
      en: "One record, its receipt and its proof.")
  }

  @Argument(
    help: help(
      fr: "Numéro de l'écriture.", en: "Number of the record.", value: "numéro", "number"))
  var sequence: SequenceNumber

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let store = try ledger.open(.reading, speaker)
    let page: RecordPage
    var row: TimelineRow?
    var changes: (type: RecordType, values: [FieldChange])?
    do throws(LedgerError) {
      page = try store.page(of: sequence)
      if let agreement = page.header.agreement {
        row = try store.timeline(of: agreement).view.rows.first {
          $0.record.sequence == sequence
        }
        changes = try store.changes(by: sequence, of: agreement)
      }
    } catch {
      throw CommandError(error, at: ledger.path)
    }
    if speaker.isJSON {
      try speaker.put(try page.json(row))
    } else {
      let words = try WordsFound(
        (changes?.values ?? []).flatMap(\.words), in: store, at: ledger.path)
      let names = try NamesFound(of: page.named, in: store, at: ledger.path, speaker.wording)
      try speaker.put(
        RecordPageLines(
          page: page, row: row, changes: changes, words: words, names: names, speaker: speaker
        ).lines)
    }
    return .done
  }
}

extension RecordPage {
  /// The record as JSON: its header and facts as they stand in the log, its words, and the proof.
  fileprivate func json(_ row: TimelineRow?) throws(CommandError) -> JSON {
    let sequence = JSON.integer(Int64(clamping: receipt.sequence.index))
    return [
      "answer": [
        "facts": try JSON(stored: factsOpening.bytes), "header": try JSON(stored: headerBytes),
        "receipt": receipt.json,
      ],
      "asked": ["known_on": sequence, "record": sequence],
      "changed_since": row.map { row in
        [
          "annulled_by": row.annulledBy.map { .integer(Int64(clamping: $0.index)) } ?? .null,
          "anomalies": .array(row.anomalies.map(\.json)),
          "corrected_by": .array(
            row.correctedBy.map { .integer(Int64(clamping: $0.index)) }),
          "status": .string(row.status.rawValue),
        ]
      } ?? .null,
      "documents_erased": .array(
        erasedDocuments.map { document in
          [
            "by": .integer(Int64(clamping: document.erasure.index)),
            "sha256": .string(document.sha256),
          ]
        }),
      "proof": proof.map { proof in
        [
          "checkpoint": .string(String(decoding: proof.checkpoint.bytes, as: UTF8.self)),
          "index": .integer(Int64(clamping: proof.inclusion.position.index)),
          "path": .array(proof.inclusion.path.map { .string($0.hex) }),
          "root": .string(proof.root.hex),
          "size": .integer(Int64(clamping: proof.inclusion.position.size)),
        ]
      } ?? .null,
      "words": .array(wordItems),
    ]
  }
}

extension JSON {
  /// Canonical bytes of the log.
  fileprivate init(stored bytes: [UInt8]) throws(CommandError) {
    do throws(CanonicalJSONError) {
      try self.init(canonical: bytes)
    } catch {
      throw .trouble(.damaged(path: "data.mdb", what: error.description))
    }
  }
}

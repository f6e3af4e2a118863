import CanonicalJSON
import Entente
import Imports
import LMDB
import Partnership
import Wording

/// Why a command ended early.
enum CommandError: Error {
  /// A rule refused; nothing was written. Of several actions, the one at this place.
  case refused(Refusal, at: RefusedPlace? = nil, fields: FieldNaming = .path)
  /// A file that holds a table, or a cell of it, does not read; nothing was written.
  case badTable(TableFault, path: String)
  /// Something stood in the way.
  case trouble(Trouble)

  /// How the run ends.
  var ending: Ending {
    switch self {
    case .refused: .refused
    case .badTable(let fault, _): fault.isRefusal ? .refused : .failed
    case .trouble(let trouble): trouble.ending
    }
  }

  /// Whether what was asked for is refused, and whoever asked can change it.
  var isRefusal: Bool {
    switch self {
    case .refused: true
    case .badTable(let fault, _): fault.isRefusal
    case .trouble: false
    }
  }

  /// The same, of an action whose fields are named in a way: as they are typed, as they are asked for.
  func naming(_ fields: FieldNaming) -> CommandError {
    guard case .refused(let refusal, let place, _) = self else { return self }
    return .refused(refusal, at: place, fields: fields)
  }

  /// What is said about it to a person.
  func sentence(in wording: Wording) -> String {
    switch self {
    case .refused(let refusal, at: nil, let fields):
      wording.sentence(for: refusal, fields: fields)
    case .refused(let refusal, at: let place?, _):
      place.words(wording) + wording.say(fr: " : ", en: ": ")
        + wording.sentence(
          for: Refusal(
            refusal.name,
            parameters: refusal.parameters + [Parameter(.line, .count(place.line ?? 0))]))
    case .badTable(let fault, let path):
      wording.name(ofFile: path)
        + (fault.place == TableFault.Place() ? wording.say(fr: " : ", en: ": ") : ", ")
        + wording.sentence(for: fault)
        + wording.say(fr: " Rien n'a été écrit.", en: " Nothing was written.")
    case .trouble(let trouble): wording.sentence(for: trouble)
    }
  }

  /// What is said about it to a program, which knows fields by their paths.
  func json(in wording: Wording) -> JSON {
    switch self {
    case .refused(let refusal, let place, _):
      let spoken = CommandError.refused(refusal, at: place).sentence(in: wording)
      let parameters = refusal.parameters.map(\.json) + (place?.parameters ?? [])
      return [
        "refusal": [
          "name": .string(refusal.name.rawValue), "parameters": .array(parameters),
          "sentence": .string(terminalSafe(spoken)),
        ]
      ]
    case .badTable(let fault, let path):
      return [
        "error": [
          "name": .string(fault.isRefusal ? "bad_cell" : "bad_table"),
          "parameters": .array(RefusedPlace.row(fault.place, path: path).parameters),
          "sentence": .string(terminalSafe(sentence(in: wording))),
        ]
      ]
    case .trouble(let trouble):
      return [
        "error": [
          "name": .string(trouble.name), "parameters": .array(trouble.parameters),
          "sentence": .string(terminalSafe(sentence(in: wording))),
        ]
      ]
    }
  }
}

extension Trouble {
  fileprivate var ending: Ending {
    switch self {
    case .usage, .argumentNotUTF8, .badDate, .badMoment, .agreementNotNamed: .unreadable
    case .unknownAgreement, .unknownObject, .unknownCode, .annulled, .notYetKnown, .unknownPath,
      .noAnswer, .nothingThere, .noRecord, .noHead, .unknownType, .bundleAhead, .exportAlone,
      .dossierElsewhere:
      .refused
    case .witness(let trouble):
      switch trouble {
      case .ahead, .contradicts: .damaged
      case .refused(_, let evidence): evidence == nil ? .refused : .damaged
      case .otherHead, .notCosigned, .otherLog, .badParty, .badName: .refused
      case .badAddress, .nobodyToAsk: .unreadable
      default: .failed
      }
    case .published(_, let trouble):
      switch trouble {
      case .unreadableHead, .unreadableFile, .behind, .otherTree: .damaged
      case .noHead, .missingFile, .tooMany: .failed
      }
    case .timeStamp(let trouble):
      if case .unreachable = trouble { .failed } else { .refused }
    case .agent(.noKey), .agent(.severalKeys), .agent(.securityKey), .agent(.otherType): .refused
    case .damaged, .guardDisagrees, .guardAhead, .store(_, .damaged), .store(_, .cutShort),
      .unfit(_, .truncated), .unfit(_, .damagedPage), .badCopy, .fork, .noFork, .notAdopted,
      .noCopy(_, .ofOtherHistory),
      .export(_, .behind),
      .export(_, .otherHistory), .export(_, .unverified):
      .damaged
    default: .failed
    }
  }

  /// What it names, as `{role, value}`: paths, records, limits.
  fileprivate var parameters: [JSON] {
    switch self {
    case .usage(let what), .noAnswer(let what), .nothingThere(let what): [text("what", what)]
    case .argumentNotUTF8(let place): [number("argument", UInt64(place))]
    case .badDate(let given), .badMoment(let given): [text("text", given)]
    case .agreementNotNamed(let ids): ids.map { text("agreement", $0.text) }
    case .unknownAgreement(let id): [text("agreement", id.text)]
    case .unknownObject(let name), .unknownCode(let name, _), .unknownType(let name):
      [text("text", name)]
    case .annulled(let name, let record, let annulment):
      [text("text", name), number("record", record.index), number("by", annulment.index)]
    case .notYetKnown(let name, let record, let recorded, _):
      [
        text("text", name), number("record", record.index), text("recorded", recorded.description),
      ]
    case .unknownPath(let path, let near): [text("path", path)] + near.map { text("near", $0) }
    case .noRecord(let sequence, let size):
      [number("record", sequence.index), number("size", size)]
    case .noHead(let record, let size, let heads):
      [number("record", record.index)] + (size.map { [number("size", $0)] } ?? [])
        + heads.suffix(20).map { number("head", $0) }
    case .unknownZone(let zone): [text("zone", zone)]
    case .file(let path, let disk), .store(let path, let disk):
      [text("path", path), text("reason", disk.name)]
    case .fetch(let url, let trouble):
      [text("url", url), text("reason", trouble.name)]
        + trouble.counts.map { number($0.role, UInt64(clamping: $0.count)) }
    case .key(let path, let what), .damaged(let path, let what),
      .badCopy(let path, let what), .actionFile(let path, let what),
      .bundle(let path, let what), .noFork(let path, let what):
      [text("path", path), text("what", what)]
    case .notAdopted(let path, let record, let refusal, let what):
      [text("path", path), text("what", what)]
        + (record.map { [number("record", $0.index)] } ?? [])
        + (refusal.map { [text("refusal", $0.name.rawValue)] } ?? [])
    case .fork(let path, let origin): [text("path", path), text("origin", origin)]
    case .mirror(let path), .noMirror(let path): [text("path", path)]
    case .noCopy(let path, let problem): [text("path", path), text("reason", problem.name)]
    case .bundleAhead(let from, let size): [number("from", from), number("size", size)]
    case .keyFile(let path, let problem):
      [text("path", path), text("reason", problem.name)]
    case .checkpointKey(let path, let problem):
      [text("path", path), text("reason", problem.name)]
        + (problem.record.map { [number("record", $0.index)] } ?? [])
    case .nothingSigned(let path): [text("path", path)]
    case .badLine(let line, let path, let offset, let reason):
      [
        text("path", path), number("line", UInt64(line)), number("offset", UInt64(offset)),
        text("reason", String(describing: reason)),
      ]
    case .importTooLarge(let path, let line, let limit):
      [text("path", path), number("limit", limit.value)]
        + (line.map { [number("line", UInt64($0))] } ?? [])
    case .emptyImport(let path), .noLedger(let path), .ledgerExists(let path), .inUse(let path),
      .folderNotEmpty(let path):
      [text("path", path)]
    case .unfit(let path, let store): [text("path", path), text("reason", store.name)]
    case .export(let path, let reason): [text("path", path), text("reason", reason.name)]
    case .exportAlone(let path, let kinds):
      [text("path", path)] + kinds.map { text("kind", $0.rawValue) }
    case .dossierElsewhere(let path, let place):
      [text("path", path)] + place.paths.map { text("dossier", $0) }
    case .witness(let trouble):
      trouble.texts.map { text($0, $1) } + trouble.sizes.map { number($0, $1) }
    case .published(let place, let trouble):
      [text("from", place)] + trouble.texts.map { text($0.role, $0.text) }
        + trouble.sizes.map { number($0.role, $0.size) }
    case .timeStamp(let trouble): trouble.texts.map { text($0.role, $0.text) }
    case .agent(let trouble): trouble.texts.map { text($0.role, $0.text) }
    case .newerFormat(let path, let found, let known), .otherFold(let path, let found, let known):
      [text("path", path), number("found", found), number("known", known)]
    case .interrupted(let path, let what): [text("path", path), text("reason", what.name)]
    case .clockUnreadable: []
    case .guardAhead(let path, let signed, let size):
      [text("path", path), number("signed", signed), number("size", size)]
    case .guardDisagrees(let path, let size): [text("path", path), number("size", size)]
    }
  }

  private func text(_ role: String, _ value: String) -> JSON {
    ["role": .string(role), "value": .string(terminalSafe(value))]
  }

  private func number(_ role: String, _ value: UInt64) -> JSON {
    ["role": .string(role), "value": .integer(Int64(clamping: value))]
  }
}

extension DiskTrouble {
  fileprivate var name: String {
    switch self {
    case .missing: "missing"
    case .exists: "exists"
    case .missingFolder: "missing_folder"
    case .notPermitted: "not_permitted"
    case .readOnly: "read_only"
    case .full: "full"
    case .locked: "locked"
    case .tooManyReaders: "too_many_readers"
    case .tooLong: "too_long"
    case .cutShort: "cut_short"
    case .endless: "endless"
    case .folder: "folder"
    case .kept: "kept"
    case .damaged: "damaged"
    case .other(let what), .said(let what): what
    }
  }
}

extension StoreTrouble {
  fileprivate var name: String {
    switch self {
    case .absent: "absent"
    case .empty: "empty"
    case .foreign: "foreign"
    case .unreadable: "unreadable"
    case .otherVersion: "other_version"
    case .truncated: "truncated"
    case .damagedPage: "damaged_page"
    }
  }
}

extension ImportLimit {
  fileprivate var value: UInt64 {
    switch self {
    case .lineBytes(let limit), .fileBytes(let limit), .rows(let limit): UInt64(limit)
    }
  }
}

extension Parameter {
  /// The parameter as JSON: the part it plays and what it is.
  fileprivate var json: JSON {
    let shown: JSON =
      switch value {
      case .text(let text): .string(terminalSafe(text))
      case .record(let record): .integer(Int64(clamping: record.index))
      case .records(let records): .array(records.map { .integer(Int64(clamping: $0.index)) })
      case .occurred(let occurred): .string(occurred.description)
      case .day(let day): .string(day.description)
      case .recorded(let recorded): .string(recorded.description)
      case .count(let count): .integer(Int64(count))
      case .stages(let stages): .array(stages.map { .string($0.name) })
      case .object(let kind): .string(kind.rawValue)
      }
    return ["role": .string(role.rawValue), "value": shown]
  }
}

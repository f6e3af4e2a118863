import CanonicalJSON
import Exports
import Partnership
import RecordFormat
import Verification
import Wording

/// The verification of a selection for people and for programs: the checks, what was asked for, what is
/// proven and, each time, what is not.
struct SelectionLines {
  let report: SelectionReport
  let speaker: Speaker

  private var wording: Wording { speaker.wording }

  /// Verifies the selection in a folder and says what was found.
  static func verify(
    _ path: String, _ outside: OutsideOptions, _ speaker: Speaker
  ) throws(CommandError) -> Ending {
    var verifier = SelectionVerifier(path)
    verifier.outside = try outside.read()
    let progress = Progress(speaker, fr: "Vérification", en: "Verifying")
    let report: SelectionReport
    do throws(VerificationError) {
      defer { progress.end() }
      report = try verifier.verify { progress.report($0, $1) }
    } catch {
      throw CommandError(error, at: path, speaker.wording)
    }
    let page = SelectionLines(report: report, speaker: speaker)
    if speaker.isJSON {
      try speaker.put(page.json)
    } else {
      try speaker.put(page.lines)
    }
    return report.verification.ending
  }

  var lines: [String] {
    var lines = wording.lines(of: report.verification.figures) + [""]
    if let asked = report.selection?.asked { lines.append(wording.line(of: asked)) }
    if report.isProven, let figures = report.figures {
      lines.append(wording.sentence(ofProven: figures))
      if let sentence = wording.sentence(ofErasedSince: figures) { lines.append(sentence) }
      lines += wording.lines(ofMarks: figures)
    } else {
      lines.append(
        wording.say(
          fr: "Que rien ne manque à la sélection n'est pas prouvé.",
          en: "That nothing is missing from the selection is not proven."))
    }
    lines.append(wording.sentenceOfUnproven)
    return lines.flatMap { wrapIndented($0, toWidth: speaker.width) }
  }

  /// The report, with the sentences in both languages: it may be filed and read by others.
  var json: JSON {
    var object = report.json.objectValue ?? [:]
    let languages: [(String, Wording)] = [("en", Wording(.en)), ("fr", Wording(.frCA))]
    func sentences(_ say: (Wording) -> String) -> JSONObject {
      var said = JSONObject()
      for (name, wording) in languages { said[name] = .string(say(wording)) }
      return said
    }
    let figures = report.isProven ? report.figures : nil
    object["proven"] =
      figures.map { figures in .object(sentences { $0.sentence(ofProven: figures) }) } ?? .null
    object["not_proven"] = .array(
      Unproven.allCases.map { unproven in
        var part = sentences { $0.part(of: unproven) }
        part["name"] = .string(unproven.rawValue)
        return .object(part)
      })
    return .object(object)
  }
}

extension SelectionReport {
  /// The selection as far as a page says it; nil where its records could not be found out.
  fileprivate var figures: SelectionFigures? {
    guard let selected else { return nil }
    var figures = SelectionFigures(
      size: selected.selection.size, records: selected.sequences.count,
      head: verification.checkpoints.first?.size)
    figures.opened = shown.opened
    figures.factsWithheld = shown.factsWithheld
    figures.wordsWithheld = shown.wordsWithheld
    figures.wordsErased = shown.wordsErased
    figures.erasedBy = shown.erasedBy.map { SequenceNumber($0) }
    figures.wordsErasedSince = shown.wordsErasedSince
    figures.erasedSinceBy = shown.erasedSinceBy.map { SequenceNumber($0) }
    figures.marks = selected.marks.sorted { $0.key < $1.key }.map { record, mark in
      var shown = SelectionFigures.Mark(SequenceNumber(record))
      shown.annulledBy = mark.annulledBy.map { SequenceNumber($0) }
      shown.correctedBy = mark.correctedBy.map { SequenceNumber($0) }
      shown.amends = mark.amends
      shown.isTied = mark.match == .tied
      return shown
    }
    return figures
  }
}

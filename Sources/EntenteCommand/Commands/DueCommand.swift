import ArgumentParser
import Entente
import Foundation
import LMDB
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Wording

/// `entente due`: what falls due, by day; as a calendar where asked.
struct DueCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "due", "echeances", fr: "Ce qui arrive à échéance, par jour.", en: "What falls due, by day.")
  }

  @Option(
    name: .both("axis", "axe"),
    help: help(
      fr: "Les échéances d'un axe, par son code ou son intitulé.",
      en: "Those of an axis, by its code or its title.", value: "axe", "axis"))
  var axis: TypedName?

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Celles qui concernent une partie, par son identifiant ou son nom.",
      en: "Those that concern a party, by its id or its name.", value: "partie", "party"))
  var party: TypedName?

  @Option(
    name: .both("within", "dans"),
    help: help(
      fr: "Celles qui tombent d'ici à tant de jours, et celles qui sont en retard.",
      en: "Those that fall due within so many days, and those that are late.", value: "jours",
      "days"))
  var withinDays: Int?

  @Option(
    name: .customLong("ics"), defaultAsFlag: "-",
    help: help(
      fr: "Un calendrier iCalendar dans ce fichier ; sans fichier, sur la sortie standard.",
      en: "An iCalendar in this file; without a file, on standard output.", value: "fichier",
      "file"),
    completion: .file(extensions: ["ics"]))
  var calendar: String?

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let asked = try table.form(speaker.wording)
    if calendar != nil, let other = asked?.option ?? (speaker.isJSON ? "--json" : nil) {
      throw .severalForms(["--ics", other], speaker.wording)
    }
    return try question.answer(
      from: ledger, speaker, asTable: asked,
      { store throws(LedgerError) in
        let agreement = try question.agreement(in: store)
        var filter = DueView.Filter()
        filter.axis = try store.axis(axis, in: agreement)
        filter.party = try store.party(party)
        filter.withinDays = withinDays
        return try store.due(of: agreement, at: question.moment, filter: filter)
      }, lines: { $1.lines(of: $0) }, other: calendar.map { form(of: $0, speaker) },
      ending: { _ in .done })
  }

  /// The answer as a calendar in a file, or on standard output.
  private func form(
    of path: String, _ speaker: Speaker
  ) -> (Asked<DueView>, Rendering, Ledger) throws(CommandError) -> Void {
    { asked, rendering, store throws(CommandError) in
      let calendar = rendering.calendar(of: asked.view, ledger: store.name.text)
      try write(Array(calendar.utf8), of: asked.view, to: path, speaker)
    }
  }

  private func write(
    _ bytes: [UInt8], of view: DueView, to path: String, _ speaker: Speaker
  ) throws(CommandError) {
    guard path != "-" else {
      try speaker.put(bytes)
      if let left = leftOut(of: view, speaker.wording) { speaker.say(fr: "\(left)", en: "\(left)") }
      return
    }
    let file = URL(fileURLWithPath: path)
    let isDevice: Bool
    do throws(LMDBError) {
      // A pipe or a device is written into: a file in its place would be its end.
      if case .endless? = try FileKind(at: path) {
        isDevice = true
      } else {
        isDevice = false
      }
    } catch {
      throw .trouble(.file(path: path, DiskTrouble(error.reason)))
    }
    if isDevice {
      try write(bytes, into: file)
    } else {
      try OutputPlace(file.path).replace(bytes)
    }
    let events = speaker.wording.count(view.rows.count { $0.day != nil }, .deadline)
    let left = leftOut(of: view, speaker.wording).map { " \($0)" } ?? ""
    speaker.say(fr: "\(events) dans \(path).\(left)", en: "\(events) in \(path).\(left)")
  }

  /// What has no day can be no event: how many of those there are; nil where there are none.
  private func leftOut(of view: DueView, _ wording: Wording) -> String? {
    let left = view.rows.count { $0.day == nil }
    guard left > 0 else { return nil }
    let count = wording.count(left, .deadline)
    return wording.isSingular(left)
      ? wording.say(
        fr: "\(count) sans jour n'y figure pas.", en: "\(count) without a day is left out.")
      : wording.say(
        fr: "\(count) sans jour n'y figurent pas.", en: "\(count) without a day are left out.")
  }

  private func write(_ bytes: [UInt8], into device: URL) throws(CommandError) {
    do {
      let handle = try FileHandle(forWritingTo: device)
      try handle.write(contentsOf: Data(bytes))
      try handle.close()
    } catch {
      throw .trouble(.file(path: device.path, DiskTrouble(error)))
    }
  }
}

import Foundation
import Wording

/// The pages of one language: `entente(1)`, and one a command.
struct Manual {
  private let wording: Wording
  private let root: CommandDefinition
  private let examples: [String: [[String]]]

  /// - Parameter transcripts: The page about the command line, whose examples the tests run.
  init(locale: String, transcripts: String) throws {
    wording = Wording(locale.hasPrefix("fr") ? .frCA : .en)
    root = try CommandDefinition.root(locale: locale)
    examples = Manual.examples(in: transcripts)
  }

  /// Every page, by its path in the folder of the pages.
  var pages: [String: String] {
    let folder = wording.language.isFrench ? "fr/" : ""
    var pages = ["\(folder)entente.1": main]
    for command in root.commands {
      pages["\(folder)entente-\(command.name).1"] = page(of: command)
    }
    return pages
  }

  private var main: String {
    var page = ManualPage("entente", wording)
    page.section(wording.say(fr: "Nom", en: "Name"))
    page.raw(
      ManualPage.broken("entente \\- \(ManualPage.escaped(lowerCased(root.abstract)))"))
    page.section(wording.say(fr: "Synopsis", en: "Synopsis"))
    let command = wording.say(fr: "commande", en: "command")
    page.raw(
      "\(ManualPage.bold("entente")) \(ManualPage.italic(command)) [\(ManualPage.italic("options"))]"
    )
    page.section("Description")
    page.paragraph(wording.say(ManualTexts.entente), first: true)
    page.paragraph(wording.say(ManualTexts.twoTimes))
    page.paragraph(wording.say(ManualTexts.language))
    page.section(wording.say(fr: "Commandes", en: "Commands"))
    for command in root.commands {
      let names = ([command.name] + command.aliases).map { ManualPage.bold($0) }
      page.item(names.joined(separator: ", "), command.abstract)
    }
    page.section("Options")
    add(root.arguments, to: &page)
    addCommon(&page, of: root)
    page.section(wording.say(fr: "Voir aussi", en: "See also"))
    page.paragraph(seeAlso(besides: nil), first: true)
    return page.text
  }

  private func page(of command: CommandDefinition) -> String {
    var page = ManualPage("entente-\(command.name)", wording)
    page.section(wording.say(fr: "Nom", en: "Name"))
    let names = ([command.name] + command.aliases).map { ManualPage.escaped("entente-\($0)") }
    let said = ManualPage.escaped(lowerCased(command.abstract))
    page.raw(ManualPage.broken("\(names.joined(separator: ", ")) \\- \(said)"))
    page.section(wording.say(fr: "Synopsis", en: "Synopsis"))
    if command.commands.isEmpty {
      page.raw(synopsis(of: command))
    } else {
      for (index, part) in command.commands.enumerated() {
        if index > 0 { page.raw(".br") }
        page.raw(synopsis(of: part, in: command))
      }
    }
    page.section("Description")
    page.paragraph(command.abstract, first: true)
    for text in ManualTexts.descriptions(of: english(command)) {
      page.paragraph(wording.say(text))
    }
    let places = command.arguments.filter { $0.isShown && $0.longNames.isEmpty }
    if !places.isEmpty {
      page.section("Arguments")
      for place in places { page.item(ManualPage.italic(place.valueName), place.abstract) }
    }
    if !command.commands.isEmpty {
      page.section(wording.say(fr: "Commandes", en: "Commands"))
      for part in command.commands { add(part, to: &page) }
    }
    page.section("Options")
    add(command.arguments, to: &page)
    addCommon(&page, of: command)
    page.section(wording.say(fr: "Voir aussi", en: "See also"))
    page.paragraph(seeAlso(besides: command), first: true)
    return page.text
  }

  /// One command of several under a name: what it does, what it takes, and its options.
  private func add(_ part: CommandDefinition, to page: inout ManualPage) {
    let names = ([part.name] + part.aliases).map { ManualPage.bold($0) }
    page.item(names.joined(separator: ", "), part.abstract)
    page.raw(".RS")
    for place in part.arguments where place.isShown && place.longNames.isEmpty {
      page.item(ManualPage.italic(place.valueName), place.abstract)
    }
    add(part.arguments, to: &page)
    page.raw(".RE")
  }

  /// The English name of a command.
  private func english(_ command: CommandDefinition) -> String {
    wording.language.isFrench ? command.aliases.first ?? command.name : command.name
  }

  private func synopsis(
    of command: CommandDefinition, in group: CommandDefinition? = nil
  ) -> String {
    let name = [group?.name, command.name].compactMap { $0 }.joined(separator: " ")
    var parts = [ManualPage.bold("entente \(name)")]
    for argument in command.arguments where argument.isShown {
      if argument.longNames.first == "version" || argument.longNames.contains("help") { continue }
      var part =
        argument.longNames.first.map { ManualPage.bold("--\($0)") }
        ?? ManualPage.italic(argument.valueName)
      if !argument.isFlag, !argument.longNames.isEmpty {
        part += " \(ManualPage.italic(argument.valueName))"
      }
      if argument.isRepeating { part += " ..." }
      parts.append(argument.isOptional ? "[\(part)]" : part)
    }
    return parts.joined(separator: "\n")
  }

  private func add(_ arguments: [CommandDefinition.Argument], to page: inout ManualPage) {
    for argument in arguments where argument.isShown && !argument.longNames.isEmpty {
      var names =
        argument.shortNames.map { ManualPage.bold("-\($0)") }
        + argument.longNames.map { ManualPage.bold("--\($0)") }
      // The parser sorts the names of its own option.
      if wording.language.isFrench, argument.longNames.contains("aide") {
        names = ["-h", "--aide", "--help"].map { ManualPage.bold($0) }
      }
      var term = names.joined(separator: ", ")
      if !argument.isFlag { term += " \(ManualPage.italic(argument.valueName))" }
      var words = argument.abstract
      if let value = argument.defaultValue {
        words += wording.say(fr: " Sinon : `\(value)`.", en: " Else: `\(value)`.")
      }
      page.item(term, words)
    }
  }

  /// What every page says: environment, exit codes, files, examples.
  private func addCommon(_ page: inout ManualPage, of command: CommandDefinition) {
    page.section(wording.say(fr: "Environnement", en: "Environment"))
    for (name, text) in ManualTexts.environment {
      page.item(ManualPage.bold(name), wording.say(text))
    }
    page.section(wording.say(fr: "Code de sortie", en: "Exit status"))
    for (code, text) in ManualTexts.exitCodes(of: english(command)) {
      page.item(ManualPage.bold(code), wording.say(text))
    }
    page.section(wording.say(fr: "Fichiers", en: "Files"))
    for (name, text) in ManualTexts.files { page.item(ManualPage.italic(name), wording.say(text)) }
    let shown = examples(of: command)
    guard !shown.isEmpty else { return }
    page.section(wording.say(fr: "Exemples", en: "Examples"))
    for (index, example) in shown.enumerated() { page.example(example, first: index == 0) }
  }

  /// From the page of the program every other; from that of a command, the program's and its
  /// neighbours', so that a new command leaves most pages as they are.
  private func seeAlso(besides command: CommandDefinition?) -> String {
    var names = command == nil ? [] : ["entente"]
    let neighbours = command.map { ManualTexts.neighbours(of: english($0)) }
    names += root.commands.filter { neighbours?.contains(english($0)) ?? true }
      .map { "entente-\($0.name)" }
    return names.map { "`\($0)`(1)" }.joined(separator: ", ") + "."
  }

  /// The end of a line in a list has no full stop.
  private func lowerCased(_ abstract: String) -> String {
    let text = abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

// MARK: - Examples

extension Manual {
  /// How many examples a page shows, and how many lines of what each prints.
  private static let mostExamples = 3
  private static let longestExample = 16

  /// The examples of a command, under any of its names; those of the root open and ask.
  private func examples(of command: CommandDefinition) -> [[String]] {
    let names =
      command.name == root.name
      ? root.commands.filter { ["open", "state", "verify"].contains(english($0)) }
        .map(\.name) : [command.name]
    let each = command.name == root.name ? 1 : Manual.mostExamples
    return names.flatMap { (examples[$0] ?? []).prefix(each) }.map { example in
      guard example.count > Manual.longestExample else { return example }
      return example.prefix(Manual.longestExample) + ["…"]
    }
  }

  /// What a page of transcripts runs, by the name of the command.
  private static func examples(in page: String) -> [String: [[String]]] {
    var examples: [String: [[String]]] = [:]
    var name: String?
    var isInside = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
        name = nil
      } else if isInside, line.hasPrefix("$ ") {
        let words = line.split(separator: " ")
        name = words.count > 2 && words[1] == "entente" ? String(words[2]) : nil
        if let name { examples[name, default: []].append([line]) }
      } else if isInside, let name, let last = examples[name]?.indices.last {
        examples[name]?[last].append(line)
      }
    }
    return examples
  }
}

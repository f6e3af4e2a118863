import Foundation
import Testing

@Suite("The names of commands and options")
struct NamesTests {
  /// Options that have one name, and why.
  private let optionsOfOneName = [
    "action": "the same word in both languages",
    "csv": "the name of a format",
    "dates": "the same word in both languages",
    "document": "the same word in both languages",
    "format": "the same word in both languages",
    "type": "the same word in both languages",
    "version": "the same word in both languages",
    "json": "the name of a format",
    "ics": "the name of a format",
    "tar": "the name of a format",
    "zip": "the name of a format",
    "in-this-process": "hidden: what the program says to itself",
  ]
  /// Commands that have one name, and why.
  private let commandsOfOneName = [
    "types": "the same word in both languages",
    "schema": "the same word in both languages; schéma may be typed",
  ]

  @Test func `are French and English for every command and long option, or there is a reason`()
    throws
  {
    let english = try CommandDefinition.root(locale: "en_CA.UTF-8")
    let french = try CommandDefinition.root(locale: "fr_CA.UTF-8")
    #expect(english.commands.count == french.commands.count)
    var unusedOptions = Set(optionsOfOneName.keys)
    var unusedCommands = Set(commandsOfOneName.keys)
    for (one, other) in zip(english.commands, french.commands) {
      if one.aliases.isEmpty {
        #expect(commandsOfOneName[one.name] != nil, "\(one.name) has no French name")
        unusedCommands.remove(one.name)
      } else {
        // Each language's own name first, the other's among the aliases.
        #expect(one.name != other.name, "\(one.name)")
        #expect(one.aliases.contains(other.name) && other.aliases.contains(one.name), "\(one.name)")
      }
      #expect(one.arguments.count == other.arguments.count)
      for (option, itsFrench) in zip(one.arguments, other.arguments) {
        guard let name = option.longNames.first else { continue }
        #expect(Set(option.longNames) == Set(itsFrench.longNames), "--\(name)")
        if option.longNames.count == 1 {
          #expect(optionsOfOneName[name] != nil, "--\(name) of \(one.name) has no French name")
          unusedOptions.remove(name)
        } else if name != "help" {
          // The parser sorts the names of its own option.
          #expect(name != itsFrench.longNames.first, "--\(name) comes first in both languages")
        }
      }
    }
    // An exception that nothing needs is one to take away.
    #expect(unusedOptions.isEmpty && unusedCommands.isEmpty, "\(unusedOptions)\(unusedCommands)")
  }

  @Test func `are typed without accents, so none has any`() throws {
    for locale in ["en_CA.UTF-8", "fr_CA.UTF-8"] {
      let root = try CommandDefinition.root(locale: locale)
      for command in root.commands {
        let names =
          [command.name] + command.aliases + command.arguments.flatMap(\.longNames)
        for name in names {
          #expect(name.utf8.allSatisfy { $0 < 0x80 }, "\(name)")
          #expect(name == name.lowercased(), "\(name)")
        }
      }
    }
  }

  @Test func `have a text of help in each language, and another one in the other`() throws {
    let english = try CommandDefinition.root(locale: "en_CA.UTF-8")
    let french = try CommandDefinition.root(locale: "fr_CA.UTF-8")
    for (one, other) in zip(english.commands, french.commands) {
      #expect(!one.abstract.isEmpty && one.abstract != other.abstract, "\(one.name)")
      for (option, itsFrench) in zip(one.arguments, other.arguments) where option.isShown {
        #expect(!option.abstract.isEmpty, "\(one.name) \(option.longNames)")
        #expect(option.abstract != itsFrench.abstract, "\(one.name) \(option.longNames)")
      }
    }
  }

  @Test(arguments: ["help", "aide", "Aidé"])
  func `include that of help itself`(word: String) throws {
    let scratch = try Scratch()
    let run = try scratch.run(word, "voir", environment: ["LANG": "fr_CA.UTF-8"])
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.contains("entente voir"), "\(run.output)")
  }
}

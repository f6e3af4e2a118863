import CanonicalJSON
import Foundation
import Testing

@Suite("A command line that cannot be read")
struct UsageTests {
  @Test(arguments: [
    ["nonsense"], ["state", "--nonsense"], ["etat", "--nonsense"], ["show"], ["voir", "x"],
    ["state", "--as-of"], ["etat", "--au"], ["open", "L"], ["record"], ["consigner"],
    ["state", "--lang", "de"], ["record", "exchange.held", "nofield"],
    ["record", "exchange.held", "form=a", "form=b"], ["checkpoint", "more"],
  ])
  func `ends with 64 and says why on standard error`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments)
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(!run.words.isEmpty)
  }

  @Test(arguments: [
    (["etta", "--ledger", "D"], "etat"), (["jounal"], "journal"), (["sttate"], "state"),
    (["vérifer"], "verifier"), (["chekcpoint", "--json"], "checkpoint"),
  ])
  func `A command that does not exist is named, with the nearest one`(
    arguments: [String], nearest: String
  ) throws {
    let scratch = try Scratch()
    let environment = ["COLUMNS": "200"]
    let english = try scratch.run(arguments, environment: environment)
    #expect(english.code == 64)
    #expect(
      english.words
        == "error: There is no command “\(arguments[0])”. Did you mean “\(nearest)”? `entente help`"
        + " lists them.\n")
    let french = try scratch.run(arguments + ["--langue", "fr-CA"], environment: environment)
    #expect(french.code == 64)
    #expect(
      french.words.hasPrefix(
        "erreur\u{A0}: La commande «\u{A0}\(arguments[0])\u{A0}» n’existe pas. Vouliez-vous dire"
          + " «\u{A0}\(nearest)\u{A0}»?"), "\(french.words)")
  }

  @Test func `A command like no other is named alone`() throws {
    let scratch = try Scratch()
    let run = try scratch.run("nonsense", "--json")
    #expect(run.code == 64)
    #expect(
      run.words.hasPrefix("error: There is no command “nonsense”. `entente help`"), "\(run.words)")
    #expect(try run.json["error"]?["name"] == "usage")
  }

  @Test(arguments: [
    ["state", "--as-of", "#40"], ["log", "--from", "#40"], ["replay", "--as-of", "#40"],
  ])
  func `A position where a date stands is not advised`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let english = try scratch.run(arguments, environment: ["COLUMNS": "300"])
    #expect(
      english.words.contains("#40” is no date. ") || english.words.contains("#40 is no date;"))
    #expect(!english.words.contains("#40 or"), "\(english.words)")
    let french = try scratch.run(
      arguments + ["--lang", "fr-CA"], environment: ["COLUMNS": "300"])
    #expect(french.words.contains("#40\u{A0}» n’est pas une date"), "\(french.words)")
    #expect(!french.words.contains("#40 ou"), "\(french.words)")
    #expect(english.code == 64)
    let moment = try scratch.run(
      "state", "--known-on", "tomorrow", environment: ["COLUMNS": "300"])
    #expect(moment.words.contains("#40 or checkpoint:41"), "\(moment.words)")
  }

  @Test(arguments: [
    ("en", "error: Argument 6 of the command line is not UTF-8"),
    ("fr-CA", "erreur\u{A0}: L’argument 6 de la ligne de commande n’est pas de l’UTF-8"),
  ])
  func `An argument that is not UTF-8 is refused, and nothing is recorded`(
    language: String, words: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let script = """
      exec "$0" record actor.registered actor=x kind=party --lang="$1" "name=$(printf 'caf\\351')"
      """
    let run = try Run(
      ["-c", script, Run.program.path, language], in: scratch.url, ["ENTENTE_LEDGER": "L"],
      program: URL(fileURLWithPath: "/bin/sh"))
    #expect(run.code == 64)
    #expect(run.words.hasPrefix(words), "\(run.words)")
    #expect(try scratch.size == 11)
    // The character that stands for such bytes is a character like others.
    #expect(
      try scratch.run("record", "actor.registered", "actor=x", "kind=party", "name=\u{FFFD}").code
        == 0)
  }

  @Test func `says it in JSON where JSON was asked for`() throws {
    let scratch = try Scratch()
    let run = try scratch.run("state", "--nonsense", "--json")
    #expect(run.code == 64)
    let error = try #require(try run.json["error"])
    #expect(error.objectValue?.keys == ["name", "parameters", "sentence"])
    #expect(error["name"] == "usage")
    #expect(error["sentence"] == "Unknown option “--nonsense”")
    #expect(run.words.hasPrefix("error: Unknown option “--nonsense”\nusage: "), "\(run.words)")
    let french = try scratch.run("etat", "--nonsense", "--json", "--lang", "fr-CA")
    #expect(
      try french.json["error"]?["sentence"]
        == "L’option «\u{A0}--nonsense\u{A0}» n’existe pas")
    #expect(french.words.hasPrefix("erreur\u{A0}: l’option"), "\(french.words)")
  }

  @Test func `is complained of in French to those who speak it`() throws {
    let scratch = try Scratch()
    let option = try scratch.run("etat", "--sot", "--lang", "fr-CA")
    #expect(option.words.contains("erreur\u{A0}: l’option «\u{A0}--sot\u{A0}» n’existe pas"))
    #expect(option.words.contains("usage\u{A0}: entente etat"))
    let value = try scratch.run("voir", "douze", environment: ["LANG": "fr_CA.UTF-8"])
    #expect(value.words.contains("«\u{A0}douze\u{A0}» ne convient pas à «\u{A0}<numéro>\u{A0}»"))
    let missing = try scratch.run("ouvrir", environment: ["LANG": "fr_CA.UTF-8"])
    #expect(missing.words.contains("il manque l’argument"))
  }

  @Test(arguments: [
    (["log", "--by-date"], nil), (["log", "--by-ocurred"], "--by-occurred"),
    (["journal", "--par-dat"], "--par-date"), (["journal", "--by-occured"], nil),
    (["checkpoint", "--now"], nil), (["log", "--ledgr", "L"], "--ledger"),
  ])
  func `suggests an option of the language of the command, and none where none is near`(
    arguments: [String], nearest: String?
  ) throws {
    let scratch = try Scratch()
    for locale in ["en_CA.UTF-8", "fr_CA.UTF-8"] {
      let run = try scratch.run(arguments, environment: ["LANG": locale, "COLUMNS": "200"])
      let line = try #require(run.words.split(separator: "\n").first)
      #expect((line.contains("Did you mean") || line.contains("Vouliez-vous")) == (nearest != nil))
      if let nearest { #expect(line.contains(nearest), "\(line)") }
      #expect(run.code == 64 && !line.contains("'"), "\(line)")
    }
  }

  @Test(arguments: [
    (
      "en", "Loi 25, art 28",
      "A code has 1 to 32 letters, digits, points, hyphens or underscores, for example Loi-25-art-28"
    ),
    (
      "fr-CA", "Règle 1",
      "Un code compte de 1 à 32 lettres, chiffres, points, tirets ou soulignés, par exemple Regle-1"
    ),
  ])
  func `says what a code looks like where none was typed, near what was`(
    language: String, typed: String, sentence: String
  ) throws {
    let scratch = try Scratch()
    let run = try scratch.run(
      "erase", "--record", "1", "--legal-basis", typed, "--reason", "On request", "--lang",
      language, environment: ["COLUMNS": "200"])
    #expect(run.code == 64 && run.words.contains(sentence), "\(run.words)")
    let data = try Scratch()
    try data.openSample()
    let rule = try data.run(
      "record", "role.assigned", "person=p-aaaaaaaaaaaaaaaa", "actor=gq", "function=\(typed)",
      "--occurred", "2022-05-05", "--lang", language, environment: ["COLUMNS": "200"])
    let example = sentence.split(separator: " ").last.map(String.init) ?? sentence
    #expect(rule.code == 3 && rule.words.contains(example), "\(rule.words)")
  }

  @Test(arguments: [
    ("en", "The value “pdf” is invalid for “--format <format>”. Choose “csv” or “xlsx”."),
    (
      "fr-CA",
      "«\u{A0}pdf\u{A0}» ne convient pas à «\u{A0}--format <format>\u{A0}»; choisissez"
        + " «\u{A0}csv\u{A0}» ou «\u{A0}xlsx\u{A0}»."
    ),
  ])
  func `says the values to choose from in the language of the reader`(
    language: String, sentence: String
  ) throws {
    let scratch = try Scratch()
    let run = try scratch.run(
      "import", "--template", "exchange.held", "--format", "pdf", "--lang", language,
      environment: ["COLUMNS": "200"])
    #expect(run.words.contains(sentence), "\(run.words)")
    let help = try scratch.run("due", "--help", "--lang", language)
    #expect(help.output.contains("--ics") && !help.output.contains("flag"), "\(help.output)")
  }

  @Test(arguments: ["en_CA.UTF-8", "fr_CA.UTF-8"])
  func `Help is in the reader's language and says every name`(locale: String) throws {
    let scratch = try Scratch()
    let all = try scratch.run("--help", environment: ["LANG": locale])
    #expect(all.code == 0)
    let isFrench = locale.hasPrefix("fr")
    func both(_ english: String, _ french: String) -> String {
      isFrench ? "\(french), \(english)" : "\(english), \(french)"
    }
    for (english, french) in [
      ("record", "consigner"), ("state", "etat"), ("show", "voir"), ("checkpoint", "sceller"),
    ] { #expect(all.output.contains(both(english, french))) }
    #expect(all.output.contains(isFrench ? "--langue fr-CA" : "--lang fr-CA"))
    let state = try scratch.run("help", "state", environment: ["LANG": locale])
    #expect(state.code == 0)
    for (english, french) in [
      ("--as-of", "--au"), ("--known-on", "--connu-le"), ("--ledger", "--registre"),
    ] { #expect(state.output.contains(both(english, french))) }
    let usage =
      isFrench ? "entente etat [<sujet> ...] [--toutes] [--entente <id>]" : "[--as-of <date>]"
    #expect(state.output.contains(usage), "\(state.output)")
    #expect(state.output.contains(locale.hasPrefix("fr") ? "Ce qui était vrai" : "What was true"))
    #expect(
      state.output == (try scratch.run("etat", "--aide", environment: ["LANG": locale])).output)
    if locale.hasPrefix("fr") {
      for english in [
        "Show help", "SUBCOMMANDS", "OVERVIEW", "See '", "detailed help", "values:", "default:",
      ] {
        #expect(!(all.output + state.output).contains(english))
      }
    }
  }

  @Test func `What there is to choose is listed in the language of the help, and typed in either`()
    throws
  {
    let scratch = try Scratch()
    for (language, choices) in [
      ("fr-CA", "(choix\u{A0}: archives, auditeur, public)"),
      ("en", "(values: archive, auditor, public)"),
    ] {
      let help = try scratch.run(
        "export", "--help", "--lang", language, environment: ["COLUMNS": "400"]
      ).output.replacing(/[ \n]+/, with: " ")
      #expect(help.contains(choices), "\(help)")
    }
    for (command, english) in [
      (["disposition", "decide"], "destroy"), (["retention", "assign"], "destroy"),
      (["keys", "make"], "witness"), (["diff"], "as-of)"), (["open"], "simulated"),
    ] {
      let help = try scratch.run(command + ["--help", "--lang", "fr-CA"]).output
      #expect(!help.contains(english), "\(help)")
    }
    for (index, clock) in ["simulee", "Simulée", "simulated"].enumerated() {
      try scratch.done(
        "open", "L\(index)", "--origin", "example.org/l\(index)", "--title", "L", "--clock", clock,
        "--now", "2022-05-06")
    }
  }

  @Test func `Accents may be typed in a command, in what help is asked about, and in an option`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let french = ["LANG": "fr_CA.UTF-8"]
    let help = try scratch.run("help", "état", environment: french)
    #expect(help.code == 0)
    #expect(help.output == (try scratch.run("help", "etat", environment: french)).output)
    let log = try scratch.run("journal", "--jusqu-à", "2022-05-01", environment: french)
    #expect(log.code == 0, "\(log.words)")
    #expect(log.output == (try scratch.run("log", "--to=2022-05-01", environment: french)).output)
    // A value keeps its accents, and so does what stands after `--`.
    let registered = try scratch.run(
      "record", "actor.registered", "actor=x", "kind=party", "--reason=été", "--", "name=É")
    #expect(registered.code == 0, "\(registered.words)")
    let page = try scratch.run("show", "11").output
    #expect(page.contains("été") && page.contains("É"), "\(page)")
  }

  @Test func `Help about what is no command says so`() throws {
    let scratch = try Scratch()
    let run = try scratch.run("help", "etta", "--lang", "fr-CA")
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.words.contains("La commande «\u{A0}etta\u{A0}» n’existe pas"), "\(run.words)")
    let help = try scratch.run("help", "help", "--langue", "fr-CA")
    #expect(help.code == 0)
    #expect(help.output.hasPrefix("Montrer l’aide d’une commande."))
    #expect(!help.output.contains("subcommand"), "\(help.output)")
  }

  @Test func `is helped in one language, with what is meant without an option`() throws {
    let scratch = try Scratch()
    let environment = ["LANG": "fr_CA.UTF-8", "COLUMNS": "200"]
    for (command, sentence) in [
      (["ouvrir"], "jour ou jamais (sans l’option)"), (["cles", "faire"], "actes, sans l’option)"),
    ] {
      let help = try scratch.run(command + ["--aide"], environment: environment)
      #expect(help.output.contains(sentence), "\(help.output)")
      #expect(!help.output.contains("sinon :") && !help.output.contains("sinon\u{A0}:"))
    }
  }

  @Test(arguments: [["--lang", "fr-CA"], ["--langue", "fr-CA"], ["--lang=fr-CA"]])
  func `The language may stand before the command`(language: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let state = try scratch.run(language + ["etat"])
    #expect(state.code == 0, "\(state.words)")
    #expect(state.output.contains("En vigueur depuis"))
    // Also where the command runs again in a child.
    let replay = try scratch.run(language + ["rejouer"])
    #expect(replay.output.contains("Refait depuis le journal seul"), "\(replay.words)")
    for asked in [["help", "etat"], ["--help"], [], ["help"]] {
      let help = try scratch.run(language + asked)
      #expect(help.code == 0)
      #expect(help.output.contains("Montrer cette aide."), "\(help.output)")
    }
    let wrong = try scratch.run("--lang", "de", "state")
    #expect(wrong.code == 64)
    #expect(wrong.words.contains("“fr-CA”, “fr-FR”"), "\(wrong.words)")
  }

  @Test func `A suggestion is in the reader's language`() throws {
    let scratch = try Scratch()
    let french = try scratch.run("journal", "--axes", "A1", "--lang", "fr-CA")
    #expect(french.words.contains("«\u{A0}--axe\u{A0}»"), "\(french.words)")
    #expect(try scratch.run("log", "--axes", "A1").words.contains("“--axis”"))
  }

  @Test(arguments: ["en_CA.UTF-8", "fr_CA.UTF-8"])
  func `Completion in bash knows commands by every name`(locale: String) throws {
    let scratch = try Scratch()
    let script = try scratch.run(
      "--generate-completion-script", "bash", environment: ["LANG": locale]
    ).output
    try Data(script.utf8).write(to: scratch.url.appending(path: "completions"))
    func completions(of line: String) throws -> [String] {
      let words = line.split(separator: " ").map(String.init)
      let program = """
        source completions
        COMP_WORDS=(\(line)); COMP_CWORD=\(words.count - 1)
        COMP_LINE='\(line)'; COMP_POINT=\(line.count)
        _entente entente '\(words[words.count - 1])' '\(words[words.count - 2])'
        printf '%s\n' "${COMPREPLY[@]}"
        """
      let run = try Run(
        ["-c", program], in: scratch.url, program: URL(fileURLWithPath: "/bin/bash"))
      return run.output.split(separator: "\n").map(String.init)
    }
    #expect(try completions(of: "entente rej") == ["rejouer"])
    #expect(try completions(of: "entente rep") == ["replay"])
    for line in ["entente etat --a", "entente state --a"] {
      let options = try completions(of: line)
      #expect(options.contains("--au") && options.contains("--as-of"), "\(options)")
    }
    #expect(
      try completions(of: "entente consigner docu") == ["document.attached", "document.replaced"])
  }

  @Test func `What may be repeated, and what was seen, agree with their nouns in French`() throws {
    let help = try Scratch().run("help", "record", "--lang", "fr-CA").output
      .replacing(/\s+/, with: " ")
    for words in [
      "Axe concerné; peut être répété.", "Partie concernée; peut être répétée.",
      "Partie qui agit; peut être répétée.", "Nombre d’écritures que vous avez vues;",
      "obligatoire en cas de retard,",
    ] { #expect(help.contains(words), "\(words)") }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `Completions are produced, and the shell that is here can read them`(shell: String) throws {
    let scratch = try Scratch()
    let run = try scratch.run("--generate-completion-script", shell)
    #expect(run.code == 0)
    #expect(run.output.contains("connu-le"))
    let script = scratch.url.appending(path: "completions")
    try Data(run.output.utf8).write(to: script)
    let program = ["/bin", "/usr/bin"].map { "\($0)/\(shell)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let program else { return print("\(shell) is not installed; its script was not read") }
    let check = try Process.run(URL(fileURLWithPath: program), arguments: ["-n", script.path])
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }
}

import Wording

/// What the pages for `man` say beside the definitions of the commands.
enum ManualTexts {
  static let entente = Bilingual(
    fr: "`entente` tient un registre d'ententes de partenariat : chaque action est une écriture"
      + " d'un journal où l'on ne fait qu'ajouter, et chaque réponse se calcule à partir de lui."
      + " Ce qui se rectifie ou s'annule reste dans le journal. Une commande et ses options"
      + " longues ont un nom français et un nom anglais, et font la même chose.",
    en: "`entente` keeps a ledger of partnership agreements: every action is a record of a log"
      + " that is only added to, and every answer is computed from it. What is corrected or"
      + " annulled stays in the log. A command and its long options have an English and a French"
      + " name, and do the same.")
  static let twoTimes = Bilingual(
    fr: "Toute question porte sur deux temps : `--au`, ce qui était vrai à la fin d'un jour ;"
      + " `--connu-le`, ce que le registre savait alors. Une date s'écrit `2022-05-01`, `2022-05`"
      + " (son dernier jour), `2022` ou `aujourd'hui` ; `--connu-le` prend aussi un instant, ou"
      + " `#40` : jusqu'à l'écriture 40 comprise.",
    en: "Every question is about two times: `--as-of`, what was true at the end of a day;"
      + " `--known-on`, what the ledger knew then. A date is written `2022-05-01`, `2022-05` (its"
      + " last day), `2022` or `today`; `--known-on` also takes an instant, or `#40`: up to and"
      + " including record 40.")
  static let language = Bilingual(
    fr: "Les données vont sur la sortie standard, les mots sur la sortie d'erreur. `--langue`"
      + " choisit la langue, avant ou après la commande.",
    en: "Data go to standard output, words to standard error. `--lang` chooses the language,"
      + " before or after the command.")

  static let environment: [(String, Bilingual)] = [
    (
      "ENTENTE_LEDGER",
      Bilingual(
        fr: "Le dossier du registre, quand `--registre` ne le dit pas ; sinon `./ledger`.",
        en: "The folder of the ledger, where `--ledger` does not say; else `./ledger`.")
    ),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Bilingual(
        fr: "La langue, par la première qui est donnée : `fr_CA`, `fr_FR` ou l'anglais.",
        en: "The language, by the first that is set: `fr_CA`, `fr_FR`, or English.")
    ),
    (
      "COLUMNS",
      Bilingual(
        fr: "La largeur des lignes ; sinon celle du terminal, sinon 100.",
        en: "How wide lines are; else as the terminal, else 100.")
    ),
    (
      "NO_COLOR, TERM",
      Bilingual(
        fr: "Pas de couleurs quand `NO_COLOR` n'est pas vide ou que `TERM` est `dumb`.",
        en: "No colours where `NO_COLOR` is not empty or `TERM` is `dumb`.")
    ),
    (
      "TZ",
      Bilingual(
        fr: "Le fuseau du lecteur : de quel jour hier est hier, quand `consigner` pose ses"
          + " questions.",
        en: "The reader's time zone: which day yesterday was, where `record` asks its questions.")
    ),
  ]

  static let exitCodes: [(String, Bilingual)] = [
    ("0", Bilingual(fr: "Fait ; tient.", en: "Done; holds.")),
    (
      "1",
      Bilingual(
        fr: "Des anomalies, ou une réponse qui a changé depuis, si `--code-de-sortie` le demande.",
        en: "Anomalies, or an answer that has changed since, where `--exit-code` asks.")
    ),
    (
      "2",
      Bilingual(
        fr: "Indécis : rien de réfuté, mais quelque chose n'a pu être vérifié.",
        en: "Undecided: nothing refuted, but something could not be checked.")
    ),
    (
      "3",
      Bilingual(
        fr: "Refusé, ou quitté avant le consentement ; rien n'est écrit.",
        en: "Refused, or left before consent; nothing is written.")
    ),
    (
      "4",
      Bilingual(
        fr: "L'intégrité du registre est atteinte.", en: "The integrity of the ledger has failed.")
    ),
    ("5", Bilingual(fr: "L'entrée ou la sortie a échoué.", en: "Input or output failed.")),
    (
      "64",
      Bilingual(
        fr: "La ligne de commande ne se lit pas.", en: "The command line cannot be read.")
    ),
  ]

  /// The exit codes of a command, by its English name: where the question itself is answered by one,
  /// no option asks for it.
  static func exitCodes(of command: String) -> [(String, Bilingual)] {
    guard command == "bisect" else { return exitCodes }
    let broken = Bilingual(
      fr: "Avec `chemin=valeur` : la valeur n'est pas restée celle qu'on attend, ou ne l'a jamais"
        + " été.",
      en: "With `path=value`: the value did not stay the one expected, or never was.")
    return exitCodes.map { $0.0 == "1" ? ("1", broken) : $0 }
  }

  static let files: [(String, Bilingual)] = [
    (
      "ledger/data.mdb",
      Bilingual(fr: "Le journal et ce qui en découle.", en: "The log, and what follows from it.")
    ),
    (
      "ledger/words.keys",
      Bilingual(
        fr: "Les clés des textes ; sans elles on prouve, on ne lit pas.",
        en: "The keys of words; without them one proves, and does not read.")
    ),
    (
      "ledger/checkpoint.key",
      Bilingual(
        fr: "La clé qui signe les têtes : à garder hors des sauvegardes.",
        en: "The key that signs checkpoints: to be kept outside the backups.")
    ),
    (
      "ledger/published/checkpoint",
      Bilingual(fr: "La dernière tête signée.", en: "The last signed checkpoint.")
    ),
  ]

  /// The commands that whoever reads about one asks for next, by their English names.
  static func neighbours(of command: String) -> [String] {
    let group = groups.first { $0.contains(command) } ?? []
    return group.filter { $0 != command }
  }

  private static let groups = [
    ["record", "import", "correct", "annul", "types", "schema"],
    ["state", "log", "show", "why", "diff"],
    ["checkpoint", "verify", "replay", "bisect"],
    ["open", "demo", "backup", "restore", "doctor"],
  ]

  /// What a page says of its command beyond the definition's sentence, by the English name.
  static func descriptions(of command: String) -> [Bilingual] { texts[command] ?? [] }

  private static let texts: [String: [Bilingual]] = [
    "open": [
      Bilingual(
        fr: "Le nom dit de quel journal il s'agit, pour toujours. Le dossier reçoit la clé qui"
          + " signe les têtes et la première écriture.",
        en: "The name says which log this is, for ever. The folder receives the key that signs"
          + " checkpoints, and the first record.")
    ],
    "demo": [
      Bilingual(
        fr: "Les faits d'une vraie entente, puis des mois inventés, marqués comme tels partout.",
        en: "The facts of a real agreement, then months made up, marked as such everywhere.")
    ],
    "record": [
      Bilingual(
        fr: "Un champ s'écrit `clé=valeur` pour une chaîne, `clé:=json` pour toute valeur JSON,"
          + " `clé=@fichier` pour le texte d'un fichier, `title.fr=…` pour une langue d'un texte."
          + " Un acte qu'une règle interdit est refusé ; un constat est consigné, et dit ce qui"
          + " est hors de règle.",
        en: "A field is written `key=value` for a string, `key:=json` for any JSON value,"
          + " `key=@file` for the text of a file, `title.fr=…` for one language of a text. An act"
          + " that a rule forbids is refused; a finding is recorded, and says what is out of rule."
      ),
      Bilingual(
        fr: "Sans type, sur un terminal, la commande pose ses questions une à une, montre ce qui"
          + " changera et demande le consentement. `?` explique, `<` revient, `q` ou Ctrl-D"
          + " quitte sans rien écrire.",
        en: "Without a type, on a terminal, the command asks its questions one at a time, shows"
          + " what will change and asks for consent. `?` explains, `<` goes back, `q` or Ctrl-D"
          + " leaves with nothing written."),
      Bilingual(
        fr: "L'entente se passe de `--entente` quand le registre n'en contient qu'une. Ce qui peut"
          + " être du registre ou d'une entente, comme un contact ou un document, est du registre"
          + " sans elle ; la réponse le dit.",
        en: "The agreement needs no `--agreement` where the ledger holds only one. What may be the"
          + " ledger's or an agreement's, as a contact or a document, is the ledger's without it;"
          + " the answer says so."),
      Bilingual(
        fr: "Une écriture qui ressemble à une autre, même type, mêmes parties et axes, à trois"
          + " jours près, est consignée ; une remarque le dit.",
        en: "A record that looks like another, of the same type, parties and axes and at most"
          + " three days away, is recorded; a remark says so."),
    ],
    "import": [
      Bilingual(
        fr: "Tout ou rien. Une ligne sans `action` reçoit un identifiant qui découle de son"
          + " contenu : importer deux fois un fichier ne change rien.",
        en: "All or nothing. A row without `action` gets an identifier that follows from its"
          + " content: importing a file twice changes nothing.")
    ],
    "correct": [
      Bilingual(
        fr: "Une rectification est une écriture : celle qu'elle vise reste à sa place, et ce qui"
          + " était connu avant reste tel quel. `champ:=null` retire.",
        en: "A correction is a record: the one it targets stays where it is, and what was known"
          + " before stays as it was. `field:=null` removes.")
    ],
    "annul": [
      Bilingual(
        fr: "Une annulation est une écriture : celle qu'elle vise reste dans le journal et sort"
          + " de toute réponse connue depuis.",
        en: "An annulment is a record: the one it targets stays in the log, and leaves every"
          + " answer known since.")
    ],
    "state": [
      Bilingual(
        fr: "Sans sujet, le tableau : ce que chaque partenaire a fait sur chaque axe.",
        en: "Without a subject, the board: what each partner did on each axis.")
    ],
    "log": [
      Bilingual(
        fr: "Une écriture par ligne, dans l'ordre du journal ou des faits.",
        en: "One record a line, in the order of the log or of what happened.")
    ],
    "show": [
      Bilingual(
        fr: "Ce que son auteur a donné, ce que d'autres écritures en ont fait, son reçu, et sa"
          + " preuve dès qu'une tête la couvre.",
        en: "What its author gave, what later records made of it, its receipt, and its proof once"
          + " a checkpoint covers it.")
    ],
    "checkpoint": [
      Bilingual(
        fr: "La tête signée tient en une ligne ; gardée ailleurs, elle montre plus tard que rien"
          + " d'antérieur n'a changé.",
        en: "The signed head fits one line; kept elsewhere, it shows later that nothing before it"
          + " has changed.")
    ],
    "backup": [
      Bilingual(
        fr: "La copie se fait pendant que d'autres écrivent. La clé qui signe les têtes n'y est"
          + " jamais.",
        en: "The copy is made while others write. The key that signs checkpoints is never in it.")
    ],
    "types": [
      Bilingual(
        fr: "Avec un type : ses champs, leur forme, et la commande qui le consigne.",
        en: "With a type: its fields, their form, and the command that records it.")
    ],
    "schema": [
      Bilingual(
        fr: "Un JSON Schema (2020-12) de l'action, pour qui écrit des fichiers à importer.",
        en: "A JSON Schema (2020-12) of the action, for who writes files to import.")
    ],
    "doctor": [
      Bilingual(
        fr: "Lit des chiffres et dit que faire de chacun ; ne remplace pas `verifier`.",
        en: "Reads figures and says what to do about each; it does not replace `verify`.")
    ],
    "verify": [
      Bilingual(
        fr: "Sept vérifications, dont aucune ne croit le registre sur parole. Les faits sont"
          + " décidés de nouveau, les états refaits, les tables comparées.",
        en: "Seven checks, none of which takes the ledger's word. Records are decided again,"
          + " states folded again, tables compared.")
    ],
    "replay": [
      Bilingual(
        fr: "Un état refait à partir du journal seul, comparé à celui que donne le registre.",
        en: "A state made again from the log alone, compared with the one the ledger gives.")
    ],
    "why": [
      Bilingual(
        fr: "Le plus petit ensemble d'écritures qui, repliées seules, donnent la valeur. Un chemin"
          + " commence par la vue et descend comme le JSON.",
        en: "The smallest set of records that, folded alone, give the value. A path begins with the"
          + " view and goes down as the JSON does.")
    ],
    "diff": [
      Bilingual(
        fr: "Entre deux dates, sur le temps des faits ou sur celui du registre : chaque valeur"
          + " changée, avec les écritures qui l'ont changée.",
        en: "Between two dates, on the time of what happened or on that of the ledger: each value"
          + " that changed, with the records that changed it.")
    ],
    "bisect": [
      Bilingual(
        fr: "La première écriture après laquelle une valeur n'est plus celle qu'on attend ; sans"
          + " valeur, la première où une vérification trouve un défaut.",
        en: "The first record after which a value is no longer the one expected; without a value,"
          + " the first at which a check finds a fault.")
    ],
    "restore": [
      Bilingual(
        fr: "La sauvegarde est vérifiée avant d'être remise en place.",
        en: "The backup is verified before it is put in place.")
    ],
  ]
}

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
    [
      "checkpoint", "cosign", "witness", "bundle", "mirror", "prove", "keys", "sign", "export",
      "verify", "replay",
      "bisect",
    ],
    ["open", "demo", "backup", "restore", "doctor"],
    ["erase", "hold", "retention", "disposition"],
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
    "cosign": [
      Bilingual(
        fr: "Contresigne une tête quand elle continue la dernière que ce témoin a vue ; sinon rien"
          + " n'est écrit. Quand la clé du registre a signé deux histoires, la preuve est gardée"
          + " dans le dossier du témoin, et le code est 4.",
        en: "Cosigns a checkpoint when it continues the last one that this witness saw; else"
          + " nothing is written. Where the key of the ledger has signed two histories, the"
          + " evidence is kept in the folder of the witness, and the code is 4.")
    ],
    "witness": [
      Bilingual(
        fr: "`ouvrir` le crée et dit ce qu'il faut donner aux partenaires en personne ;"
          + " `reconnaitre` lui fait connaître la clé d'un registre ; `voir` dit ce qu'il sait, et"
          + " finit par 4 quand il tient la preuve de deux histoires ; `servir` répond par HTTP"
          + " sur l'adresse de bouclage jusqu'à SIGTERM ou SIGINT.",
        en: "`open` makes it and says what to give the partners in person; `trust` makes the key"
          + " of a ledger known to it; `show` says what it knows, and ends with 4 where it holds"
          + " evidence of two histories; `serve` answers by HTTP on the loopback address until"
          + " SIGTERM or SIGINT."),
      Bilingual(
        fr: "Ce dossier ne se copie pas et ne se restaure pas : un témoin qui a oublié une tête"
          + " peut en contresigner une autre.",
        en: "Its folder is not to be copied or restored: a witness that has forgotten a"
          + " checkpoint may cosign another one."),
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
    "hold": [
      Bilingual(
        fr: "Ce qu'un gel couvre n'est ni effacé ni détruit jusqu'à sa levée. Seul, `geler` énumère"
          + " les gels posés au plus tard le jour d'`--au` et pas encore levés à la fin de ce jour.",
        en: "What a hold covers is neither erased nor destroyed until it is lifted. Alone, `hold`"
          + " lists the holds placed by the day of `--as-of` and not lifted by its end.")
    ],
    "retention": [
      Bilingual(
        fr: "Le délai se compte à partir du dernier jour en vigueur de l'entente, prorogé ou"
          + " écourté, ou du jour de son abandon ; son propre dernier jour en fait partie.",
        en: "The period is counted from the last day in force of the agreement, as extended or cut"
          + " short, or from the day of its abandonment; its own last day is in it.")
    ],
    "disposition": [
      Bilingual(
        fr: "Une décision de détruire ou de verser est refusée tant qu'un gel couvre l'entente, une"
          + " de ses écritures, une personne ou un document qu'elles nomment. Elle ne détruit rien :"
          + " `effacer` le fait, écriture par écriture.",
        en: "A decision to destroy or to transfer is refused while a hold covers the agreement, one"
          + " of its records, or a person or a document that they name. It destroys nothing: `erase`"
          + " does, record by record.")
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
    "keys": [
      Bilingual(
        fr:
          "La clé des têtes, les clés que des écritures ont ajoutées, et les lignes qui les disent"
          + " dans une politique et dans des ancres.",
        en: "The key of the checkpoints, the keys that records have added, and the lines that state"
          + " them in a policy and in anchors."),
      Bilingual(
        fr: "Une clé est un fichier, que son titulaire garde et que personne d'autre ne lit. Dès"
          + " qu'une partie a ajouté une clé d'acte, rien n'est consigné en son nom sans sa"
          + " signature.",
        en:
          "A key is a file, which its owner keeps and nobody else reads. Once a party has added an"
          + " act key, nothing is recorded on its behalf without its signature."),
      Bilingual(
        fr:
          "Donnez la clé publique à chaque partenaire vous-même : c'est à elle, et non à celle que"
          + " le registre nomme, qu'il compare ensuite.",
        en: "Give the public key to each partner yourself: it is that one, and not the one the"
          + " ledger names, that the partner compares with later."),
    ],
    "bundle": [
      Bilingual(
        fr: "Le fichier porte chaque écriture, ce qu'elle montre, les têtes signées et la preuve"
          + " qu'elles continuent ce que le partenaire a déjà.",
        en: "The file holds every record, what is shown of it, the signed heads, and the proof that"
          + " they continue what the partner has already.")
    ],
    "mirror": [
      Bilingual(
        fr: "Un miroir vérifie un paquet, juge de nouveau chaque écriture, puis prend tout ou rien."
          + " Il répond à toute question et ne consigne rien de lui-même.",
        en: "A mirror verifies a bundle, judges every record again, then takes all or nothing. It"
          + " answers every question and records nothing of its own."),
      Bilingual(
        fr: "Si le registre a signé deux histoires, rien n'est pris, et un fichier le prouve à"
          + " quiconque : `verifier`.",
        en: "Where the ledger has signed two histories, nothing is taken, and a file proves it to"
          + " anybody: `verify`."),
    ],
    "sign": [
      Bilingual(
        fr: "Montre ce que l'action dit, d'après ses propres octets, et y met une signature. Le"
          + " fichier va d'une partie à l'autre, puis au registre : `consigner --signee`.",
        en: "Shows what the action says, from its own bytes, and puts a signature to it. The file"
          + " goes from party to party, then to the ledger: `record --signed`.")
    ],
    "checkpoint": [
      Bilingual(
        fr: "La tête signée tient en une ligne ; gardée ailleurs, elle montre plus tard que rien"
          + " d'antérieur n'a changé.",
        en: "The signed head fits one line; kept elsewhere, it shows later that nothing before it"
          + " has changed."),
      Bilingual(
        fr: "Avec une politique ou des témoins, on leur demande avant de signer ce qu'ils ont vu :"
          + " si l'un a vu plus de ce registre qu'il n'y en a ici, ou autre chose, rien n'est"
          + " signé et le code est 4 ; si trop peu répondent, rien n'est signé et le code est 2."
          + " Ensuite ils contresignent, et chaque contreseing est conservé, publié et consigné.",
        en: "With a policy or witnesses, these are asked before it signs what they have seen:"
          + " where one has seen more of this ledger than there is here, or something else,"
          + " nothing is signed and the code is 4; where too few answer, nothing is signed and"
          + " the code is 2. Then they cosign, and each cosignature is kept, published and"
          + " recorded."),
      Bilingual(
        fr: "Par fichier : `--depuis` écrit la demande, le partenaire y répond par"
          + " `contresigner`, `--contresigne` reprend sa réponse.",
        en: "By file: `--since` writes the request, the partner answers with `cosign`,"
          + " `--cosigned` takes the answer back."),
    ],
    "export": [
      Bilingual(
        fr:
          "Les fichiers sont statiques : un serveur Web ou une clé USB suffit à les donner. La tête"
          + " est écrite en dernier ; une exportation interrompue se reprend.",
        en: "The files are static: a web server or a memory stick is enough to give them away. The"
          + " head is written last; an export that was stopped is taken up again."),
      Bilingual(
        fr:
          "Une sélection a, à côté des tuiles, les écritures qu'on choisit et celles qui les rectifient"
          + " ou les annulent. Qui la vérifie retrouve dans les en-têtes lesquelles en sont : aucune ne"
          + " manque sans que cela se voie.",
        en:
          "A selection has, beside the tiles, the records that are chosen and those that correct or"
          + " annul them. Whoever verifies it finds in the headers which these are: none is missing"
          + " without its being seen."),
      Bilingual(
        fr:
          "Les autres profils écrivent un fichier ou un dossier qu'on lit avec des outils répandus :"
          + " `records.jsonl`, `tables`, `due.ics`, `prov.json`. Ils sont faits des écritures de la tête"
          + " et de rien d'autre : sous la même tête, avec les mêmes options, les octets sont les mêmes"
          + " partout. Un même dossier peut les réunir.",
        en:
          "The other profiles write a file or a folder for common tools: `records.jsonl`, `tables`,"
          + " `due.ics`, `prov.json`. They are made from the records of the checkpoint and nothing else:"
          + " under the same checkpoint, with the same options, the bytes are the same everywhere. One"
          + " folder may hold them all."),
    ],
    "prove": [
      Bilingual(
        fr:
          "La preuve (C2SP tlog-proof) mène de l'en-tête de l'écriture à une tête signée ; les données"
          + " à côté sont celles que l'en-tête engage. Les textes, qui peuvent concerner des personnes,"
          + " ne sont donnés que si on le demande.",
        en:
          "The proof (C2SP tlog-proof) leads from the header of the record to a signed checkpoint;"
          + " the facts beside it are those that the header commits to. The words, which may be about"
          + " persons, are given only when asked for.")
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
          + " states folded again, tables compared."),
      Bilingual(
        fr: "Une politique, des ancres ou une tête gardée disent ce que le dossier ne peut dire de"
          + " lui-même : qui peut signer, et que rien n'a été récrit. Des tuiles et une preuve restent"
          + " indécises sans elles.",
        en:
          "A policy, anchors or a checkpoint that was kept say what the folder cannot say of itself:"
          + " who may sign, and that nothing was rewritten. Tiles and a proof stay undecided without."
      ),
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

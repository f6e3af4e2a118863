extension StoreWords {
  /// Of questions that have no answer.
  static let ofQuestions = PhraseBook([
    (
      "the question holds characters that no id or date has",
      "elle a des caractères qu'aucun identifiant ni aucune date n'a"
    ),
    ("the question does not read", "elle ne se lit pas"),
    (
      "the ledger held no agreement * at record #*",
      "le registre n'avait pas d'entente {1} à l'écriture #{2}"
    ),
    (
      "the ledger held no agreement * at record *",
      "le registre n'avait pas d'entente {1} à l'écriture {2}"
    ),
    ("the ledger holds no agreement", "le registre ne contient aucune entente"),
    ("the ledger holds no agreement *", "le registre n'a pas d'entente {1}"),
    (
      "the ledger holds several agreements; name one of *",
      "le registre contient plusieurs ententes ; nommez-en une : {1}"
    ),
    (
      "the clock of this machine gives no date; *",
      "l'horloge de cette machine ne donne pas de date ; réglez-la et recommencez"
    ),
    (
      "nothing was recorded by then: the first record is of *",
      "rien n'était encore consigné : la première écriture est du {1}"
    ),
    (
      "there is no record *; the log holds *, numbered from 0",
      "il n'y a pas d'écriture {1} : le journal en compte {2}, numérotées à partir de 0"
    ),
    (
      "no head of * records was signed; *",
      "aucune tête de {1} écritures n'a été signée ; « sceller --liste » énumère celles qui le sont"
    ),
    (
      "the time zone * is not known on this machine",
      "le fuseau horaire {1} est inconnu sur cette machine"
    ),
    (
      "* is no date; *",
      "« {1} » n'est pas une date ; écrivez 2022-05-01, 2022-05, 2022 ou aujourd'hui"
    ),
    (
      "* is no date, instant or position; *",
      "« {1} » n'est ni une date, ni un instant, ni une position ; écrivez 2022-05-01, 2022-05,"
        + " aujourd'hui, #40 ou tete:41"
    ),
  ])

  /// Of the bytes of records, and of those of another copy.
  static let ofRecords = PhraseBook([
    (
      "record * breaks a rule (*); nothing was taken",
      "l'écriture {1} enfreint une règle ({2}) ; rien n'a été pris"
    ),
    (
      "the facts of record * are withheld, so that it cannot be judged; nothing was taken",
      "les données de l'écriture {1} manquent, de sorte qu'elle ne peut être jugée ; rien n'a été"
        + " pris"
    ),
    (
      "the records go on from * and * are here; take what is missing first",
      "les écritures continuent à partir de {1} et il y en a {2} ici ; prenez d'abord ce qui manque"
    ),
    (
      "the records do not make the root that was signed at *; nothing was taken",
      "les écritures ne font pas la racine signée à {1} ; rien n'a été pris"
    ),
    (
      "the file is missing: export the selection again",
      "le fichier manque ; exportez de nouveau la sélection"
    ),
    (
      "the line has more than * bytes: nothing behind it was read",
      "la ligne a plus de {1} octets ; ce qui la suit n'a pas été lu"
    ),
    (
      "the file does not end with a line feed: it was cut",
      "le fichier ne finit pas par un saut de ligne : il a été coupé"
    ),
    (
      "the header does not say of which record it is",
      "l'en-tête ne dit pas de quelle écriture il est"
    ),
    (
      "the * has * bytes and may have *: shorten it, or attach a document",
      "{1} : {2} octets, au plus {3} ; raccourcissez, ou joignez un document"
    ),
    (
      "the key * is not known here: *",
      "la clé {1} est inconnue ici ; enlevez-la, ou prenez une version plus récente"
    ),
    ("the key * is missing: *", "il manque la clé {1}"),
    ("* does not apply to this record of type *: *", "{1} ne va pas avec une écriture de type {2}"),
    ("* is not of the form *: correct it", "{1} n'est pas de la forme {2}"),
    (
      "the header is of format *, this program reads format *: *",
      "l'en-tête est au format {1}, ce programme lit le format {2} ; prenez une version plus"
        + " récente"
    ),
    (
      "the header was decided under catalogue *, this program knows *: *",
      "l'en-tête relève du catalogue {1}, ce programme connaît {2} ; prenez une version plus"
        + " récente"
    ),
    ("the catalogue has no type *: *", "le catalogue n'a pas de type {1}"),
    (
      "the * and salt are not those that the header of action * commits to: *",
      "contenu et sel ({1}) ne sont pas ceux que l'en-tête de l'action {2} engage"
    ),
    (
      "header and facts of action * disagree on whether there are words: *",
      "en-tête et données de l'action {1} ne s'accordent pas : y a-t-il des textes ?"
    ),
    (
      "the words of action * have been erased: *",
      "les textes de l'action {1} ont été effacés ; il n'en reste que l'empreinte"
    ),
    (
      "the sealed words of action * cannot be opened with this key: *",
      "les textes scellés de l'action {1} ne s'ouvrent pas avec cette clé : ils ont été changés, ou"
        + " sont d'une autre écriture"
    ),
    (
      "the sealed document * cannot be opened with its key: *",
      "le document scellé {1} ne s'ouvre pas avec sa clé : il a été changé, ou en est un autre"
    ),
    (
      "the signature is of key *, which is not known: *",
      "la signature est de la clé {1}, qui est inconnue"
    ),
    (
      "the signature of key * was not made over this action: *",
      "la signature de la clé {1} n'a pas été faite sur cette action"
    ),
  ])

  /// Of the tree, of keys and of checkpoints.
  static let ofTree = PhraseBook([
    (
      "Leaf * is not in a tree of * leaves: *",
      "la feuille {1} n'est pas dans un arbre de {2} feuilles"
    ),
    (
      "A tree of * leaves cannot continue one of *: *",
      "un arbre de {1} feuilles ne peut en continuer un de {2}"
    ),
    (
      "A tree without leaves is neither signed nor proven: *",
      "un arbre sans feuille ne se signe ni ne se prouve"
    ),
    (
      "A tree of * leaves is beyond 2^63 - 1: *",
      "un arbre de {1} feuilles dépasse 2^63 - 1 : cette taille est endommagée ou inventée"
    ),
    (
      "The proof has * hashes where these sizes need *: *",
      "la preuve a {1} empreintes et ces tailles en demandent {2}"
    ),
    (
      "The proof leads to * and not to the root * claimed at size *: *",
      "la preuve mène à {1} et non à la racine {2} dite pour la taille {3}"
    ),
    (
      "The row of tree hashes of record * has * bytes instead of *: *",
      "la ligne d'empreintes de l'écriture {1} a {2} octets au lieu de {3}"
    ),
    (
      "The key name * is empty, too long, or *",
      "le nom de clé {1} est vide, trop long, ou a un caractère de trop"
    ),
    ("The origin * is not a ledger name *", "l'origine {1} n'est pas un nom de registre"),
    (
      "* is not a verifier key, name+hhhhhhhh+base64: *",
      "{1} n'est pas une clé de vérification, nom+hhhhhhhh+base64"
    ),
    (
      "The verifier key of * bears the id * but makes *: *",
      "la clé de vérification de {1} porte l'identifiant {2} et donne {3}"
    ),
    (
      "The key of * is of type *; *",
      "la clé de {1} est de type {2} ; seul Ed25519 (1) est vérifié ici"
    ),
    ("A key has * bytes instead of 32: *", "une clé a {1} octets au lieu de 32"),
    (
      "The public key is spelled in a way no Ed25519 software writes: *",
      "la clé publique est écrite comme aucun logiciel Ed25519 ne l'écrit"
    ),
    (
      "Anyone can sign under this public key *", "n'importe qui peut signer sous cette clé publique"
    ),
    (
      "The signature is not by the key * over these bytes: *",
      "la signature n'est pas de la clé {1} sur ces octets"
    ),
    (
      "Two different keys have the name * and the id *: *",
      "deux clés différentes ont le nom {1} et l'identifiant {2}"
    ),
    (
      "The text has * bytes; no more than * are read: *",
      "le texte a {1} octets et on en lit au plus {2}"
    ),
    ("The text is not UTF-8 at byte *: *", "le texte n'est pas de l'UTF-8 à l'octet {1}"),
    (
      "The text has the control character * at byte *: *",
      "le texte a le caractère de commande {1} à l'octet {2}"
    ),
    (
      "The note does not end with a line feed: *",
      "la note ne finit pas par un saut de ligne : elle a été coupée ou retouchée"
    ),
    (
      "No blank line stands between a text and signatures: *",
      "aucune ligne vide ne sépare un texte de signatures : ce n'est pas une note signée"
    ),
    (
      "Nothing follows the last blank line of the note: *",
      "rien ne suit la dernière ligne vide de la note : elle n'est pas signée"
    ),
    (
      "The text of a note ends with a line feed: *",
      "le texte d'une note finit par un saut de ligne"
    ),
    (
      "The note has * signature lines; no more than * are read: *",
      "la note a {1} lignes de signature et on en lit au plus {2}"
    ),
    ("Signature line * is not an em dash, *", "la ligne de signature {1} ne se lit pas"),
    (
      "Two signature lines are by * with the id *: *",
      "deux lignes de signature sont de {1} avec l'identifiant {2}"
    ),
    (
      "The signature by * with the id * does not fit the text: *",
      "la signature de {1}, identifiant {2}, n'est pas celle de ce texte : il a été changé ou"
        + " contrefait"
    ),
    (
      "None of the signatures is by a key you gave: *",
      "aucune des signatures n'est d'une clé connue ici"
    ),
    (
      "The cryptographic library would not sign as *: *",
      "la bibliothèque de cryptographie n'a pas signé pour {1} : rien n'est signé"
    ),
    (
      "The text has * lines; a checkpoint has exactly three, *",
      "le texte a {1} lignes et une tête en a trois exactement"
    ),
    ("* is not the size of a tree: *", "{1} n'est pas la taille d'un arbre"),
    (
      "* is not the canonical base64 of a root of 32 bytes.",
      "{1} n'est pas le base64 canonique d'une racine de 32 octets"
    ),
    ("The checkpoint is of * but the key is of *: *", "la tête est de {1} et la clé de {2}"),
  ])
}

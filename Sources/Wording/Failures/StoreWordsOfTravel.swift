extension StoreWords {
  /// Of what travels: archives, and what they and dossiers hold.
  static let ofTravel = [ofArchives, ofZip, ofDossiers, ofWriters]

  /// Of an archive that is not read in place.
  private static let ofArchives = PhraseBook([
    ("it was cut", "il manque sa fin"),
    (
      "it was cut, or says a size that cannot be, at byte *",
      "il manque sa fin, ou elle dit une taille impossible, à l'octet {1}"
    ),
    (
      "it was cut, or has bytes or a comment behind its end",
      "il manque sa fin, ou des octets ou un commentaire la suivent"
    ),
    ("no header at byte *", "pas d'en-tête à l'octet {1}"),
    (
      "bytes where a header has none, at byte *",
      "des octets là où un en-tête n'en a pas, à l'octet {1}"
    ),
    ("bytes between its files", "des octets entre ses fichiers"),
    ("it has no end, or bytes behind it", "elle n'a pas de fin, ou des octets la suivent"),
    (
      "a size in the form of GNU tar, over 8 GiB",
      "une taille dans la forme de GNU tar, plus de 8 Gio"
    ),
    (
      "an entry of type *, of pax or GNU tar",
      "une entrée de type {1}, qui est de pax ou de GNU tar"
    ),
    (
      "a link, a device or what is no file: an entry of type *",
      "un lien, un périphérique ou ce qui n'est pas un fichier : une entrée de type {1}"
    ),
    ("compressed as a whole", "comprimée tout entière"),
    (
      "a name is missing, too long or not in UTF-8",
      "un nom manque, est trop long ou n'est pas en UTF-8"
    ),
    ("a name that leads elsewhere: *", "un nom qui mène ailleurs : {1}"),
    ("more than * entries", "plus de {1} entrées"),
    ("a folder with bytes: *", "un dossier qui a des octets : {1}"),
    ("two entries of one name: *", "deux entrées du même nom : {1}"),
    ("not one folder at its top", "pas un seul dossier à son sommet"),
  ])

  /// Of a zip archive.
  private static let ofZip = PhraseBook([
    ("a file of two names", "un fichier qui a deux noms"),
    ("two sizes of ZIP64", "deux tailles ZIP64"),
    ("a header that is cut", "un en-tête coupé"),
    ("no sizes of ZIP64", "pas de tailles ZIP64"),
    ("no directory", "pas de répertoire"),
    (
      "files that overlap, or bytes between them: *",
      "des fichiers qui se chevauchent, ou des octets entre eux : {1}"
    ),
    ("files that overlap: *", "des fichiers qui se chevauchent : {1}"),
    ("bytes that belong to no file", "des octets qui ne sont d'aucun fichier"),
    ("encrypted, or written as a stream: *", "chiffrée, ou écrite au fil de l'eau : {1}"),
    ("compressed: *", "comprimée : {1}"),
    ("a link or a device: *", "un lien ou un périphérique : {1}"),
    ("a field that makes a link of a file", "un champ qui fait d'un fichier un lien"),
    (
      "a field that not every unpacker reads alike",
      "un champ que tous les programmes ne lisent pas pareil"
    ),
    ("a file that is a folder to some: *", "un fichier qui est un dossier pour certains : {1}"),
    ("a file that some leave out: *", "un fichier que certains laissent de côté : {1}"),
    ("two headers that differ: *", "deux en-têtes qui diffèrent : {1}"),
    ("a checksum that does not fit: *", "une somme de contrôle qui n'est pas la sienne : {1}"),
    ("no end of ZIP64", "pas de fin ZIP64"),
    ("two ends that differ", "deux fins qui diffèrent"),
    (
      "bytes before it, behind it or within that are of no file",
      "des octets avant, après ou dedans qui ne sont d'aucun fichier"
    ),
  ])

  /// Of a dossier's own files.
  private static let ofDossiers = PhraseBook([
    ("not that of BagIt 1.0 in UTF-8", "ce n'est pas celui de BagIt 1.0 en UTF-8"),
    ("no whole row", "une ligne incomplète"), ("another heading", "un autre en-tête"),
    ("no row of this table", "pas une ligne de ce tableau"), ("out of order", "en désordre"),
    ("records out of order", "des écritures en désordre"),
    ("records beyond the head", "des écritures au-delà de la tête"),
    ("the line is too long", "la ligne est trop longue"),
    ("the file was cut", "il manque la fin du fichier"), ("too long", "trop long"),
    ("longer than it can be", "plus long qu'il ne peut l'être"),
    ("a field is missing or malformed", "un champ manque ou est mal formé"),
    (
      "the selection is of more records than the head covers",
      "la sélection est de plus d'écritures que la tête n'en couvre"
    ),
    ("no line of a list", "pas une ligne de liste"),
  ])

  /// What keeps an archive from being written, in our own words.
  private static let ofWriters = PhraseBook([
    ("there is no memory for *", "la mémoire manque"),
    ("the file before has fewer bytes than it said", "un fichier a moins d'octets qu'annoncé"),
    ("the last file has fewer bytes than it said", "un fichier a moins d'octets qu'annoncé"),
    ("a file has more bytes than it said", "un fichier a plus d'octets qu'annoncé"),
    ("a name has more than 65,535 bytes", "un nom dépasse 65 535 octets"),
  ])
}

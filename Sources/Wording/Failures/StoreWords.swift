internal import CanonicalJSON

extension Wording {
  /// What a module of the store says to an operator, in the reader's language.
  ///
  /// Those modules speak English, as a log does; what they name (files, tables, codes of the system)
  /// stays as it is, and a sentence that is in none of the books passes in English. A full stop at its end
  /// is left to the sentence that it stands in.
  func said(inStore text: String) -> String {
    let said = language.isFrench ? StoreWords.french(of: text, self) ?? text : text
    return said.hasSuffix(".") ? String(said.dropLast()) : said
  }
}

/// What the modules of the store say, in French.
enum StoreWords {
  static func french(of text: String, _ wording: Wording) -> String? {
    if let said = nested(text, wording) { return said }
    if let said = json(text, wording) ?? row(text, wording) { return said }
    for book in [ofStore, ofSystem, ofFiles, ofRows, ofQuestions, ofRecords, ofTrust, ofTree]
      + ofTravel
    {
      if let phrase = book.french(of: text) { return wording.say(Bilingual(fr: phrase, en: "")) }
    }
    return nil
  }

  /// Takes apart what holds another sentence: `cannot open in ledger: permission denied; …`, of which
  /// what was being done is left out, `data.mdb cannot be read: …`, and what the system answered.
  private static func nested(_ text: String, _ wording: Wording) -> String? {
    if let values = PhraseBook.values(of: "data.mdb cannot be read: *", in: text) {
      let why = wording.said(inStore: values[0])
      return wording.say(Bilingual(fr: "data.mdb ne se lit pas : \(why)", en: ""))
    }
    if let values = PhraseBook.values(of: "cannot * in *: *", in: text) {
      let why = wording.said(inStore: values[2])
      return wording.say(Bilingual(fr: "impossible d'accéder à \(values[1]) : \(why)", en: ""))
    }
    let ofSystem = "the operating system answered * (error *); *"
    guard let values = PhraseBook.values(of: ofSystem, in: text) else { return nil }
    let name = wording.said(inStore: values[0])
    return wording.say(
      Bilingual(
        fr: "le système répond \(name) (erreur \(values[1])) ; vérifiez le disque et son montage",
        en: ""))
  }

  /// What is wrong with a JSON text has its French elsewhere; what it is of stands in front.
  private static func json(_ text: String, _ wording: Wording) -> String? {
    let values =
      PhraseBook.values(of: "*, byte *: *", in: text)
      ?? PhraseBook.values(of: "byte *: *", in: text).map { [""] + $0 }
    guard let values, let offset = Int(values[1]),
      let reason = CanonicalJSONError.Reason.allCases.first(where: {
        CanonicalJSONError(offset: offset, reason: $0).description
          == "byte \(values[1]): \(values[2])"
      })
    else { return nil }
    let part = values[0].isEmpty ? "" : "\(french(ofPart: values[0])), "
    let sentence = wording.sentence(for: reason)
    return wording.say(Bilingual(fr: "\(part)octet \(values[1]) : \(sentence)", en: ""))
  }

  /// A part of a record by the word it is called by.
  private static func french(ofPart part: String) -> String {
    parts[part].map { Typography.set($0, in: .frCA) } ?? part
  }

  private static let parts = [
    "header": "en-tête", "facts": "données", "words": "textes", "sealed words": "textes scellés",
    "words' keys": "clés des textes", "action file": "fichier d'action",
    "record file": "fichier d'écriture",
    "selection": "sélection",
  ]

  /// Takes apart `records 12: its lengths do not fit`, `table records, row 12: …; run …` and
  /// `words.keys: …; put back …`.
  private static func row(_ text: String, _ wording: Wording) -> String? {
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let place = String(text[..<colon.lowerBound]).replacing("table ", with: "")
      .replacing(", row ", with: " ")
    var what = String(text[colon.upperBound...])
    for advice in ["; run `entente verify` and restore a backup", "; put back the file that"] {
      if let range = what.firstRange(of: advice) { what = String(what[..<range.lowerBound]) }
    }
    let known = ofRows.french(of: what) ?? ofFiles.french(of: what) ?? ofRecords.french(of: what)
    guard let known = known ?? ofTree.french(of: what) else { return nil }
    return wording.say(Bilingual(fr: "\(french(ofPart: place)) : " + known, en: ""))
  }

  /// Of key files, of rows, and of a process that reads the store.
  private static let ofFiles = PhraseBook([
    ("no seed", "la clé n'a pas de graine"),
    ("it is not a file of a witness", "ce n'est pas un fichier de témoin"),
    ("it is not a key file of a witness", "ce n'est pas un fichier de clé de témoin"),
    ("it is not this witness's key", "ce n'est pas la clé de ce témoin"),
    ("it does not say who the witness is", "il ne dit pas qui est le témoin"),
    ("its third line names no key file", "sa troisième ligne ne nomme aucun fichier de clé"),
    ("its key is not one of a witness", "sa clé n'est pas celle d'un témoin"),
    ("line * names no log", "la ligne {1} ne nomme aucun registre"),
    ("it is not the head of *", "ce n'est pas la tête de {1}"),
    ("it is not there", "le fichier n'est pas là"),
    (
      "it is no list of documents; *",
      "ce n'est pas une liste de documents ; déplacez-la, et cherchez ceux"
        + " qu'aucune écriture ne nomme"
    ),
    ("it is not an import key of entente", "ce n'est pas une clé d'importation d'entente"),
    ("its head is not that of *", "son en-tête n'est pas celui de {1}"),
    ("exit *", "code de sortie {1}"),
    ("time limit", "délai dépassé"),
    ("output limit", "trop de sortie"),
    ("no ledger's name to hold it against", "aucun nom de registre à quoi le comparer"),
    ("it ends before the key of record *", "il finit avant la clé de l'écriture {1}"),
    (
      "its key of record * does not open the words of that record",
      "sa clé de l'écriture {1} n'ouvre pas les textes de cette écriture"
    ),
    ("its size is *", "sa taille est {1}"),
  ])

  /// Of rows: why one does not read.
  private static let ofRows = PhraseBook([
    ("too short", "trop courte"), ("it is too short", "trop courte"),
    ("wrong length", "de longueur inexacte"),
    ("its length is wrong", "de longueur inexacte"),
    ("its lengths do not fit", "ses longueurs ne concordent pas"),
    ("it is missing, or its length is wrong", "absente, ou de longueur inexacte"),
    ("it does not read", "elle ne se lit pas"),
    ("its hash is not that of its value", "son empreinte n'est pas celle de sa valeur"),
    (
      "the answer has more than * bytes; ask an authority of RFC 3161",
      "la réponse a plus de {1} octets : demandez à une autorité de la RFC 3161"
    ),
    (
      "it is no answer of RFC 3161 *",
      "pas une réponse de la RFC 3161 (TimeStampResp en DER) : demandez à une telle autorité"
    ),
    (
      "the stamp in the answer is no signed statement of a time *",
      "ce que la réponse porte n'est pas une déclaration signée (CMS) : redemandez-le"
    ),
    (
      "what the authority states does not read *",
      "ce que l'autorité déclare ne se lit pas (TSTInfo) : redemandez-le"
    ),
    (
      "the stamp is not over a SHA-256; *",
      "pas sur un SHA-256 : portez la demande qu'écrit entente"
    ),
    (
      "the stamp is over something else; *",
      "l'horodatage est d'autre chose : prenez la réponse pour cette tête"
    ),
    (
      "the stamp answers another question; *",
      "l'horodatage répond à une autre demande : redemandez-le"
    ),
    (
      "the authority gave no stamp (status *); *",
      "l'autorité n'a pas horodaté (état {1}) : recommencez plus tard"
    ),
    ("no rhythm is so named", "aucun rythme ne porte ce nom"),
    ("its key is no sequence", "sa clé n'est pas un numéro d'écriture"),
    (
      "its words are missing, and no record erases them",
      "ses textes manquent, et aucune écriture ne les efface"
    ),
    ("its words have no key", "ses textes n'ont pas de clé"),
    ("it is the row of record *", "c'est la ligne de l'écriture {1}"),
    ("it is not what the records make", "elle n'est pas ce que font les écritures"),
    (
      "it speaks of * records and the log holds *",
      "elle parle de {1} écritures et le journal en contient {2}"
    ),
  ])
}

public import CanonicalJSON

extension Wording {
  /// What is wrong with a JSON text and what to do, without the place.
  public func sentence(for reason: CanonicalJSONError.Reason) -> String { say(reason.text) }
}

extension CanonicalJSONError.Reason {
  fileprivate var text: Bilingual {
    switch self {
    case .tooLong:
      Bilingual(
        fr: "le texte est trop long ; gardez ce qui est volumineux comme document",
        en: "the text is too long; keep large content as a document")
    case .tooDeep:
      Bilingual(
        fr: "objets et listes s'emboîtent trop (16 niveaux au plus)",
        en: "objects and arrays are nested too deep (at most 16 levels)")
    case .byteOrderMark:
      Bilingual(
        fr: "une marque d'ordre des octets précède le texte ; enregistrez-le sans elle",
        en: "a byte order mark stands before the text; save it without one")
    case .unexpectedEnd:
      Bilingual(
        fr: "le texte finit au milieu d'une valeur", en: "the text ends inside a value")
    case .trailingBytes:
      Bilingual(
        fr: "quelque chose suit la valeur ; une seule par ligne",
        en: "something follows the value; one value a line")
    case .unexpectedByte:
      Bilingual(
        fr: "JSON ne permet pas cet octet ici ; voyez virgules, guillemets et accolades",
        en: "JSON does not allow this byte here; look at commas, quotes and brackets")
    case .notCanonical:
      Bilingual(fr: "ce n'est pas la forme canonique", en: "this is not the canonical form")
    case .badKey:
      Bilingual(
        fr: "une clé n'a que les caractères a-z, 0-9, _ et .",
        en: "a key has only the characters a-z, 0-9, _ and .")
    case .duplicateKey:
      Bilingual(fr: "cette clé est déjà là", en: "this key is there already")
    case .keysOutOfOrder:
      Bilingual(fr: "les clés ne sont pas dans l'ordre", en: "the keys are not in order")
    case .unexpectedKey: Bilingual(fr: "cette clé est inconnue", en: "this key is not known")
    case .invalidUTF8:
      Bilingual(
        fr: "ce n'est pas de l'UTF-8 ; enregistrez le texte en UTF-8",
        en: "this is not UTF-8; save the text as UTF-8")
    case .loneSurrogate:
      Bilingual(
        fr: "cet échappement \\u n'est que la moitié d'un caractère",
        en: "this \\u escape is half of a character")
    case .controlCharacter:
      Bilingual(
        fr: "les caractères de commande sont refusés ; écrivez \\t et \\n",
        en: "control characters are refused; write \\t and \\n")
    case .noncharacter:
      Bilingual(fr: "ce n'est pas un caractère d'Unicode", en: "this is no character of Unicode")
    case .badEscape:
      Bilingual(fr: "cet échappement n'existe pas", en: "there is no such escape")
    case .fraction:
      Bilingual(
        fr: "les nombres sont entiers ; écrivez les montants en cents",
        en: "numbers are whole; write amounts in minor units")
    case .exponent:
      Bilingual(fr: "les nombres s'écrivent sans exposant", en: "numbers have no exponent")
    case .leadingZero:
      Bilingual(fr: "un nombre ne commence pas par un zéro de trop", en: "a needless zero in front")
    case .negativeZero: Bilingual(fr: "zéro n'a pas de signe", en: "zero has no sign")
    case .integerTooLarge:
      Bilingual(
        fr: "ce nombre passe 9007199254740991", en: "this number is beyond 9007199254740991")
    case .unexpectedType:
      Bilingual(
        fr: "la valeur n'est pas de la sorte attendue", en: "the value is not of the kind expected")
    case .misplaced:
      Bilingual(
        fr: "une partie n'a pas sa place ici", en: "a part has no place here")
    }
  }
}

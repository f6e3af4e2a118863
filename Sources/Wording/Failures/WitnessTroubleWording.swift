extension Wording {
  /// What a trouble with a witness says: what, where, what now.
  func sentence(for trouble: WitnessTrouble) -> String {
    switch trouble {
    case .none, .damaged, .key, .badName, .badParty, .tooManyLogs, .cannotListen, .stopped:
      say(ofWitness: trouble)
    case .unreadable(let path, let what):
      say(
        fr: "\(path) n'est ni une demande de contreseing ni une tête signée"
          + " (\(said(inStore: what))). Demandez au partenaire le fichier de « entente sceller"
          + " --depuis ».",
        en: "\(path) is neither a request to cosign nor a signed checkpoint"
          + " (\(said(inStore: what))). Ask the partner for the file of `entente checkpoint"
          + " --since`.")
    case .refused(let refusal, let evidence):
      // Where two histories were signed, where a request starts from is not what is wrong with it.
      evidence.map { sentence(ofOtherHistory: $0) } ?? sentence(for: refusal)
    default: say(ofAsking: trouble)
    }
  }

  private func say(ofWitness trouble: WitnessTrouble) -> String {
    switch trouble {
    case .none(let path):
      say(
        fr: "Il n'y a pas de témoin dans \(path). Créez-en un : entente temoin ouvrir",
        en: "There is no witness in \(path). Make one: entente witness open")
    case .damaged(let path, let what):
      say(
        fr: "\(path) ne se lit pas (\(said(inStore: what))). Ne remettez pas une copie plus"
          + " ancienne, qui pourrait contresigner une autre histoire : créez un autre témoin.",
        en: "\(path) does not read (\(said(inStore: what))). Do not put back an older copy, which"
          + " could cosign another history: make another witness.")
    case .key(let path, let what):
      say(
        fr: "\(path) : \(said(inStore: what)). Remettez la clé de ce témoin.",
        en: "\(path): \(said(inStore: what)). Put back the key of this witness.")
    case .badName(let what):
      say(
        fr: "La clé ou le nom ne peut servir : \(said(inStore: what))",
        en: "The key or the name cannot be used: \(said(inStore: what))")
    case .badParty(let party):
      say(
        fr: "« \(party) » n'est pas l'identifiant d'une partie : minuscules sans accents,"
          + " chiffres et traits d'union.",
        en: "“\(party)” is no id of a party: lower-case letters, digits and hyphens.")
    case .tooManyLogs(let limit):
      say(
        fr: "Ce témoin connaît déjà \(String(limit)) registres. Créez-en un autre.",
        en: "This witness knows \(String(limit)) logs already. Make another one.")
    case .cannotListen(let address, let what):
      say(
        fr: "Impossible d'écouter sur \(address) (\(said(inStore: what))). Choisissez une autre"
          + " adresse ou un autre port avec --ecouter.",
        en: "Cannot listen on \(address) (\(said(inStore: what))). Choose another address or port"
          + " with --listen.")
    case .stopped(let what):
      say(
        fr: "Le témoin s'est arrêté (\(said(inStore: what))). Relancez-le.",
        en: "The witness stopped (\(said(inStore: what))). Start it again.")
    default: ""
    }
  }

  private func say(ofAsking trouble: WitnessTrouble) -> String {
    switch trouble {
    case .otherHead(let size):
      say(
        fr: "Ce registre n'a pas signé cette tête de \(String(size)) écritures. Demandez à qui"
          + " l'envoie d'où elle vient.",
        en: "This ledger has not signed that checkpoint of \(String(size)) records. Ask whoever"
          + " sent it where it is from.")
    case .notCosigned(let path):
      say(
        fr: "Aucun témoin connu n'a contresigné \(path). Donnez la politique reçue de lui :"
          + " --politique",
        en: "No known witness has cosigned \(path). Give the policy that you have from it:"
          + " --policy")
    case .otherLog(let path, let origin):
      say(
        fr: "La politique \(path) ne nomme pas la clé de ce registre, \(origin). Demandez celle"
          + " qui la nomme.",
        en: "The policy \(path) does not name the key of this ledger, \(origin). Ask for one"
          + " that does.")
    case .badAddress(let url):
      say(
        fr: "« \(url) » n'est pas l'adresse d'un témoin. Écrivez https://temoin.exemple.org",
        en: "“\(url)” is no address of a witness. Write https://witness.example.org")
    case .nobodyToAsk:
      say(
        fr: "Aucune adresse de témoin dans la politique. Donnez --temoin ADRESSE.",
        en: "No address of a witness stands in the policy. Give --witness URL.")
    case .ahead(let url, let seen, let last, let signed):
      saying(
        whatWasSigned(signed),
        between: Bilingual(
          fr: "\(url) dit avoir vu une tête de \(String(seen)) écritures de ce registre, dont la"
            + " dernière tête ici n'en couvre que \(String(last)); rien ne le montre encore.",
          en: "\(url) says it has seen a checkpoint of \(String(seen)) records of this ledger,"
            + " and the last one here covers \(String(last)); nothing shows it yet."),
        Bilingual(
          fr: "Demandez-lui cette tête signée et lancez « entente verifier --ancienne TÊTE » : si"
            + " la clé de ce registre l'a signée, une copie plus ancienne est à sa place, ou la"
            + " clé sert ailleurs.",
          en: "Ask it for that signed checkpoint and run `entente verify --old CHECKPOINT`: if the"
            + " key of this ledger signed it, an older copy is in its place, or the key is used"
            + " elsewhere."))
    case .contradicts(let url, let size, let signed):
      saying(
        whatWasSigned(signed),
        between: Bilingual(
          fr: "\(url) répond comme un témoin qui a vu, à \(String(size)) écritures, une autre"
            + " histoire de ce registre; rien ne le montre encore.",
          en: "\(url) answers as a witness that has seen another history of \(String(size))"
            + " records of this ledger; nothing shows it yet."),
        Bilingual(
          fr: "Demandez-lui la tête signée, que compare « entente verifier --ancienne TÊTE », ou le"
            + " fichier de la bifurcation, que vérifie « entente verifier FICHIER ».",
          en: "Ask it for the signed checkpoint, which `entente verify --old CHECKPOINT`"
            + " compares, or for the file of the fork, which `entente verify FILE` checks."))
    default: ""
    }
  }

  /// Three sentences, the first and the last of which are told around another.
  private func saying(
    _ middle: Bilingual, between first: Bilingual, _ last: Bilingual
  ) -> String {
    [first, middle, last].map(say).joined(separator: " ")
  }

  /// Whether a head was signed before a witness said what it knows, and what to do with it then.
  private func whatWasSigned(_ size: UInt64?) -> Bilingual {
    guard let size else { return Bilingual(fr: "Rien n'a été signé.", en: "Nothing was signed.") }
    return Bilingual(
      fr:
        "La tête de \(String(size)) écritures venait d'être signée et publiée ici : ne la remettez"
        + " à personne avant d'avoir compris.",
      en:
        "The checkpoint of \(String(size)) records had just been signed and published here: hand it"
        + " to nobody until this is explained.")
  }

  /// Why a witness does not cosign.
  public func sentence(for refusal: WitnessRefusal) -> String {
    switch refusal {
    case .unknownLog(let origin):
      say(
        fr: "Ce témoin ne connaît pas \(origin). Ajoutez sa clé : entente temoin reconnaitre",
        en: "This witness does not know \(origin). Add its key: entente witness trust")
    case .untrusted:
      say(
        fr: "La tête n'est pas signée par la clé connue de ce registre. Comparez-la avec celle"
          + " que le partenaire a donnée.",
        en: "The checkpoint is not signed by the known key of its ledger. Compare it with the"
          + " one the partner gave.")
    case .sizesOutOfOrder:
      say(
        fr: "La tête est plus petite que celle qu'elle dit continuer.",
        en: "The checkpoint is smaller than the one it is said to continue.")
    case .conflict(let seen):
      say(
        fr: "La dernière tête contresignée couvre \(String(seen)) écritures, et la demande part"
          + " d'ailleurs. Demandez-en une : entente sceller --depuis \(String(seen))",
        en: "The last cosigned checkpoint covers \(String(seen)) records, and the request starts"
          + " elsewhere. Ask for one: entente checkpoint --since \(String(seen))")
    case .inconsistent(let what):
      say(
        fr: "La preuve ne mène pas de la dernière tête contresignée à celle-ci"
          + " (\(said(inStore: what))). N'acceptez rien avant d'avoir compris.",
        en: "The proof does not lead from the last cosigned checkpoint to this one"
          + " (\(said(inStore: what))). Accept nothing until it is explained.")
    }
  }

  /// Why a witness that holds the evidence of a fork does not cosign.
  private func sentence(ofOtherHistory path: String) -> String {
    say(
      fr: "Ce témoin a contresigné une autre histoire de ce registre, et ne contresigne pas"
        + " celle-ci.",
      en: "This witness has cosigned another history of this ledger, and does not cosign this one.")
      + sentence(ofEvidenceAt: path)
  }

  /// Where the evidence of a fork is.
  public func sentence(ofEvidenceAt path: String) -> String {
    say(
      fr: " La clé de ce registre a signé deux histoires ; la preuve est dans \(path) : gardez-la"
        + " et montrez-la aux partenaires.",
      en: " The key of this ledger has signed two histories; the evidence is in \(path): keep it"
        + " and show it to the partners.")
  }

  /// Why a witness gave no cosignature, behind its address: `did not answer`.
  func phrase(for silence: WitnessSilence.Kind) -> String {
    switch silence {
    case .unreachable: say(fr: "n'a pas répondu", en: "did not answer")
    case .unreadable:
      say(fr: "ne répond pas comme un témoin", en: "does not answer as a witness does")
    case .unknownLog: say(fr: "ne connaît pas ce registre", en: "does not know this ledger")
    case .refused: say(fr: "a refusé", en: "refused")
    case .unknownKey:
      say(
        fr: "a contresigné avec une clé que personne n'a donnée",
        en: "cosigned with a key that nobody has given")
    case .unsteady:
      say(
        fr: "changeait de tête à chaque demande", en: "was at another head each time it was asked")
    case .overtaken:
      say(fr: "a déjà contresigné une tête de plus", en: "has cosigned a later head already")
    }
  }

  /// Why the witness at an address gave no cosignature.
  public func sentence(for silence: WitnessSilence, from url: String) -> String {
    let url = terminalSafe(url)
    return switch silence {
    case .unreachable(let what):
      say(
        fr: "\(url) n'a pas répondu (\(said(inStore: what))). Recommencez plus tard.",
        en: "\(url) did not answer (\(said(inStore: what))). Try again later.")
    case .unreadable(let what):
      say(
        fr: "\(url) ne répond pas comme un témoin (\(said(inStore: what))). Vérifiez l'adresse.",
        en: "\(url) does not answer as a witness does (\(said(inStore: what))). Check the address.")
    case .unknownLog:
      say(
        fr: "\(url) ne connaît pas ce registre. Son partenaire doit y ajouter la clé : entente"
          + " temoin reconnaitre",
        en: "\(url) does not know this ledger. Its partner has to add the key: entente witness"
          + " trust")
    case .refused(let status, let words):
      say(
        fr: "\(url) a refusé (\(String(status)) \(words)).",
        en: "\(url) refused (\(String(status)) \(words)).")
    case .unknownKey(let what):
      say(
        fr: "\(url) a contresigné avec une clé que personne n'a donnée (\(said(inStore: what)))."
          + " Comparez-la avec celle de la politique.",
        en: "\(url) cosigned with a key that nobody has given (\(said(inStore: what))). Compare it"
          + " with that of the policy.")
    case .overtaken(let size):
      say(
        fr: "\(url) a déjà contresigné la tête \(String(size)), signée entre-temps par un autre"
          + " processus : elle répond de celle-ci aussi.",
        en: "\(url) has already cosigned checkpoint \(String(size)), which another process signed"
          + " meanwhile: it vouches for this one too.")
    case .unsteady:
      say(
        fr: "\(url) changeait de tête à chaque demande. Recommencez.",
        en: "\(url) was at another head each time it was asked. Try again.")
    }
  }
}

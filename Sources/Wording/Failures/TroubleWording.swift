internal import Partnership

extension Wording {
  /// What a trouble says to whoever looks after the ledger: what, where, what now.
  public func sentence(for trouble: Trouble) -> String {
    switch trouble {
    case .usage(let what), .nothingThere(let what): what
    case .argumentNotUTF8(let place):
      say(
        fr:
          "L'argument \(String(place)) de la ligne de commande n'est pas de l'UTF-8, et rien n'a"
          + " été fait. Tapez-le dans un terminal en UTF-8 ; si c'est le nom d'un fichier,"
          + " renommez-le.",
        en:
          "Argument \(String(place)) of the command line is not UTF-8, and nothing was done. Type"
          + " it in a terminal that speaks UTF-8; if it names a file, rename the file.")
    case .badDate, .badMoment, .agreementNotNamed, .unknownAgreement, .unknownObject, .unknownCode,
      .annulled, .notYetKnown, .unknownPath, .noAnswer, .noRecord, .noHead, .unknownType,
      .unknownZone:
      say(ofQuestion: trouble)
    case .file, .fetch, .badLine, .emptyImport, .importTooLarge: say(ofFile: trouble)
    case .export(let path, let reason): say(ofExport: reason, to: path)
    case .exportAlone(let path, let kinds): say(ofExportAlone: kinds, at: path)
    case .dossierElsewhere(let path, let place): say(ofDossier: place, near: path)
    case .published(let place, let reason): say(ofPublished: reason, at: place)
    case .witness(let trouble): sentence(for: trouble)
    case .agent(let trouble): sentence(for: trouble)
    case .timeStamp(let trouble): sentence(for: trouble)
    default: say(ofLedger: trouble)
    }
  }

  /// When what a record says happened, after the day it was recorded.
  private func ofFacts(_ occurred: Occurred?) -> String {
    guard let occurred else { return "" }
    return say(
      fr: " (date des faits : \(date(occurred)))", en: " (it happened: \(date(occurred)))")
  }

  /// The codes of what is called so, whatever the capitals and accents.
  private func named(_ name: String, among known: [String: [String]]) -> [String] {
    let word = Search.fold(name)
    return known.filter { $0.value.contains { Search.fold($0) == word } }.keys.sorted()
  }

  /// The codes that a mistaken one may mean, else those there are; many are for a list to show.
  private func codesMeant(by name: String, among things: [String: [String]]) -> String {
    let known = things.keys.sorted()
    var meant = Meant.things(by: name, among: known.map { (thing: $0, names: [$0]) })
    if meant.isEmpty {
      // A slip away from a title, or a word of one, written as it is: too many are a slip away from some
      // word of a sentence.
      let word = Search.fold(name)
      meant = known.filter { code in
        (things[code] ?? []).contains { title in
          let title = Search.fold(title)
          return Meant.isSlip(of: title, word)
            || title.split { !$0.isLetter && !$0.isNumber }.contains { $0 == word }
        }
      }
    }
    if !meant.isEmpty, meant.count <= 5 { return " " + didYouMean(meant) }
    guard !known.isEmpty else {
      return " "
        + say(fr: "Il n'y en a pas encore de cette sorte.", en: "There is none of its sort yet.")
    }
    let shown = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    return " " + say(fr: "Il y a : \(shown).", en: "There are: \(shown).")
  }

  private func say(ofQuestion trouble: Trouble) -> String {
    switch trouble {
    case .badDate(let text):
      say(
        fr:
          "« \(text) » n'est pas une date. Écrivez 2022-05-01, 2022-05 ou 2022, et pour --au aussi"
          + " aujourd'hui ou hier. Un instant ou une position, #40, ne va qu'à --connu-le.",
        en:
          "“\(text)” is no date. Write 2022-05-01, 2022-05 or 2022, and for --as-of also today or"
          + " yesterday. An instant or a position, #40, goes with --known-on only.")
    case .badMoment(let text):
      say(
        fr: "« \(text) » n'est ni une date, ni un instant, ni une position. Écrivez 2022-05-01,"
          + " 2022-05, aujourd'hui, hier, #40 ou tete:41.",
        en: "“\(text)” is no date, instant or position. Write 2022-05-01, 2022-05, today,"
          + " yesterday, #40 or checkpoint:41.")
    case .agreementNotNamed(let ids) where ids.isEmpty:
      say(
        fr: "Le registre ne contient encore aucune entente. Consignez agreement.proposed.",
        en: "The ledger holds no agreement yet. Record agreement.proposed.")
    case .agreementNotNamed(let ids):
      say(
        fr: "Le registre contient plusieurs ententes : choisissez \(choice(ids.map(\.text))) avec"
          + " --entente.",
        en: "The ledger holds several agreements: choose \(choice(ids.map(\.text))) with"
          + " --agreement.")
    case .unknownAgreement(let id):
      say(
        fr: "Le registre ne connaît pas l'entente \(id.text) à ces dates. Vérifiez l'identifiant"
          + " et les dates.",
        en: "The ledger knows no agreement \(id.text) at these dates. Check the id and the dates.")
    case .unknownObject(let name):
      say(
        fr: "\(name) n'est pas connu de l'entente à ces dates. Vérifiez le code et les dates.",
        en: "\(name) is not known to the agreement at these dates. Check the code and the dates.")
    case .unknownCode(let name, let known) where !named(name, among: known).isEmpty:
      say(
        fr: "« \(name) » est un nom : c'est celui de \(list(named(name, among: known))).",
        en: "“\(name)” is a name: that of \(list(named(name, among: known))).")
    case .annulled(let name, let record, let annulment):
      say(
        fr:
          "\(name) n'est plus connu : l'écriture \(record.description), qui en parle, a été annulée"
          + " par l'écriture \(annulment.description).",
        en: "\(name) is known no longer: record \(record.description), which speaks of it, was"
          + " annulled by record \(annulment.description).")
    case .unknownCode(let name, let known):
      say(fr: "Aucune écriture ne parle de « \(name) ».", en: "No record speaks of \(name).")
        + codesMeant(by: name, among: known)
    case .notYetKnown(let name, let record, let recorded, let occurred):
      say(
        fr: "\(name) n'est pas connu de l'entente à ces dates. L'écriture \(record.description), du"
          + " \(date(recorded)), est la première à en parler\(ofFacts(occurred)).",
        en: "\(name) is not known to the agreement at these dates. Record \(record.description), of"
          + " \(date(recorded)), is the first to speak of it\(ofFacts(occurred)).")
    case .unknownPath(let path, let near):
      (near.isEmpty
        ? say(
          fr:
            "Rien n'est consigné à \(path) : aucune écriture connue n'y met de valeur à ces dates.",
          en: "Nothing is recorded at \(path): no record that is known puts a value there at these"
            + " dates.")
        : say(
          fr: "Il n'y a pas de valeur à \(path) ; il y en a à :",
          en: "There is no value at \(path); there is one at:"))
        + near.map { "\n  \($0)" }.joined()
    case .noAnswer(let why):
      say(
        fr: "La question n'a pas de réponse : \(said(inStore: why)).",
        en: "The question has no answer: \(why).")
    case .noRecord(let sequence, let size):
      say(
        fr: "Il n'y a pas d'écriture \(sequence.description) : le journal en compte"
          + " \(String(size)), numérotées à partir de 0.",
        en: "There is no record \(sequence.description): the log holds \(String(size)), numbered"
          + " from 0.")
    case .noHead(let record, let size?, let heads) where !heads.isEmpty:
      say(
        fr: "Aucune tête signée de \(String(size)) écritures ne couvre l'écriture"
          + " \(record.description) ; celles qui la couvrent :"
          + " \(list(heads.suffix(20).map { String($0) })).",
        en: "No signed checkpoint of \(String(size)) records covers record \(record.description);"
          + " those that cover it: \(list(heads.suffix(20).map { String($0) })).")
    case .noHead(let record, _, _):
      say(
        fr: "Aucune tête signée ne couvre encore l'écriture \(record.description). Signez-en une :"
          + " entente sceller",
        en: "No signed checkpoint covers record \(record.description) yet. Sign one: entente"
          + " checkpoint")
    case .unknownType(let name):
      say(
        fr: "Le catalogue n'a pas de type « \(name) ». La commande « entente types » les énumère.",
        en: "The catalogue has no type “\(name)”. `entente types` lists them.")
    case .unknownZone(let zone):
      say(
        fr: "Le fuseau horaire \(zone) est inconnu sur cette machine. Installez ses données de"
          + " fuseaux (tzdata).",
        en: "The time zone \(zone) is not known on this machine. Install its time zone data"
          + " (tzdata).")
    default: ""
    }
  }

  private func say(ofFile trouble: Trouble) -> String {
    switch trouble {
    case .file(let path, let disk): "\(path)\(colon) \(sentence(for: disk))"
    case .fetch(let url, let trouble): "\(url)\(colon) \(sentence(for: trouble))"
    case .badLine(let line, let path, let offset, let reason):
      say(
        fr:
          "\(path), ligne \(String(line)), octet \(String(offset)) : \(sentence(for: reason))."
          + " Rien n'a été écrit.",
        en:
          "\(path), line \(String(line)), byte \(String(offset)): \(sentence(for: reason)). Nothing"
          + " was written."
      )
    case .emptyImport(let path):
      say(fr: "\(path) ne contient aucune action.", en: "\(path) holds no action.")
    case .importTooLarge(let path, let line, let limit):
      say(ofImport: path, line, limit)
    default: ""
    }
  }

  private func say(ofImport path: String, _ line: Int?, _ limit: ImportLimit) -> String {
    let place =
      line.map { say(fr: "\(path), ligne \(String($0))", en: "\(path), line \(String($0))") }
      ?? path
    return switch limit {
    case .lineBytes(let bytes):
      say(
        fr: "\(place) : une ligne a au plus \(number(bytes)) octets. Rien n'a été écrit.",
        en: "\(place): a line has at most \(number(bytes)) bytes. Nothing was written.")
    case .fileBytes(let bytes):
      say(
        fr: "\(place) : un fichier a au plus \(number(bytes)) octets. Partagez-le. Rien n'a été"
          + " écrit.",
        en: "\(place): a file has at most \(number(bytes)) bytes. Split it. Nothing was written.")
    case .rows(let rows):
      say(
        fr: "\(place) : un fichier a au plus \(number(rows)) lignes. Partagez-le. Rien n'a été"
          + " écrit.",
        en: "\(place): a file has at most \(number(rows)) rows. Split it. Nothing was written.")
    }
  }

  private var colon: String { say(fr: " :", en: ":") }

  /// Why a file or a store cannot be read or written, and what to do.
  public func sentence(for disk: DiskTrouble) -> String {
    switch disk {
    case .missing:
      say(
        fr: "aucun fichier ni dossier de ce nom. Vérifiez le chemin.",
        en: "no such file or folder. Check the path.")
    case .missingFolder:
      say(
        fr: "ce dossier n'y est pas. Créez-le d'abord, ou vérifiez le chemin.",
        en: "this folder is not there. Make it first, or check the path.")
    case .exists:
      say(
        fr: "il existe déjà. Choisissez un autre nom.",
        en: "it exists already. Choose another name.")
    case .notPermitted:
      say(
        fr:
          "permission refusée. Vérifiez le propriétaire et le mode du fichier et de ses dossiers.",
        en: "permission denied. Check owner and mode of the file and its folders.")
    case .readOnly:
      say(
        fr: "on ne peut qu'y lire. Travaillez sur une copie, ou rendez le dossier inscriptible.",
        en: "it can only be read. Work on a copy, or make the folder writable.")
    case .full:
      say(
        fr: "il n'y a plus de place. Rien n'a été écrit ; libérez de l'espace et recommencez.",
        en: "no room is left. Nothing was written; free some space and try again.")
    case .locked:
      say(
        fr: "un autre processus le tient verrouillé. Attendez qu'il finisse.",
        en: "another process holds its lock. Wait until it ends.")
    case .tooManyReaders:
      say(
        fr: "trop de lecteurs à la fois. Terminez-en quelques-uns et recommencez.",
        en: "too many readers at once. End some of them and try again.")
    case .tooLong:
      say(
        fr: "le fichier est trop long. Vérifiez que c'est le bon.",
        en: "the file is too long. Check that it is the one you meant.")
    case .cutShort:
      say(
        fr: "le fichier finit trop tôt. Reprenez-le d'une sauvegarde.",
        en: "the file ends too early. Restore it from a backup.")
    case .damaged:
      say(
        fr: "ce qui est conservé est endommagé. N'écrivez plus ; lancez « entente verifier » et"
          + " reprenez la dernière bonne sauvegarde.",
        en:
          "what is stored is damaged. Stop writing; run `entente verify` and restore the last good"
          + " backup.")
    case .endless:
      say(
        fr: "c'est un tube ou un appareil, qui pourrait ne jamais finir. Enregistrez-en le contenu"
          + " dans un fichier, ou donnez-le par l'entrée standard, « - ».",
        en: "it is a pipe or a device, which might never end. Save what it gives to a file, or give"
          + " it on standard input, “-”.")
    case .folder:
      say(
        fr: "c'est un dossier. Nommez un fichier, par exemple un fichier de ce dossier.",
        en: "it is a folder. Name a file, for example one in that folder.")
    case .kept:
      say(
        fr: "c'est une clé privée ou sa garde, ou c'est dans le dossier d'un registre, d'un miroir"
          + " ou d'un témoin, où rien ne s'écrit sur demande. Choisissez un autre dossier.",
        en: "it is a private key or its guard, or in the folder of a ledger, a mirror or a witness,"
          + " where nothing is written on request. Choose another folder.")
    case .other(let what):
      say(
        fr: "le système répond \(said(inStore: what)). Vérifiez le disque et son montage.",
        en: "the system answers \(said(inStore: what)). Check the disk and its mount.")
    case .said(let what): "\(said(inStore: what))."
    }
  }
}

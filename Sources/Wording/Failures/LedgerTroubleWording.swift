import Partnership

extension Wording {
  /// What is said of a ledger that cannot be opened, written, sealed or copied.
  func say(ofLedger trouble: Trouble) -> String {
    switch trouble {
    case .noLedger(let path):
      say(
        fr: "\(path) ne contient pas de registre. Vérifiez le chemin, ou créez-en un avec"
          + " « entente ouvrir ».",
        en: "\(path) holds no ledger. Check the path, or make one with `entente open`.")
    case .ledgerExists(let path):
      say(
        fr: "\(path) contient déjà un registre. Choisissez un autre dossier.",
        en: "\(path) holds a ledger already. Choose another folder.")
    case .unfit(let path, let store): say(of: store, at: path)
    case .newerFormat(let path, let found, let newest):
      say(
        fr: "\(path) : le registre est au format \(String(found)) et ce programme lit jusqu'au"
          + " format \(String(newest)). Prenez le programme qui l'a écrit, ou un plus récent.",
        en: "\(path): the ledger has format \(String(found)) and this program reads up to format"
          + " \(String(newest)). Use the program that wrote it, or a later one.")
    case .otherFold(let path, let found, let current):
      say(
        fr: "\(path) : les tables dérivées sont de la version \(String(found)) et ce"
          + " programme fait la version \(String(current)). Ouvrez une fois le registre en écriture"
          + " pour qu'elles soient refaites.",
        en: "\(path): the derived tables are of version \(String(found)) and this"
          + " program makes version \(String(current)). Open the ledger once for writing, so that"
          + " they are made again.")
    case .inUse(let path):
      say(
        fr: "\(path) est ouvert par un autre processus. Fermez-le et recommencez.",
        en: "\(path) is open in another process. Close it and try again.")
    case .folderNotEmpty(let path):
      say(
        fr: "\(path) n'est pas vide. Choisissez un autre dossier.",
        en: "\(path) is not empty. Choose another folder.")
    case .clockUnreadable:
      say(
        fr: "L'horloge de cette machine ne donne pas de date. Réglez-la et recommencez.",
        en: "The clock of this machine gives no date. Set it and try again.")
    case .key(let path, let what):
      say(
        fr: "\(path) : \(said(inStore: what)). Remettez en place le fichier de ce registre.",
        en: "\(path): \(said(inStore: what)). Put back the file that belongs to this ledger.")
    case .bundle(let path, let what):
      say(
        fr: "\(path) ne se lit pas comme un paquet : \(said(inStore: what)). Redemandez-le à qui"
          + " tient le registre.",
        en: "\(path) does not read as a bundle: \(said(inStore: what)). Ask whoever keeps the"
          + " ledger for it again."
      )
    case .noFork(let path, let what):
      say(
        fr:
          "\(path) ne montre aucune bifurcation : \(said(inStore: what)). Cela n'accuse personne.",
        en: "\(path) shows no fork: \(said(inStore: what)). It accuses nobody.")
    case .fork(let path, let origin):
      say(
        fr: "Qui signe les têtes de \(origin) a signé deux histoires qui se contredisent. Rien n'a"
          + " été pris. \(path) le prouve à quiconque : gardez-le, montrez-le à chaque partenaire"
          + " (« entente verifier \(path) »).",
        en: "Whoever signs the checkpoints of \(origin) has signed two histories that contradict"
          + " each other. Nothing was taken. \(path) proves it to anybody: keep it, and show it to"
          + " every partner (`entente verify \(path)`).")
    case .mirror(let path):
      say(
        fr: "\(path) est le miroir d'un registre tenu ailleurs. Consignez là-bas, puis prenez son"
          + " prochain paquet (« entente miroir prendre »).",
        en: "\(path) mirrors a ledger that is kept elsewhere. Record there, then take its next"
          + " bundle (`entente mirror take`).")
    case .bundleAhead(let from, let size):
      say(
        fr: "Le paquet continue à partir de \(String(from)) et le miroir en est à \(String(size)) :"
          + " demandez ce qui manque, « entente paquet --depuis \(String(size)) ».",
        en:
          "The bundle goes on from \(String(from)) and the mirror is at \(String(size)): ask for"
          + " what is missing, `entente bundle --since \(String(size))`.")
    case .noMirror(let path):
      say(
        fr: "\(path) n'est pas un miroir. Faites-en un avec « entente miroir ouvrir ».",
        en: "\(path) is no mirror. Make one with `entente mirror open`.")
    case .noCopy(let path, .itself):
      say(
        fr: "\(path) est le registre lui-même, où ce qui a été effacé l'est déjà. Nommez-en une"
          + " copie.",
        en: "\(path) is the ledger itself, where what was erased is erased already. Name a copy of"
          + " it.")
    case .noCopy(let path, .noLedger):
      say(
        fr: "\(path) n'est pas le dossier d'un registre : c'est une sauvegarde que --appliquer met"
          + " à jour. Un dossier exporté ne se change pas : envoyez l'avis de l'effacement (« entente"
          + " effacer --avis NUMÉRO ») à qui le tient.",
        en: "\(path) is no folder of a ledger: it is a backup that --apply brings up to date. A"
          + " dossier that was exported is not changed: send the notice of the erasure (`entente"
          + " erase --notice NUMBER`) to whoever holds it.")
    case .noCopy(let path, .link(let name)):
      say(
        fr: "\(path) n'est pas touché : \(name) y est un lien, ou un fichier partagé avec un autre"
          + " dossier, où l'effacement aurait lieu aussi. Faites une copie des fichiers eux-mêmes"
          + " (cp -rL), puis recommencez sur elle.",
        en: "\(path) is not touched: its \(name) is a link, or shared with another folder, where"
          + " the erasure would take place too. Copy the files themselves (cp -rL), then try again"
          + " on the copy.")
    case .noCopy(let path, .ofOtherLedger(let name)):
      say(
        fr: "\(path) n'est pas une copie de ce registre, mais du registre \(name). Rien n'y a été"
          + " effacé.",
        en: "\(path) is no copy of this ledger, but of the ledger \(name). Nothing was erased"
          + " there.")
    case .noCopy(let path, .ofOtherHistory):
      say(
        fr: "\(path) a des écritures que ce registre n'a pas : ce n'en est pas une copie plus"
          + " ancienne. Rien n'y a été effacé. Reportez-y les effacements depuis le registre qui les"
          + " a, ou détruisez cette copie.",
        en: "\(path) has records that this ledger does not have: it is no older copy of it. Nothing"
          + " was erased there. Carry the erasures over from the ledger that has them, or destroy this"
          + " copy.")
    case .noCopy(let path, .documentsInTheClear(let count)):
      say(
        fr: "\(path) est une copie sans les clés des textes : elle n'a pas de texte à effacer, mais"
          + " garde en clair des documents effacés (\(number(count))), et aucun effacement ne s'y"
          + " reporte. Détruisez-la, et faites-en une autre.",
        en: "\(path) is a copy without the keys of words: it has no words to erase, but keeps in"
          + " the clear documents that were erased (\(number(count))), and no erasure is carried"
          + " into it. Destroy it, and make another.")
    case .notAdopted(_, let record, let refusal?, _):
      say(
        fr: "L'écriture \(record.map { $0.description } ?? "") du paquet enfreint une règle :"
          + " \(sentence(for: refusal)) Rien n'a été pris.",
        en: "Record \(record.map { $0.description } ?? "") of the bundle breaks a rule:"
          + " \(sentence(for: refusal)) Nothing was taken.")
    case .notAdopted(let path, _, nil, let what):
      say(
        fr: "\(path) : \(said(inStore: what)).",
        en: "\(path): \(said(inStore: what)).")
    case .actionFile(let path, let what):
      say(
        fr: "\(path) n'est pas une action à signer : \(said(inStore: what)). Refaites le fichier"
          + " (« entente consigner … --a-signer »).",
        en: "\(path) is no action to be signed: \(said(inStore: what)). Write the file again"
          + " (`entente record … --to-sign`).")
    case .keyFile(let path, .missing):
      say(
        fr: "\(path) n'existe pas. Faites une clé (« entente cles faire »), ou nommez son fichier.",
        en: "\(path) does not exist. Make a key (`entente keys make`), or name its file.")
    case .keyFile(let path, .malformed):
      say(
        fr: "\(path) n'est pas un fichier de clé. Nommez celui qui a été fait avec la clé.",
        en: "\(path) is no key file. Name the one that was made with the key.")
    case .keyFile(let path, .ofOtherUse(let use)):
      say(
        fr:
          "\(path) est une clé pour un autre usage (\(label(of: use.rawValue, in: .use))). Nommez"
          + " une clé pour celui-ci.",
        en:
          "\(path) is a key for another use (\(label(of: use.rawValue, in: .use))). Name a key for"
          + " this one."
      )
    case .checkpointKey(let path, let trouble): sentence(for: trouble, at: path)
    case .nothingSigned(let path):
      say(
        fr: "\(path) : aucune tête n'y a encore été signée, car l'ouverture a été interrompue."
          + " Relancez la même commande « entente ouvrir ».",
        en: "\(path): no checkpoint has been signed there yet, for its opening was interrupted."
          + " Run the same `entente open` again.")
    case .guardAhead(let path, let signed, let size):
      say(
        fr: "\(path) a signé \(String(signed)) écritures et le registre en contient"
          + " \(String(size)) : une copie plus ancienne a été mise à sa place. Reprenez une copie"
          + " plus récente, ou ne signez plus jamais avec cette clé.",
        en: "\(path) has signed \(String(signed)) records and the ledger holds \(String(size)): an"
          + " older copy was put in its place. Restore a newer copy, or never sign with this key"
          + " again.")
    case .guardDisagrees(let path, let size):
      say(
        fr:
          "\(path) a signé, à \(String(size)) écritures, une autre histoire que celle du registre."
          + " Lancez « entente verifier » et ne signez plus avec cette clé avant d'avoir compris.",
        en: "\(path) signed another history of \(String(size)) records than the ledger's. Run"
          + " `entente verify`, and do not sign with this key until it is explained.")
    case .store(let path, let disk): "\(path)\(say(fr: " :", en: ":")) \(sentence(for: disk))"
    case .interrupted(let path, let what): sentence(for: what, at: path)
    case .damaged(let path, let what):
      say(
        fr:
          "\(path) est endommagé (\(said(inStore: what))). N'écrivez plus ; lancez « entente"
          + " verifier » et reprenez la dernière bonne sauvegarde.",
        en: "\(path) is damaged (\(said(inStore: what))). Stop writing; run `entente verify` and"
          + " restore the last good backup.")
    case .badCopy(let path, let what):
      say(
        fr:
          "\(path) ne passe pas la vérification (\(said(inStore: what))) : la copie est altérée ou incomplète."
          + " Elle n'a pas servi.",
        en:
          "\(path) does not pass verification (\(said(inStore: what))): the copy is altered or"
          + " incomplete. It was not used.")
    default: ""
    }
  }

  private func say(of store: StoreTrouble, at path: String) -> String {
    switch store {
    case .absent: say(ofLedger: .noLedger(path: path))
    case .empty:
      say(
        fr: "\(path)/data.mdb est vide. Reprenez une sauvegarde.",
        en: "\(path)/data.mdb is empty. Restore a backup.")
    case .foreign:
      say(
        fr:
          "\(path)/data.mdb n'est pas un registre. Vérifiez le chemin, ou reprenez une sauvegarde.",
        en: "\(path)/data.mdb is no ledger. Check the path, or restore a backup.")
    case .unreadable(let disk):
      "\(path)/data.mdb\(say(fr: " :", en: ":")) \(sentence(for: disk))"
    case .otherVersion(let version):
      say(
        fr: "\(path)/data.mdb est à la version \(String(version)) du format de liblmdb, que ce"
          + " programme ne lit pas. Prenez le programme qui l'a écrit.",
        en: "\(path)/data.mdb has version \(String(version)) of liblmdb's format, which this"
          + " program does not read. Use the program that wrote it.")
    case .truncated(let expected, let found):
      say(
        fr: "\(path)/data.mdb est tronqué : \(number(Int(clamping: found))) octets sur au moins"
          + " \(number(Int(clamping: expected))). Reprenez une sauvegarde.",
        en: "\(path)/data.mdb is cut short: \(number(Int(clamping: found))) bytes of at least"
          + " \(number(Int(clamping: expected))). Restore a backup.")
    case .damagedPage(let page):
      say(
        fr: "\(path)/data.mdb est endommagé à la page \(String(page)). Reprenez une sauvegarde.",
        en: "\(path)/data.mdb is damaged at page \(String(page)). Restore a backup.")
    }
  }
}

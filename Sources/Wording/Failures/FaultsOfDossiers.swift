internal import Partnership

extension FaultName {
  /// What the faults of dossiers mean.
  var meaningOfDossiers: Bilingual {
    switch self {
    case .archiveUnreadable:
      Bilingual(
        fr: "l'archive est coupée, endommagée, ou faite pour que tous n'y trouvent pas la même"
          + " chose : ne la décompressez pas",
        en: "the archive was cut, is damaged, or is made so that not everybody finds the same in"
          + " it: do not unpack it")
    case .archiveNotInPlace:
      Bilingual(
        fr: "l'archive n'a pas ses fichiers tels quels, et ne se lit pas sur place :"
          + " décompressez-la, puis vérifiez le dossier qui en sort",
        en: "the archive does not have its files as they are, and is not read in place: unpack it,"
          + " then verify the folder that comes out")
    case .bagUnreadable:
      Bilingual(
        fr: "un fichier qui dit ce que le dossier contient ne se lit pas",
        en: "a file that says what the dossier holds does not read")
    case .bagFileAltered:
      Bilingual(
        fr: "un fichier n'a pas les octets que dit la liste du dossier",
        en: "a file does not have the bytes that the dossier's list says")
    case .bagFileMissing:
      Bilingual(fr: "un fichier du dossier manque", en: "a file of the dossier is missing")
    case .bagFileSurplus:
      Bilingual(
        fr: "un fichier n'est pas du dossier : si votre système l'y a mis (.DS_Store, Thumbs.db),"
          + " ôtez-le et vérifiez de nouveau",
        en: "a file does not belong to the dossier: if your system put it there (.DS_Store,"
          + " Thumbs.db), remove it and verify again")
    case .openingUnreadable:
      Bilingual(
        fr: "une ligne de ce qui est ouvert, ou dit non remis, ne se lit pas",
        en: "a line of what is opened or withheld does not read")
    case .partUnaccounted:
      Bilingual(
        fr: "une part de l'écriture n'est ni ouverte ni dite non remise : demandez-la",
        en: "a part of the record is neither opened nor said to be withheld: ask for it")
    case .partMiscounted:
      Bilingual(
        fr: "une part de l'écriture est dite non remise, et elle est ouverte ou n'existe pas",
        en: "a part of the record is said to be withheld, and it is opened or does not exist")
    case .erasureUnfounded:
      Bilingual(
        fr: "une part de l'écriture est dite effacée, et aucune écriture ne l'efface",
        en: "a part of the record is said to be erased, and no record erases it")
    case .erasedShown:
      Bilingual(
        fr: "une part de l'écriture est montrée, et une écriture sous la tête l'efface : le dossier"
          + " n'a pu être fait après elle",
        en: "a part of the record is shown, and a record under the head erases it: no dossier made"
          + " after that has it")
    case .openedBeyondAudience:
      Bilingual(
        fr: "une part de l'écriture est ouverte, et ce dossier n'est pas pour qui peut la voir",
        en: "a part of the record is opened, and this dossier is not for whoever may see it")
    case .withheldUnfounded:
      Bilingual(
        fr: "une part de l'écriture n'est pas remise, pour une raison qui ne vaut pas pour elle :"
          + " demandez-la",
        en: "a part of the record is withheld for a reason that does not hold for it: ask for it")
    case .derivedFileDiffers:
      Bilingual(
        fr: "un fichier n'est pas ce que font les écritures et la sélection",
        en: "a file is not what the records and the selection make")
    case .derivedFileOfOtherVersion:
      Bilingual(
        fr: "le dossier dit, et rien ne le montre, qu'une autre version du programme a fait ce"
          + " fichier : il diffère de celui que fait celle-ci, et n'a pas été jugé ; vérifiez avec"
          + " l'autre",
        en: "the dossier says, and nothing shows it, that another version of the program made this"
          + " file: it differs from what this version makes, and was not judged; verify with the"
          + " other")
    default:
      Bilingual(
        fr: "le registre nommé n'a consigné aucune exportation de cette empreinte",
        en: "the ledger that was named has recorded no export of this digest")
    }
  }
}

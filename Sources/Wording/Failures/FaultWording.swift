public import Partnership

extension Wording {
  /// What a fault of a verification means, in one sentence without its full stop.
  public func sentence(for fault: FaultName) -> String { say(fault.meaning) }
}

extension FaultName {
  fileprivate var meaning: Bilingual {
    switch self {
    case .storeUnfit, .storeDamaged, .tableMissing, .tableUnknown, .formatNewer: meaningOfStore
    case .recordMissing, .recordMisplaced, .rowUnreadable, .headerUnreadable, .factsAltered,
      .wordsAltered, .wordsMissing, .erasureUnfinished, .wordsKeysAltered, .wordsKeysAbsent,
      .documentMissing, .documentAltered, .recordNewer:
      meaningOfBytes
    case .recordedNotLater, .actionRepeated, .catalogueFell, .otherLedger, .openingMisplaced:
      meaningOfOrder
    case .treeAltered, .treeRowMissing, .treeRowUnknown, .checkpointKeyUnusable,
      .checkpointUnreadable, .checkpointSignature, .checkpointKeyOutside, .checkpointRoot,
      .checkpointAhead,
      .checkpointMissing, .checkpointUnstored, .timeStampUnreadable, .timeStampDiffers,
      .cosignatureInvalid, .guardUnreadable,
      .guardAhead, .guardDisagrees, .signatureUnchecked, .signatureInvalid, .seenDiffers,
      .keyUnusable:
      meaningOfTree
    case .witnessAhead, .witnessDiffers, .witnessSilent, .forkKept: meaningOfWitnesses
    case .keyNotAccepted, .keyNotVouched, .keyNotRecorded: meaningOfKeys
    case .tileMissing, .tileUnreadable, .tileAltered, .olderHeadDiffers, .olderHeadAhead,
      .headNotAccepted, .quorumNotMet, .policyNotGiven, .headNotVouched:
      meaningOfTiles
    case .proofUnreadable, .notIncluded, .recordFileUnreadable, .recordNotGiven: meaningOfProofs
    case .bundleUnreadable, .notConsistent, .beginningNotGiven: meaningOfBundles
    case .selectionUnreadable, .selectionLineUnreadable, .selectionOtherHead,
      .selectionHeaderDiffers, .selectionDisordered, .selectionIncomplete, .selectionSurplus:
      meaningOfSelections
    case .bagUnreadable, .bagFileAltered, .bagFileMissing, .bagFileSurplus, .openingUnreadable,
      .partUnaccounted, .partMiscounted, .erasureUnfounded, .erasedShown, .openedBeyondAudience,
      .withheldUnfounded, .derivedFileDiffers,
      .derivedFileOfOtherVersion, .dossierNotIssued, .archiveUnreadable, .archiveNotInPlace:
      meaningOfDossiers
    default: meaningOfState
    }
  }

  private var meaningOfTiles: Bilingual {
    switch self {
    case .tileMissing: Bilingual(fr: "une tuile manque", en: "a tile is missing")
    case .tileUnreadable:
      Bilingual(fr: "une tuile d'entrées ne se lit pas", en: "a tile of entries does not read")
    case .tileAltered:
      Bilingual(
        fr: "une tuile n'a pas les empreintes des en-têtes",
        en: "a tile does not have the hashes of the headers")
    case .olderHeadDiffers:
      Bilingual(
        fr: "la tête gardée d'avant est d'une autre histoire : ce qu'elle couvre a été réécrit",
        en: "the head kept from before is of another history: what it covers was rewritten")
    case .olderHeadAhead:
      Bilingual(
        fr: "la tête gardée d'avant couvre plus d'écritures que celle-ci : copie ancienne, ou"
          + " histoire coupée",
        en: "the head kept from before covers more records than this one: an older copy, or a"
          + " history that was cut")
    case .headNotAccepted:
      Bilingual(
        fr: "aucune clé donnée pour ce registre n'a signé la tête",
        en: "no key that was given for this ledger has signed the head")
    case .quorumNotMet:
      Bilingual(
        fr: "trop peu de témoins de la politique ont contresigné la tête",
        en: "too few witnesses of the policy have cosigned the head")
    case .headNotVouched:
      Bilingual(
        fr: "les ancres n'ont pas la clé de ce registre, et aucun de leurs témoins n'a contresigné"
          + " la tête",
        en: "the anchors do not have the key of this ledger, and no witness of theirs has cosigned"
          + " the head")
    default:
      Bilingual(
        fr: "cohérent, mais on ignore de qui cela vient : donnez la politique (--politique) ou les"
          + " clés (--ancres) reçues de chaque partenaire",
        en: "consistent in itself; whose, nobody has said: give the policy (--policy) or the keys"
          + " (--anchors) that you have from each partner")
    }
  }

  private var meaningOfProofs: Bilingual {
    switch self {
    case .proofUnreadable:
      Bilingual(fr: "le fichier de preuve ne se lit pas", en: "the file of the proof does not read")
    case .notIncluded:
      Bilingual(
        fr: "la preuve ne mène pas de l'écriture à la racine de la tête",
        en: "the proof does not lead from the record to the root of the head")
    case .recordFileUnreadable:
      Bilingual(
        fr: "le fichier de l'écriture ne se lit pas", en: "the file of the record does not read")
    default:
      Bilingual(
        fr: "l'écriture n'a pas été donnée : la preuve n'a rien à placer (--ecriture)",
        en: "the record was not given: the proof has nothing to place (--record)")
    }
  }

  private var meaningOfBundles: Bilingual {
    switch self {
    case .bundleUnreadable:
      Bilingual(fr: "le paquet ne se lit pas", en: "the bundle does not read")
    case .notConsistent:
      Bilingual(
        fr: "les empreintes du paquet ne montrent pas que sa tête continue ce qui précède",
        en: "the hashes of the bundle do not show that its head continues what came before")
    default:
      Bilingual(
        fr:
          "le paquet continue des écritures qui n'ont pas été données : donnez la tête que vous en"
          + " avez gardée (--ancienne)",
        en: "the bundle continues records that were not given: give the head of them that you kept"
          + " (--old)")
    }
  }

  private var meaningOfStore: Bilingual {
    switch self {
    case .storeUnfit:
      Bilingual(
        fr: "data.mdb ne peut pas être ouvert sans risque", en: "data.mdb cannot be opened safely")
    case .storeDamaged:
      Bilingual(
        fr: "une page du registre est endommagée près d'ici",
        en: "a page of the store is damaged near here")
    case .tableMissing:
      Bilingual(fr: "une table manque", en: "a table is missing")
    case .tableUnknown:
      Bilingual(fr: "une table n'est d'aucun registre", en: "a table is no ledger's")
    default:
      Bilingual(
        fr: "le format est plus récent que ce programme : rien n'a été vérifié",
        en: "the format is newer than this program: nothing was checked")
    }
  }

  private var meaningOfBytes: Bilingual {
    switch self {
    case .recordMissing:
      Bilingual(fr: "des écritures manquent ici", en: "records are missing here")
    case .recordMisplaced:
      Bilingual(
        fr: "l'écriture n'est pas à la place que dit son en-tête",
        en: "the record does not stand where its header says")
    case .rowUnreadable:
      Bilingual(fr: "la ligne du journal ne se lit pas", en: "the row of the log does not read")
    case .headerUnreadable:
      Bilingual(fr: "l'en-tête ne se lit pas", en: "the header does not read")
    case .factsAltered:
      Bilingual(
        fr: "les données ne sont pas celles que l'en-tête engage",
        en: "the facts are not those the header commits to")
    case .wordsAltered:
      Bilingual(
        fr: "les textes ne sont pas ceux que l'en-tête engage",
        en: "the words are not those the header commits to")
    case .wordsMissing:
      Bilingual(
        fr: "les textes manquent et aucune écriture ne les efface",
        en: "the words are missing and no record erases them")
    case .erasureUnfinished:
      Bilingual(
        fr: "ce qu'une écriture efface n'est pas encore détruit : ouvrir le registre pour y écrire"
          + " l'achève",
        en: "what a record erases is not destroyed yet: opening the ledger for writing finishes it")
    case .wordsKeysAltered:
      Bilingual(
        fr: "words.keys n'est pas celui de ce registre, ou finit trop tôt",
        en: "words.keys is not this ledger's, or ends too early")
    case .wordsKeysAbsent:
      Bilingual(
        fr: "words.keys n'est pas ici : les textes n'ont pas été vérifiés",
        en: "words.keys is not here: the words were not checked")
    case .documentMissing:
      Bilingual(
        fr: "un document que le registre dit garder n'y est pas",
        en: "a document the ledger says it holds is not there")
    case .documentAltered:
      Bilingual(
        fr: "un document gardé n'est pas celui que dit son écriture",
        en: "a document held is not the one its record says")
    default:
      Bilingual(
        fr: "l'écriture est d'un format ou d'un catalogue plus récent que ce programme",
        en: "the record is of a format or a catalogue newer than this program")
    }
  }

  private var meaningOfOrder: Bilingual {
    switch self {
    case .recordedNotLater:
      Bilingual(
        fr: "l'écriture n'est pas postérieure à celle qui la précède",
        en: "the record is not later than the one before it")
    case .actionRepeated:
      Bilingual(
        fr: "deux écritures viennent d'une même action", en: "two records come from one action")
    case .catalogueFell:
      Bilingual(
        fr: "le catalogue est plus ancien que celui d'une écriture précédente",
        en: "the catalogue is older than that of an earlier record")
    case .otherLedger:
      Bilingual(fr: "un autre registre est nommé ici", en: "another ledger is named here")
    default:
      Bilingual(
        fr: "la première écriture n'ouvre pas le registre, ou une autre l'ouvre",
        en: "the first record does not open the ledger, or a later one does")
    }
  }

  private var meaningOfTree: Bilingual {
    switch self {
    case .treeAltered:
      Bilingual(
        fr: "les empreintes conservées ne sont pas celles des écritures",
        en: "the stored hashes are not those of the records")
    case .treeRowMissing:
      Bilingual(fr: "l'arbre n'a pas cette écriture", en: "the tree lacks this record")
    case .treeRowUnknown:
      Bilingual(
        fr: "l'arbre a une ligne qui n'est d'aucune écriture",
        en: "the tree has a row that is no record's")
    case .checkpointKeyUnusable:
      Bilingual(
        fr: "la clé des têtes que nomme la première écriture ne sert à rien",
        en: "the key of checkpoints that the first record names is of no use")
    case .checkpointUnreadable:
      Bilingual(fr: "une tête ne se lit pas", en: "a checkpoint does not read")
    case .checkpointSignature:
      Bilingual(
        fr: "une tête n'est pas signée par la clé du registre",
        en: "a checkpoint is not signed by the ledger's key")
    case .checkpointKeyOutside:
      Bilingual(
        fr: "une tête est signée par une clé qui n'était pas encore ajoutée, ou déjà retirée",
        en: "a checkpoint is signed by a key that was not added yet, or retired already")
    case .checkpointRoot:
      Bilingual(
        fr: "ce qui a été signé n'est pas ce qui est conservé",
        en: "what was signed is not what is stored")
    case .checkpointAhead:
      Bilingual(
        fr: "une tête couvre plus d'écritures que le journal : une copie ancienne a pris sa place",
        en: "a checkpoint covers more records than the log: an older copy was put in its place")
    case .checkpointMissing:
      Bilingual(
        fr: "la tête de l'ouverture n'est pas là", en: "the checkpoint of the opening is not there")
    case .checkpointUnstored:
      Bilingual(
        fr: "une tête publiée n'est pas celle qui est conservée",
        en: "a published checkpoint is not the one that is stored")
    case .timeStampUnreadable:
      Bilingual(
        fr: "l'horodatage d'une tête publiée ne se lit pas",
        en: "the time stamp of a published checkpoint does not read")
    case .timeStampDiffers:
      Bilingual(
        fr: "l'horodatage à côté d'une tête publiée est d'autre chose",
        en: "the time stamp beside a published checkpoint is of something else")
    case .cosignatureInvalid:
      Bilingual(
        fr: "le contreseing d'un témoin ne vaut pas pour cette tête, ou la tête n'est pas du"
          + " registre",
        en: "the cosignature of a witness does not fit that checkpoint, or the checkpoint is none"
          + " of the ledger")
    case .guardUnreadable:
      Bilingual(fr: "la garde de la clé ne se lit pas", en: "the guard of the key does not read")
    case .guardAhead:
      Bilingual(
        fr: "la clé a signé plus d'écritures que le journal n'en a : une copie ancienne a pris sa"
          + " place",
        en: "the key has signed more records than the log holds: an older copy was put in its place"
      )
    case .signatureUnchecked:
      Bilingual(
        fr:
          "l'écriture porte une signature d'une clé qui n'est pas connue : elle n'a pas été vérifiée",
        en: "the record bears a signature by a key that is not known: it was not checked")
    case .signatureInvalid:
      Bilingual(
        fr: "une signature de l'écriture n'est pas celle de sa clé sur cet en-tête",
        en: "a signature of the record was not made by its key over this header")
    case .seenDiffers:
      Bilingual(
        fr: "l'auteur de l'écriture signée a vu une autre histoire que celle-ci",
        en: "the author of the signed record saw another history than this one")
    case .keyUnusable:
      Bilingual(
        fr: "une clé a été ajoutée qui n'engage personne",
        en: "a key was added that binds nobody")
    default:
      Bilingual(
        fr: "la garde se souvient d'une autre histoire que celle du journal",
        en: "the guard remembers another history than the log's")
    }
  }

  private var meaningOfState: Bilingual {
    switch self {
    case .agreementLabel:
      Bilingual(
        fr: "l'en-tête nomme une autre entente que l'écriture visée",
        en: "the header names another agreement than the record it targets")
    case .axesLabel:
      Bilingual(
        fr: "les axes de l'en-tête ne sont pas ceux que font ses données",
        en: "the axes of the header are not those its facts make")
    case .partiesLabel:
      Bilingual(
        fr: "les parties de l'en-tête ne sont pas celles que font ses données",
        en: "the parties of the header are not those its facts make")
    case .amendsLabel:
      Bilingual(
        fr: "l'en-tête de la rectification ne dit pas ce qu'elle change",
        en: "the header of the correction does not say what it changes")
    case .ruleBroken:
      Bilingual(
        fr: "l'écriture enfreint une règle de son catalogue",
        en: "the record breaks a rule of its catalogue")
    case .notJudged:
      Bilingual(
        fr: "ce qui suit le premier dommage n'a pas été jugé",
        en: "what follows the first damage was not judged")
    case .snapshotDiffers:
      Bilingual(
        fr: "la vue conservée n'est pas celle que font les écritures",
        en: "the stored view is not what the records make")
    case .snapshotMissing:
      Bilingual(
        fr: "la vue conservée manque, ou est trop ancienne",
        en: "the stored view is missing, or too old")
    case .snapshotUnknown:
      Bilingual(
        fr: "une vue conservée n'est d'aucune entente", en: "a stored view is of no agreement")
    case .derivedRowMissing:
      Bilingual(
        fr: "une ligne dérivée de l'écriture manque", en: "a row derived from the record is missing"
      )
    case .derivedRowDiffers:
      Bilingual(
        fr: "une ligne dérivée n'est pas ce que fait son écriture",
        en: "a derived row is not what its record makes")
    case .derivedRowUnknown:
      Bilingual(
        fr: "une ligne dérivée ne vient d'aucune écriture",
        en: "a derived row follows from no record")
    case .derivedAhead:
      Bilingual(
        fr: "les tables dérivées disent tenir plus d'écritures que le journal",
        en: "the derived tables say they hold more records than the log")
    case .metaAltered:
      Bilingual(
        fr: "ce que le magasin dit de lui-même a été changé",
        en: "what the store says of itself was changed")
    case .otherFold:
      Bilingual(
        fr:
          "les tables dérivées sont d'une autre version ; ouvrez une fois en écriture",
        en: "the derived tables are of another version; open once for writing")
    // Each of the others is said with its check, above.
    default: Bilingual(fr: "défaut", en: "fault")
    }
  }
}

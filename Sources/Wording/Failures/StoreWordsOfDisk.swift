extension StoreWords {
  /// Of liblmdb and of the file it keeps.
  static let ofStore = PhraseBook([
    (
      "the key is there already or would not come last; *",
      "la clé est déjà là ou ne viendrait pas en dernier ; un autre a pu écrire avant vous : relisez, puis recommencez"
    ),
    (
      "the store is damaged; stop writing*",
      "le magasin est endommagé ; n'écrivez plus, vérifiez et reprenez la dernière bonne sauvegarde"
    ),
    (
      "an earlier write failed beyond repair; *",
      "une écriture précédente a échoué sans recours ; fermez le magasin, vérifiez le disque, rouvrez-le"
    ),
    (
      "the store was written by another format of liblmdb; *",
      "le magasin a été écrit dans un autre format de liblmdb ; prenez le programme qui l'a écrit"
    ),
    (
      "this is not a store of liblmdb; *",
      "ce n'est pas un magasin de liblmdb ; vérifiez le chemin, ou reprenez une sauvegarde"
    ),
    (
      "all * reader slots are taken; *",
      "les {1} places de lecteur sont prises ; terminez des lecteurs et recommencez"
    ),
    (
      "the system starts no more processes or threads for this user; *",
      "le système ne lance plus de processus ni de fil d'exécution pour cet utilisateur ; terminez-en,"
        + " ou relevez la limite (ulimit -u), et recommencez"
    ),
    (
      "the system gives no more memory; *",
      "le système ne donne plus de mémoire ; libérez-en, ou relevez la limite (ulimit -v), et"
        + " recommencez"
    ),
    (
      "it is a folder; *",
      "c'est un dossier ; nommez un fichier, par exemple un fichier de ce dossier"
    ),
    (
      "there is no room left; *",
      "il n'y a plus de place ; rien n'a été écrit ; libérez de l'espace et recommencez"
    ),
    (
      "another process grew the store beyond the space reserved here; *",
      "un autre processus a agrandi le magasin au-delà de l'espace réservé ici ; relancez celui-ci"
    ),
    (
      "too many pages changed in one transaction; *",
      "trop de pages changées en une transaction ; écrivez par étapes plus petites"
    ),
    (
      "an earlier step of this transaction failed and nothing of it was recorded; *",
      "une étape précédente de cette transaction a échoué et rien n'en a été écrit ; voyez d'abord pourquoi, puis recommencez"
    ),
    (
      "a key must have 1 to 511 bytes and a value less than 4 GiB; *",
      "une clé a de 1 à 511 octets et une valeur moins de 4 Gio ; raccourcissez ou partagez"
    ),
    (
      "there is no table *; *",
      "il n'y a pas de table {1} ; le magasin est d'une autre version ou n'a pas été créé en entier"
    ),
    (
      "the store is already open in this process; *", "le magasin est déjà ouvert dans ce processus"
    ),
    (
      "the store was opened for reading; *",
      "le magasin est ouvert en lecture ; ouvrez-le en écriture"
    ),
    (
      "permission denied; *",
      "permission refusée ; vérifiez le propriétaire et le mode du fichier et de ses dossiers"
    ),
    (
      "the file system is mounted for reading only; *",
      "le système de fichiers est monté en lecture seule ; remontez-le en écriture, ou travaillez sur une copie"
    ),
    (
      "* was removed, replaced or cut while it was open; *",
      "{1} a été enlevé, remplacé ou coupé alors qu'il était ouvert ; rien n'a été consigné : terminez tous les programmes qui l'ont ouvert, et remettez-le"
    ),
    (
      "the lock file speaks of another commit than the store; *",
      "le fichier de verrous parle d'une autre transaction que le magasin ; rien n'a été consigné : terminez tous les programmes qui l'ont ouvert, et rouvrez-le"
    ),
    (
      "the store was written while it was read by somebody who may not write in its folder; *",
      "on a écrit dans le magasin pendant que le lisait quelqu'un qui ne peut pas écrire dans son dossier ; réessayez quand personne n'y écrit, ou demandez une sauvegarde"
    ),
    ("no such file or folder; *", "aucun fichier ni dossier de ce nom ; vérifiez le chemin"),
    ("it exists already; *", "il existe déjà ; choisissez un autre nom, ou enlevez-le d'abord"),
    (
      "another process holds the lock; *",
      "un autre processus tient le verrou ; terminez-le ou attendez-le"
    ),
    (
      "the file is longer than * bytes; *",
      "le fichier dépasse {1} octets ; vérifiez que c'est le bon"
    ),
    (
      "the file ends too early; *",
      "le fichier finit trop tôt ; il a été tronqué : reprenez-le d'une sauvegarde"
    ),
    ("nobody reads it any more; *", "plus personne ne lit ; rien n'est perdu que ce qui se disait"),
    ("liblmdb answered *; *", "liblmdb répond {1} ; fermez le magasin et rouvrez-le"),
    (
      "there is no data.mdb; *",
      "il n'y a pas de data.mdb ; vérifiez le chemin, ou créez le magasin"
    ),
    (
      "data.mdb is fit to be opened, at commit *", "data.mdb peut être ouvert, à la transaction {1}"
    ),
    (
      "data.mdb is empty; *",
      "data.mdb est vide ; reprenez une sauvegarde, ou enlevez le fichier si rien n'a été consigné"
    ),
    (
      "data.mdb is not a store of liblmdb; *",
      "data.mdb n'est pas un magasin de liblmdb ; vérifiez le chemin, ou reprenez une sauvegarde"
    ),
    (
      "data.mdb has format version * of liblmdb and this program reads version *; *",
      "data.mdb est à la version {1} du format de liblmdb et ce programme lit la version {2} ; prenez le programme qui l'a écrit"
    ),
    (
      "data.mdb is truncated: * bytes of at least *; *",
      "data.mdb est tronqué : {1} octets sur au moins {2} ; reprenez une sauvegarde"
    ),
    (
      "meta page * of data.mdb is damaged; *",
      "la page d'en-tête {1} de data.mdb est endommagée ; reprenez une sauvegarde"
    ),
    (
      "page * of data.mdb is damaged; *",
      "la page {1} de data.mdb est endommagée ; reprenez une sauvegarde"
    ),
    ("nothing was written", "rien n'a été écrit"),
  ])

  /// Of the operating system: the name of the error, then what it means.
  static let ofSystem = PhraseBook([
    ("EIO, *", "EIO, l'entrée ou la sortie a échoué"),
    ("EINVAL, *", "EINVAL, argument qui ne convient pas"),
    ("EMFILE, *", "EMFILE, trop de fichiers ouverts dans ce processus"),
    ("ENFILE, *", "ENFILE, trop de fichiers ouverts sur cette machine"),
    ("ENOTDIR, *", "ENOTDIR, ce n'est pas un dossier"),
    ("ENOTEMPTY, *", "ENOTEMPTY, le dossier n'est pas vide"),
    ("ENAMETOOLONG, *", "ENAMETOOLONG, nom trop long"),
    ("EFBIG, *", "EFBIG, fichier trop long"),
    ("EBUSY, *", "EBUSY, occupé"),
    ("ELOOP, *", "ELOOP, trop de liens symboliques"),
    ("EINTR, *", "EINTR, interrompu"),
    ("EBADF, *", "EBADF, pas ouvert pour cela"),
    ("ESPIPE, *", "ESPIPE, c'est un tube"),
    ("ENODEV, *", "ENODEV, aucun appareil de ce nom"),
    ("EILSEQ, *", "EILSEQ, ce n'est pas de l'UTF-8"),
    ("ENOSPC, *", "ENOSPC, il n'y a plus de place"),
  ])
}

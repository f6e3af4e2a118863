extension StoreWords {
  /// Of proofs, policies and anchors.
  static let ofTrust = PhraseBook([
    (
      "Line * is not that of a proof *",
      "la ligne {1} n'est pas celle d'une preuve (c2sp.org/tlog-proof@v1) : redemandez le fichier entier"
    ),
    (
      "Line * of the policy is refused (a line begins with log*",
      "la ligne {1} de la politique est refusée : une ligne commence par log, witness, group ou quorum"
    ),
    (
      "Line * of the policy is refused (it has too few or too many words*",
      "la ligne {1} de la politique est refusée : trop ou trop peu de mots"
    ),
    (
      "Line * of the policy is refused (the same public key*",
      "la ligne {1} de la politique est refusée : la même clé est déjà plus haut"
    ),
    (
      "Line * of the policy is refused (the name is taken*",
      "la ligne {1} de la politique est refusée : ce nom est pris"
    ),
    (
      "Line * of the policy is refused (it names what no line*",
      "la ligne {1} de la politique est refusée : ce nom n'est défini par aucune ligne plus haut"
    ),
    (
      "Line * of the policy is refused (a member counts once*",
      "la ligne {1} de la politique est refusée : un membre compte une fois, dans un groupe"
    ),
    (
      "Line * of the policy is refused (the threshold is*",
      "la ligne {1} de la politique est refusée : le seuil est any, all, ou de 1 au nombre de membres"
    ),
    (
      "Line * of the policy is refused (a log signs with*",
      "la ligne {1} de la politique est refusée : un journal signe avec une clé de type 1, un témoin avec une de type 4"
    ),
    (
      "Line * of the policy is refused (there is one quorum*",
      "la ligne {1} de la politique est refusée : il y a une seule ligne quorum"
    ),
    (
      "Line * of the policy is refused (a policy needs a quorum*",
      "la ligne {1} de la politique est refusée : une politique demande une ligne quorum"
    ),
    (
      "Line * of the policy is refused (no more than * of a sort*",
      "la ligne {1} de la politique est refusée : on n'en lit pas plus de {2} d'une sorte"
    ),
    (
      "Line * of the anchors is refused (a line begins with act*",
      "la ligne {1} des ancres est refusée : une ligne commence par act, checkpoint ou witness"
    ),
    (
      "Line * of the anchors is refused (use, owner and key*",
      "la ligne {1} des ancres est refusée : usage, titulaire et clé, une espace entre eux"
    ),
    (
      "Line * of the anchors is refused (the owner is the id*",
      "la ligne {1} des ancres est refusée : le titulaire est l'identifiant d'une partie, ou l'origine d'un journal"
    ),
    (
      "Line * of the anchors is refused (a key is 64*",
      "la ligne {1} des ancres est refusée : une clé a 64 chiffres hexadécimaux minuscules"
    ),
    (
      "Line * of the anchors is refused (the key spells its point*",
      "la ligne {1} des ancres est refusée : la clé écrit son point d'une seconde façon"
    ),
    (
      "Line * of the anchors is refused (anyone can sign*",
      "la ligne {1} des ancres est refusée : n'importe qui peut signer sous cette clé"
    ),
    (
      "Line * of the anchors is refused (the same key stands*",
      "la ligne {1} des ancres est refusée : la même clé est déjà plus haut : une clé, un usage, un titulaire"
    ),
    (
      "Line * of the anchors is refused (no more than * keys*",
      "la ligne {1} des ancres est refusée : on ne lit pas plus de {2} clés"
    ),
    (
      "Line * of the anchors is refused (there is no key*",
      "la ligne {1} des ancres est refusée : il n'y a pas de clé"
    ),
    (
      "The cosignature of * is of second *",
      "la contresignature de {1} porte une heure qu'aucune horloge ne montre"
    ),
    (
      "The key of * is a witness's: *",
      "la clé de {1} est celle d'un témoin ; une tête est signée par la clé de son journal"
    ),
  ])
}
